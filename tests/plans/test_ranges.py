"""Tornado, draws and extremes of the mean gross cost."""

from __future__ import annotations

import numpy as np
import pytest

from brecha.plans import ComputedPlan, compute_plan, find_plan, read_plan
from brecha.plans.sensitivity import (
    NUMBER_OF_DRAWS,
    cost_range,
    draw,
    mean_cost_shares,
    sensitivity_of,
)


@pytest.fixture(scope="module")
def computed() -> ComputedPlan:
    return compute_plan(*read_plan(find_plan("arcadia/early-childhood")))


def test_a_variant_equals_a_plan_that_is_run_with_its_value(computed: ComputedPlan) -> None:
    strongest = sensitivity_of(computed)[0]
    shares = mean_cost_shares(computed, {**computed.values, strongest.path: strongest.high})

    assert shares[0] == pytest.approx(strongest.at_high, rel=1e-12)
    assert strongest.at_high != pytest.approx(
        float(computed.accounts["gross_cost_share_gdp"].mean())
    )


def test_central_values_give_the_plan_itself(computed: ComputedPlan) -> None:
    shares = mean_cost_shares(computed, computed.values)

    assert shares[0] == pytest.approx(float(computed.accounts["gross_cost_share_gdp"].mean()))


def test_the_range_is_ordered_and_holds_every_single_change(computed: ComputedPlan) -> None:
    sensitivity = sensitivity_of(computed)
    spread = cost_range(computed, sensitivity)

    assert spread.lowest <= spread.p10 <= spread.p50 <= spread.p90 <= spread.highest
    for entry in sensitivity:
        assert spread.lowest <= min(entry.at_low, entry.at_high)
        assert spread.highest >= max(entry.at_low, entry.at_high)


def test_draws_fill_each_stratum_once_and_stay_in_range(computed: ComputedPlan) -> None:
    moved = [entry for entry in computed.assumptions if entry.low < entry.high]
    for entry in moved:
        drawn = draw([entry])[entry.path]

        assert len(drawn) == NUMBER_OF_DRAWS
        assert entry.low <= drawn.min()
        assert drawn.max() <= entry.high
        mean = (entry.low + entry.central + entry.high) / 3
        assert np.mean(drawn) == pytest.approx(mean, rel=0.01)
