"""The ten rules in Tax-Calculator's compiled loops; the sums over households are NumPy's."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
from measure import NUMBERS, measure
from taxcalc.decorators import iterate_jit

SCALARS = ["cap", "credit", "taper", "adult_age", "adult_need", "child_need", "withdrawal"]
RATE_FROM, RATE_OF = tuple(NUMBERS["rate_from"]), tuple(NUMBERS["rate_of"])
LOWER, RATES = tuple(NUMBERS["bracket_from"]), tuple(NUMBERS["bracket_rate"])


@iterate_jit(parameters=SCALARS, nopython=True)
def person_rules(
    wage, other_income, age, cap, credit, taper, adult_age, adult_need, child_need
):  # fmt: skip
    base = min(wage, cap)
    rate = RATE_OF[0]
    for at in range(1, len(RATE_FROM)):
        if base >= RATE_FROM[at]:
            rate = RATE_OF[at]
    contribution = base * rate
    taxable = max(wage + other_income - contribution, 0.0)
    tax = 0.0
    for at in range(len(LOWER)):
        if at == len(LOWER) - 1 or taxable < LOWER[at + 1]:
            tax += max(taxable - LOWER[at], 0.0) * RATES[at]
            break
        tax += (LOWER[at + 1] - LOWER[at]) * RATES[at]
    income_tax = max(tax - max(credit - taper * taxable, 0.0), 0.0)
    net_income = wage + other_income - contribution - income_tax
    need = adult_need if age >= adult_age else child_need
    return (contribution, income_tax, net_income, need)


@iterate_jit(parameters=SCALARS, nopython=True)
def household_rules(age, income, needed, adult_age, withdrawal):
    due = max(needed - withdrawal * income, 0.0)
    benefit = due if age >= adult_age else 0.0
    return benefit


LAW = SimpleNamespace(**{name: [NUMBERS[name]] for name in SCALARS})


def prepare(household: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return where each household starts and how many it has."""
    ends = np.flatnonzero(household[1:] != household[:-1])
    sizes = np.diff(ends, prepend=-1, append=len(household) - 1)
    return np.concatenate([[0], ends + 1]), sizes


def compute(
    homes: tuple[np.ndarray, np.ndarray], columns: dict[str, np.ndarray]
) -> dict[str, np.ndarray]:
    """Run both loops."""
    starts, sizes = homes
    length = len(columns["age"])
    made = {name: np.empty(length) for name in ("contribution", "income_tax", "net_income")}
    records = SimpleNamespace(**columns, **made, need=np.empty(length), benefit=np.empty(length))
    person_rules(LAW, records)
    records.income = np.repeat(np.add.reduceat(records.net_income, starts), sizes)
    records.needed = np.repeat(np.add.reduceat(records.need, starts), sizes)
    household_rules(LAW, records)
    return {**made, "benefit": records.benefit}


measure(prepare, compute)
