"""Made people for the tests of gaps: few by hand, and many drawn at random."""

from __future__ import annotations

import numpy as np
import polars as pl
from hypothesis import strategies as st

from brecha.gaps import dummies, person_columns
from brecha.population.inference import SampleDesign

FLAGS = (
    "is_employed",
    "has_direct_social_security",
    "has_family_social_security",
    "has_written_contract",
    "lacks_social_security",
    "lacks_health_care",
    "lacks_schooling",
    "lacks_housing_quality",
    "lacks_housing_services",
    "lacks_food",
    "has_disability",
)


def people(**columns: list[object]) -> pl.DataFrame:
    """Return people with these answers; by default each stands for one and is a cluster."""
    rows = len(next(iter(columns.values())))
    given = {name: pl.Series(name, values, strict=False) for name, values in columns.items()}
    design = {
        "household_id": [str(row) for row in range(rows)],
        "person_id": ["1"] * rows,
        "weight": [1.0] * rows,
        "stratum": ["s"] * rows,
        "cluster": [str(row) for row in range(rows)],
    }
    defaults = {name: pl.Series(name, values) for name, values in design.items()}
    return pl.DataFrame(list((defaults | given).values()))


def drawn_people(seed: int, rows: int = 400) -> pl.DataFrame:
    """Return people drawn at random in clusters and strata, with some answers that are absent."""
    draw = np.random.default_rng(seed)
    flags = {
        name: np.where(draw.random(rows) < 0.05, np.nan, draw.random(rows) < 0.4) for name in FLAGS
    }
    frame = people(
        weight=draw.uniform(1, 9, rows).tolist(),
        stratum=[str(row % 4) for row in range(rows)],
        cluster=[str(row % 40) for row in range(rows)],
        age=draw.integers(0, 95, rows).astype(float).tolist(),
        sex=draw.choice(["man", "woman"], rows).tolist(),
        position=draw.choice(["employee", "own_account", "unpaid"], rows).tolist(),
        worker_group=draw.choice(["domestic_worker", "other"], rows).tolist(),
        schooling=draw.choice(["none", "primary", "tertiary"], rows).tolist(),
        hours_weekly=draw.uniform(1, 80, rows).tolist(),
        earnings_monthly=draw.lognormal(8, 0.7, rows).tolist(),
        income_monthly_per_person=draw.lognormal(8, 0.9, rows).tolist(),
        care_hours_weekly=np.maximum(draw.normal(8, 10, rows), 0).tolist(),
        **{name: values.tolist() for name, values in flags.items()},
    )
    return frame.with_columns(pl.col(FLAGS).fill_nan(None))


def design_of(weights: np.ndarray) -> SampleDesign:
    """Return a sample of one stratum in which each row is a cluster."""
    return SampleDesign.of(people(weight=weights.tolist()))


seeds = st.integers(0, 2**32 - 1)


def by_name(told: pl.DataFrame, column: str = "estimate") -> dict[str, float]:
    """Return a column of a result by its names."""
    return dict(zip(told["name"], told[column], strict=True))


def women(frame: pl.DataFrame) -> np.ndarray:
    """Return who is a woman."""
    return person_columns(frame, ["is_woman"])["is_woman"]


def numbers(frame: pl.DataFrame, name: str) -> np.ndarray:
    """Return a column as numbers, NaN where not known."""
    return frame[name].cast(pl.Float64).to_numpy()


def wages(frame: pl.DataFrame) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Return the logarithm of earnings, and what may explain it."""
    predictors = {
        "hours": numbers(frame, "hours_weekly"),
        "contract": numbers(frame, "has_written_contract"),
        **dummies(frame["schooling"], base="none"),
    }
    return np.log(numbers(frame, "earnings_monthly")), predictors
