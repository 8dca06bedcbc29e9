from __future__ import annotations

import numpy as np
import pytest

from brecha.core import AlignmentError, InputError
from brecha.economy import (
    EmploymentAccount,
    HouseholdClosure,
    NewService,
    ServicePosts,
    build_model,
    care_column_shock,
    domestic_table,
    economic_effects,
    employment_account,
    employment_coefficients,
    employment_effects,
    split_shock,
)
from economy_tables import jobs_of, made_up_table

HOME = domestic_table(made_up_table())
ACCOUNT = jobs_of(HOME)
MODELS = (build_model(HOME), build_model(HOME, HouseholdClosure({"D.1": 1.0}, 0.9)))
COLUMN = economic_effects(*MODELS, care_column_shock(HOME, "s2", [10.0, 20.0]))
SPLIT = economic_effects(
    *MODELS,
    split_shock(HOME, NewService([60.0, 90.0], 30.0, {"s0": 1.0}, {"s3": 20.0})),
)
POSTS = ServicePosts([500.0, 700.0], women_share=0.95, formal_share=[1.0, 0.8])


def test_direct_jobs_are_the_posts() -> None:
    jobs = employment_effects(HOME, SPLIT, ACCOUNT, POSTS)

    np.testing.assert_allclose(jobs.total("direct"), [500.0, 700.0], rtol=1e-12)
    np.testing.assert_allclose(jobs.direct[0, 0], [475.0, 532.0])


def test_parts_add_up_and_shares_are_of_the_sum() -> None:
    jobs = employment_effects(HOME, SPLIT, ACCOUNT, POSTS)

    parts = sum(jobs.total(part) for part in ("direct", "indirect", "induced"))
    np.testing.assert_allclose(jobs.total(), parts, rtol=1e-12)
    np.testing.assert_allclose(jobs.women_share, jobs.cells[0].sum(axis=0) / jobs.total())
    np.testing.assert_allclose(jobs.formal_share, jobs.cells[:, 0].sum(axis=0) / jobs.total())
    np.testing.assert_allclose(jobs.change_pct, 100 * jobs.total() / ACCOUNT.total)


def test_suppliers_and_household_spending_take_on_by_their_coefficients() -> None:
    jobs = employment_effects(HOME, SPLIT, ACCOUNT, POSTS)

    per_unit = ACCOUNT.jobs.sum(axis=(1, 2)) / HOME.x
    np.testing.assert_allclose(jobs.total("induced"), per_unit @ SPLIT.output.induced)
    np.testing.assert_allclose(jobs.total("indirect"), per_unit @ SPLIT.output.type_1)


def test_without_posts_the_sector_s_own_coefficient_stands_in() -> None:
    jobs = employment_effects(HOME, COLUMN, ACCOUNT)

    per_unit = ACCOUNT.jobs[2].sum() / HOME.x[2]
    np.testing.assert_allclose(jobs.total("direct"), per_unit * np.array([10.0, 20.0]))
    everything = ACCOUNT.jobs.sum(axis=(1, 2)) / HOME.x @ COLUMN.output.type_2
    np.testing.assert_allclose(jobs.total(), everything)


def test_posts_take_the_place_of_the_sector_s_coefficient_and_of_nothing_else() -> None:
    by_coefficient = employment_effects(HOME, COLUMN, ACCOUNT)
    by_posts = employment_effects(HOME, COLUMN, ACCOUNT, POSTS)

    np.testing.assert_array_equal(by_posts.indirect, by_coefficient.indirect)
    np.testing.assert_allclose(by_posts.total("direct"), [500.0, 700.0])


def test_a_new_service_without_posts_is_refused() -> None:
    with pytest.raises(InputError, match="Give its posts"):
        employment_effects(HOME, SPLIT, ACCOUNT)


def test_no_jobs_have_no_share() -> None:
    nothing = economic_effects(*MODELS, care_column_shock(HOME, "s2", 0.0))

    jobs = employment_effects(HOME, nothing, ACCOUNT)

    assert jobs.women_share.tolist() == [0.0]


def test_an_account_for_other_sectors_is_refused_with_the_codes() -> None:
    other = EmploymentAccount(("s0", "s1", "s2", "zz"), ACCOUNT.jobs, 2018, "survey")

    with pytest.raises(AlignmentError, match=r"survey: .*missing: s3; unknown: zz"):
        employment_coefficients(HOME, other)


@pytest.mark.parametrize(
    "jobs", [np.ones((4, 2)), np.full((4, 2, 2), -1.0), np.full((4, 2, 2), np.nan)]
)
def test_jobs_that_are_no_numbers_of_jobs_are_refused(jobs: np.ndarray) -> None:
    with pytest.raises(InputError, match="numbers of 0 or more"):
        EmploymentAccount(HOME.codes, jobs, 2018, "survey")


def test_faults_of_posts_are_told_at_once() -> None:
    with pytest.raises(InputError) as caught:
        employment_effects(HOME, COLUMN, ACCOUNT, ServicePosts(-1.0, 1.5, [0.1, 0.2, 0.3]))

    names = [fault.values["name"] for fault in caught.value.faults]
    assert names == ["jobs", "women_share", "formal_share"]


def test_an_account_is_made_from_cells() -> None:
    cells = {("s1", "women", "formal"): 5.0, ("s1", "men", "informal"): 7.0}

    account = employment_account(HOME.codes, cells, 2018, "survey")

    assert account.jobs[1].tolist() == [[5.0, 0.0], [0.0, 7.0]]
    assert account.total == 12.0


def test_every_cell_that_names_nothing_known_is_told() -> None:
    cells = {("zz", "women", "formal"): 5.0, ("s1", "all", "informal"): 7.0}

    with pytest.raises(InputError) as caught:
        employment_account(HOME.codes, cells, 2018, "survey")

    assert len(caught.value.faults) == 2
