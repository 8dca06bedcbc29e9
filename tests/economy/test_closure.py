from __future__ import annotations

import numpy as np
import pytest

from brecha.core import InputError
from brecha.economy import (
    HouseholdClosure,
    build_model,
    close_households,
    domestic_table,
    model_radius,
    output_multipliers,
    wages_spent,
)
from economy_tables import changed, made_up_table, textbook_table

HOME = domestic_table(made_up_table())


def test_income_is_the_share_of_each_row_that_is_counted() -> None:
    households = close_households(HOME, HouseholdClosure({"D.1": 1.0, "B.2b": 0.4}, 0.8))

    expected = HOME.value_added[1] + 0.4 * HOME.value_added[3]
    np.testing.assert_allclose(households.income * HOME.x, expected)
    assert households.total_income == pytest.approx(expected.sum())
    assert (households.wage_share, households.surplus_share) == pytest.approx((1.0, 0.4))


def test_what_is_spent_goes_to_home_products_imports_and_taxes() -> None:
    households = close_households(HOME, HouseholdClosure({"D.1": 1.0}, 0.8))

    total = HOME.final_demand[:, 0].sum() + HOME.imported_demand[0] + HOME.demand_taxes[0]
    np.testing.assert_allclose(households.spending, 0.8 * HOME.final_demand[:, 0] / total)
    assert households.spending.sum() == pytest.approx(0.8 * households.domestic_share)
    assert households.implied_propensity == pytest.approx(total / HOME.value_added[1].sum())


def test_without_a_share_the_table_s_own_propensity_is_spent_and_flagged_above_one() -> None:
    households = close_households(HOME, HouseholdClosure({"D.1": 1.0}))

    assert households.spent_share == households.implied_propensity
    assert households.spent_share > 1
    assert "overstated" in households.caveats[0].text()


def test_the_share_of_a_row_may_differ_by_sector() -> None:
    shares = np.array([0.9, 0.1, 0.0, 0.5])

    households = close_households(HOME, HouseholdClosure({"D.1": 1.0, "B.2b": shares}, 0.8))

    np.testing.assert_allclose(
        households.income * HOME.x, HOME.value_added[1] + shares * HOME.value_added[3]
    )


def test_the_plain_closure_spends_wages_in_full() -> None:
    closure = wages_spent(HOME)

    assert dict(closure.income_shares) == {"D.1": 1.0}
    assert closure.spent_share == 1.0


def test_the_words_name_income_share_and_propensity_in_both_languages() -> None:
    note = close_households(HOME, HouseholdClosure({"D.1": 1.0, "B.2b": 0.4}, 0.8)).note

    assert "100% D.1 + 40% B.2b" in note.text()
    assert "80.0%" in note.text("es")
    assert note.text() != note.text("es")


@pytest.mark.parametrize(
    ("closure", "words"),
    [
        (HouseholdClosure({"D.9": 1.0}), "D.9 is not one of"),
        (HouseholdClosure({"D.1": 1.2}), "between 0 and 1; it is 1.2"),
        (HouseholdClosure({"D.1": 1.0}, -0.1), "spent must lie between 0 and 1; it is -0.1"),
        (HouseholdClosure({"D.1": 1.0}, 0.9, ("XX",)), "XX is not one of"),
        (HouseholdClosure({"D.1": 0.0}, 0.9), "must have income"),
        (HouseholdClosure({}, 0.9), "must have income"),
        (HouseholdClosure({"D.1": 1.0}, 0.9, ("P.52",)), "consumption must be positive"),
    ],
)
def test_a_closure_that_does_not_fit_is_refused(closure: HouseholdClosure, words: str) -> None:
    with pytest.raises(InputError, match=words):
        close_households(HOME, closure)


def test_all_faults_of_a_closure_are_told_at_once() -> None:
    with pytest.raises(InputError) as caught:
        close_households(HOME, HouseholdClosure({"D.9": 2.0}, 3.0, ("XX",)))

    assert len(caught.value.faults) == 4


def test_negative_household_income_is_refused_by_sector() -> None:
    base = textbook_table()
    value_added = np.array([[300.0, 500.0], [350.0, 900.0]])
    value_added[:, 0] = [-50.0, 700.0]

    with pytest.raises(InputError, match="must not be negative; it is in 1"):
        close_households(
            changed(base, value_added=value_added), HouseholdClosure({"D.1": 1.0}, 0.5)
        )


def test_an_economy_that_explodes_once_closed_is_refused() -> None:
    everything = HouseholdClosure({row.code: 1.0 for row in textbook_table().income_rows})
    base = textbook_table()
    demand = np.column_stack([base.final_demand.sum(axis=1), np.zeros(2)])

    with pytest.raises(InputError, match=r"below 1; it is 1\.0000"):
        build_model(changed(base, final_demand=demand), everything)


def test_the_closed_radius_lies_between_the_open_one_and_one() -> None:
    closed = model_radius(build_model(HOME, HouseholdClosure({"D.1": 1.0}, 0.9)))

    assert model_radius(build_model(HOME)) < closed < 1


def test_spending_more_of_income_raises_every_multiplier() -> None:
    low = output_multipliers(build_model(HOME, HouseholdClosure({"D.1": 1.0}, 0.3)))
    high = output_multipliers(build_model(HOME, HouseholdClosure({"D.1": 1.0}, 0.9)))

    assert (high.total > low.total).all()
