"""How many hours a week does a person give without pay? From hours and minutes told apart."""

from __future__ import annotations

from functools import reduce
from operator import add

import polars as pl

MINUTES_PER_HOUR = 60
LAST_HOUR_TOLD = 97  # 98 and 99 say that the hours are not known


def hours_and_minutes(asked: pl.Expr, hours: pl.Expr, minutes: pl.Expr) -> pl.Expr:
    """Return the hours of an activity; who was asked and left it blank gave none.

    Args:
        asked: Any column of the questionnaire's row; empty for a person without one.
        hours: Hours; 98 and 99 are not known.
        minutes: Minutes.

    Returns:
        Unit: hours / week.
    """
    return hours_of_several(asked, hours, minutes)


def hours_of_several(asked: pl.Expr, *told: pl.Expr) -> pl.Expr:
    """Return the hours of several activities, each told as hours and minutes.

    Args:
        asked: Any column of the questionnaire's row; empty for a person without one.
        told: Hours and minutes of each activity in turn.

    Returns:
        Unit: hours / week; not known where the hours of one of them are not.
    """
    pairs = zip(told[::2], told[1::2], strict=True)
    total = reduce(add, (_hours(hours, minutes) for hours, minutes in pairs))
    return pl.when(asked.is_not_null()).then(total)


def _hours(hours: pl.Expr, minutes: pl.Expr) -> pl.Expr:
    whole = hours.cast(pl.Float64, strict=False).fill_null(0)
    known = pl.when(whole <= LAST_HOUR_TOLD).then(whole)
    return known + minutes.cast(pl.Float64, strict=False).fill_null(0) / MINUTES_PER_HOUR
