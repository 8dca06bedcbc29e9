"""What are care workers paid today? ENIGH's full-time employees with social security."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from brecha.countries.mexico.derive.surveys import read_enigh_employees

YEARS = (2018, 2022)
FULL_TIME_HOURS = 35
FEWEST_CASES = 30
QUARTILES = (0.25, 0.5, 0.75)


@dataclass(frozen=True)
class Occupation:
    """How an occupation is found among the labels of SINCO and SCIAN.

    Attributes:
        name: Key of the occupation.
        sinco: Pattern of the occupation's label.
        scian: Pattern of the industry's label; empty for every industry.
        note: What the pattern takes in.
    """

    name: str
    sinco: str
    note: str
    scian: str = ""


OCCUPATIONS = (
    Occupation("lead_educator", "^Profesores de enseñanza preescolar", "Preschool teachers"),
    Occupation(
        "assistant_educator",
        "^Cuidadores de niños.*establecimientos",
        "Carers in nurseries",
        scian="^Guarderías",
    ),
    Occupation(
        "director",
        "^Directores y gerentes en centros de enseñanza",
        "Heads of centres of education of every level, so above a nursery's",
    ),
    Occupation("cook", "^Cocineros$", "Cooks of every industry"),
    Occupation("cleaner", "^Barrenderos y trabajadores de limpieza", "Cleaners of every industry"),
    Occupation("nurse", r"^Enfermeras \(técnicas", "Technical nurses of every industry"),
    Occupation("guard", "^Vigilantes y guardias en establecimientos", "Guards in establishments"),
    Occupation(
        "carer_in_establishment",
        "^Cuidadores de niños.*establecimientos",
        "Carers of children, older persons and persons with disability in establishments",
    ),
    Occupation(
        "home_carer",
        "^Cuidadores de niños.*casas particulares",
        "Carers of children, older persons and persons with disability in private homes",
    ),
)


def derive_care_wages() -> pl.DataFrame:
    """Return wages of care occupations, full-time employees with social security.

    Returns:
        Columns: occupation, year, wage_monthly (mean), p25, p50, p75 (pesos of the year a month),
        sample, source, certainty, note.
    """
    rows = []
    for year in YEARS:
        employees = read_enigh_employees(year).filter(
            (pl.col("htrab") >= FULL_TIME_HOURS) & (pl.col("formality") == "formal")
        )
        rows += [_row(occupation, year, employees) for occupation in OCCUPATIONS]
    return pl.DataFrame(rows)


def _row(occupation: Occupation, year: int, employees: pl.DataFrame) -> dict[str, object]:
    found = employees.filter(
        pl.col("sinco").str.contains(occupation.sinco)
        & pl.col("scian").str.contains(occupation.scian)
    )
    wage, weight = found["wage_monthly"].to_numpy(), found["factor"].to_numpy().astype(float)
    p25, p50, p75 = _weighted_quartiles(wage, weight)
    weak = f"; fewer than {FEWEST_CASES} cases" if found.height < FEWEST_CASES else ""
    return {
        "occupation": occupation.name,
        "year": year,
        "wage_monthly": round(float(np.average(wage, weights=weight)), 2),
        "p25": p25,
        "p50": p50,
        "p75": p75,
        "sample": found.height,
        "source": f"inegi_enigh_{year}",
        "certainty": "derived",
        "note": f"{occupation.note}; {FULL_TIME_HOURS} hours or more a week{weak}",
    }


def _weighted_quartiles(values: NDArray[np.float64], weights: NDArray[np.float64]) -> list[float]:
    """The least value at or below which lies each share of the weights."""
    order = np.argsort(values, kind="stable")
    shares = np.cumsum(weights[order]) / weights.sum()
    return [round(float(values[order][np.searchsorted(shares, part)]), 2) for part in QUARTILES]
