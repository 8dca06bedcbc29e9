"""What must a reader know of the income tax of one wage that its amount does not say?"""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping

import polars as pl

from brecha.core.notes import Note
from brecha.countries.flat_document import in_cents
from brecha.countries.mexico.law.bonuses import MONTH as MONTHLY
from brecha.countries.mexico.law.minimum_bonuses import number
from brecha.engine import SchemeInForce
from brecha.engine.nesting import MONTH
from brecha.engine.scheme import first_day

SUBSIDY_ONLY_LOWERS_TAX = datetime.date(2024, 5, 1)  # the decree of DOF 01-05-2024
BETWEEN_TWO_MONTHS = (
    "The wage of {wage:.2f} lies between 30 and {days} days of the general minimum wage "
    "({least:.2f} and {most:.2f}). LISR 96 spares who earns only a minimum wage and does not say "
    "how many days its month has; tax is charged here from 30 days on. If {days} days are counted, "
    "nothing is withheld."
)
PAID_OUT_BEFORE = (
    "The subsidy of {subsidy:.2f} is greater than the tax of {tax:.2f}. Before May 2024 the "
    "difference of {difference:.2f} seems to have been paid to the worker, which no source at hand "
    "confirms; it is not counted, and the tax is shown as 0."
)


def tax_warnings(
    results: Mapping[str, pl.DataFrame], table: pl.DataFrame, law: SchemeInForce
) -> list[Note]:
    """Return what the text of the law leaves open for this wage."""
    row = {**table.row(0, named=True), **results["job"].row(0, named=True)}
    day = first_day(row[MONTH])
    least, most, days = _months_of_minimum_wage(law, day)
    wage, subsidy = row["wage_monthly"], row["employment_subsidy_monthly"]
    tax, notes = row["income_tax_before_subsidy_monthly"], []
    if least < wage <= in_cents(most):
        values = {"wage": wage, "days": days, "least": least, "most": most}
        notes.append(Note(BETWEEN_TWO_MONTHS, values))
    if day < SUBSIDY_ONLY_LOWERS_TAX and subsidy > tax:
        values = {"subsidy": subsidy, "tax": tax, "difference": subsidy - tax}
        notes.append(Note(PAID_OUT_BEFORE, values))
    return notes


def _months_of_minimum_wage(law: SchemeInForce, day: datetime.date) -> tuple[float, float, float]:
    """Return the general minimum wage of thirty days and of an average month, and its days."""
    daily = _of(law.book.value("minimum_wage_daily", day).value, "general")
    thirty = _of(law.book.value("days_per_pay_period", day).value, MONTHLY)
    days = number(law.book, "days_per_average_month", day)
    return daily * thirty, daily * days, days


def _of(value: object, key: str) -> float:
    return float(value[key]) if isinstance(value, Mapping) else math.nan
