"""Does a diagnosis tell of a group what can be counted by hand, and of official files the facts?"""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from brecha.core.errors import CoverageError, InputError
from brecha.core.yaml_files import LineMap
from brecha.countries import load_country
from brecha.engine import SchemeInForce, read_reform
from brecha.plans.diagnosis import (
    Diagnosis,
    DiagnosisResult,
    find_diagnosis,
    find_territory,
    read_diagnosis,
    run_diagnosis,
    shipped_diagnoses,
    synthetic_survey,
)
from brecha.plans.diagnosis.results import FIGURE_COLUMNS, LawResult
from diagnosis_people import made_survey, official_survey

REFORM = """
title: {es: "Menos cuotas", en: "Lower contributions"}
scheme: arcadia-job
since: 2025-01-01
values:
  social_security_rates_employer:
    value: {health: 0.04, pension: 0.06}
    reference: {title: "Made up for a test"}
    certainty: assumed
"""


def home_workers(**changes: object) -> Diagnosis:
    read, _ = read_diagnosis(find_diagnosis("arcadia/home-workers"))
    return read.model_copy(update=changes)


def run(place: str | None = None, diagnosis: Diagnosis | None = None) -> DiagnosisResult:
    arcadia = load_country("arcadia")
    where = None if place is None else find_territory(arcadia, place)
    return run_diagnosis(diagnosis or home_workers(), arcadia, made_survey(), where)


def figure(
    frame: pl.DataFrame, indicator: str, audience: str = "group", code: str = ""
) -> dict[str, float]:
    """Return one row of figures: of a breakdown's code, or of all of the audience."""
    return frame.filter(
        pl.col("indicator") == indicator, pl.col("audience") == audience, pl.col("code") == code
    ).to_dicts()[0]


def told(result: LawResult | None) -> pl.DataFrame:
    assert result is not None
    return result.figures


def test_the_group_and_the_other_workers_are_told_apart() -> None:
    figures = run().indicators

    assert figures.columns == list(FIGURE_COLUMNS)
    assert figure(figures, "domestic_workers")["estimate"] == pytest.approx(1200)
    assert figure(figures, "social_security_direct")["estimate"] == pytest.approx(0.25)
    assert figure(figures, "social_security_direct", "reference")["estimate"] == pytest.approx(1)


def test_what_is_not_asked_is_a_hole_and_no_figure() -> None:
    result = run()

    assert "informal_employment" not in result.indicators["indicator"].to_list()
    assert any("Informal employment" in hole.text() for hole in result.holes)
    assert any("rural" in hole.text() for hole in result.holes)


def test_a_cell_of_few_answers_is_not_shown() -> None:
    figures = run().indicators

    few = figure(figures, "domestic_workers", code="02")
    many = figure(figures, "domestic_workers", code="01")

    assert (few["n"], few["is_shown"]) == (4, False)
    assert (many["n"], many["is_shown"]) == (116, True)
    assert few["estimate"] + many["estimate"] == pytest.approx(1200)


def test_a_place_stands_beside_the_nation() -> None:
    result = run("Costa")

    assert result.place is not None
    assert result.place.code == "01"
    assert figure(result.indicators, "domestic_workers")["estimate"] == pytest.approx(1160)
    nation = figure(result.indicators, "domestic_workers", "nation")
    assert nation["estimate"] == pytest.approx(1200)
    assert "territory" not in result.indicators["breakdown"].to_list()


def test_a_place_where_nobody_is_of_the_group_is_refused() -> None:
    with pytest.raises(InputError, match="nobody is"):
        run("Valle")


def test_a_survey_that_does_not_tell_the_group_is_refused() -> None:
    survey = made_survey()
    people = survey.people.drop("worker_group")
    without = type(survey)("made", survey.title, "2025", people, (), (), survey.universe)

    with pytest.raises(CoverageError, match="group of workers"):
        run_diagnosis(home_workers(), load_country("arcadia"), without)


def test_a_gap_is_the_difference_of_the_figures() -> None:
    result = run()

    parts = dict(result.gaps[0].parts.select("name", "estimate").iter_rows())

    assert parts["first"] == pytest.approx(0.25)
    assert parts["difference"] == pytest.approx(-0.75)


def test_registration_costs_what_the_law_says() -> None:
    figures = told(run().formalisation)  # wages 1000, 2000, 3000; 20 and 7 percent

    assert figure(figures, "workers_to_register")["estimate"] == pytest.approx(900)
    assert figure(figures, "wage")["estimate"] == pytest.approx(2000)
    assert figure(figures, "employer_cost")["estimate"] == pytest.approx(400)
    assert figure(figures, "worker_cost")["estimate"] == pytest.approx(140)
    assert figure(figures, "employer_share")["estimate"] == pytest.approx(0.20)
    assert figure(figures, "worker_share")["estimate"] == pytest.approx(0.07)
    assert figure(figures, "employer_total_cost")["estimate"] == pytest.approx(900 * 400)


def test_the_cost_of_the_parts_is_the_cost_of_the_whole() -> None:
    figures = told(run().formalisation).filter(pl.col("indicator") == "employer_total_cost")

    whole = figures.filter(pl.col("breakdown") == "")["estimate"].sum()

    for breakdown in ("sex", "earnings_tenth"):
        parts = figures.filter(pl.col("breakdown") == breakdown)["estimate"].sum()
        assert parts == pytest.approx(whole)


