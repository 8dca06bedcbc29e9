"""The law of Mexico: worked examples with their sources, continuity, a slow second reckoning."""

from __future__ import annotations

import datetime
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from brecha.countries import COMMON_RESULTS, load_country
from brecha.countries.law import JOB_INPUTS
from brecha.engine import Input, Rows, build, run
from mexican_law_by_hand import Amounts, is_near_a_step, reckon
from strategies import wages

MEXICO = load_country("mexico")
DAYS = [datetime.date(year, month, 1) for year in range(2018, 2027) for month in (1, 2, 5, 7, 12)]
BRANCHES = tuple(MEXICO.law.branches)
CONTRIBUTIONS = ("worker_contributions_monthly", "employer_contributions_monthly")
OWN_RESULTS = (*COMMON_RESULTS, *BRANCHES, "housing_fund_monthly", "contribution_base_monthly")
CENT = 0.05  # the quotas of the tariff are printed in cents, rounded more than once


def results_on(
    day: datetime.date, given_columns: dict[str, np.ndarray], targets: tuple[str, ...]
) -> dict[str, np.ndarray]:
    """Return results of the law of a day; what is given takes the place of its rule."""
    units = {entry.name: entry.unit for entry in MEXICO.law.rules}
    units |= {entry.name: entry.parsed_unit for entry in JOB_INPUTS}
    program = build(
        [entry for entry in MEXICO.law.rules if entry.name not in given_columns],
        [Input(name, str(units[name]), "job", name) for name in given_columns],
        parameters_on(day),
        targets,
        ("job",),
    )
    number = len(next(iter(given_columns.values())))
    return run(program, given_columns, Rows.flat("job", number))


@cache
def parameters_on(day: datetime.date) -> dict:
    return MEXICO.book.values(MEXICO.law.parameters, day)


def law_of_wage(day: datetime.date, *wages_offered: float) -> dict[str, np.ndarray]:
    return results_on(day, {"wage_offered_monthly": np.array(wages_offered)}, OWN_RESULTS)


@pytest.mark.parametrize("day", DAYS, ids=str)
@given(wage=wages)
def test_a_slow_second_reckoning_agrees(day: datetime.date, wage: float) -> None:
    assume(not is_near_a_step(wage, day))
    expected: Amounts = reckon(wage, day)

    results = law_of_wage(day, wage)

    for name, amount in expected.items():
        assert results[name][0] == pytest.approx(float(amount), rel=1e-9, abs=1e-9), name


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_each_fixed_quota_is_the_tax_at_the_end_of_the_row_before(day: datetime.date) -> None:
    tariff = parameters_on(day)["income_tax_monthly_tariff"].value

    for before, row in pairwise(tariff):
        tax = before["fixed"] + (row["from"] - before["from"]) * before["rate"]
        assert tax == pytest.approx(row["fixed"], abs=CENT)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_income_tax_makes_no_jump_and_never_falls(day: datetime.date) -> None:
    tariff = parameters_on(day)["income_tax_monthly_tariff"].value
    ends = np.array([row["from"] for row in tariff[1:]])
    given_wages = {"wage_monthly": np.concatenate([ends - 0.01, ends])}

    tax = results_on(day, given_wages, ("income_tax_before_subsidy_monthly",))
    below, at = np.split(tax["income_tax_before_subsidy_monthly"], 2)

    np.testing.assert_allclose(below, at, atol=CENT)
    assert (np.diff(at) > 0).all()


@pytest.mark.parametrize("day", DAYS, ids=str)
@given(wage=wages)
def test_the_branches_are_what_employer_and_worker_pay(day: datetime.date, wage: float) -> None:
    results = law_of_wage(day, wage)

    paid = sum(results[name] for name in CONTRIBUTIONS) - results["housing_fund_monthly"]

    assert sum(results[name] for name in BRANCHES) == pytest.approx(paid, rel=1e-12)


@given(wages, wages, st.sampled_from(DAYS))
def test_who_earns_more_has_no_lower_base_and_pays_no_less(
    one: float, other: float, day: datetime.date
) -> None:
    results = law_of_wage(day, *sorted((one, other)))

    for name in ("wage_monthly", "contribution_base_monthly", "worker_contributions_monthly"):
        assert results[name][0] <= results[name][1] * (1 + 1e-12), name
    ceiling = 25 * parameters_on(day)["uma_daily"].value * 30
    assert results["contribution_base_monthly"].max() <= ceiling * (1 + 1e-12)


@given(wages, st.sampled_from(DAYS))
def test_no_job_is_paid_below_the_minimum_wage(wage: float, day: datetime.date) -> None:
    least = parameters_on(day)["minimum_wage_daily"].value["general"] * 30

    assert law_of_wage(day, wage)["wage_monthly"][0] == max(wage, least)


@given(wages, st.sampled_from(DAYS))
def test_what_is_withheld_is_neither_negative_nor_the_whole_wage(
    wage: float, day: datetime.date
) -> None:
    results = law_of_wage(day, wage)

    withheld = results["worker_contributions_monthly"] + results["income_tax_monthly"]

    assert 0 <= withheld[0] < 0.4 * results["wage_monthly"][0]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_nothing_is_withheld_from_the_minimum_wage(day: datetime.date) -> None:
    results = law_of_wage(day, 0.0)

    assert results["worker_contributions_monthly"][0] == 0
    assert results["income_tax_monthly"][0] == 0
