"""Which dates are in the wrong order, too late or too far apart? Rules of dates, by one clock."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Self

from lxml import etree

from brecha.core.notes import Note
from brecha.reports.iati.xpaths import owner_of, select

Moment = datetime.datetime

NOW = "NOW"
LONGEST_PERIOD_DAYS = 365
DAY_LETTERS = len("2022-01-31")


@dataclass(frozen=True)
class Scope:
    """What the rules know beside the file.

    Attributes:
        now: The clock; what is later is in the future.
        organisations: Identifiers of organisations that a register vouches for.
        agencies: Prefixes of the agencies that keep registers of organisations.
    """

    now: Moment
    organisations: frozenset[str] = frozenset()
    agencies: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Breach:
    """What was found instead of what must hold, and at which element and item of it."""

    found: Note
    node: etree._Element | None = None
    item: str = ""

    @classmethod
    def at(cls, match: Any, found: Note) -> Self:  # noqa: ANN401 - an element or a text of it
        """Return a breach at what an XPath selected."""
        return cls(found, *owner_of(match))


def date_order(asks: Mapping[str, Any], element: etree._Element, scope: Scope) -> Iterator[Breach]:
    """No earlier date is after a later one; each is held against each."""
    earlier = _moments(asks["less"], element, scope)
    later = _moments(asks["more"], element, scope)
    for match, moment in earlier:
        limits = [limit for _, limit in later if moment > limit]
        if limits:
            yield Breach.at(match, _after(moment, min(limits)))


def date_now(asks: Mapping[str, Any], element: etree._Element, scope: Scope) -> Iterator[Breach]:
    """A date is not in the future."""
    yield from date_order({"less": asks["date"], "more": NOW}, element, scope)


def between_dates(
    asks: Mapping[str, Any], element: etree._Element, scope: Scope
) -> Iterator[Breach]:
    """A date lies inside a period."""
    starts, ends = (_moments(asks[key], element, scope) for key in ("start", "end"))
    for match, moment in _moments(asks["date"], element, scope):
        if any(moment < start for _, start in starts) or any(moment > end for _, end in ends):
            yield Breach.at(match, Note("Found: {value}.", {"value": _day(moment)}))


def time_limit(asks: Mapping[str, Any], element: etree._Element, scope: Scope) -> Iterator[Breach]:
    """A period is at most a year."""
    starts, ends = (_moments(asks[key], element, scope) for key in ("start", "end"))
    for (_, start), (match, end) in zip(starts, ends, strict=False):
        days = (end - start).days
        if days > LONGEST_PERIOD_DAYS:
            values = {"start": _day(start), "end": _day(end), "days": days}
            yield Breach.at(match, Note("From {start} to {end} are {days} days.", values))


RULES_OF_DATES: Mapping[
    str, Callable[[Mapping[str, Any], etree._Element, Scope], Iterator[Breach]]
] = {
    "date_order": date_order,
    "date_now": date_now,
    "between_dates": between_dates,
    "time_limit": time_limit,
}


def moment_of(text: str) -> Moment | None:
    """Return the moment that a date, or a date and time, of XML Schema says; none if it is none.

    Examples:
        >>> moment_of("2022-05-31").isoformat()
        '2022-05-31T00:00:00+00:00'
        >>> moment_of("31/05/2022") is None
        True
    """
    text = text.strip()
    if "T" not in text:
        text = text[:DAY_LETTERS]  # without the zone that a date may carry
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)


def _moments(path: str, element: etree._Element, scope: Scope) -> list[tuple[Any, Moment]]:
    if path == NOW:
        return [("", scope.now)]
    found = [(match, moment_of(match)) for match in select(path, element)]
    return [(match, moment) for match, moment in found if moment is not None]


def _after(moment: Moment, limit: Moment) -> Note:
    return Note("{earlier} is after {later}.", {"earlier": _day(moment), "later": _day(limit)})


def _day(moment: Moment) -> str:
    return moment.date().isoformat()
