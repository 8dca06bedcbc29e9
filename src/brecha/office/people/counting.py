"""How many different persons does a register hold, and how sure is that?

Every entry of the register stands for itself unless it was joined to another. Least: all pairs that
were proposed are one person. Central: those that are sure or were judged so. Most: only those that
somebody judged to be one; entries alike in every letter are one entry from the start.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from django.utils import timezone

from brecha.core.languages import format_number
from brecha.office.data.models import Attendance, Person, PersonPair, Programme, Training
from brecha.office.people.groups import (
    STATUSES_OF_CENTRAL,
    STATUSES_OF_LOWER,
    STATUSES_OF_UPPER,
    Link,
    grouped,
    number_of_groups,
)
from brecha.programme.model import PersonCount

Method = Literal["exact", "linkage"]


@dataclass(frozen=True)
class UniqueCount:
    """How many different persons there are. Unit: persons.

    Attributes:
        lower: If every pair that was proposed is one person.
        central: If the pairs that are sure, or were judged so, are one person.
        upper: If only those are one whom somebody judged to be one, or who agree in every letter.
        method: `exact` if no pair was proposed yet, so that all three are one number.
        as_of: Day of the count.
    """

    lower: int
    central: int
    upper: int
    method: Method
    as_of: datetime.date

    def text(self) -> str:
        """Return the count with its bounds: `1,530 (1,500–1,603)`; alone where they are one."""
        lower, central, upper = (
            format_number(number) for number in (self.lower, self.central, self.upper)
        )
        return central if lower == upper else f"{central} ({lower}–{upper})"


def unique_persons(programme: Programme) -> UniqueCount:
    """Return how many different persons the register of a programme holds."""
    return _counted(
        programme, Person.objects.filter(programme=programme).values_list("pk", flat=True)
    )


def unique_trained(
    programme: Programme, trainings: Iterable[Training] | None = None
) -> UniqueCount:
    """Return how many different persons attended trainings of a programme.

    Args:
        programme: The programme.
        trainings: Those that are meant; all of the programme if not given.
    """
    attended = Attendance.objects.filter(programme=programme)
    if trainings is not None:
        attended = attended.filter(training__in=[training.pk for training in trainings])
    return _counted(programme, attended.values_list("person", flat=True).distinct())


def linked_count(programme: Programme) -> PersonCount | None:
    """Return the different persons of all lists of attendance, for checks and reports.

    None as long as nobody compared the persons: then one pseudonym is one person.
    """
    if not PersonPair.objects.filter(programme=programme).exists():
        return None
    found = unique_trained(programme)
    return PersonCount(number=found.central, least=found.lower, most=found.upper, method="linkage")


def links_of(programme: Programme) -> list[Link]:
    """Return every pair of a programme as it stands now."""
    columns = ("first", "second", "probability", "status")
    rows = PersonPair.objects.filter(programme=programme).values_list(*columns)
    return [Link(first, second, float(chance), status) for first, second, chance, status in rows]


def _counted(programme: Programme, entries: Iterable[int]) -> UniqueCount:
    known, links = list(entries), links_of(programme)
    lower, central, upper = (
        number_of_groups(known, grouped(links, statuses))
        for statuses in (STATUSES_OF_LOWER, STATUSES_OF_CENTRAL, STATUSES_OF_UPPER)
    )
    method: Method = "linkage" if links else "exact"
    return UniqueCount(lower, central, upper, method, timezone.localdate())
