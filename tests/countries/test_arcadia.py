"""Is Arcadia, the made-up country, whole, marked as made up, and right to the last unit?"""

from __future__ import annotations

import datetime

import numpy as np
import polars as pl
import pytest

from brecha.core import CoverageError
from brecha.countries import COMMON_RESULTS, COUNTRY_TABLES, Country, country_names, load_country
from brecha.countries.law import JOB_INPUTS
from brecha.economy import InputOutputTable, domestic_table, table_from_sheet
from brecha.engine import Rows, build, run

DAY_OF_2020 = datetime.date(2020, 7, 1)
DAY_OF_2025 = datetime.date(2025, 7, 1)


@pytest.fixture(scope="module")
def arcadia() -> Country:
    return load_country("arcadia")


@pytest.fixture(scope="module")
def account(arcadia: Country) -> InputOutputTable:
    return table_from_sheet(arcadia.input_output(2025))


def test_arcadia_is_listed_and_says_that_it_is_made_up(arcadia: Country) -> None:
    assert "arcadia" in country_names()
    assert arcadia.about.is_made_up
    assert arcadia.about.currency == "ARC"


@pytest.mark.parametrize("name", COUNTRY_TABLES)
def test_each_table_holds_what_is_declared(arcadia: Country, name: str) -> None:
    assert arcadia.table(name).height > 0


@pytest.mark.parametrize("name", COUNTRY_TABLES)
def test_each_figure_is_marked_as_made_up(arcadia: Country, name: str) -> None:
    table = arcadia.table(name)

    for column, mark in (("source", "made_up"), ("certainty", "assumed")):
        if column in table.columns:
            assert table[column].unique().to_list() == [mark]
    assert list(arcadia.sources) == ["made_up"]


def test_each_parameter_is_marked_as_made_up(arcadia: Country) -> None:
    dated = [value for entry in arcadia.book.parameters.values() for value in entry.values.values()]

    assert {value.certainty for value in dated} == {"assumed"}
    assert {value.reference.title for value in dated} == {"Made-up figure for teaching"}


def test_gdp_of_the_territories_sums_to_the_nation(arcadia: Country) -> None:
    gdp = arcadia.table("gdp")

    is_nation = pl.col("territory") == "00"
    parts = gdp.filter(~is_nation).group_by("year").agg(pl.col("gdp").sum()).sort("year")

    assert parts["gdp"].to_list() == pytest.approx(gdp.filter(is_nation).sort("year")["gdp"])


def test_every_territory_has_every_band_in_every_year(arcadia: Country) -> None:
    population = arcadia.table("population")
    territories = arcadia.table("territories")["territory"]

    counts = population.group_by("territory", "age_from", "age_to").len()

    assert counts["territory"].unique().sort().to_list() == territories.to_list()
    assert sorted(set(counts.select("age_from", "age_to").rows())) == [(0, 2), (3, 5), (60, 120)]
    assert counts["len"].unique().to_list() == [12]  # 2024 to 2035


def test_every_cell_of_jobs_has_wages_that_sum_to_all_jobs(arcadia: Country) -> None:
    keys = ("wage_group", "sex", "formality")
    groups = arcadia.table("sectors").select("sector", "wage_group")
    cells = arcadia.table("employment").join(groups, on="sector").select(keys).unique()

    shares = arcadia.table("wage_distribution").group_by(keys).agg(pl.col("jobs_share").sum())

    assert cells.join(shares, on=keys, how="anti").is_empty()
    assert shares["jobs_share"].unique().to_list() == [1.0]


def test_the_account_balances_and_its_gdp_is_the_same_from_three_sides(
    arcadia: Country, account: InputOutputTable
) -> None:
    # Demand: consumption 5,650 + 350 of taxes, government 2,080, fixed capital 1,825 + 75 of taxes,
    # stocks 20, exports 2,900, discrepancy 0, imports −2,900.
    demand = (5_650 + 350) + 2_080 + (1_825 + 75) + 20 + 2_900 + 0 - 2_900
    # Income: product taxes 255 + 425, compensation 4,260, production taxes 300, surplus 4,760.
    income = (255 + 425) + 4_260 + 300 + 4_760

    assert demand == income == 10_000
    assert account.gdp == pytest.approx(10_000, rel=1e-12)
    assert arcadia.gdp(2025) == pytest.approx(10_000e6, rel=1e-12)
    assert account.x.tolist() == [2_000, 5_000, 1_500, 7_000, 1_000, 100]


