"""`brecha law`: a case, a register, a reform, and what is told of bad input."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from command import brecha

CASE: dict[str, Any] = {
    "month": "2026-05",
    "zone": "general",
    "integration_factor": 1.0493,
    "employers": [
        {"name": "A", "wage": 342.47, "pay_period": "day", "days": 30},
    ],
}


def law(*arguments: str) -> subprocess.CompletedProcess[str]:
    return brecha("law", *arguments)


def case_in(folder: Path, **changes: object) -> str:
    path = folder / "case.json"
    path.write_text(json.dumps({**CASE, **changes}), encoding="utf-8")
    return str(path)


def test_a_domestic_worker_with_one_employer_is_the_worked_example(tmp_path: Path) -> None:
    ended = law("calculate", "domestic-worker", "--input", case_in(tmp_path), "--json")

    assert ended.returncode == 0, ended.stderr
    found = json.loads(ended.stdout)
    employer = found["employers"][0]
    assert employer["contribution_base_daily"] == pytest.approx(359.35)
    assert employer["employer_total"] == pytest.approx(2165.46, abs=0.03)
    assert employer["worker_total"] == pytest.approx(256.93, abs=0.03)
    assert employer["infonavit"] == pytest.approx(539.03, abs=0.01)
    branches = employer["branches"].values()
    assert sum(one["employer"] for one in branches) == pytest.approx(employer["employer_total"])
    assert sum(one["worker"] for one in branches) == pytest.approx(employer["worker_total"])
    assert found["coverage_full_month"] is True
    assert {"floor", "quotas_total", "days_covered", "cap_applied", "underpaid"} <= set(found)
    assert found["warnings"] == []


def test_the_explanation_names_articles(tmp_path: Path) -> None:
    ended = law("calculate", "domestic-worker", "--input", case_in(tmp_path), "--json", "--explain")

    assert ended.returncode == 0, ended.stderr
    tree = json.dumps(json.loads(ended.stdout)["explanation"])
    assert "LSS 168" in tree
    assert "LSS 106" in tree


def test_a_wage_below_the_minimum_of_the_trade_is_a_warning(tmp_path: Path) -> None:
    low = [{"name": "A", "wage": 300, "pay_period": "day", "days": 30}]

    ended = law(
        "calculate", "domestic-worker", "--input", case_in(tmp_path, employers=low), "--json"
    )

    assert ended.returncode == 0, ended.stderr
    found = json.loads(ended.stdout)
    assert found["underpaid"] == ["A"]
    assert any("LFT 335" in warning for warning in found["warnings"])


def test_a_parameter_is_shown_with_its_dates_and_sources() -> None:
    found = json.loads(law("show", "uma_daily", "--json").stdout)

    assert found["values"]["2026-02-01"]["value"] == 117.31
    assert all(dated["source"] for dated in found["values"].values())


@pytest.mark.parametrize(
    ("month", "base", "is_warned"), [("2021-05", 200.0, False), ("2026-05", 209.86, True)]
)
def test_the_integration_factor_is_the_pilots_or_is_assumed_and_said(
    tmp_path: Path, month: str, base: float, *, is_warned: bool
) -> None:
    employers = [{"name": "A", "wage": 6000, "pay_period": "month", "days": 30}]
    case = case_in(tmp_path, month=month, employers=employers, integration_factor=None)

    found = json.loads(law("calculate", "domestic-worker", "--input", case, "--json").stdout)

    assert found["employers"][0]["contribution_base_daily"] == pytest.approx(base)
    assert any("LSS 239-G" in warning for warning in found["warnings"]) is is_warned
