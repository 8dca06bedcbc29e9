"""Farm workers' quotas and the fiscal decree reckoned again, slowly, in exact fractions.

Nothing of the reckoning comes from the package: neither a rule nor a value.
"""

from __future__ import annotations

import datetime
from fractions import Fraction
from math import floor
from typing import NamedTuple, TypeVar

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from farm_law_runs import results_on

Amounts = dict[str, Fraction]
Value = TypeVar("Value")
ZONES = ("general", "frontera_norte")
# By day of effect; general area, northern border.
UMA = {"2024-02-01": "108.57", "2025-02-01": "113.14", "2026-02-01": "117.31"}
MINIMUM = {"2025-01-01": ("278.80", "419.88"), "2026-01-01": ("315.04", "440.87")}
TRADE = {"2025-01-01": ("315.19", "419.88"), "2026-01-01": ("356.16", "440.87")}
FACTOR = {"2025-01-01": ("3.30", "4.10"), "2026-01-01": ("3.60", "4.50")}
CESANTIA_ENDS = ("1.00", "1.50", "2.00", "2.50", "3.00", "3.50", "4.00")
CESANTIA = {
    "2025-01-01": "3.150 3.544 4.426 4.954 5.307 5.559 5.747 6.422",
    "2026-01-01": "3.150 3.676 4.851 5.556 6.026 6.361 6.613 7.513",
}
DAYS = [datetime.date(2025, 1, 1), datetime.date(2025, 2, 1), datetime.date(2026, 1, 1)]
DAYS += [datetime.date(2026, 2, 1), datetime.date(2026, 12, 1)]


class Worker(NamedTuple):
    """One farm worker with one employer in a month, as the law reads her."""

    zone: str
    article_36_reference: str
    wage_daily: str
    productivity_pay_daily: str
    integration_factor: str
    days: int
    farm_work_risk_premium: str
    uses_farm_decree: int
    continuous_weeks: int


def decimals(least: int, most: int, places: int) -> st.SearchStrategy[str]:
    """Return numbers written with so many places after the point."""
    return st.integers(least, most).map(lambda number: f"{number / 10**places:.{places}f}")


workers = st.builds(
    Worker,
    zone=st.sampled_from(ZONES),
    article_36_reference=st.sampled_from(("general", "professional")),
    wage_daily=decimals(20_000, 100_000, 2) | decimals(0, 500_000, 2),
    productivity_pay_daily=st.just("0") | decimals(0, 40_000, 2),
    integration_factor=decimals(10_000, 13_000, 4),
    days=st.integers(0, 31),
    farm_work_risk_premium=decimals(500_000, 15_000_000, 8),
    uses_farm_decree=st.integers(0, 1),
    continuous_weeks=st.integers(0, 60),
)


def agree(worker: Worker, day: datetime.date) -> None:
    expected = reckon(worker, day)
    given_values = {
        name: value if name in {"zone", "article_36_reference"} else float(value)
        for name, value in worker._asdict().items()
    }

    results = results_on(day, "agricultural-worker", **given_values)

    for name, amount in expected.items():
        assert results[name][0] == pytest.approx(float(amount), rel=1e-9, abs=1e-9), name


@settings(max_examples=500)
@given(workers, st.sampled_from(DAYS))
def test_a_slow_second_reckoning_agrees(worker: Worker, day: datetime.date) -> None:
    agree(worker, day)


@pytest.mark.slow
@settings(max_examples=10_000)
@given(workers, st.sampled_from(DAYS))
def test_a_slow_second_reckoning_agrees_on_ten_thousand_cases(
    worker: Worker, day: datetime.date
) -> None:
    agree(worker, day)


def test_the_second_reckoning_gives_the_published_ceiling() -> None:
    january = datetime.date(2026, 1, 1)

    ceilings = [float(ceiling_of_decree(zone, january)) for zone in ZONES]

    np.testing.assert_allclose(ceilings, [407.30, 509.13], atol=1e-9)


