"""Which pairs of a register are new, changed or gone since it was last compared?

Every entry that still has its fields is opened in memory, compared, and closed again. What somebody
judged is never touched, nor is a pair with a person who was erased meanwhile: so no count moves.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pghistory
from django.db import transaction

from brecha.office.audit.request import because
from brecha.office.data.history import SEEN
from brecha.office.data.models import Person, PersonPair, Programme
from brecha.office.people.counting import UniqueCount, unique_persons
from brecha.office.people.entries import Entry
from brecha.office.people.groups import AUTOMATIC, JUDGED_DIFFERENT, JUDGED_SAME, PROPOSED
from brecha.office.people.linkage import LEARNT, LEAST_AUTOMATIC, Proposal, Proposals, propose
from brecha.office.people.sealing import unseal

JUDGED = (JUDGED_SAME, JUDGED_DIFFERENT)
COMPARED = "The persons of the register were compared."
BATCH, PLACES = 1000, Decimal("0.00001")
SAME_PROBABILITY = Decimal("0.001")  # a smaller difference is the rounding of the program
CHANGING = (
    "probability",
    "name_agreement",
    "birth_date_agreement",
    "place_agreement",
    "method",
    "status",
)


@dataclass(frozen=True)
class Linked:
    """What a comparison did, or would do.

    Attributes:
        entries: Persons in the register; `compared` those with a name that could be opened.
        automatic: Pairs that are joined; `proposed` those that wait for a judgement.
        judged: Pairs that somebody judged; they were left as they are.
        written: Pairs that were added, changed or taken away.
        count: Different persons, after it; None where nothing was written.
    """

    entries: int
    compared: int
    automatic: int
    proposed: int
    judged: int
    written: int
    method: str
    count: UniqueCount | None


def link_persons(
    programme: Programme,
    *,
    dry_run: bool = False,
    user: Any = None,  # noqa: ANN401 - a user
) -> Linked:
    """Compare all persons of a programme, and keep the pairs that may be one.

    Args:
        programme: The programme; persons of two programmes are never compared.
        dry_run: Write nothing but the event that personal fields were opened.
        user: Who asked; nobody for the command line.

    Raises:
        CoverageError: The extra `linkage` is not installed.
        InputError: The key does not open the fields.
    """
    who = {"user": user.pk} if user else {}
    with because(COMPARED, **who), transaction.atomic():
        Programme.objects.select_for_update(no_key=True).get(pk=programme.pk)
        pghistory.create_event(programme, label=SEEN)
        agencies, entries = _opened(programme)
        found = propose(entries)
        changes = _changes(programme, found, agencies, {entry.number for entry in entries})
        if not dry_run:
            changes.write()
    tally = changes.tally()
    return Linked(
        entries=len(agencies),
        compared=found.compared,
        automatic=tally[AUTOMATIC],
        proposed=tally[PROPOSED],
        judged=changes.judged,
        written=0 if dry_run else changes.number,
        method=found.method,
        count=None if dry_run else unique_persons(programme),
    )


def status_of(probability: Decimal | float, method: str) -> str:
    """Return what a pair is before anybody judged it; assumed weights join nobody."""
    is_sure = probability >= LEAST_AUTOMATIC and method.endswith(LEARNT)
    return AUTOMATIC if is_sure else PROPOSED


@dataclass
class _Changes:
    added: list[PersonPair]
    changed: list[PersonPair]
    gone: list[int]
    kept: list[PersonPair]
    judged: int

    @property
    def number(self) -> int:
        return len(self.added) + len(self.changed) + len(self.gone)

    def tally(self) -> dict[str, int]:
        standing = [pair.status for pair in (*self.added, *self.changed, *self.kept)]
        return {status: standing.count(status) for status in (AUTOMATIC, PROPOSED)}

    def write(self) -> None:
        PersonPair.objects.filter(pk__in=self.gone).delete()
        PersonPair.objects.bulk_create(self.added, batch_size=BATCH)
        PersonPair.objects.bulk_update(self.changed, CHANGING, batch_size=BATCH)


def _opened(programme: Programme) -> tuple[dict[int, int | None], list[Entry]]:
    """Return the agency of every person, and the entries of those not erased, opened."""
    rows = Person.objects.filter(programme=programme).order_by("pk")
    agencies, entries = {}, []
    for number, agency, sealed in rows.values_list("pk", "agency", "sealed").iterator():
        agencies[number] = agency
        fields = unseal(sealed)
        if fields.get("name"):
            details = (fields.get(name, "") for name in ("name", "birth_date", "place"))
            entries.append(Entry(number, *details))
    return agencies, entries


def _changes(
    programme: Programme, found: Proposals, agencies: dict[int, int | None], compared: set[int]
) -> _Changes:
    stored = {
        (pair.first_id, pair.second_id): pair
        for pair in PersonPair.objects.filter(programme=programme)
    }
    judged = {key for key, pair in stored.items() if pair.status in JUDGED}
    changes = _Changes([], [], [], [], len(judged))
    told = {(pair.first, pair.second): pair for pair in found.pairs}
    for key in told.keys() - judged:
        old = stored.get(key)
        new = _row(programme, told[key], agencies, found.method, old)
        if old is None:
            changes.added.extend(filter(None, [new]))
        else:
            (changes.changed if new else changes.kept).append(old)
    for key in stored.keys() - told.keys() - judged:
        if compared.issuperset(key):
            changes.gone.append(stored[key].pk)
        else:
            changes.kept.append(stored[key])
    return changes


def _row(
    programme: Programme,
    told: Proposal,
    agencies: dict[int, int | None],
    method: str,
    old: PersonPair | None,
) -> PersonPair | None:
    """Return the pair as it is to be written; None if it stands so already."""
    met = {agencies[told.first], agencies[told.second]}
    fields = {
        "probability": Decimal(told.probability).quantize(PLACES),
        "name_agreement": told.name,
        "birth_date_agreement": told.birth_date,
        "place_agreement": told.place,
        "method": method,
        "status": status_of(told.probability, method),
    }
    if old is None:
        agency = met.pop() if len(met) == 1 else None
        ends = {"first_id": told.first, "second_id": told.second, "agency_id": agency}
        return PersonPair(programme=programme, **ends, **fields)
    if _is_as_before(old, fields):
        return None
    for name, value in fields.items():
        setattr(old, name, value)
    return old


def _is_as_before(old: PersonPair, fields: dict[str, Any]) -> bool:
    words = [name for name in CHANGING if name != "probability"]
    is_near = abs(old.probability - fields["probability"]) < SAME_PROBABILITY
    return is_near and all(getattr(old, name) == fields[name] for name in words)
