"""Does the admin open to each role what it may, table by table, and nothing else?

What is expected follows from `tables.yaml`; the admin's own pages stand in `addresses.txt`.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from brecha.office.access.scope import visible
from brecha.office.data.admin import site
from office.matrix.expected import letters_of, lines
from office.matrix.knocking import knock, noted_writes, status_of
from office.matrix.world import ACTORS, SIDES, World, tables

WITHOUT_ROLE = ("nobody", "inactive", "public")
ADDED_ELSEWHERE = {"User"}  # the page of users makes a password for one sign-in
READ_ONLY = {"AuditLink", "Snapshot", "UploadLog", "PersonPair", "Person", "Attendance"}
WITH_SIDES = ("officer", "approver")
DELETING = ("coordinator", "officer")  # a page that looks for all that hangs on a row: slow
GONE = "go"  # the admin sends away, as if there were no such row
SETTLED = [line for line in lines() if " " not in line]


def letters_anywhere(line: str, actor: str, world: World) -> str:
    """Return what an actor may do with some row of a table."""
    states = [each for each in lines() if each.split()[0] == line]
    found = {
        letter
        for each in states
        for where in world.programmes
        for side in SIDES
        if (each, where, side) in world.rows
        for letter in letters_of(each, actor, where, side)
    }
    is_empty = "Membership" in line and actor == "administrator"
    return "".join(found) or ("VHACD" if is_empty else "")


def rows_for(line: str, actor: str, world: World) -> Iterator[tuple[str, str, str]]:
    """Yield (number, letters, words) of the rows at which an actor knocks."""
    found = [("closed", side) for side, _row in world.sides_of(line, "closed")]
    most = len(found) if actor in WITH_SIDES else 1
    abroad = [("elsewhere", side) for side, _row in world.sides_of(line, "elsewhere")][:1]
    for where, side in found[:most] + abroad:
        row = world.row(line, where, side)
        letters = letters_of(line, actor, where, side)
        if line.split(maxsplit=1)[0] in READ_ONLY:
            letters = "".join(set(letters) & set("VH"))
        yield str(row.pk), letters, f"{actor} {line} {side} {where}"


@pytest.mark.parametrize("line", SETTLED)
def test_a_list_and_its_form_open_to_who_may(line: str, world: World) -> None:
    at = f"admin/office/{line.lower()}/"
    for actor in ACTORS:
        letters = letters_anywhere(line, actor, world)
        for page, letter in (("", "V"), ("add/", "A")):
            is_open = letter in letters and not (page and line in READ_ONLY | ADDED_ELSEWHERE)
            expected = GONE if actor in WITHOUT_ROLE else "200" if is_open else "403"

            assert status_of(knock(world, actor, "GET", at + page)) == expected, (actor, page)

        with noted_writes() as writes:
            posted = status_of(knock(world, actor, "POST", f"{at}add/"))

        assert posted == expected, (actor, "POST add/")
        assert writes == [], actor


@pytest.mark.parametrize("line", lines())
def test_a_row_opens_to_who_may(line: str, world: World) -> None:
    at = f"admin/office/{line.split(maxsplit=1)[0].lower()}/"
    for actor in ACTORS:
        for pk, letters, words in rows_for(line, actor, world):
            is_hidden = actor in WITHOUT_ROLE or "V" not in letters
            looked = {GONE, "403"} if is_hidden else {"200"}
            deleting = {"200"} if "D" in letters and not is_hidden else {GONE, "403"}

            assert status_of(knock(world, actor, "GET", f"{at}{pk}/change/")) in looked, words
            if actor in DELETING:
                assert status_of(knock(world, actor, "GET", f"{at}{pk}/delete/")) in deleting, words
                assert status_of(knock(world, actor, "GET", f"{at}{pk}/history/")) == "403", words


@pytest.mark.parametrize("line", lines())
def test_a_row_is_written_by_nobody_who_may_not(line: str, world: World) -> None:
    at = f"admin/office/{line.split(maxsplit=1)[0].lower()}/"
    for actor in ACTORS:
        for pk, letters, words in rows_for(line, actor, world):
            is_hidden = actor in WITHOUT_ROLE or "V" not in letters
            refused = {GONE, "403"} if is_hidden else {"403"}

            with noted_writes() as writes:
                changed = status_of(knock(world, actor, "POST", f"{at}{pk}/change/"))
            assert writes == [], words
            assert changed in ({"200"} if "C" in letters and not is_hidden else refused), words

            if "D" not in letters or is_hidden:
                with noted_writes() as writes:
                    deleted = status_of(
                        knock(world, actor, "POST", f"{at}{pk}/delete/", "post=yes")
                    )
                assert writes == [], words
                assert deleted in refused, words


@pytest.mark.parametrize("line", SETTLED)
def test_a_bulk_action_does_nothing(line: str, world: World) -> None:
    row = next(
        row for (name, where, _), row in world.rows.items() if (name, where) == (line, "closed")
    )
    body = f"action=delete_selected&_selected_action={row.pk}&post=yes&select_across=1&index=0"
    for actor in ("coordinator", "officer", "administrator"):
        with noted_writes() as writes:
            knock(world, actor, "POST", f"admin/office/{line.lower()}/", body)

        assert writes == [], actor


def test_the_admin_has_no_other_way_to_write() -> None:
    for page in site._registry.values():  # noqa: SLF001 - Django gives no other name
        assert page.actions is None, page
        assert tuple(page.inlines) == (), page
        assert tuple(page.list_editable) == (), page
        assert not any(
            getattr(page, f"actions_{place}", None) for place in ("list", "row", "detail")
        ), page


@pytest.mark.parametrize("name", sorted(tables()))
def test_a_list_of_the_admin_is_what_may_be_seen(name: str, world: World) -> None:
    page = site._registry[tables()[name]]  # noqa: SLF001 - as above

    class Asking:
        GET: dict[str, str] = {}  # noqa: RUF012 - what a request holds

    for actor in ACTORS:
        Asking.user = world.users[actor]  # type: ignore[attr-defined]  # as above
        listed = set(page.get_queryset(Asking()).values_list("pk", flat=True))
        assert listed == set(
            visible(world.users[actor], tables()[name]).values_list("pk", flat=True)
        )