def reckon(worker: Worker, day: datetime.date) -> Amounts:
    """Return what is due, branch by branch, and what the decree gives back."""
    base = daily_base(worker, day)
    uma = Fraction(in_force(UMA, day))
    due = quotas(base, worker, uma)
    due["cesantia_y_vejez"] = (base * cesantia_rate(base, worker, day), base * percent("1.125"))
    due["retirement"] = (base * percent("2"), Fraction(0))
    fixed = percent("20.40") * uma
    due["sickness_and_maternity"] = (
        due["sickness_and_maternity"][0] + fixed,
        due["sickness_and_maternity"][1],
    )
    amounts: Amounts = {"contribution_base_daily": base}
    is_spared = Fraction(worker.wage_daily) <= least_of_article_36(worker, day)
    for name, (employer, own) in due.items():
        taken_over = own if is_spared else Fraction(0)
        amounts[f"{name}_employer"] = (employer + taken_over) * worker.days
        if own:
            amounts[f"{name}_worker"] = (own - taken_over) * worker.days
    amounts["employer_total"] = sum(v for k, v in amounts.items() if k.endswith("_employer"))
    amounts["worker_total"] = sum(v for k, v in amounts.items() if k.endswith("_worker"))
    amounts["quotas_total"] = amounts["employer_total"] + amounts["worker_total"]
    amounts["housing_fund"] = base * percent("5") * worker.days
    return amounts | relief(base, worker, day)


def quotas(base: Fraction, worker: Worker, uma: Fraction) -> dict[str, tuple[Fraction, Fraction]]:
    """Return the quotas of a day of the four branches of the decree, without the fixed one."""
    excess = max(base - 3 * uma, Fraction(0))
    health_employer = excess * percent("1.10") + base * percent("0.70") + base * percent("1.05")
    health_worker = excess * percent("0.40") + base * percent("0.25") + base * percent("0.375")
    return {
        "work_risk": (base * Fraction(worker.farm_work_risk_premium), Fraction(0)),
        "sickness_and_maternity": (health_employer, health_worker),
        "disability_and_life": (base * percent("1.75"), base * percent("0.625")),
        "childcare_and_social_benefits": (base * percent("1"), Fraction(0)),
    }


def relief(base: Fraction, worker: Worker, day: datetime.date) -> Amounts:
    uma = Fraction(in_force(UMA, day))
    ceiling = ceiling_of_decree(worker.zone, day)
    is_relieved = base > ceiling and worker.uses_farm_decree and worker.continuous_weeks <= 27
    paid = quotas(base, worker, uma)
    least = quotas(ceiling if is_relieved else base, worker, uma)
    return {
        "decree_ceiling_daily": ceiling,
        "decree_benefit_of_employer_share": worker.days
        * sum(paid[name][0] - least[name][0] for name in paid),
        "decree_benefit_of_worker_share": worker.days
        * sum(paid[name][1] - least[name][1] for name in paid),
    }


def daily_base(worker: Worker, day: datetime.date) -> Fraction:
    most = 25 * Fraction(in_force(UMA, day))
    least = of_zone(MINIMUM, worker.zone, day)
    wage = cents(Fraction(worker.wage_daily) * Fraction(worker.integration_factor))
    base = min(max(wage, least), most)
    productivity = Fraction(worker.productivity_pay_daily)
    included = max(productivity - base * percent("20"), Fraction(0))
    return min(cents(base + included), most)


def least_of_article_36(worker: Worker, day: datetime.date) -> Fraction:
    table = TRADE if worker.article_36_reference == "professional" else MINIMUM
    return of_zone(table, worker.zone, day)


def ceiling_of_decree(zone: str, day: datetime.date) -> Fraction:
    return cents(of_zone(FACTOR, zone, day) * Fraction(in_force(UMA, day)))


def cesantia_rate(base: Fraction, worker: Worker, day: datetime.date) -> Fraction:
    rates = in_force(CESANTIA, day).split()
    if base <= of_zone(MINIMUM, worker.zone, day):
        return percent(rates[0])
    in_uma = cents(base / Fraction(in_force(UMA, day)))
    return percent(rates[sum(1 for end in CESANTIA_ENDS if in_uma > Fraction(end))])


def of_zone(table: dict[str, tuple[str, str]], zone: str, day: datetime.date) -> Fraction:
    return Fraction(in_force(table, day)[ZONES.index(zone)])


def in_force(values: dict[str, Value], day: datetime.date) -> Value:
    return values[max(date for date in values if date <= day.isoformat())]


def cents(amount: Fraction) -> Fraction:
    return Fraction(floor(amount * 100 + Fraction(1, 2)), 100)


def percent(text: str) -> Fraction:
    return Fraction(text) / 100
