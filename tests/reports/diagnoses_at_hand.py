"""Which diagnoses do the tests of reports use? Synthetic ones, and odd cases made from them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import polars as pl

from brecha.core import Text
from brecha.plans.diagnosis import (
    DiagnosisResult,
    find_diagnosis,
    read_diagnosis,
    run_diagnosis,
    synthetic_survey,
)
from brecha.plans.diagnosis.results import ConcentrationResult, LawResult

PEOPLE = {"mexico": 60_000, "arcadia": 12_000}


@cache
def national() -> DiagnosisResult:
    """Return a diagnosis with many breakdowns, whose states are thin."""
    return computed("mexico/domestic-workers")


@cache
def arcadia() -> DiagnosisResult:
    """Return the small diagnosis of the made-up country."""
    return computed("arcadia/home-workers")


def computed(name: str) -> DiagnosisResult:
    diagnosis, country = read_diagnosis(find_diagnosis(name))
    return run_diagnosis(diagnosis, country, synthetic_survey(country, PEOPLE[country.name]))


def of_real_people() -> DiagnosisResult:
    """Return a result as a survey would give it."""
    return replace(arcadia(), source=replace(arcadia().source, is_synthetic=False))


def poor_source() -> DiagnosisResult:
    """Return a result of a source that tells almost nothing."""
    whole = arcadia()
    return replace(
        whole,
        indicators=whole.indicators.filter(pl.col("breakdown") == "").head(1),
        gaps=(),
        barriers=None,
        formalisation=None,
        deprivations=None,
    )


def nothing_told() -> DiagnosisResult:
    """Return a result without a single figure."""
    return replace(poor_source(), indicators=arcadia().indicators.clear(), cautions=())


def all_thin() -> DiagnosisResult:
    """Return a result whose every figure is too thin."""
    thin = arcadia().indicators.with_columns(
        n=pl.lit(7, pl.Int64), quality=pl.lit("suppressed"), is_shown=pl.lit(value=False)
    )
    return replace(arcadia(), indicators=thin)


def with_reform() -> DiagnosisResult:
    """Return a result with what a reform changes, its figures named after those of the cost."""
    law = arcadia().formalisation
    assert law is not None
    names = {"workers_to_register": "gainers_number", "worker_cost": "worker_change"}
    figures = law.figures.with_columns(pl.col("indicator").replace(names))
    title = Text(es="Cuotas más bajas", en="Lower contributions")
    return replace(arcadia(), reform=_changed(law, figures), reform_title=title)


def with_curve() -> DiagnosisResult:
    """Return a result with a curve of concentration."""
    parts = pl.DataFrame(
        {
            "name": ["mean", "concentration"],
            "estimate": [0.4, 0.12],
            "standard_error": [0.02, 0.03],
            "low": [0.36, 0.06],
            "high": [0.44, 0.18],
            "p_value": [0.0, 0.001],
        }
    )
    curve = pl.DataFrame({"people_share": [0.0, 0.5, 1.0], "having_share": [0.0, 0.4, 1.0]})
    title = Text(es="Contrato escrito", en="Written contract")
    entry = ConcentrationResult("written_contract", title, "income", parts, curve)
    return replace(arcadia(), concentration=(entry,))


def _changed(law: LawResult, figures: pl.DataFrame) -> LawResult:
    return replace(law, figures=figures)


ODD_CASES = {
    "of real people": of_real_people,
    "poor source": poor_source,
    "nothing told": nothing_told,
    "all thin": all_thin,
    "reform": with_reform,
    "curve": with_curve,
}