def test_wages_are_moved_in_time_only_where_the_diagnosis_says_so() -> None:
    asked = home_workers().formalisation
    assert asked is not None
    arcadia = load_country("arcadia")
    wage = asked.wage.model_copy(update={"prices_of": 2024})
    moved = home_workers(formalisation=asked.model_copy(update={"wage": wage}))

    result = run(diagnosis=moved)

    ratio = arcadia.price_ratio(2025, 2024)
    assert figure(told(result.formalisation), "wage")["estimate"] == pytest.approx(2000 * ratio)
    assert any("purchasing power" in note.text() for note in result.assumptions)


def test_earnings_that_are_not_asked_leave_the_cost_untold() -> None:
    survey = made_survey(earnings_monthly=pl.lit(None, dtype=pl.Float64))

    result = run_diagnosis(home_workers(), load_country("arcadia"), survey)

    assert result.formalisation is None
    assert any("cost of becoming formal" in hole.text() for hole in result.holes)


def test_a_reform_is_told_by_who_pays_less_and_how_much(tmp_path: Path) -> None:
    (tmp_path / "reform.yaml").write_text(REFORM, encoding="utf-8")
    reform = read_reform(tmp_path / "reform.yaml")

    result = run_diagnosis(home_workers(), load_country("arcadia"), made_survey(), None, reform)

    figures = told(result.reform)  # ten percent less of wages of 2500 on average, 1200 workers
    assert figure(figures, "employer_gainers")["estimate"] == pytest.approx(1)
    assert figure(figures, "gainers")["estimate"] == pytest.approx(0)
    assert figure(figures, "employer_change")["estimate"] == pytest.approx(-250)
    assert figure(figures, "employer_total_change")["estimate"] == pytest.approx(-300_000)


def test_a_reform_of_another_scheme_and_time_is_refused(tmp_path: Path) -> None:
    text = REFORM.replace("arcadia-job", "domestic-worker").replace("2025-01-01", "2026-01-01")
    (tmp_path / "reform.yaml").write_text(text, encoding="utf-8")
    reform = read_reform(tmp_path / "reform.yaml")

    with pytest.raises(InputError) as raised:
        run_diagnosis(home_workers(), load_country("arcadia"), made_survey(), None, reform)

    assert len(raised.value.faults) == 2


def test_costs_are_told_by_income_decile_where_the_source_tells_income() -> None:
    incomes = made_survey(income_monthly_per_person=pl.col("earnings_monthly"))

    result = run_diagnosis(home_workers(), load_country("arcadia"), incomes)

    costs = told(result.formalisation).filter(pl.col("indicator") == "wage")
    assert set(costs["breakdown"]) == {"", "sex", "income_decile"}
    poorest = costs.filter(pl.col("code") == "01")["estimate"].to_list()
    assert poorest == pytest.approx([1000])


def test_mexican_costs_are_those_of_a_single_case() -> None:
    mexico = load_country("mexico")
    read, _ = read_diagnosis(find_diagnosis("mexico/domestic-workers"))
    survey = made_survey(
        earnings_monthly=pl.lit(15_000.0),
        hours_weekly=pl.lit(48.0),
        has_written_contract=pl.lit(0.0),
    )
    assert read.formalisation is not None
    wage = read.formalisation.wage.model_copy(update={"prices_of": None})
    asked = read.model_copy(
        update={"formalisation": read.formalisation.model_copy(update={"wage": wage})}
    )
    scheme = mexico.law.schemes["domestic-worker"]
    law = SchemeInForce.of(scheme.scheme, mexico.book)

    figures = told(run_diagnosis(asked, mexico, survey).formalisation)

    case = {"name": "A", "wage": 500, "pay_period": "day", "days": 30}
    month = {"month": "2026-06", "integration_factor": 1.0493, "employers": [case]}
    _, table = scheme.calculate(month, LineMap(Path("case"), {}), law, "en").runs[0]
    due = law.run(table, "case")["employer"]
    employer = due["employer_total"][0] + due["infonavit"][0]
    assert figure(figures, "employer_cost")["estimate"] == pytest.approx(employer)
    assert figure(figures, "worker_cost")["estimate"] == pytest.approx(due["worker_total"][0])


def test_synthetic_people_are_marked_and_do_not_change() -> None:
    arcadia = load_country("arcadia")

    first, second = (
        run_diagnosis(home_workers(), arcadia, synthetic_survey(arcadia, people=3000, seed=7))
        for _ in range(2)
    )

    assert first.source.is_synthetic
    assert any("SYNTHETIC" in note.text() for note in first.cautions)
    assert first.indicators.equals(second.indicators)


@pytest.mark.parametrize("name", shipped_diagnoses())
def test_every_shipped_diagnosis_runs_on_synthetic_people(name: str) -> None:
    read, country = read_diagnosis(find_diagnosis(name))

    result = run_diagnosis(read, country, synthetic_survey(country, people=20_000))

    assert result.indicators.filter(pl.col("is_shown")).height > 0
    assert (result.formalisation is None) == (read.formalisation is None)


@pytest.mark.slow
@pytest.mark.needs_data
def test_domestic_workers_of_2016_are_as_published(data_folder: Path) -> None:
    read, country = read_diagnosis(find_diagnosis("mexico/domestic-workers"))

    result = run_diagnosis(read, country, official_survey(data_folder))

    figures = result.indicators
    assert figure(figures, "domestic_workers")["estimate"] == pytest.approx(2.77e6, abs=0.005e6)
    women = figure(figures, "domestic_workers_women")["estimate"]
    assert round(100 * women) == 91
    covered = figure(figures, "social_security_direct")["estimate"]
    assert round(100 * covered, 1) == 4.3
    assert any("earnings" in note.text() for note in result.assumptions)
