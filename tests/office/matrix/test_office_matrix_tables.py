"""May each role do to each row what was promised, and nothing else? Table by table."""

from __future__ import annotations

from itertools import product

import pytest
from django.apps import apps

from brecha.office.access.may import may
from brecha.office.access.roles import Action
from brecha.office.access.scope import visible
from brecha.office.access.table import TABLES
from brecha.office.api.models import Token
from brecha.office.data.admin import site
from office.matrix.expected import NO_SUCH_ROW, actions_of, lines, promised
from office.matrix.world import ACTORS, SIDES, World

HISTORY = "History"  # the end of the name of a table that keeps another's history
LOOKING = (Action.VIEW, Action.EXPORT, Action.HISTORY)
PROGRAMMES = ("closed", "open", "elsewhere")


def test_every_registered_model_is_listed() -> None:
    found = {model._meta.label for model in apps.get_models(include_auto_created=True)}  # noqa: SLF001 - Django's public name
    kept = {f"office.{line.split()[0]}" for line in lines()}
    histories = {f"{label}{HISTORY}" for label in kept} & found

    assert found == kept | histories | set(promised("tables")["unreached"])


def test_what_is_listed_as_unreached_has_no_page_and_no_rights() -> None:
    pages = {model._meta.label for model in site._registry}  # noqa: SLF001 - Django gives no other name

    assert not pages & set(promised("tables")["unreached"])
    assert not {label.split(".")[1] for label in promised("tables")["unreached"]} & set(TABLES)
    assert all(promised("tables")["unreached"].values())
    assert Token not in site._registry  # noqa: SLF001 - as above


@pytest.mark.parametrize("line", lines())
def test_a_line_speaks_of_every_row_there_is(line: str, world: World) -> None:
    cells = dict(
        zip(promised("tables")["columns"], promised("tables")["tables"][line], strict=True)
    )

    listed = {side for side in SIDES if cells[f"officer {side}"] != NO_SUCH_ROW}

    made = {side for side, _row in world.sides_of(line, "closed")}
    assert made <= listed
    assert made == listed or line == "Membership"


@pytest.mark.parametrize("line", lines())
def test_each_role_may_do_what_is_promised_and_nothing_else(line: str, world: World) -> None:
    for where, actor in product(PROGRAMMES, ACTORS):
        for side, row in world.sides_of(line, where):
            user = world.users[actor]

            allowed = {action for action in Action if may(user, action, row)}

            assert allowed == actions_of(line, actor, where, side), (actor, where, side)


@pytest.mark.parametrize("line", lines())
def test_each_role_is_shown_what_is_promised_and_nothing_else(line: str, world: World) -> None:
    for actor, action in product(ACTORS, LOOKING):
        rows = {
            row.pk: (where, side)
            for where in PROGRAMMES
            for side, row in world.sides_of(line, where)
        }
        table = type(world.row(line, *next(iter(rows.values()))))

        listed = set(visible(world.users[actor], table, action).values_list("pk", flat=True))

        promised_rows = {pk for pk, at in rows.items() if action in actions_of(line, actor, *at)}
        assert listed & set(rows) == promised_rows, (actor, action)


def test_who_entered_a_value_does_not_verify_it(world: World) -> None:
    value = world.row("Value submitted")
    approver = world.users["approver"]
    before = may(approver, Action.VERIFY, value)

    value.entered_by = approver

    assert before
    assert not may(approver, Action.VERIFY, value)
    value.entered_by = None
