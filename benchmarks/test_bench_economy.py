"""How long does the input-output core take, and how long pymrio, for the same work?

Same official table, same quantities, results checked equal before the clock starts.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pymrio
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from brecha.economy import (
    HouseholdClosure,
    InputOutputTable,
    LeontiefModel,
    build_model,
    care_column_shock,
    domestic_table,
    economic_effects,
    effects_per_unit,
    employment_effects,
    multipliers_report,
    required_output,
    table_from_sheet,
)
from brecha.economy.one_blas_thread import one_blas_thread
from brecha.sources.inegi_input_output import read_inegi_input_output
from economy_tables import jobs_of
from repository import ROOT

FOLDER = Path(os.environ.get("BRECHA_DATA") or ROOT.parent / "shared" / "data")
WORKBOOK = FOLDER / "io_tables" / "inegi_mip" / "mip_pcn_ixi_t_2018.xlsx"
CLOSURE = HouseholdClosure({"D.1": 1.0, "B.2b": 0.3}, 0.9)
NURSERIES = "6244"
YEARS = 5

pytestmark = pytest.mark.skipif(not WORKBOOK.is_file(), reason="the official table is not here")


@dataclass(frozen=True)
class Setting:
    """What both programs start from."""

    table: InputOutputTable
    model: LeontiefModel
    L: np.ndarray
    jobs: np.ndarray
    demand: np.ndarray


@pytest.fixture(scope="module")
def setting() -> Setting:
    table = domestic_table(table_from_sheet(read_inegi_input_output(WORKBOOK)))
    L = np.asarray(pymrio.calc_L(pymrio.calc_A(table.Z, table.x)))
    jobs = jobs_of(table).jobs.reshape(len(table.codes), 4).T
    demand = care_column_shock(table, NURSERIES, np.arange(1.0, YEARS + 1)).demand
    return Setting(table, build_model(table), L, jobs, demand)


def ours_multipliers(given: Setting) -> np.ndarray:
    """From the table to output and employment multipliers by sex and formality."""
    model = build_model(given.table)
    coefficients = np.vstack([np.ones(len(given.table.x)), given.jobs / given.table.x])
    return effects_per_unit(model, coefficients)


def pymrio_multipliers(given: Setting) -> np.ndarray:
    L = np.asarray(pymrio.calc_L(pymrio.calc_A(given.table.Z, given.table.x)))
    M = np.asarray(pymrio.calc_M(pymrio.calc_S(given.jobs, given.table.x), L))
    return np.vstack([L.sum(axis=0), M])


def ours_model(given: Setting) -> np.ndarray:
    """From the table to something that can be solved."""
    return np.asarray(required_output(build_model(given.table), given.demand))


def pymrio_model(given: Setting) -> np.ndarray:
    L = np.asarray(pymrio.calc_L(pymrio.calc_A(given.table.Z, given.table.x)))
    return np.column_stack([pymrio.calc_x_from_L(L, column).ravel() for column in given.demand.T])


def ours_shock(given: Setting) -> np.ndarray:
    """From a prepared model to output for five years of spending."""
    return required_output(given.model, given.demand)


def pymrio_shock(given: Setting) -> np.ndarray:
    columns = [pymrio.calc_x_from_L(given.L, column).ravel() for column in given.demand.T]
    return np.column_stack(columns)


PAIRS: dict[str, tuple[Callable[[Setting], np.ndarray], Callable[[Setting], np.ndarray]]] = {
    "258 branches: table to multipliers": (ours_multipliers, pymrio_multipliers),
    "258 branches: table to output of five years": (ours_model, pymrio_model),
    "258 branches: prepared model to output of five years": (ours_shock, pymrio_shock),
}


@pytest.mark.parametrize("program", ["brecha", "pymrio"])
@pytest.mark.parametrize("work", PAIRS)
def test_side_by_side(
    benchmark: BenchmarkFixture, setting: Setting, work: str, program: str
) -> None:
    ours, peers = PAIRS[work]
    np.testing.assert_allclose(ours(setting), peers(setting), rtol=1e-9, atol=1e-12)
    benchmark.group = work

    with one_blas_thread():  # the same number of threads for both
        benchmark(ours if program == "brecha" else peers, setting)


def test_reading_the_official_workbook(benchmark: BenchmarkFixture) -> None:
    benchmark.group = "258 branches: our own steps"

    sheet = benchmark(read_inegi_input_output, WORKBOOK)

    assert len(sheet.codes) == 258


def test_checking_the_table_and_making_it_domestic(benchmark: BenchmarkFixture) -> None:
    benchmark.group = "258 branches: our own steps"
    sheet = read_inegi_input_output(WORKBOOK)

    table = benchmark(lambda: domestic_table(table_from_sheet(sheet)))

    assert table.basis == "domestic"


def test_closing_on_households(benchmark: BenchmarkFixture, setting: Setting) -> None:
    benchmark.group = "258 branches: our own steps"

    model = benchmark(build_model, setting.table, CLOSURE)

    assert model.type == "type_2"


def test_effects_and_jobs_of_five_years(benchmark: BenchmarkFixture, setting: Setting) -> None:
    benchmark.group = "258 branches: our own steps"
    closed = build_model(setting.table, CLOSURE)
    account = jobs_of(setting.table)
    shock = care_column_shock(setting.table, NURSERIES, np.arange(1.0, YEARS + 1))

    jobs = benchmark(
        lambda: employment_effects(
            setting.table, economic_effects(setting.model, closed, shock), account
        )
    )

    assert jobs.total().shape == (YEARS,)


def test_the_report_of_multipliers(benchmark: BenchmarkFixture, setting: Setting) -> None:
    benchmark.group = "258 branches: our own steps"

    report = benchmark(multipliers_report, setting.table)

    assert len(report["sectors"]) == 258
