"""Whose time to be kept is over, and how are they forgotten while the counts stay?"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Max, Min, Q, QuerySet

from brecha.office.access.roles import Action
from brecha.office.access.scope import visible
from brecha.office.audit.request import because
from brecha.office.data.models import Contact, Person, PersonPair, Programme
from brecha.office.people.tombstones import Tombstone, keep_tombstones

REASON = "The time to keep is over."
REASON_ERASED = "-"  # a judged pair has a reason; this one is known no more


@dataclass(frozen=True)
class DueOfAgency:
    """Persons of an agency whose time is over; no row names one."""

    programme: str
    agency: str
    number: int
    first_consent: datetime.date | None
    last_kept: datetime.date | None


@dataclass(frozen=True)
class Due:
    """What is to be erased.

    Attributes:
        people: Numbers of the persons; `contacts` those of the contacts.
        by_agency: The persons, counted.
    """

    people: tuple[int, ...] = ()
    contacts: tuple[int, ...] = ()
    by_agency: tuple[DueOfAgency, ...] = field(default=())

    @property
    def number(self) -> int:
        """How many persons and contacts there are."""
        return len(self.people) + len(self.contacts)


def due_on(
    today: datetime.date,
    user: Any = None,  # noqa: ANN401 - a user
    programme: Programme | None = None,
) -> Due:
    """Return whose last day is over.

    Args:
        today: The day.
        user: Only what this user may erase; everything for the office itself.
        programme: Only of this programme; of all if not given.
    """
    people = visible(user, Person, Action.ERASE) if user else Person.objects.all()
    people = people.filter(_is_over(today), erased_on__isnull=True)
    contacts = visible(user, Contact, Action.DELETE) if user else Contact.objects.all()
    contacts = contacts.filter(keep_until__lt=today).exclude(sealed=b"")
    if programme is not None:
        people, contacts = people.filter(programme=programme), contacts.filter(programme=programme)
    counted = people.values("programme__reference", "agency__acronym").order_by(
        "programme__reference", "agency__acronym"
    )
    counted = counted.annotate(
        number=Count("pk"), first=Min("consented_on"), last=Max("keep_until")
    )
    return Due(
        tuple(people.values_list("pk", flat=True)),
        tuple(contacts.values_list("pk", flat=True)),
        tuple(DueOfAgency(*_row(row)) for row in counted),
    )


def kept_until(consented_on: datetime.date, years: int) -> datetime.date:
    """Return the last day on which a person is known.

    Example:
        >>> kept_until(datetime.date(2024, 2, 29), 5)
        datetime.date(2029, 2, 28)
    """
    year = consented_on.year + years
    try:
        return consented_on.replace(year=year)
    except ValueError:  # 29 February
        return consented_on.replace(year=year, day=28)


def erase_due(due: Due, today: datetime.date, reason: str = REASON, by: Any = None) -> int:  # noqa: ANN401 - a user
    """Forget who these are; return how many were forgotten. One event for each, with the reason."""
    who = {"user": by.pk} if by else {}
    with because(reason.strip() or REASON, **who), transaction.atomic():
        return _forget_people(due.people, today) + _forget_contacts(due.contacts)


def forget(rows: QuerySet[Person], day: datetime.date | str) -> int:
    """Empty persons, and the reasons of the judgements about them; return how many."""
    numbers = list(rows.values_list("pk", flat=True))
    pairs = PersonPair.objects.using(rows.db).filter(Q(first__in=numbers) | Q(second__in=numbers))
    pairs.exclude(reason__in=("", REASON_ERASED)).update(reason=REASON_ERASED)
    return rows.update(identity_hash="", sealed=b"", erased_on=day)


def _is_over(today: datetime.date) -> Q:
    """Return whose day is over; whatever day is written, nobody is kept longer than the years."""
    years = settings.ENVIRONMENT.years_kept
    return Q(keep_until__lt=today) | Q(consented_on__lt=kept_until(today, -years))


def _forget_people(numbers: Sequence[int], today: datetime.date) -> int:
    rows = Person.objects.filter(pk__in=numbers, erased_on__isnull=True)
    graves = [
        Tombstone(reference, pseudonym, today.isoformat())
        for reference, pseudonym in rows.values_list("programme__reference", "pseudonym")
    ]
    number = forget(rows, today)
    transaction.on_commit(lambda: keep_tombstones(settings.ENVIRONMENT.folder, graves))
    return number


def _forget_contacts(numbers: Sequence[int]) -> int:
    rows = Contact.objects.filter(pk__in=numbers).exclude(sealed=b"")
    return rows.update(sealed=b"", may_be_published=False, role="other")


def _row(counted: dict[str, Any]) -> tuple[Any, ...]:
    names = ("programme__reference", "agency__acronym", "number", "first", "last")
    reference, agency, *rest = (counted[name] for name in names)
    return reference or "", agency or "", *rest
