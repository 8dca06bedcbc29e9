"""When, as far as a date is known? Partial dates in ISO form, and dates inside a text."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from brecha.programme.kinds import PartialDate

PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
MONTHS = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    )
    for number, name in enumerate(names.split(), start=1)
}
_MONTH = "|".join(MONTHS)
_DAY = r"\d{1,2}(?:\s?(?:st|nd|rd|th)\b)?"
DAY_OF_MONTH = re.compile(
    rf"(?:(?P<before>{_DAY})\s+(?:de\s+)?(?P<month1>{_MONTH})\b"
    rf"|(?P<month2>{_MONTH})\s+(?P<after>{_DAY})\b)",
    re.IGNORECASE,
)
YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


@dataclass(frozen=True)
class DateInText:
    """A day of a month as a text writes it; `year` is None where none stands near it."""

    words: str
    day: int
    month: int
    year: int | None


def is_date(text: PartialDate) -> bool:
    """Return whether a text is a partial date that the calendar holds.

    Examples:
        >>> [is_date(text) for text in ("2023", "2022-05", "2022-02-30", "May 2022")]
        [True, True, False, False]
    """
    return _bounds(text) is not None


def is_full_date(text: PartialDate) -> bool:
    """Return whether a date is known to the day."""
    return is_date(text) and len(text) == len("2022-05-31")


def first_day(text: PartialDate) -> date:
    """Return the earliest day a partial date may mean.

    Raises:
        ValueError: If the text is no partial date.
    """
    return _known(text)[0]


def last_day(text: PartialDate) -> date:
    """Return the latest day a partial date may mean.

    Raises:
        ValueError: If the text is no partial date.
    """
    return _known(text)[1]


def is_before(earlier: PartialDate, later: PartialDate) -> bool:
    """Return whether a date lies wholly before another; unknown dates are before nothing."""
    if not (is_date(earlier) and is_date(later)):
        return False
    return last_day(earlier) < first_day(later)


def days_in(text: str) -> tuple[DateInText, ...]:
    """Return the days of months that a text names, each with the year of its own phrase.

    A phrase ends with a bracket, a full stop or a semicolon; the first year after a day counts
    for it, so "April 8th to May 12th, 2022" has the year 2022 twice.
    """
    return tuple(
        found
        for phrase in re.split(r"[();]|\.\s", text)
        for match in DAY_OF_MONTH.finditer(phrase)
        if (found := _day_in(match, phrase)) is not None
    )


def _day_in(match: re.Match[str], phrase: str) -> DateInText | None:
    digits = re.match(r"\d+", match["before"] or match["after"])
    month = MONTHS[(match["month1"] or match["month2"]).lower()]
    day = int(digits.group()) if digits else 0
    if not 1 <= day <= 31:  # noqa: PLR2004 - days of the longest month
        return None
    year = YEAR.search(phrase, match.end())
    return DateInText(match.group(), day, month, int(year.group()) if year else None)


def _known(text: PartialDate) -> tuple[date, date]:
    bounds = _bounds(text)
    if bounds is None:
        raise ValueError(text)
    return bounds


def _bounds(text: PartialDate) -> tuple[date, date] | None:
    match = PARTIAL.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if not year or (month is not None and not 1 <= month <= 12):  # noqa: PLR2004 - months
        return None
    first, last = month or 1, month or 12
    days = calendar.monthrange(year, last)[1]
    if day is not None and not 1 <= day <= days:
        return None
    return date(year, first, day or 1), date(year, last, day or days)
