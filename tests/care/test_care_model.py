from __future__ import annotations

from dataclasses import replace

import numpy as np
import polars as pl
import pytest

from brecha.care import JOBS, SERVICES, YEARS
from brecha.care.cost import capital_annuity
from brecha.core import AlignmentError, Certainty, InputError
from brecha.engine import Explanation, Origin
from care_services import Services, one_service, run_care


def columns_of(tables: Services) -> dict[str, list[float]]:
    return run_care(tables).years.to_dict(as_series=False)


def test_one_nursery_is_costed_as_by_hand() -> None:
    years = columns_of(one_service())

    # Half of 1000, 1000 and 400 children need care, and this model is for four in five of them;
    # coverage goes from 10 % to 70 %, half of the way in the first year: 40 %, 70 %, 70 %.
    np.testing.assert_allclose(years["people_in_need"], [400, 400, 160])
    np.testing.assert_allclose(years["coverage_share"], [0.4, 0.7, 0.7])
    np.testing.assert_allclose(years["people_covered"], [160, 280, 112])
    # At four in five places in use they need 200, 350, 140 places; 50 stood before. None is torn
    # down.
    np.testing.assert_allclose(years["places_required"], [200, 350, 140])
    np.testing.assert_allclose(years["places_standing"], [200, 350, 350])
    np.testing.assert_allclose(years["places_new"], [150, 150, 0], atol=1e-9)
    # Open 2400 hours a year, a carer works 1920: 160 / 8 x 2400 / 1920 = 25 carers, and 4 heads
    # for 4 centres. Today's 50 places would have 29 / 200 x 50 = 7.25 posts.
    np.testing.assert_allclose(years["posts_fte"], [29, 50.75, 20.3])
    np.testing.assert_allclose(years["posts_new"], [21.75, 21.75, 0])
    # A carer costs (2000 + 400) x 12 + 2000 = 30,800, a head twice as much.
    np.testing.assert_allclose(years["wage_bill"], [1_016_400, 1_778_700, 711_480])
    # 1000 a child, and a quarter on top of the wage bill: a fifth of both.
    np.testing.assert_allclose(years["other_running_cost"], [414_100, 724_675, 289_870])
    np.testing.assert_allclose(years["running_cost"], [1_430_500, 2_503_375, 1_001_350])
    # 300 for each new post and each tenth that leaves; 20,000 a new place, which lasts 20 years.
    np.testing.assert_allclose(years["training_cost"], [7_395, 8_047.5, 609])
    np.testing.assert_allclose(years["capital_cost"], [3_000_000, 3_000_000, 0], atol=1e-6)
    np.testing.assert_allclose(years["capital_annuity"], [200_000, 350_000, 350_000])
    np.testing.assert_allclose(years["gross_cost"], [4_437_895, 5_511_422.5, 1_001_959])


def test_jobs_are_costed_year_by_year() -> None:
    jobs = run_care(one_service(), ("employer_contributions_monthly",)).jobs

    assert jobs["job_id"].to_list() == ["carer", "head"] * 3
    np.testing.assert_allclose(jobs["posts"], [25, 4, 43.75, 7, 17.5, 2.8])
    np.testing.assert_allclose(jobs["labour_cost"][:2], [770_000, 246_400])
    np.testing.assert_allclose(jobs["employer_contributions_monthly"], [400, 800] * 3)


def test_the_order_of_rows_does_not_matter() -> None:
    tables = one_service()
    turned = Services(tables.services, tables.years.reverse(), tables.jobs.reverse())

    assert run_care(turned).years.equals(run_care(tables).years)
    assert run_care(turned).jobs.equals(run_care(tables).jobs)


def test_a_service_that_nobody_uses_costs_nothing() -> None:
    nobody = one_service().scaled(0)

    years = columns_of(nobody)

    for name in ("places_new", "posts_fte", "posts_new", "gross_cost", "capital_annuity"):
        assert years[name] == [0.0, 0.0, 0.0], name


def test_more_places_than_needed_at_the_start_are_kept_and_none_is_built() -> None:
    tables = one_service()
    crowd = tables.services.with_columns(people_at_start=pl.lit(100_000.0))

    years = columns_of(replace(tables, services=crowd))

    np.testing.assert_allclose(years["places_standing"], [5000, 5000, 5000])
    assert years["places_new"] == [0.0, 0.0, 0.0]


