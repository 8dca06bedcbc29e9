"""How do ENUT's answers on work and time become those of a person?"""

from __future__ import annotations

from functools import reduce
from operator import add

import polars as pl

from brecha.countries.mexico.surveys.care import MINUTES_PER_HOUR

HOURS_OF_A_WEEK = 168
YES = "1"
WORKED_AFTER_ALL = ("1", "2", "3", "4", "5", "6")
LOOKED_FOR_WORK = "1"
TOP_CODE = 98_000
MONTHLY_BY_PERIOD = {"1": 365 / 12 / 7, "2": 2.0, "3": 1.0, "4": 1 / 12}


def hours_of_the_week(asked: pl.Expr, *told: pl.Expr) -> pl.Expr:
    """Return the hours of all days, each part told as hours and minutes.

    Args:
        asked: Any column of the person's row.
        told: Hours and minutes in turn; a blank is none.

    Returns:
        Unit: hours / week; not known where parts beside each other fill more than a week.
    """
    pairs = zip(told[::2], told[1::2], strict=True)
    total = reduce(
        add, (_number(hours) + _number(minutes) / MINUTES_PER_HOUR for hours, minutes in pairs)
    )
    return pl.when(asked.is_not_null() & (total <= HOURS_OF_A_WEEK)).then(total)


def employed_in_enut(worked: pl.Expr, other_work: pl.Expr) -> pl.Expr:
    """Return whether a person worked, from p5_1 and, for those who said no, p5_2."""
    return pl.when(worked.is_not_null()).then(_works(worked, other_work).cast(pl.Float64))


def active_in_enut(worked: pl.Expr, other_work: pl.Expr, instead: pl.Expr) -> pl.Expr:
    """Return whether a person worked or, by p5_8, looked for work."""
    looked = (instead == LOOKED_FOR_WORK).fill_null(value=False)
    is_active = _works(worked, other_work) | looked
    return pl.when(worked.is_not_null()).then(is_active.cast(pl.Float64))


def earnings_by_period(amount: pl.Expr, period: pl.Expr) -> pl.Expr:
    """Return monthly earnings from an amount and its period.

    Args:
        amount: p5_7, pesos; 98000 and above are codes.
        period: p5_7a, 1 week, 2 fortnight, 3 month, 4 year.

    Returns:
        Unit: money / month.
    """
    pesos = amount.cast(pl.Float64, strict=False)
    monthly = period.replace_strict(MONTHLY_BY_PERIOD, default=None, return_dtype=pl.Float64)
    return pl.when(pesos < TOP_CODE).then(pl.when(pesos == 0).then(0.0).otherwise(pesos * monthly))


def _works(worked: pl.Expr, other_work: pl.Expr) -> pl.Expr:
    return (worked == YES).fill_null(value=False) | other_work.is_in(
        list(WORKED_AFTER_ALL)
    ).fill_null(value=False)


def _number(cell: pl.Expr) -> pl.Expr:
    return cell.cast(pl.Float64, strict=False).fill_null(0)
