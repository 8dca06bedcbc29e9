"""Are pairs proposed, kept, and never asked again?"""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from brecha.office.data.models import (
    PersonPair,
    Programme,
)
from brecha.office.people.judging import (
    judge,
)
from brecha.office.people.linking import link_persons
from brecha.office.people.register import erase_person
from office_register import (
    TODAY,
    Register,
    UserOf,
    events_of,
)

pytestmark = pytest.mark.skipif(
    find_spec("splink") is None, reason="the extra `linkage` (Splink) is not installed"
)


@pytest.fixture
def register(root: Programme, user_of: UserOf) -> Register:
    return Register(root, user_of)


def test_linking_proposes_joins_and_never_asks_again(register: Register) -> None:
    first = link_persons(register.root)
    found = {(pair.first_id, pair.second_id): pair for pair in PersonPair.objects.all()}
    maria = found[register.persons[0].pk, register.persons[2].pk]

    assert (first.compared, first.automatic) == (4, 0), "weights of a small register are assumed"
    assert first.method.endswith("assumed")
    assert first.written == len(found)
    assert (maria.status, maria.agency, maria.birth_date_agreement) == ("proposed", None, "equal")
    assert first.count is not None
    assert first.count.method == "linkage"

    judge(register.coordinator, maria, "different", "Two cousins.", TODAY)
    again = link_persons(register.root)

    maria.refresh_from_db()
    assert (again.written, again.judged, maria.status) == (0, 1, "different")


def test_a_dry_run_writes_nothing_but_that_fields_were_opened(register: Register) -> None:
    found = link_persons(register.root, dry_run=True)

    assert found.proposed > 0
    assert (found.written, found.count) == (0, None)
    assert not PersonPair.objects.exists()
    assert [event.pgh_obj_id for event in events_of("Programme", "seen")] == [register.root.pk]


def test_linking_after_an_erasure_keeps_the_groups(register: Register) -> None:
    link_persons(register.root)
    before = register.count()
    erase_person(register.officer, register.persons[0], "She asked for it.", TODAY)

    link_persons(register.root)

    assert register.count() == before


def test_a_pair_that_is_no_longer_alike_goes(register: Register) -> None:
    gone = register.pair(0, 1, "0.6")

    link_persons(register.root)

    assert not PersonPair.objects.filter(pk=gone.pk).exists()
