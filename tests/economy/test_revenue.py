from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from brecha.core import InputError
from brecha.economy import JobCells, baseline_revenue, revenue_of

CELLS = JobCells(
    jobs=np.array([[10.0, 20.0], [5.0, 5.0]]),
    income_tax=np.array([2.0, 0.0]),
    social_security={"health": np.array([1.0, 0.0]), "pensions": np.array([0.5, 0.0])},
    disposable_income=np.array([30.0, 12.0]),
)


def test_each_part_is_jobs_times_what_a_job_pays() -> None:
    revenue = revenue_of(CELLS, consumption_tax_rate=0.06, spent_share=0.9, production_taxes=3.0)

    assert revenue.income_tax.tolist() == [20.0, 40.0]
    assert revenue.social_security["health"].tolist() == [10.0, 20.0]
    assert revenue.contributions.tolist() == [15.0, 30.0]
    np.testing.assert_allclose(revenue.consumption_tax, [0.054 * 360.0, 0.054 * 660.0])
    assert revenue.production_taxes.tolist() == [3.0, 3.0]


@given(arrays(np.float64, (2, 3), elements=st.floats(0, 1e6)), st.floats(0, 1), st.floats(0, 1))
def test_the_parts_add_up_to_the_whole(jobs: np.ndarray, rate: float, spent: float) -> None:
    cells = JobCells(jobs, CELLS.income_tax, CELLS.social_security, CELLS.disposable_income)

    revenue = revenue_of(cells, rate, spent, [1.0, 2.0, 3.0])

    parts = revenue.income_tax + revenue.consumption_tax + revenue.production_taxes
    parts = parts + sum(revenue.social_security.values())
    np.testing.assert_allclose(revenue.total, parts, rtol=1e-12)


def test_jobs_of_one_year_are_one_column() -> None:
    cells = JobCells(
        np.array([10.0, 5.0]), CELLS.income_tax, CELLS.social_security, CELLS.disposable_income
    )

    assert revenue_of(cells, 0.1, 1.0).total.shape == (1,)


def test_existing_spending_yields_its_share_of_the_revenue() -> None:
    revenue = revenue_of(CELLS, 0.06, 0.9, 3.0)

    baseline = baseline_revenue(revenue, existing=[45.0, 0.0], gross=100.0)

    np.testing.assert_allclose(baseline.total, revenue.total * [0.45, 0.0])


@pytest.mark.parametrize(("existing", "gross"), [(-1.0, 10.0), (11.0, 10.0), (0.0, 0.0)])
def test_existing_spending_outside_gross_spending_is_refused(existing: float, gross: float) -> None:
    with pytest.raises(InputError, match="between 0 and gross"):
        baseline_revenue(revenue_of(CELLS, 0.06, 0.9), existing, gross)


def test_faults_of_the_cells_are_told_at_once() -> None:
    bad = JobCells(
        np.array([[-1.0], [2.0]]), np.ones(3), {"health": np.array([np.nan, 1])}, np.ones(2)
    )

    with pytest.raises(InputError) as caught:
        revenue_of(bad, consumption_tax_rate=1.4, spent_share=-0.2)

    assert len(caught.value.faults) == 5
