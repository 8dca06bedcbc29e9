"""`brecha law` on every scheme: cases, tables, reforms, worked examples, checklists."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from brecha.countries import country_names, load_country
from law_command import Law

Said = Callable[..., str]
LAWS = {name: load_country(name).law for name in country_names()}
CHECKLISTS = [name for law in LAWS.values() for name in law.checklists]
WAGE = {"wage_daily": 600, "days": 30}
FARM = WAGE | {"farm_work_risk_premium": 0.025984}
LABOUR = {
    "age": 40,
    "cash_wage_daily": 400,
    "years_of_service": 3,
    "days_of_service": 1100,
    "hours_daily": 8,
    "hours_weekly": 47,
    "weekly_rest_days": 1.5,
}
WEEKS = {"is_insured": True, "weeks_in_last_12_months": 30, "daily_base_for_cash_benefits": 500}
PENSION = {"age": 65, "days_contributed": 7875, "average_base_uma": 5}
REFORM = """\
title: {es: "Sin cuotas de la persona trabajadora", en: "No quotas of the worker"}
scheme: arcadia-job
since: 2026-01-01
values:
  social_security_rates_worker:
    value: {health: 0.0, pension: 0.0}
    reference: {title: "A proposal"}
    certainty: assumed
"""
WAGES = "worker_id,month,wage_offered_monthly\na,2026-01,5000\nb,2025-12,5000\n"


@pytest.fixture
def said(law: Law) -> Said:
    """Return a function that runs the command and returns what it said."""

    def run(*arguments: str, code: int = 0) -> str:
        ended = law(*arguments)
        assert ended.returncode == code, ended.stderr
        return ended.stdout

    return run


def calculated(
    said: Said, folder: Path, scheme: str, month: str, *more: str, **case: object
) -> dict[str, Any]:
    path = folder / "case.json"
    path.write_text(json.dumps({"month": month, **case}), encoding="utf-8")
    found: dict[str, Any] = json.loads(
        said("calculate", scheme, "--input", str(path), "--json", *more)
    )
    return found


@pytest.mark.parametrize(
    ("scheme", "case", "result", "value"),
    [
        ("arcadia-job", {"wage_offered_monthly": 1200}, "net_wage_monthly", 1096),
        (
            "agricultural-contributions",
            FARM | {"integration_factor": 1},
            "retirement_employer",
            360,
        ),
        ("agricultural-benefits", WAGE | {"continuous_weeks": 28}, "is_permanent", True),
        ("agricultural-decree", FARM, "decree_ceiling_daily", 422.32),
        ("domestic-worker-labour", LABOUR, "exit_indemnity", 60_000),
        ("domestic-worker-weekly-hours", {"hours_weekly": 49}, "is_weekly_limit_kept", False),
        ("domestic-worker-benefits", WEEKS, "maternity_cash_daily", 500),
        ("domestic-worker-pension", PENSION, "guaranteed_pension_monthly_2021", 8241),
        ("inspection-fine", {"breach_kind": "other_breach"}, "fine_minimum", 5865.5),
        ("formal-job", {"wage_offered_monthly": 15_000}, "income_tax_monthly", 1402.82),
        ("income-tax", {"wage_monthly": 10_411.09}, "income_tax_monthly", 238.09),
    ],
)
def test_every_scheme_is_calculated_for_a_case(
    said: Said, tmp_path: Path, scheme: str, case: dict[str, object], result: str, value: float
) -> None:
    found = calculated(said, tmp_path, scheme, "2026-05", **case)

    assert found["results"][result]["value"] == pytest.approx(value, abs=0.01)
    assert found["results"][result]["title"]
    assert found["not_modelled"] == []


def test_every_scheme_is_listed_in_both_languages(said: Said) -> None:
    english, spanish = (json.loads(said("list", "--json", "--lang", one)) for one in ("en", "es"))

    names = {name for known in LAWS.values() for name in known.schemes}
    assert set(english) == set(spanish) == names
    assert all(english[name]["title"] != spanish[name]["title"] for name in names)


def test_a_farm_worker_gets_what_is_modelled_and_why_the_rest_is_not(
    said: Said, tmp_path: Path
) -> None:
    found = calculated(said, tmp_path, "agricultural-worker", "2022-06", **FARM)
    today = calculated(said, tmp_path, "agricultural-worker", "2026-02", **FARM | {"days": 28})

    assert "quotas_total" in found["results"]
    assert "is_permanent" not in found["results"]
    reasons = {part["title"]: " ".join(part["reasons"]) for part in found["not_modelled"]}
    assert (
        "modelled from 2024-01-25 on" in reasons["Farm work: eventual or permanent, cash benefits"]
    )
    assert "no value on 2022-06-01" in reasons["Farm work: fiscal decree"]
    assert today["not_modelled"] == []
    assert {"quotas_total", "is_permanent", "has_decree_benefit"} <= set(today["results"])


def test_what_a_case_leaves_out_is_said_as_an_assumption(said: Said, tmp_path: Path) -> None:
    english, spanish = (
        calculated(said, tmp_path, "agricultural-worker", "2026-05", "--lang", one, **FARM)
        for one in ("en", "es")
    )

    assert len(english["assumptions"]) == len(spanish["assumptions"]) == 14
    assert any("integration_factor" in one and "1.0493" in one for one in english["assumptions"])
    assert any("zone (Zona salarial" in one for one in spanish["assumptions"])


def test_a_farm_wage_below_the_minimum_of_the_trade_is_a_warning(
    said: Said, tmp_path: Path
) -> None:
    found = calculated(
        said, tmp_path, "agricultural-worker", "2026-05", **FARM | {"wage_daily": 350}
    )

    assert len(found["warnings"]) == 1
    assert "6.16 a day below" in found["warnings"][0]


def test_the_floor_says_each_guarantee_in_words(said: Said, tmp_path: Path) -> None:
    person = {"age": 30, "sex": "woman", "can_reach_free_services": True}

    found = calculated(said, tmp_path, "protection-floor", "2026-05", "--lang", "es", **person)

    by_name = {one["guarantee"]: one for one in found["guarantees"]}
    assert len(by_name) == 4
    assert by_name["essential_health"]["is_met"]
    assert "Servicios de salud gratuitos" in by_name["essential_health"]["scheme"]
    assert by_name["active_age"]["reason"] == "Sin pago en caso de enfermedad."
    told = " ".join(by_name["active_age"]["reasons"])
    for lack in ("enfermedad", "maternidad", "invalidez", "desempleo"):
        assert lack in told
    assert by_name["active_age"]["law"][:2] == ["LSS 97", "LFT 283-VII"]
    assert "LSS 191" in by_name["active_age"]["law"]
    assert "lacks_sickness_pay" not in found["results"]
    assert not by_name["older_persons"]["is_concerned"]
    assert "essential_health_scheme" not in found["results"]


def test_a_result_is_explained_with_its_articles(said: Said, tmp_path: Path) -> None:
    found = calculated(
        said,
        tmp_path,
        "agricultural-worker",
        "2026-05",
        "--result",
        "sickness_cash_monthly",
        **FARM,
    )

    tree = json.dumps(found["explanation"])
    assert "LSS 97" in tree
    assert "quotas_total" not in tree


def test_a_case_is_readable_in_spanish(said: Said, tmp_path: Path) -> None:
    (tmp_path / "fine.yaml").write_text("month: '2026-05'\nbreach_kind: other_breach\n")

    text = said(
        "calculate", "inspection-fine", "--input", str(tmp_path / "fine.yaml"), "--lang", "es"
    )

    assert "Multa por una infracción, 2026-05" in text
    assert "5,865.50 MXN [fine_minimum]" in text
    assert "Supuesto: El caso no dice is_repeated" in text


def test_a_register_is_written(said: Said, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(
        "breach_id,month,breach_kind,workers_affected,is_repeated,"
        "is_spontaneous,omitted_quotas\n1,2026-02,other_breach,2,0,0,0\n"
        "2,2026-01,other_breach,1,0,0,0\n"
    )

    said("run", "inspection-fine", str(tmp_path / "in.csv"), "--out", str(tmp_path / "out.csv"))

    found = pl.read_csv(tmp_path / "out.csv")
    assert found["fine_minimum"].to_list() == pytest.approx([11_731.0, 5657.0])


@pytest.mark.parametrize("names", [[], ["arcadia-job"]])
def test_a_reform_is_compared_with_the_law_by_unit(
    said: Said, tmp_path: Path, names: list[str]
) -> None:
    (tmp_path / "wages.csv").write_text(WAGES)
    (tmp_path / "reform.yaml").write_text(REFORM)
    where = (*names, str(tmp_path / "wages.csv"), "--reform", str(tmp_path / "reform.yaml"))

    job = json.loads(said("compare", *where, "--json"))["units"]["job"]
    text = said("compare", *where, "--lang", "es")

    assert (job["rows"], job["raised"], job["lowered"]) == (2, 1, 0)
    assert job["change"] == pytest.approx(350.0)
    assert job["total_reform"] - job["total_law"] == pytest.approx(350.0)
    assert "Sin cuotas de la persona trabajadora" in text
    assert "diferencia +350.00" in text
    assert "De 2 filas, sube en 1 y baja en 0." in text


def test_every_unit_of_nested_rows_is_compared_and_no_reform_changes_nothing(
    said: Said,
    tmp_path: Path,
) -> None:
    row = {"worker_id": "1", "month": "2026-05", "zone": "general", "days_in_month": 31}
    row |= {"integration_factor": 1.0493, "article_36_reference": "general", "wage": 500.0}
    row |= {"pay_period": "day", "days": 10, "days_before_start": 0, "has_food": 0}
    row |= {"has_lodging": 0}
    table = pl.DataFrame([{**row, "employer_name": name} for name in ("A", "B")])
    table.write_parquet(tmp_path / "in.parquet")
    (tmp_path / "reform.yaml").write_text(
        REFORM.split("scheme", maxsplit=1)[0] + "since: 2026-01-01\n"
    )

    found = json.loads(
        said(
            *("compare", "domestic-worker", str(tmp_path / "in.parquet"), "--json"),
            *("--reform", str(tmp_path / "reform.yaml")),
        )
    )["units"]

    assert {unit: one["rows"] for unit, one in found.items()} == {"employer": 2, "worker": 1}
    for change in found.values():
        assert (change["raised"], change["lowered"], change["change"]) == (0, 0, 0)


def test_the_worked_examples_come_out(said: Said, tmp_path: Path) -> None:
    found = json.loads(said("cases", "--json"))
    fines = said("cases", "inspection-fine", "--lang", "es")

    assert found["failed"] == 0
    assert found["number"] == len(found["cases"]) > 90
    assert all(case["source"] for case in found["cases"])
    assert "5 casos, 0 con fallas." in fines
    assert not list(tmp_path.iterdir())


def test_a_wrong_example_says_what_was_expected_and_what_came(said: Said, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(
        "scheme: income-tax\nday: 2026-02-01\nsource: LISR 96, by hand\ntolerance: 0.01\n"
        "input: {wage_monthly: 15000}\nexpected: {income_tax_monthly: 1500}\n"
    )

    text = said("cases", "--from", str(tmp_path), code=1)

    assert "FAILED" in text
    assert "income_tax_monthly: expected 1500, got 1402.8" in text


@pytest.mark.parametrize("name", CHECKLISTS)
def test_every_checklist_has_entries_with_text_and_mark(name: str) -> None:
    (checklist,) = [law.checklists[name] for law in LAWS.values() if name in law.checklists]
    entries = list(checklist.read())

    assert checklist.title.en != checklist.title.es
    assert entries != []
    assert all(entry.text.en != entry.text.es and entry.certainty for entry in entries)


def test_a_checklist_of_a_day_leaves_out_what_began_later(said: Said) -> None:
    before, after = (
        json.loads(said("checklist", "agricultural-duties", "--json", "--date", day))["entries"]
        for day in ("2024-01-24", "2024-01-25")
    )

    assert len(before) < len(after)
    assert "childcare" in {entry["id"] for entry in after} - {entry["id"] for entry in before}


def test_a_checklist_is_readable_and_all_are_named(said: Said) -> None:
    text = said("checklist", "domestic-contract", "--lang", "es")

    assert "[ ] Horas de trabajo (LFT 331 Ter; oficial)" in text
    assert [line.split()[0] for line in said("checklist").splitlines()] == CHECKLISTS
