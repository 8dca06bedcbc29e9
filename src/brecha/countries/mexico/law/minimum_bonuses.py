"""Which integration factor follows from the bonuses that the law gives at the least?"""

from __future__ import annotations

import datetime

from brecha.core.errors import CoverageError
from brecha.parameters import ParameterBook

BONUSES = ("christmas_bonus_days", "vacation_days_first_year", "vacation_premium_rate")
DAYS_PER_YEAR = 365
FACTOR_DIGITS = 4


def legal_minimum_factor(book: ParameterBook, day: datetime.date) -> float:
    """Return contribution base over daily wage in the first year of service.

    Source:
        Ley Federal del Trabajo, arts. 76, 80 and 87; Ley del Seguro Social, art. 27.

    Raises:
        CoverageError: A bonus is not known on the day.
    """
    bonus, vacation, premium = (number(book, name, day) for name in BONUSES)
    return round(1 + (bonus + vacation * premium) / DAYS_PER_YEAR, FACTOR_DIGITS)


def number(book: ParameterBook, name: str, day: datetime.date) -> float:
    """Return a parameter that is one number.

    Raises:
        CoverageError: It has no value on the day, or is no number.
    """
    value = book.value(name, day).value
    if isinstance(value, float):
        return value
    raise CoverageError.of("Parameter {name} must be one number; it is not. Correct it.", name=name)
