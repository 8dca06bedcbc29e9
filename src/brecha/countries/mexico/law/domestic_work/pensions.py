"""Do her weeks and her age open a pension, and what is guaranteed?

Guaranteed pensions are in pesos of 2021, as the law prints them; the law raises them each February
by the price index, of which the factor has to be applied apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

import numpy as np
from numpy.typing import NDArray

from brecha.countries.law import MoneyPerMonth
from brecha.countries.mexico.law.domestic_work.columns import (
    Days,
    Flag,
    Share,
    Weeks,
    Years,
    as_flag,
)
from brecha.engine import rule
from brecha.engine.brackets import bracket_of

DAYS_PER_WEEK = 7
WeeksGiven = Annotated[float, "weeks"]
DaysGiven = Annotated[float, "days"]
Ages = Annotated[Mapping[str, float], "years"]
GuaranteedPensions = Annotated[list[Mapping[str, float]], "money / month"]


@rule(row="worker", law=("LSS 20",))
def weeks_recognised(days_contributed: Days, rest_days_not_counted: DaysGiven) -> Weeks:
    """Weeks of quotas: days over seven; a rest of more than three days is one week more."""
    weeks, rest = np.divmod(days_contributed, DAYS_PER_WEEK)
    return weeks + (rest > rest_days_not_counted)


@rule(row="worker", law=("LSS 154", "LSS 162"), since="2021-01-01")
def pension_weeks_lacking(weeks_recognised: Weeks, pension_weeks_required: WeeksGiven) -> Weeks:
    """Weeks that lack for a pension of severance or old age in the year."""
    return np.maximum(pension_weeks_required - weeks_recognised, 0)


@rule(row="worker", law=("LSS 154",), since="2021-01-01")
def is_entitled_cesantia_pension(
    age: Years, pension_weeks_lacking: Weeks, pension_ages: Ages
) -> Flag:
    """Pension of severance at advanced age: from sixty on, with the weeks of the year."""
    is_of_age = (age >= pension_ages["cesantia"]) & (age < pension_ages["vejez"])
    return as_flag(is_of_age & (pension_weeks_lacking == 0))


@rule(row="worker", law=("LSS 162",), since="2021-01-01")
def is_entitled_vejez_pension(age: Years, pension_weeks_lacking: Weeks, pension_ages: Ages) -> Flag:
    """Pension of old age: from sixty-five on, with the weeks of the year."""
    return as_flag((age >= pension_ages["vejez"]) & (pension_weeks_lacking == 0))


@rule(row="worker", law=("LSS 154", "LSS 162"), since="2021-01-01")
def is_entitled_medical_care_as_pensioner(
    age: Years, pension_weeks_lacking: Weeks, pension_ages: Ages
) -> Flag:
    """Medical care as a pensioner: the same age and the same weeks."""
    return as_flag((age >= pension_ages["cesantia"]) & (pension_weeks_lacking == 0))


@rule(row="worker", law=("LSS 170", "Cuarto transitorio, DOF 16-12-2020"), since="2021-01-01")
def guaranteed_pension_column(
    weeks_recognised: Weeks,
    pension_weeks_required: WeeksGiven,
    guaranteed_pension_column_weeks: WeeksGiven,
    guaranteed_pension: GuaranteedPensions,
) -> Share:
    """Column of the table of guaranteed pensions: one more for each 25 weeks, eleven at most."""
    beyond = weeks_recognised - pension_weeks_required
    column = np.floor(beyond / guaranteed_pension_column_weeks) + 1
    return np.asarray(np.clip(column, 0, _amounts(guaranteed_pension).shape[1]))


@rule(row="worker", law=("LSS 170", "Cuarto transitorio, DOF 16-12-2020"), since="2021-01-01")
def guaranteed_pension_monthly_2021(
    age: Years,
    average_base_uma: Share,
    guaranteed_pension_column: Share,
    guaranteed_pension: GuaranteedPensions,
) -> MoneyPerMonth:
    """Guaranteed pension in pesos of 2021: by average base, age and weeks; none below them."""
    amounts = _amounts(guaranteed_pension)
    ages = sorted({row["age"] for row in guaranteed_pension})
    brackets = sorted({row["from_uma"] for row in guaranteed_pension})
    column = guaranteed_pension_column.astype(int) - 1
    is_due = (age >= ages[0]) & (column >= 0)
    row = bracket_of(average_base_uma, brackets) * len(ages) + bracket_of(age, ages)
    return np.where(is_due, amounts[row, np.maximum(column, 0)], 0.0)


def _amounts(table: Sequence[Mapping[str, float]]) -> NDArray[np.float64]:
    """Return the amounts of the table: a row for each bracket and age, a column of weeks."""
    columns = range(1, sum(key.startswith("c") for key in table[0]) + 1)
    return np.array([[row[f"c{column}"] for column in columns] for row in table])
