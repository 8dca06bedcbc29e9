"""What a reader of `brecha law calculate` and `checklist` sees: words, cents, warnings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from law_command import Law

EMPLOYER = {"name": "A", "wage": 315.04, "pay_period": "day", "days": 30}
CASE = {"month": "2026-04", "integration_factor": 1.0493, "employers": [EMPLOYER]}


def case_in(folder: Path, **changes: object) -> str:
    path = folder / "case.json"
    path.write_text(json.dumps({**CASE, **changes}), encoding="utf-8")
    return str(path)


def test_a_case_of_employers_is_told_in_spanish_words(law: Law, tmp_path: Path) -> None:
    said = law(
        "calculate", "domestic-worker", "--input", case_in(tmp_path), "--lang", "es"
    ).stdout.splitlines()

    assert "mes [month]: 2026-04" in said
    assert "  se aplicó el artículo 36 [article_36_applied]: sí" in said
    assert any(line.endswith("[days_covered]: 30") for line in said)
    assert any(line.endswith("[floor]: 2,249.58") for line in said)
    assert not any("True" in line or "False" in line for line in said)


def test_amounts_that_article_36_moves_are_whole_cents(law: Law, tmp_path: Path) -> None:
    ended = law("calculate", "domestic-worker", "--input", case_in(tmp_path), "--json")

    (employer,) = json.loads(ended.stdout)["employers"]
    assert employer["article_36_applied"] is True
    paid = [one["employer"] for one in employer["branches"].values()]
    assert paid == [round(amount, 2) for amount in paid]


@pytest.mark.parametrize(("month", "is_warned"), [("2026-04", False), ("2031-01", True)])
def test_a_month_after_the_last_look_at_the_values_is_a_warning(
    law: Law, tmp_path: Path, month: str, *, is_warned: bool
) -> None:
    path = tmp_path / "wage.yaml"
    path.write_text(f"month: '{month}'\nwage_monthly: 10000\n", encoding="utf-8")

    for scheme, case in (
        ("domestic-worker", case_in(tmp_path, month=month)),
        ("income-tax", str(path)),
    ):
        ended = law("calculate", scheme, "--input", case, "--json", "--lang", "es")
        warnings = json.loads(ended.stdout)["warnings"]
        assert any("se revisaron por última vez" in one for one in warnings) is is_warned


def test_every_missing_key_of_a_line_is_told(law: Law, tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_text('{"month": "2026-05"}', encoding="utf-8")

    ended = law("calculate", "agricultural-contributions", "--input", str(path))

    assert ended.returncode == 2
    for key in ("wage_daily", "days", "farm_work_risk_premium"):
        assert f"The key {key} is required" in ended.stderr


def test_a_breach_is_found_by_the_name_that_the_list_shows(law: Law, tmp_path: Path) -> None:
    path = tmp_path / "fine.yaml"
    path.write_text("month: '2026-06'\nbreach_kind: xyz\nworkers_affected: 1\n", encoding="utf-8")

    shown = law("checklist", "breaches").stdout
    ended = law("calculate", "inspection-fine", "--input", str(path))

    assert ended.returncode == 2
    assert "[hours_rest_vacation]" in shown
    assert "hours_rest_vacation" in ended.stderr


def test_an_employment_that_starts_after_the_month_is_told_by_its_name(
    law: Law, tmp_path: Path
) -> None:
    late = [{**EMPLOYER, "days": 0, "start": "2026-07-10"}]

    ended = law(
        *("calculate", "domestic-worker", "--lang", "es"),
        *("--input", case_in(tmp_path, employers=late)),
    )

    assert ended.returncode == 2
    assert "El inicio de A no debe ser posterior a 2026-04; es 2026-07-10" in ended.stderr


@pytest.mark.parametrize("wage", [1e13, 1e307])
def test_a_wage_whose_cents_no_float_holds_is_refused(
    law: Law, tmp_path: Path, wage: float
) -> None:
    ended = law(
        *("calculate", "domestic-worker"),
        *("--input", case_in(tmp_path, employers=[{**EMPLOYER, "wage": wage}])),
    )

    assert ended.returncode == 2
    assert "employers.0.wage must be at most" in ended.stderr