def test_import_shares_of_the_account_are_round(account: InputOutputTable) -> None:
    shares = domestic_table(account).import_shares

    assert shares is not None
    # Imports over what is used at home: 200 / 2,000; 2,000 / 5,000; 700 / 7,000.
    assert shares.tolist() == pytest.approx([0.1, 0.4, 0, 0.1, 0, 0], rel=1e-12)


def test_prices_of_2020_are_a_fifth_below_those_of_2025(arcadia: Country) -> None:
    assert arcadia.price_ratio(2020, 2025) == pytest.approx(100 / 80)


def test_law_of_2025_on_three_wages(arcadia: Country) -> None:
    paid = pay(arcadia, DAY_OF_2025, [500, 1_200, 2_500])

    # The minimum wage is 700. Brackets: 0 % to 1,000, 10 % to 2,000, 20 % above.
    assert paid["wage_monthly"] == pytest.approx([700, 1_200, 2_500])
    assert paid["income_tax_monthly"] == pytest.approx([0, 20, 100 + 100])
    # Bonus: one month. Employer: 8 % health and 12 % pension. Worker: 2 % and 5 %.
    assert paid["bonus_yearly"] == pytest.approx([700, 1_200, 2_500])
    assert paid["employer_contributions_monthly"] == pytest.approx([140, 240, 500])
    assert paid["worker_contributions_monthly"] == pytest.approx([49, 84, 175])
    assert paid["health_insurance"] == pytest.approx([70, 120, 250])
    assert paid["pension_insurance"] == pytest.approx([119, 204, 425])


def test_law_of_2020_is_another_one(arcadia: Country) -> None:
    paid = pay(arcadia, DAY_OF_2020, [400, 2_500])

    # Minimum wage 500; brackets at 800 and 1,600; half a month of bonus; pension 10 % and 3 %.
    assert paid["wage_monthly"] == pytest.approx([500, 2_500])
    assert paid["income_tax_monthly"] == pytest.approx([0, 80 + 180])
    assert paid["bonus_yearly"] == pytest.approx([250, 1_250])
    assert paid["employer_contributions_monthly"] == pytest.approx([90, 450])
    assert paid["worker_contributions_monthly"] == pytest.approx([25, 125])


def test_branches_sum_to_what_employer_and_worker_pay(arcadia: Country) -> None:
    paid = pay(arcadia, DAY_OF_2025, np.linspace(0, 5_000, 51).tolist())

    branches = sum(paid[name] for name in arcadia.law.branches)
    due = paid["employer_contributions_monthly"] + paid["worker_contributions_monthly"]

    assert branches == pytest.approx(due, rel=1e-12)


def test_a_declared_hole_says_what_to_supply(arcadia: Country) -> None:
    with pytest.raises(CoverageError, match=r"care_leave_weeks has no value.*Supply it"):
        arcadia.book.value("care_leave_weeks", DAY_OF_2025)


def test_law_before_its_first_date_is_not_covered(arcadia: Country) -> None:
    with pytest.raises(CoverageError, match="known from 2018-01-01 on"):
        arcadia.book.values(arcadia.law.parameters, datetime.date(2017, 12, 31))


def pay(country: Country, day: datetime.date, wages: list[float]) -> dict[str, np.ndarray]:
    targets = (*COMMON_RESULTS, *country.law.branches)
    law = country.book.values(country.law.parameters, day)
    program = build(country.law.rules, JOB_INPUTS, law, targets, ("job",))
    offered = {"wage_offered_monthly": np.array(wages, dtype=float)}
    return run(program, offered, Rows.flat("job", len(wages)))
