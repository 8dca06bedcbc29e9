"""Are numbers written with the right digits, signs and units?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brecha.core import Language, Unit
from brecha.plans import read_plan, shipped_plans
from brecha.plans.assumptions import assumptions_of
from brecha.reports.answer import answer
from brecha.reports.tables import Figure, Kind, Table, figures, significant
from brecha.reports.units import WORDS, published_unit, unit_text
from brecha.reports.words import Words
from brecha.reports.yearly import cost_lines, gap_lines, years_across, years_down
from reports.results_at_hand import arcadia, nothing_spent_today, one_year

ENGLISH = Words("en", "MXN", 2024, 1e6)
SPANISH = Words("es", "MXN", 2024, 1e6)


def test_money_is_told_in_millions_with_currency_and_year() -> None:
    assert ENGLISH.money(474_274_123_456).replace("\xa0", " ") == "474,274 million MXN of 2024"
    assert SPANISH.money(474_274_123_456).replace("\xa0", " ") == "474,274 millones de MXN de 2024"
    assert ENGLISH.unscaled().money(950.5).replace("\xa0", " ") == "950 MXN of 2024"


def test_shares_of_gdp_keep_two_decimals_and_more_when_tiny() -> None:
    assert ENGLISH.share_of_gdp(0.0116) == "1.16%"
    assert SPANISH.share_of_gdp(0.0116) == "1.16\xa0%"
    assert ENGLISH.share_of_gdp(0.00004) == "0.0040%"


def test_numbers_of_a_column_share_their_decimals() -> None:
    shown = [cell.text(ENGLISH) for cell in figures(Kind.MONEY, [1.5e6, 250.4e6, None], ENGLISH)]

    assert shown == ["2", "250", "–"]


def test_fractions_are_told_in_per_cent() -> None:
    assert Figure(0.758, Kind.SHARE, 1).text(ENGLISH) == "75.8"
    assert Figure(2026, Kind.YEAR).text(ENGLISH) == "2026"


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0, "0"), (0.0125, "0.0125"), (3.5, "3.5"), (1250, "1,250"), (1234567, "1,234,567")],
)
def test_values_show_their_significant_digits(value: float, shown: str) -> None:
    assert significant(value) == shown


@given(
    st.floats(min_value=-1e9, max_value=1e9, allow_subnormal=False).filter(lambda x: abs(x) > 1e-5)
)
def test_a_value_as_shown_is_within_its_digits(value: float) -> None:
    shown = float(significant(value).replace(",", "").replace("\N{MINUS SIGN}", "-"))

    assert shown == pytest.approx(value, rel=1e-3, abs=0.5 if abs(value) >= 10_000 else 0)


def test_units_are_told_with_the_currency_and_in_the_language() -> None:
    assert unit_text("money / month", ENGLISH) == "MXN / month"
    assert unit_text("money / month", SPANISH) == "MXN / mes"
    assert unit_text("1", SPANISH) == "proporción"
    assert published_unit("% of GDP 2019", "es") == "% del PIB de 2019"


@pytest.mark.parametrize("name", shipped_plans())
def test_every_unit_of_a_shipped_plan_is_told_in_spanish(name: str) -> None:
    plan, _ = read_plan(shipped_plans()[name])

    words = {
        word
        for _, value in assumptions_of(plan)
        for part in (Unit.parse(value.unit).above, Unit.parse(value.unit).below)
        for word in part
    }

    assert words - {"money"} <= set(WORDS)


def test_years_run_across_for_readers_and_down_for_machines() -> None:
    result = arcadia()
    words = Words.of(result, "en")
    lines = cost_lines(words)

    across = years_across("Cost", lines, result, words)
    down = years_down("Cost", lines, result, words)

    assert len(across.rows) == len(lines)
    assert len(down.rows) == len(result.years) + 1
    assert down.strong_rows == (len(result.years),)


def test_the_gap_table_closes() -> None:
    result = arcadia()
    words = Words.of(result, "en")
    table = years_across("Gap", gap_lines(words), result, words)

    gross, existing, _, _, additional, gap = (numbers_of(row) for row in table.rows)

    for parts in zip(gross, existing, additional, gap, strict=True):
        assert parts[0] - parts[1] - parts[2] == pytest.approx(parts[3], abs=1e-12)


def test_the_first_sentence_tells_coverage_before_the_plan_and_in_its_years() -> None:
    result = arcadia()
    words = Words.of(result, "en")

    said = answer(result, words)

    shares = [
        words.share(share) for share in (result.coverage_before, result.years[0].coverage_share)
    ]
    places = [
        said.index(share) for share in [*shares, words.share(result.years[-1].coverage_share)]
    ]
    assert places == sorted(places)
    assert said[: places[0]] == "The plan takes coverage from "


def test_the_range_says_that_it_moves_services_only_and_keeps_goals() -> None:
    said = answer(arcadia(), Words.of(arcadia(), "en"))

    assert "assumptions of the services drawn" in said
    assert "coverage goals kept" in said
    assert "each on its own" in said


def test_numbers_that_would_overflow_are_powers_of_ten() -> None:
    huge = 17_874_524_289_089_922_052_128_768.0

    assert ENGLISH.per_cent(huge).replace("\xa0", " ") == "1.79 × 10^25%"
    assert ENGLISH.per_cent(999_999.0) == "999,999.00%"
    assert Figure(-huge, Kind.PER_CENT, 2).text(ENGLISH).startswith("\N{MINUS SIGN}1.79")
    assert Figure(huge, Kind.COUNT).text(ENGLISH).replace("\xa0", " ") == "1.79 × 10^25"
    assert significant(1.25e-9).replace("\xa0", " ") == "1.25 × 10^\N{MINUS SIGN}9"


def test_values_of_law_keep_every_digit() -> None:
    shown = [Figure(value, Kind.EXACT).text(ENGLISH) for value in (248.93, 0.0054355, 15.0)]

    assert shown == ["248.93", "0.0054355", "15"]


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_answer_names_cost_jobs_and_gap(language: Language) -> None:
    result = arcadia()
    words = Words.of(result, language)

    said = answer(result, words)

    assert words.money(result.mean.gross_cost) in said
    assert words.count(result.mean.jobs.total) in said
    assert words.share_of_gdp(result.mean.gap_share_gdp) in said


def test_the_answer_fits_odd_results() -> None:
    words = Words.of(arcadia(), "en")

    assert "No public spending of today is deducted." in answer(nothing_spent_today(), words)
    assert " on average, " in answer(arcadia(), words)
    assert f"In {one_year().years[0].year} the plan covers" in answer(one_year(), words)


def numbers_of(row: tuple[object, ...]) -> list[float]:
    return [cell.value for cell in row if isinstance(cell, Figure) and cell.value is not None]


def test_a_table_of_columns_refuses_columns_of_unlike_length() -> None:
    heads = years_across("Cost", cost_lines(ENGLISH), arcadia(), ENGLISH).headings[:2]

    with pytest.raises(ValueError, match="shorter"):
        Table.of_columns("Two", [(heads[0], ["a", "b"]), (heads[1], ["a"])])
