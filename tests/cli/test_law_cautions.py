"""What `brecha law` says beside a number: what the law leaves open, cents, other totals, months."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from law_command import Law

EMPLOYER = {"name": "A", "wage": 500, "pay_period": "day", "days": 31}
CASE: dict[str, Any] = {"month": "2026-05", "integration_factor": 1.0493, "employers": [EMPLOYER]}
LABOUR = {
    "month": "2026-05",
    "age": 40,
    "cash_wage_daily": 400,
    "days_of_service": 1280,
    "hours_daily": 8,
    "hours_weekly": 47,
    "weekly_rest_days": 1.5,
}
ROW: dict[str, Any] = {
    "worker_id": "w1",
    "month": "2026-02",
    "employer_name": "A",
    "zone": "general",
    "days_in_month": 28,
    "integration_factor": 1.0493,
    "article_36_reference": "general",
    "wage": 500.0,
    "pay_period": "day",
    "days": 20.0,
    "days_before_start": 0,
    "has_food": 0,
    "has_lodging": 0,
}
INFONAVIT = """\
title: {es: "Infonavit de 6 %", en: "Infonavit of 6 %"}
scheme: domestic-worker
since: 2026-01-01
values:
  housing_fund_rate_domestic_workers:
    value: 0.06
    reference: {title: "A proposal"}
    certainty: assumed
