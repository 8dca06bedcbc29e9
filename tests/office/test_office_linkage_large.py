"""Does a whole register go through the database, linked, and come out with its bounds?"""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from brecha.office.data.models import Organisation, Person, PersonPair, Programme
from brecha.office.people.counting import unique_persons
from brecha.office.people.linking import link_persons
from brecha.office.people.sealing import seal
from made_register import MadeRegister, made_register

PERSONS, ROWS = 1500, 1956

pytestmark = pytest.mark.skipif(
    find_spec("splink") is None, reason="the extra `linkage` (Splink) is not installed"
)


def enter_all(root: Programme, register: MadeRegister) -> None:
    """Write a register at once, as its entries one by one would have been."""
    agencies = list(Organisation.objects.filter(programme=root).order_by("pk")[:3])
    where = {name: agencies[at % len(agencies)] for at, name in enumerate(set(register.agencies))}
    rows = [
        Person(
            programme=root,
            agency=where[agency],
            pseudonym=f"made-{entry.number}",
            sealed=seal({"name": entry.name, "birth_date": entry.birth_date, "place": entry.place}),
            consented_on="2025-01-01",
        )
        for entry, agency in zip(register.entries, register.agencies, strict=True)
    ]
    Person.objects.bulk_create(rows)


def test_a_register_is_counted_with_bounds_that_come_near_the_truth(root: Programme) -> None:
    before = Person.objects.filter(programme=root).count()
    enter_all(root, made_register(PERSONS, ROWS))

    first = link_persons(root)
    found = unique_persons(root)
    again = link_persons(root)

    lower, central, upper = (each - before for each in (found.lower, found.central, found.upper))
    assert PERSONS * 0.95 < lower < central < upper == ROWS
    assert central - PERSONS < 0.3 * (ROWS - PERSONS)
    assert first.compared == ROWS
    assert PersonPair.objects.count() == first.automatic + first.proposed == first.written
    assert again.written <= 0.02 * first.written
    assert found.text() == f"{found.central:,} ({found.lower:,}–{found.upper:,})"
