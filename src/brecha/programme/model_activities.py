"""What was done, with whom, and how many people did it reach?"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from brecha.programme.kinds import (
    ActivityStatus,
    Certainty,
    CountMethod,
    EventKind,
    PartialDate,
    ReachKind,
    Sex,
)


@dataclass(frozen=True, kw_only=True)
class Activity:
    """A piece of work under an output."""

    code: str
    output: str
    agency: str = ""
    title_en: str = ""
    title_es: str = ""
    start: PartialDate = ""
    end: PartialDate = ""
    status: ActivityStatus = "planned"
    budget: Decimal | None = None
    currency: str = ""
    place: str = ""
    partner: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Grant:
    """Money given to an organisation for an activity."""

    grantee: str
    amount: Decimal
    currency: str
    purpose: str = ""
    activity: str = ""
    date: PartialDate = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class GroupCount:
    """How many of a total belong to a group."""

    group: str
    number: int
    sex: Sex = "not_known"
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Event:
    """A meeting or ceremony.

    Attributes:
        key: Key, unique in the programme.
        start: First day; `end` the last, empty for an event of one day.
    """

    key: str
    kind: EventKind
    title: str = ""
    description: str = ""
    start: PartialDate = ""
    end: PartialDate = ""
    is_held: bool = True
    is_virtual: bool = False
    place: str = ""
    organisers: tuple[str, ...] = ()
    participants: tuple[GroupCount, ...] = ()
    evidence: str = ""
    indicators: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Training:
    """A course or session; who attended is kept by pseudonym in `Attendance`.

    Attributes:
        participants: Number of persons; None where only attendance records tell.
        groups: Parts of `participants` that do not overlap.
        is_inferred_agency: Whether the agency was inferred, not stated.
        is_validated: Whether a training institution validated the course.
    """

    key: str
    title: str = ""
    topic: str = ""
    agency: str = ""
    is_inferred_agency: bool = False
    group: str = ""
    participants: int | None = None
    groups: tuple[GroupCount, ...] = ()
    start: PartialDate = ""
    end: PartialDate = ""
    place: str = ""
    hours: Decimal | None = None
    is_validated: bool = False
    indicators: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Attendance:
    """A person, by pseudonym, at a training held by an agency."""

    training: str
    person: str
    agency: str = ""
    sex: Sex = "not_known"


@dataclass(frozen=True, kw_only=True)
class PersonCount:
    """How many different persons were trained, without any of them.

    Attributes:
        number: Different persons in the lists of attendance.
        least: No fewer can they be, with the trainings that only tell a number; `most` no more.
        method: How persons were told apart: one pseudonym is one person, or pseudonyms that
            linkage joined are one too.
        told: Participants of the trainings without a list, as these state them.
    """

    number: int
    least: int
    most: int
    method: CountMethod = "pseudonym"
    told: int = 0


@dataclass(frozen=True, kw_only=True)
class Reach:
    """How many people or things something reached, and whether they count in the total.

    Attributes:
        number: People, or views and copies, as `kind` says.
        women: Women and girls among them, as a count.
        women_share: Share of women and girls where only a share was printed. Unit: percent.
        women_as_of: Day of the share or count of women, where it is not `as_of`.
        counts_in_total: Whether the number is part of the people reached.
        not_counted_reason: Why not, where it is not.
        indicator: Code of the indicator that gives the number, if one does.
    """

    key: str
    kind: ReachKind
    number: Decimal
    women: Decimal | None = None
    women_share: Decimal | None = None
    women_as_of: PartialDate = ""
    as_of: PartialDate = ""
    certainty: Certainty = "measured"
    counts_in_total: bool = False
    not_counted_reason: str = ""
    indicator: str = ""
    title: str = ""
    lines: tuple[int, ...] = ()
