"""Do Mexico's tables hold together, and are they what the official files give?"""

from __future__ import annotations

import datetime
import itertools
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from brecha.core import CoverageError, InputError
from brecha.countries import Country, load_country
from brecha.countries.mexico.derive import TABLES_DERIVED, derive
from brecha.countries.mexico.derive.population import BANDS, conapo_single_ages
from brecha.countries.mexico.derive.write import TABLES, read_table
from brecha.countries.tables import COUNTRY_TABLES

ACCOUNTS = (2013, 2018)
DEMAND = ["CP", "CG", "P51b", "P52", "P6", "YA0", "P7"]
INCOME = ["D21_D31", "D1", "D29_D39", "B2b"]
DAY_OF_2019 = datetime.date(2019, 7, 1)
DAY_OF_2026 = datetime.date(2026, 7, 1)


@pytest.fixture(scope="module")
def mexico() -> Country:
    return load_country("mexico")


@pytest.mark.parametrize("name", COUNTRY_TABLES)
def test_each_table_holds_what_is_declared(mexico: Country, name: str) -> None:
    assert mexico.table(name).height > 0


def test_every_source_of_a_table_is_described(mexico: Country) -> None:
    tables = [mexico.table(name) for name in COUNTRY_TABLES]
    named = {key for table in tables if "source" in table.columns for key in table["source"]}

    assert sorted(named - set(mexico.sources)) == []


def test_the_states_are_thirty_two_and_the_same_everywhere(mexico: Country) -> None:
    states = mexico.table("territories")["territory"].to_list()

    assert states == [f"{number:02}" for number in range(1, 33)]
    assert mexico.table("population")["territory"].unique().sort().to_list() == states
    assert mexico.table("gdp")["territory"].unique().sort().to_list() == ["00", *states]


def test_population_of_2020_is_the_census_count_by_band(mexico: Country) -> None:
    bands = mexico.table("population").filter(pl.col("year") == 2020).group_by("age_from")

    people = dict(bands.agg(pl.col("people").sum()).iter_rows())

    # INEGI, census of 2020: P_0A2 and P_60YMAS of the nation; 3-5 is P_3A5
    assert people[0] == pytest.approx(5_764_054, abs=5)
    assert people[3] == pytest.approx(6_462_212, abs=5)
    assert people[60] == pytest.approx(15_142_976, abs=5)


def test_age_bands_leave_no_age_out(mexico: Country) -> None:
    bands = mexico.table("population").select("age_from", "age_to").unique().sort("age_from")

    assert bands["age_from"].to_list()[1:] == [age + 1 for age in bands["age_to"].to_list()[:-1]]
    assert (bands["age_from"][0], bands["age_to"][-1]) == (0, 120)


def test_gdp_of_the_states_adds_up_to_the_nation(mexico: Country) -> None:
    gdp = mexico.table("gdp").with_columns(is_nation=pl.col("territory") == "00")

    sums = gdp.group_by("year", "is_nation").agg(pl.col("gdp").sum()).sort("year", "is_nation")
    states, nation = sums.filter(~pl.col("is_nation")), sums.filter("is_nation")

    assert nation["year"].to_list() == list(range(2003, 2025))
    assert_frame_equal(states.select("year", "gdp"), nation.select("year", "gdp"), rel_tol=1e-9)


@pytest.mark.parametrize("year", ACCOUNTS)
def test_the_account_balances(year: int) -> None:
    sectors, account = account_of(year)
    cells = account.drop("sector").to_numpy()

    output_by_row = cells[: len(sectors), -1]
    output_by_column = cells[-1, : len(sectors)]

    assert account["sector"].to_list() == [*sectors, *INCOME, "output"]
    assert account.columns == ["sector", *sectors, *DEMAND, "output"]
    np.testing.assert_allclose(output_by_row, output_by_column, rtol=1e-6)
    np.testing.assert_allclose(cells[: len(sectors), :-1].sum(axis=1), output_by_row, rtol=1e-9)
    assert (cells[: len(sectors), : len(sectors)] >= 0).all()
    assert output_by_row.min() > 0


@pytest.mark.parametrize(("year", "published"), [(2013, 16_277_187), (2018, 18_551_620)])
def test_value_added_and_product_taxes_are_gdp(year: int, published: float) -> None:
    _, account = account_of(year)

    gdp = account.filter(pl.col("sector").is_in(INCOME))["output"].sum()

    assert gdp == pytest.approx(published, abs=1)


def test_jobs_add_up_to_the_employed_of_the_survey(mexico: Country) -> None:
    jobs = mexico.table("employment")

    # INEGI, ENOE, first quarter of 2019
    assert jobs["jobs"].sum() == pytest.approx(54_152_266, abs=20)
    assert jobs.height == mexico.table("sectors").height * 4


