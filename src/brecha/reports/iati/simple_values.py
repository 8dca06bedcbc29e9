"""Is a text a date, a number, a truth value as XML Schema writes it?"""

from __future__ import annotations

import datetime
import re

ZONE = r"(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)?"
DATE = re.compile(rf"(-?)(\d{{4,}})-(\d\d)-(\d\d){ZONE}", re.ASCII)
TIME = re.compile(
    rf"T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?){ZONE}", re.ASCII
)
SHAPES = {
    "boolean": re.compile(r"true|false|1|0", re.ASCII),
    "decimal": re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)", re.ASCII),
    "int": re.compile(r"[+-]?0*\d{1,10}", re.ASCII),
    "positiveInteger": re.compile(r"\+?0*[1-9]\d*", re.ASCII),
    "nonNegativeInteger": re.compile(r"\+?\d+|-0+", re.ASCII),
    "NMTOKEN": re.compile(r"[\w.\-:·]+"),
    "language": re.compile(r"(?:[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*)?", re.ASCII),
    "anyURI": re.compile(
        r"(?:[A-Za-z][A-Za-z0-9+.\-]*:|(?![^/?#]*:))(?:[^%]|%[0-9A-Fa-f]{2})*", re.ASCII
    ),
}
VALUE_KINDS = {
    "boolean": "true or false (1 or 0)",
    "date": "a date as year-month-day",
    "dateTime": "a date and time as year-month-dayThour:minute:second",
    "decimal": "a plain number with a point before the decimals",
    "int": "a whole number",
    "positiveInteger": "a whole number above zero",
    "nonNegativeInteger": "a whole number, zero or above",
    "NMTOKEN": "one word",
    "language": "a code of a language",
    "anyURI": "an address",
}
INT_LIMIT = 2**31
LONGEST_INT = 4000  # digits with leading zeros
LEAP_YEARS_REPEAT = 400  # years after which the calendar repeats
SOME_LEAP_YEAR = 2000


def is_of_kind(value: str, kind: str | None) -> bool:
    """Tell whether a text is a value of a simple type of XML Schema; any text is a string.

    Examples:
        >>> is_of_kind("2022-02-29", "date"), is_of_kind("12.5", "decimal")
        (False, True)
    """
    text = value.strip(" \t\n\r")
    match kind:
        case "date":
            return _is_date(value)  # the validator's library takes no space around a day
        case "dateTime":
            day, mark, time = value.partition("T")
            return _is_date(day) and bool(TIME.fullmatch(mark + time))
        case "int":
            is_short = len(text) <= LONGEST_INT and bool(SHAPES["int"].fullmatch(text))
            return is_short and -INT_LIMIT <= int(text) < INT_LIMIT
        case None | "string":
            return True
        case _:
            return bool(SHAPES[kind].fullmatch(text))


def _is_date(text: str) -> bool:
    match = DATE.fullmatch(text)
    if not match:
        return False
    _, year, month, day = match.groups()
    try:
        datetime.date(SOME_LEAP_YEAR + int(year) % LEAP_YEARS_REPEAT, int(month), int(day))
    except ValueError:
        return False
    return True