"""


def documents(law: Law, folder: Path, scheme: str, case: object, *more: str) -> Any:  # noqa: ANN401 - JSON
    path = folder / "case.json"
    path.write_text(json.dumps(case), encoding="utf-8")
    ended = law("calculate", scheme, "--input", str(path), "--json", *more)
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


def compared(law: Law, folder: Path, *more: str) -> dict[str, Any]:
    pl.DataFrame([ROW]).write_parquet(folder / "in.parquet")
    (folder / "reform.yaml").write_text(INFONAVIT, encoding="utf-8")
    reform = ("--reform", str(folder / "reform.yaml"))
    ended = law("compare", str(folder / "in.parquet"), *reform, "--json", *more)
    assert ended.returncode == 0, ended.stderr
    found: dict[str, Any] = json.loads(ended.stdout)["units"]
    return found


@pytest.mark.parametrize(
    ("wage", "is_warned"), [(9451.20, False), (9451.21, True), (9577.22, True), (9577.23, False)]
)
def test_a_wage_between_two_months_of_minimum_wage_is_a_warning(
    law: Law, tmp_path: Path, wage: float, *, is_warned: bool
) -> None:
    case = {"month": "2026-05", "wage_monthly": wage}

    warnings = documents(law, tmp_path, "income-tax", case)["warnings"]

    assert any("30.4 days" in one and "LISR 96" in one for one in warnings) is is_warned


@pytest.mark.parametrize(("month", "is_warned"), [("2024-04", True), ("2024-05", False)])
def test_a_subsidy_above_the_tax_is_told_before_may_2024(
    law: Law, tmp_path: Path, month: str, *, is_warned: bool
) -> None:
    found = documents(law, tmp_path, "income-tax", {"month": month, "wage_monthly": 5000})

    assert found["results"]["income_tax_monthly"]["value"] == 0
    assert any("no source at hand confirms" in one for one in found["warnings"]) is is_warned


@pytest.mark.parametrize(("wages", "is_warned"), [([4000], False), ([4000, 500], True)])
def test_a_shared_ceiling_is_said_to_be_at_the_request_of_employers(
    law: Law, tmp_path: Path, wages: list[float], *, is_warned: bool
) -> None:
    employers = [{**EMPLOYER, "name": str(wage), "wage": wage} for wage in wages]

    found = documents(law, tmp_path, "domestic-worker", {**CASE, "employers": employers})

    assert found["cap_applied"] is True
    assert any("LSS 33" in one for one in found["warnings"]) is is_warned


@pytest.mark.parametrize(
    ("given", "factor"),
    [
        ({"meals": 1}, 1.0833),
        ({"meals": 2}, 1.1666),
        ({"meals": 3}, 1.25),
        ({"food": True}, 1.25),
        ({"meals": 1, "lodging": True}, 1.3333),
    ],
)
def test_a_meal_adds_its_part_to_the_wage(
    law: Law, tmp_path: Path, given: dict[str, object], factor: float
) -> None:
    case = {**CASE, "integration_factor": 1.0, "employers": [{**EMPLOYER, **given}]}

    (employer,) = documents(law, tmp_path, "domestic-worker", case)["employers"]

    assert employer["contribution_base_daily"] == pytest.approx(500 * factor, abs=0.005)


@pytest.mark.parametrize(("years", "is_warned"), [(3, False), (3.5, True)])
def test_a_part_of_a_year_of_service_is_told(
    law: Law, tmp_path: Path, years: float, *, is_warned: bool
) -> None:
    case = {**LABOUR, "years_of_service": years}

    found = documents(law, tmp_path, "domestic-worker-labour", case)

    assert found["results"]["indemnity_of_years"]["value"] == 3 * 20 * 400
    assert any("LFT 162" in one for one in found["warnings"]) is is_warned


def test_money_of_a_document_is_in_cents(law: Law, tmp_path: Path) -> None:
    case = {"month": "2026-05", "wage_monthly": 10_411.09}

    results = documents(law, tmp_path, "income-tax", case)["results"]

    assert results["income_tax_monthly"]["value"] == 238.09


def test_a_yes_or_no_that_is_assumed_is_said_as_one(law: Law, tmp_path: Path) -> None:
    case = {"month": "2026-05", "breach_kind": "other_breach"}

    found = documents(law, tmp_path, "inspection-fine", case, "--lang", "es")

    assert any("is_repeated" in one and one.endswith("no.") for one in found["assumptions"])


def test_a_reform_of_infonavit_shows_its_difference(law: Law, tmp_path: Path) -> None:
    found = compared(law, tmp_path)

    changes = {name: one["change"] for name, one in found["employer"]["results"].items()}
    assert changes["infonavit"] == pytest.approx(524.65 * 20 * 0.01, abs=0.01)
    assert changes["employer_total"] == changes["worker_total"] == 0


def test_what_changes_beside_the_result_that_is_asked_for_is_named(
    law: Law, tmp_path: Path
) -> None:
    found = compared(law, tmp_path, "--result", "worker_total", "--result", "wage_daily")

    assert list(found) == ["employer"]
    assert list(found["employer"]["results"]) == ["worker_total", "wage_daily"]
    assert list(found["employer"]["others_that_change"]) == ["infonavit"]


@pytest.mark.parametrize(("month", "times"), [("2026-02", 0), ("2031-01", 1)])
def test_a_table_beyond_the_last_look_at_the_values_is_told_once(
    law: Law, tmp_path: Path, month: str, times: int
) -> None:
    rows = [("a", month, 5000.0), ("b", month, 6000.0)]
    table = pl.DataFrame(rows, ["worker_id", "month", "wage_offered_monthly"], orient="row")
    table.write_parquet(tmp_path / "in.parquet")

    out = str(tmp_path / "out.parquet")
    ended = law("run", "formal-job", str(tmp_path / "in.parquet"), "--out", out)

    assert ended.returncode == 0, ended.stderr
    assert ended.stderr.count("were last looked up") == times


def test_shipped_examples_are_told_in_spanish(law: Law) -> None:
    found = json.loads(law("cases", "income-tax", "--json", "--lang", "es").stdout)["cases"]

    told = {one["case"]: one for one in found}
    assert told["last-wage-with-subsidy"]["title"] == "último salario con subsidio"
    assert told["last-wage-with-subsidy"]["source"].startswith("Derivado de LISR 96")


def test_a_series_follows_values_that_change_within_the_year(law: Law, tmp_path: Path) -> None:
    months = ("--from", "2026-01", "--to", "2026-04")

    found = documents(law, tmp_path, "domestic-worker", CASE, *months)
    text = law(
        *("calculate", "domestic-worker", "--input", str(tmp_path / "case.json"), *months)
    ).stdout

    assert [one["month"] for one in found] == ["2026-01", "2026-02", "2026-03", "2026-04"]
    assert [one["employers"][0]["days"] for one in found] == [31, 28, 31, 30]
    fixed = [one["employers"][0]["branches"]["sickness_fixed_quota"]["employer"] for one in found]
    assert fixed[0] / 31 == pytest.approx(113.14 * 0.204, abs=0.01)
    assert fixed[2] / 31 == pytest.approx(117.31 * 0.204, abs=0.01)
    rows = [line.split()[0] for line in text.splitlines() if line.startswith("2026-")]
    assert rows == [one["month"] for one in found]


def test_a_series_that_is_half_said_is_told(law: Law, tmp_path: Path) -> None:
    (tmp_path / "case.json").write_text(json.dumps(CASE), encoding="utf-8")

    ended = law(
        *("calculate", "domestic-worker", "--input", str(tmp_path / "case.json")),
        *("--from", "2026-01"),
    )

    assert ended.returncode == 2
    assert "needs --from and --to" in ended.stderr
