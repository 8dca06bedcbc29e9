"""Does nobody take a row from another agency, give one away, or plant one?"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.exceptions import PermissionDenied
from lxml import html

from brecha.office.access.may import demand_save
from brecha.office.data.admin import BY_HAND_NEVER
from brecha.office.data.models import Programme
from office.matrix.knocking import knock, noted_writes, spelled_address, status_of
from office.matrix.world import World

OF_AN_AGENCY = {  # table, or table and state: the field that names its agency
    "Variance": "agency",
    "Policy": "agency",
    "Activity": "agency",
    "Training": "agency",
    "KnowledgeProduct": "agency",
    "Budget": "agency",
    "Expenditure": "agency",
    "Value draft": "agency",
    "Attendance": "agency",
    "Person": "agency",
    "Contact": "organisation",
}
IN_REGISTERS = {
    "Policy": "policies",
    "Activity": "activities",
    "Training": "trainings",
    "KnowledgeProduct": "products",
    "Budget": "budgets",
    "Expenditure": "expenditures",
}


def at_admin(world: World, line: str, side: str, where: str = "closed") -> str:
    """Return the address of the form of a row in the admin."""
    table = line.split(maxsplit=1)[0].lower()
    return f"admin/office/{table}/{world.row(line, where, side).pk}/change/"


def shown(world: World, address: str) -> dict[str, str]:
    """Return what a form of the officer holds, as a browser would send it."""
    answer = world.clients["officer"].get(spelled_address(world, address))
    context = answer.context_data or answer.context
    return fields_of(context["adminform"].form)


def fields_of(form: Any) -> dict[str, str]:  # noqa: ANN401 - a form
    """Return the fields of a form with what they hold."""
    held = {name: form[name].value() for name in form.fields}
    return {
        name: ",".join(map(str, value)) if isinstance(value, list) else str(value)
        for name, value in held.items()
        if value is not None and value is not False
    }


def sent_by(page: bytes) -> dict[str, str]:
    """Return what a browser would send from the form of a page that names an agency."""
    form = next(form for form in html.fromstring(page).forms if "agency" in form.fields)
    return dict(form.form_values())


@pytest.mark.parametrize("line", sorted(OF_AN_AGENCY))
def test_a_row_is_saved_as_it_is_and_not_given_away(line: str, world: World) -> None:
    address, name = at_admin(world, line, "own"), OF_AN_AGENCY[line]
    held = shown(world, address)
    south = world.agencies["closed", "SOUTH"].pk
    for agency in (south, ""):
        with noted_writes() as writes:
            given = knock(world, "officer", "POST", address, urlencode(held | {name: agency}))
        assert status_of(given) in {"403", "200"}, agency
        assert agency == "" or given.status_code == 403
        assert writes == [], agency

    kept = knock(world, "officer", "POST", address, urlencode(held))

    assert status_of(kept) == ("403" if line in BY_HAND_NEVER else "go")


@pytest.mark.parametrize("line", sorted(OF_AN_AGENCY))
def test_a_row_of_another_agency_is_not_taken(line: str, world: World) -> None:
    held = shown(world, at_admin(world, line, "own"))
    north = world.agencies["closed", "NORTH"].pk
    stolen = urlencode(held | {OF_AN_AGENCY[line]: north})
    for where, side in (("closed", "other"), ("elsewhere", "own"), ("open", "other")):
        with noted_writes() as writes:
            taken = knock(world, "officer", "POST", at_admin(world, line, side, where), stolen)

        assert status_of(taken) in {"403", "go"}
        assert writes == []


@pytest.mark.parametrize("line", sorted(OF_AN_AGENCY))
def test_a_row_is_not_planted_in_another_agency(line: str, world: World) -> None:
    held = shown(world, at_admin(world, line, "own"))
    address = f"admin/office/{line.split(maxsplit=1)[0].lower()}/add/"
    for where, agency in (("closed", "SOUTH"), ("open", "SOUTH"), ("elsewhere", "NORTH")):
        wanted = {
            "programme": world.programmes[where].pk,
            OF_AN_AGENCY[line]: world.agencies[where, agency].pk,
        }
        with noted_writes() as writes:
            planted = knock(world, "officer", "POST", address, urlencode(held | wanted))

        assert status_of(planted) in {"403", "200"}, where
        assert writes == [], where


@pytest.mark.parametrize("line", sorted(IN_REGISTERS))
def test_a_register_gives_no_row_away(line: str, world: World) -> None:
    at = f"programmes/{{closed}}/registers/{IN_REGISTERS[line]}/"
    address = f"{at}{world.row(line).pk}/"
    held = sent_by(world.clients["officer"].get(spelled_address(world, address)).content)
    south = world.agencies["closed", "SOUTH"].pk
    for page in (address, f"{at}new/"):
        with noted_writes() as writes:
            given = knock(
                world, "officer", "POST", page, urlencode(held | {"agency": south, "key": "n"})
            )

        assert status_of(given) in {"403", "422", "409"}, page
        assert writes == [], page


@pytest.mark.parametrize(
    ("actor", "may_publish"), [("administrator", False), ("local", False), ("coordinator", True)]
)
def test_publishing_is_a_right_of_its_own(actor: str, may_publish: bool, world: World) -> None:
    row = Programme.objects.get(pk=world.programmes["closed"].pk)
    form = world.clients[actor].get(f"/admin/office/programme/{row.pk}/change/").context_data
    row.is_public = True

    assert ("is_public" in form["adminform"].form.fields) == may_publish
    if may_publish:
        demand_save(world.users[actor], row)
    else:
        with pytest.raises(PermissionDenied):
            demand_save(world.users[actor], row)