@pytest.mark.parametrize(
    ("rate", "life", "factor"),
    [
        (0.0, 20.0, 0.05),
        (0.05, 20.0, 0.080242587),
        (0.10, 10.0, 0.162745395),
        (1e-18, 20.0, 0.05),
        (5e-324, 1.0, 1.0),
    ],
)
def test_an_annuity_is_what_tables_of_annuities_say(
    rate: float, life: float, factor: float
) -> None:
    numbers = (np.array([value]) for value in (1.0, 1.0, life, rate))

    assert capital_annuity(*numbers)[0] == pytest.approx(factor, rel=1e-8)


@pytest.mark.parametrize("table", ["services", "years", "jobs"])
def test_a_service_without_its_rows_is_told(table: str) -> None:
    tables = one_service()
    lost = {name: getattr(tables, name) for name in ("services", "years", "jobs")}
    lost[table] = lost[table].with_columns(service_id=pl.lit("home"))

    with pytest.raises(AlignmentError) as caught:
        run_care(Services(**lost))

    told = str(caught.value)
    assert "home stands in one of them only" in told or "nursery stands in one of them only" in told


def test_every_service_that_does_not_fit_is_told_at_once() -> None:
    tables = one_service()
    homes = tables.services.with_columns(service_id=pl.lit("home"))

    with pytest.raises(AlignmentError) as caught:
        run_care(replace(tables, services=pl.concat([tables.services, homes])))

    told = [fault.text() for fault in caught.value.faults]
    assert len(told) == 2
    assert "in services and in years; home stands" in told[0]
    assert "in services and in jobs; home stands" in told[1]


@pytest.mark.parametrize(
    ("table", "column", "value", "words"),
    [
        ("services", "need_share", 1.5, "need_share must be at most 1"),
        ("services", "occupancy_share", 0.0, "occupancy_share must be at least 0.05"),
        ("services", "places_per_centre", 0.0, "places_per_centre must be at least 1"),
        ("services", "capital_life", None, "capital_life must hold a value"),
        ("years", "people", -1.0, "people must be at least 0"),
        ("years", "progress_share", float("nan"), "progress_share must hold finite numbers"),
        ("years", "year", 2026, "repeat a key"),
        ("jobs", "hours_paid_week", 0.0, "hours_paid_week must be at least 1"),
        ("jobs", "staff_per_user", float("inf"), "staff_per_user must hold finite numbers"),
        ("jobs", "job_id", "carer", "repeat a key"),
    ],
)
def test_what_a_table_may_not_hold_is_told(
    table: str, column: str, value: object, words: str
) -> None:
    tables = one_service()
    wrong = getattr(tables, table).with_columns(pl.lit(value).alias(column))

    with pytest.raises(InputError, match=words):
        run_care(replace(tables, **{table: wrong}))


def test_the_tables_are_declared_with_units_and_keys() -> None:
    for table in (SERVICES, YEARS, JOBS):
        assert table.columns[0].name == "service_id"
        assert table.columns[0].is_key
        assert all(column.unit and column.description for column in table.columns)


def test_a_yearly_cost_is_explained_down_to_the_plan_with_its_rows() -> None:
    def origin_of(name: str, _row: int) -> Origin:
        mark = Certainty.ASSUMED if name == "staff_per_user" else Certainty.DERIVED
        return Origin((name,), mark)

    model = run_care(one_service())

    tree = model.explain("gross_cost", "nursery", 2027, origin_of)

    names = [child.name for child in tree.children]
    assert tree.value == model.years["gross_cost"][1]
    assert names == ["running_cost", "capital_cost", "training_cost"]
    assert sum(child.value for child in tree.children) == pytest.approx(tree.value, rel=1e-12)
    assert tree.row == "2027"
    assert [tree.certainty, tree.children[1].certainty] == [Certainty.ASSUMED, Certainty.DERIVED]
    posts = {node.row: node.value for node in nodes_of(tree) if node.name == "posts"}
    assert posts == pytest.approx({"carer": 43.75, "head": 7.0})


def nodes_of(tree: Explanation) -> list[Explanation]:
    return [tree, *(node for child in tree.children for node in nodes_of(child))]
