"""Does every kind of spreadsheet give and take an agency's own rows alone?"""

from __future__ import annotations

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from brecha.office.spreadsheets.outgoing import sheet_of
from brecha.office.spreadsheets.shapes import SHAPES
from brecha.reports.programme_sheets import delimited_bytes
from office.matrix.expected import letters_of
from office.matrix.knocking import knock, lines_of, noted_writes
from office.matrix.world import SIDES, World

# kind → (column of the file that is changed, its new content); a kind that is not here fails
KINDS = {
    "values": ("Comment", "brought"),
    "activities": ("Partner", "brought"),
    "events": ("Description", "brought"),
    "trainings": ("Topic", "brought"),
    "products": ("Title", "brought"),
}
FORMS = ("xlsx", "csv")
TAKEN, REFUSED = 200, 422


def test_every_kind_is_listed_here_and_among_the_addresses() -> None:
    asked = {line.address for line in lines_of("addresses.txt")}

    assert set(SHAPES) == set(KINDS)
    for name in SHAPES:
        for form in FORMS:
            assert f"programmes/{{closed}}/spreadsheets/{name}.{form}" in asked


@pytest.mark.parametrize("name", sorted(KINDS))
def test_a_file_holds_the_rows_that_its_reader_may_bring_back(name: str, world: World) -> None:
    table = SHAPES[name].table.__name__
    for actor in ("coordinator", "officer"):
        answer = knock(world, actor, "GET", f"programmes/{{closed}}/spreadsheets/{name}.csv")
        if table == "Value" and actor == "coordinator":
            assert answer.status_code == 403
            continue
        text = answer.content.decode("utf-8-sig")
        for side in SIDES:
            if (table, "closed", side) not in world.rows:
                continue
            row, letters = (
                world.row(table, "closed", side),
                letters_of(table, actor, "closed", side),
            )
            word = row.indicator.code if table == "Value" else str(row)
            assert (f"{word}," in text or f",{word}," in text) == ("I" in letters), (actor, side)


@pytest.mark.parametrize("name", sorted(KINDS))
@pytest.mark.parametrize("side", SIDES)
def test_a_file_changes_the_rows_of_its_agency_alone(name: str, side: str, world: World) -> None:
    table = SHAPES[name].table.__name__
    if (table, "closed", side) not in world.rows:
        assert name == "events"
        return
    content = with_change(world, name, world.row(table, "closed", side))
    if content.count(b"\n") == 1:
        assert (name, side) == ("values", "joint"), "nobody gets this row in a file"
        return

    status, writes = brought(world, "officer", content)

    line = "Value draft" if name == "values" else table
    may = "C" in letters_of(line, "officer", "closed", side)
    assert (status == TAKEN) == may
    assert any("INSERT" in each or "UPDATE" in each for each in writes) == may


@pytest.mark.parametrize("actor", ["approver", "reader", "administrator", "nobody", "public"])
@pytest.mark.parametrize("name", sorted(KINDS))
def test_who_brings_nothing_brings_nothing(name: str, actor: str, world: World) -> None:
    table = SHAPES[name].table.__name__
    side = "own" if (table, "closed", "own") in world.rows else "joint"

    status, writes = brought(
        world, actor, with_change(world, name, world.row(table, "closed", side))
    )

    assert status in {302, 403, 404}
    assert writes == []


def with_change(world: World, name: str, row: object) -> bytes:
    """Return the file that the row's own agency would get, with one cell of the row changed."""
    actor = "officer"
    user = world.users[actor]
    agency = getattr(row, "agency", None)
    if agency is None or agency.acronym != "NORTH":
        user = south_officer(world)
    sheet = sheet_of(user, world.programmes["closed"], SHAPES[name], "en")
    rows = list(csv.reader(io.StringIO(delimited_bytes(sheet).decode("utf-8-sig"))))
    column, word = KINDS[name]
    key = row.indicator.code if name == "values" else str(row)  # type: ignore[attr-defined]  # a value has one
    wanted = [line for line in rows[1:] if line[0] == key]
    if name == "values":  # of which a draft alone is changed; the place names the state
        wanted = [line for line in wanted if line[rows[0].index("Place")] == "draft"]
    for line in wanted:
        line[rows[0].index(column)] = word
    stream = io.StringIO()
    csv.writer(stream).writerows([rows[0], *wanted])
    return stream.getvalue().encode()


def south_officer(world: World) -> object:
    """Return somebody who may bring what the officer of NORTH may not: it is never signed in."""
    from brecha.office.access.may import Part  # noqa: PLC0415 - used here alone
    from brecha.office.access.roles import Role  # noqa: PLC0415 - as above
    from brecha.office.data.models import User  # noqa: PLC0415 - as above

    user = User(pk=0, username="south", is_active=True)
    closed = world.programmes["closed"].pk
    south = world.agencies["closed", "SOUTH"].pk
    user._office_parts = (Part(Role.OFFICER, closed, south), Part(Role.COORDINATOR, closed))  # noqa: SLF001 - as `may` keeps them
    return user


def brought(world: World, actor: str, content: bytes) -> tuple[int, list[str]]:
    """Return the status of an import, and what it wrote to tables that are not its own log."""
    address = f"/programmes/{world.programmes['closed'].pk}/spreadsheets/"
    sent = {"file": SimpleUploadedFile("rows.csv", content), "mark": "point", "import": "yes"}
    with noted_writes() as writes, transaction.atomic():
        answer = world.clients[actor].post(address, sent)
        transaction.set_rollback(True)
    return answer.status_code, [each for each in writes if "upload" not in each]