def test_domestic_employment_and_nurseries_are_the_work_of_women(mexico: Country) -> None:
    jobs = mexico.table("employment").filter(
        pl.col("sector").is_in(["domestic_employment", "nurseries"])
    )

    share = jobs.filter(pl.col("sex") == "women")["jobs"].sum() / jobs["jobs"].sum()

    assert share > 0.85


def test_wages_cover_each_group_of_sectors_in_rising_tenths(mexico: Country) -> None:
    wages = mexico.table("wage_distribution")
    cells = wages.partition_by("wage_group", "sex", "formality")

    assert set(wages["wage_group"]) == set(mexico.table("sectors")["wage_group"])
    assert len(cells) == wages["wage_group"].n_unique() * 4
    for cell in cells:
        assert cell["decile"].to_list() == list(range(1, 11))
        assert cell["jobs_share"].sum() == pytest.approx(1)
        assert cell["wage_monthly"].is_sorted()


def test_few_cases_are_said(mexico: Country) -> None:
    wages = mexico.table("care_wages")

    assert wages.filter(
        (pl.col("sample") < 30) != pl.col("note").str.contains("fewer than")
    ).is_empty()
    assert wages.filter(pl.col("p25") > pl.col("p75")).is_empty()


def test_existing_spending_of_the_bands_is_that_of_early_childhood(mexico: Country) -> None:
    spending = mexico.table("existing_care")
    is_whole = (pl.col("age_from") == 0) & (pl.col("age_to") == 5)

    whole = spending.filter(is_whole)["public_spending_share_gdp"].item()
    parts = spending.filter(~is_whole)["public_spending_share_gdp"].sum()

    assert whole == pytest.approx(parts)


def test_the_headlines_of_the_study_are_there(mexico: Country) -> None:
    study = mexico.table("published_results").filter(pl.col("study") == "mexico_0_5_2020")

    means = dict(
        study.filter(pl.col("statistic") == "mean").select("quantity", "value").iter_rows()
    )

    assert means == {
        "gross_cost_share_gdp": 1.16,
        "employment_change_pct": 3.9,
        "output_change_pct": 1.77,
        "revenue_share_gdp": 0.29,
        "existing_cost_share_gdp": 0.45,
        "gap_share_gdp": 0.58,
    }
    assert study.filter(pl.col("quantity") == "gap_share_gdp").height == 3


def test_the_law_has_all_its_parameters_from_2018_to_2026(mexico: Country) -> None:
    for day in (datetime.date(2018, 7, 1), DAY_OF_2019, DAY_OF_2026):
        values = mexico.book.values(mexico.law.parameters, day)

        assert set(values) == set(mexico.law.parameters)


def test_the_tariff_is_continuous(mexico: Country) -> None:
    for year in (2018, 2021, 2023, 2026):
        rows = mexico.book.value("income_tax_monthly_tariff", datetime.date(year, 1, 1)).value

        assert isinstance(rows, list)
        for row, above in itertools.pairwise(rows):
            at_the_top = row["fixed"] + (above["from"] - row["from"]) * row["rate"]
            assert above["fixed"] == pytest.approx(at_the_top, abs=0.05)


def test_the_unit_of_measure_changes_in_february(mexico: Country) -> None:
    book = mexico.book

    assert book.value("uma_daily", datetime.date(2026, 1, 31)).value == 113.14
    assert book.value("uma_daily", datetime.date(2026, 2, 1)).value == 117.31


def test_what_no_source_gives_is_a_hole(mexico: Country) -> None:
    with pytest.raises(CoverageError, match="effective rate"):
        mexico.book.value("vat_effective_rate", DAY_OF_2026)
    with pytest.raises(CoverageError, match="the Council sets the factor"):
        mexico.book.value("integration_factor_domestic_workers", DAY_OF_2026)


def test_a_table_that_is_not_derived_is_told() -> None:
    with pytest.raises(InputError, match=r"published_results is not\. Derived: territories"):
        derive("published_results")


@pytest.mark.needs_data
def test_splitting_the_age_groups_keeps_their_totals(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRECHA_DATA", str(data_folder))

    ages = conapo_single_ages(2020)

    assert ages.sum() == pytest.approx(128_209_170)  # CONAPO, mid-year 2020
    assert ages[:5].sum() == pytest.approx(10_587_243)
    assert (ages > 0).all()
    assert sum(band.age_to - band.age_from + 1 for band in BANDS) == 121


@pytest.mark.slow
@pytest.mark.needs_data
@pytest.mark.parametrize("name", TABLES_DERIVED)
def test_the_committed_table_is_what_the_official_files_give(
    name: str, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRECHA_DATA", str(data_folder))

    fresh = derive(name)

    assert fresh.write_csv() == (TABLES / f"{name}.csv").read_text("utf-8")


def account_of(year: int) -> tuple[list[str], pl.DataFrame]:
    sectors = read_table("sectors")["sector"].to_list()
    return sectors, pl.read_csv(TABLES / f"input_output_{year}.csv", infer_schema_length=None)
