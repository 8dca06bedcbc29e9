"""Does each register open to each role what `tables.yaml` promises, and nothing else?"""

from __future__ import annotations

import pytest

from brecha.office.screens.registers.table import REGISTERS
from office.matrix.expected import OUTSIDE, letters_of
from office.matrix.knocking import knock, noted_writes, status_of
from office.matrix.world import ACTORS, SIDES, World

SHOWN, REFUSED, MISSING, FAULTY = "200", "403", "404", {"409", "422"}


@pytest.mark.parametrize("name", sorted(REGISTERS))
def test_a_register_opens_to_who_may(name: str, world: World) -> None:
    table, at = REGISTERS[name].table.__name__, f"programmes/{{closed}}/registers/{name}/"
    for actor in ACTORS:
        letters = "".join(letters_of(table, actor, "closed", side) for side in sides(table, world))
        may_add = "A" in letters and REGISTERS[name].may_grow
        expected = SHOWN if "V" in letters else REFUSED
        adding = SHOWN if may_add else REFUSED

        if actor in OUTSIDE:
            expected = adding = MISSING
        with noted_writes() as writes:
            listed = status_of(knock(world, actor, "GET", at))
            offered = status_of(knock(world, actor, "GET", f"{at}new/"))
            added = status_of(knock(world, actor, "POST", f"{at}new/"))

        assert (listed, offered) == (expected, adding), actor
        assert added in (FAULTY if adding == SHOWN else {adding}), actor
        assert writes == [], actor


@pytest.mark.parametrize("name", sorted(REGISTERS))
def test_a_record_opens_to_who_may(name: str, world: World) -> None:
    found = REGISTERS[name]
    table, at = found.table.__name__, f"programmes/{{closed}}/registers/{name}/"
    for actor in ACTORS:
        for side in sides(table, world):
            letters = letters_of(table, actor, "closed", side)
            pk, words = world.row(table, "closed", side).pk, f"{actor} {side}"
            is_hidden, is_closed = "V" not in letters, actor in OUTSIDE
            refused = {MISSING} if is_closed else {MISSING, REFUSED} if is_hidden else {REFUSED}

            with noted_writes() as writes:
                looked = status_of(knock(world, actor, "GET", f"{at}{pk}/"))
                changed = status_of(knock(world, actor, "POST", f"{at}{pk}/"))
                deleted = status_of(knock(world, actor, "POST", f"{at}{pk}/delete/"))

            assert looked in ({SHOWN} if not is_hidden else refused), words
            assert changed in (FAULTY if "C" in letters and not is_hidden else refused), words
            may_delete = "D" in letters and found.may_grow and not is_hidden
            assert deleted in (FAULTY if may_delete else refused), words
            assert writes == [], words


@pytest.mark.parametrize("name", sorted(REGISTERS))
def test_a_record_of_another_programme_is_not_found(name: str, world: World) -> None:
    table = REGISTERS[name].table.__name__
    for where, side in (("elsewhere", each) for each in sides(table, world)):
        pk = world.row(table, where, side).pk
        for actor in ("coordinator", "officer"):
            for page in ("", "delete/"):
                address = f"programmes/{{closed}}/registers/{name}/{pk}/{page}"
                assert status_of(knock(world, actor, "POST", address)) in {MISSING, REFUSED}


def sides(table: str, world: World) -> list[str]:
    """Return the sides of which a table has a row."""
    return [side for side in SIDES if (table, "closed", side) in world.rows]
