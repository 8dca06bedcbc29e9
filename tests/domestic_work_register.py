"""A register of domestic workers: several employers each, months of different law side by side."""

from __future__ import annotations

import calendar

import numpy as np
import polars as pl

from brecha.countries import load_country
from brecha.engine import SchemeInForce

ZONES = ("general", "frontera_norte")
REFERENCES = ("general", "professional")
PERIODS = {"day": 1, "week": 7, "fortnight": 15, "month": 30}
FIRST_YEAR, YEARS = 2020, 10  # both pilots, the regime in force, every rate of the transition


def domestic_law() -> SchemeInForce:
    """Return the scheme under the law of the country."""
    mexico = load_country("mexico")
    return SchemeInForce.of(mexico.law.schemes["domestic-worker"].scheme, mexico.book)


def register(workers: int) -> pl.DataFrame:
    """Return one row for each employer of each worker in a month of hers.

    Neighbours are in different years, and employers stand in no order of their names.
    """
    random = np.random.default_rng(11)
    numbers = random.integers(1, 5, workers)
    worker = np.repeat(np.arange(workers), numbers)
    months = random.integers(0, YEARS * 12, workers)
    years, month = FIRST_YEAR + months // 12, 1 + months % 12
    in_month = [calendar.monthrange(y, m)[1] for y, m in zip(years, month, strict=True)]
    names = np.concatenate([random.permutation(number) for number in numbers])
    period = random.choice(list(PERIODS), len(worker))
    daily = random.integers(5_000, 300_000, len(worker)) / 100
    before = random.choice([0, 0, 0, 9], len(worker))
    longest = np.array(in_month)[worker] - before
    return pl.DataFrame(
        {
            "worker_id": [f"{at:06}" for at in worker],
            "month": [f"{years[at]}-{month[at]:02}" for at in worker],
            "employer_name": [f"employer {name}" for name in names],
            "zone": random.choice(ZONES, workers)[worker],
            "days_in_month": np.array(in_month)[worker],
            "integration_factor": random.choice([1.0, 1.0452, 1.0493], workers)[worker],
            "article_36_reference": random.choice(REFERENCES, workers)[worker],
            "wage": np.round(daily * [PERIODS[name] for name in period], 2),
            "pay_period": period,
            "days": np.minimum(random.integers(0, 32, len(worker)), longest),
            "days_before_start": before,
            "has_food": random.integers(0, 2, len(worker)),
            "has_lodging": random.integers(0, 2, len(worker)),
        }
    )
