"""How long does a national plan take: warm in the process, cold, as a command, state by state?"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from brecha.countries import Country
from brecha.plans import ComputedPlan, Plan, compute_plan, find_plan, read_plan, run_plan

PLAN = "mexico/early-childhood"
COLD = f"from brecha.plans import *; run_plan(*read_plan(find_plan({PLAN!r})))"
COMMAND = "from brecha.cli import main; main()"


@pytest.fixture(scope="module")
def plan_and_country() -> tuple[Plan, Country]:
    return read_plan(find_plan(PLAN))


def test_national_run_warm(
    benchmark: BenchmarkFixture, plan_and_country: tuple[Plan, Country]
) -> None:
    result = benchmark(run_plan, *plan_and_country)

    assert len(result.territories) == 32 * len(result.years)


def test_national_run_cold(benchmark: BenchmarkFixture) -> None:
    benchmark.pedantic(subprocess.run, ([sys.executable, "-c", COLD],), {"check": True}, rounds=5)


def test_command_with_dossier(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    arguments = ["care", "run", PLAN, "--out", str(tmp_path), "--lang", "es"]
    command = [sys.executable, "-c", COMMAND, *arguments]
    benchmark.pedantic(
        subprocess.run, (command,), {"check": True, "stdout": subprocess.DEVNULL}, rounds=5
    )

    assert (tmp_path / "early-childhood" / "early-childhood.pdf").stat().st_size > 0


def test_thirty_two_states_each_on_its_own(
    benchmark: BenchmarkFixture, plan_and_country: tuple[Plan, Country]
) -> None:
    plan, country = plan_and_country
    territories = country.table("territories")["territory"].to_list()
    plans = [plan.model_copy(update={"territories": (name,)}) for name in territories]

    def run_all() -> list[ComputedPlan]:
        return [compute_plan(alone, country) for alone in plans]

    computed = benchmark.pedantic(run_all, rounds=3, warmup_rounds=1)

    whole = compute_plan(plan, country).accounts["gross_cost"]
    assert sum(one.accounts["gross_cost"] for one in computed) == pytest.approx(whole)
