"""Which samples do the tests of survey inference share? A made one, and two official files.

Columns: weight, stratum, cluster, domain (null in none), and y, x and flag (NaN outside their
universe).
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl

from brecha.population.inference import Quantity

KEYS = ["folioviv", "foliohog"]
PROBABILITIES = (25, 50, 90)


def made_sample(rows: int = 3000, seed: int = 1) -> pl.DataFrame:
    """Return persons of 20 strata, two of them with one cluster."""
    random = np.random.default_rng(seed)
    stratum = random.integers(0, 20, rows)
    cluster = random.integers(0, 8, rows)
    cluster[stratum == 3] = 1
    cluster[stratum == 7] = 2
    place = (stratum % 3 + (random.random(rows) < 0.3)) % 4
    income = np.round(random.gamma(2, 50, rows) + 3 * stratum + cluster, 1)
    hours = np.round(random.gamma(3, 2, rows), 2) + 0.1
    return pl.DataFrame(
        {
            "weight": random.integers(50, 900, rows).astype(np.float64),
            "stratum": [f"s{code}" for code in stratum],
            "cluster": [str(code) for code in cluster],
            "domain": np.where(random.random(rows) < 0.1, "", np.array(list("abcd"))[place]),
            "y": np.where(random.random(rows) < 0.2, np.nan, income),
            "x": np.where(random.random(rows) < 0.05, np.nan, hours),
            "flag": (random.random(rows) < 0.1 + 0.02 * cluster).astype(np.float64),
        }
    ).with_columns(pl.col("domain").replace("", None))


def income_sample(folder: Path) -> pl.DataFrame:
    """Return the persons of MCS-ENIGH 2016: household income, members, social security."""
    base = folder / "microdata" / "enigh2016_mcs"
    codes = dict.fromkeys([*KEYS, "ubica_geo", "est_dis", "upm"], pl.String)
    people = pl.read_csv(base / "personas_mcs2016.csv.gz", schema_overrides=codes)
    homes = pl.read_csv(base / "hogares_mcs2016.csv.gz", schema_overrides=codes)
    return _declared(
        people.join(homes.select(*KEYS, "ing_mon"), on=KEYS, how="left", maintain_order="left"),
        weight=pl.col("factor"),
        stratum=pl.col("est_dis"),
        cluster=pl.col("upm"),
        domain=pl.col("ubica_geo").str.slice(0, 2),
        y=pl.col("ing_mon"),
        x=pl.len().over(KEYS),
        flag=pl.col("ic_segsoc"),
    )


def labour_sample(folder: Path) -> pl.DataFrame:
    """Return the persons of ENOE 2020, first quarter: earnings, hours, informality."""
    base = folder / "microdata" / "enoe"
    people = pl.read_csv(base / "enoe_sdem_t120.csv.gz", infer_schema_length=None)
    is_resident = (pl.col("r_def") == 0) & pl.col("c_res").is_in([1, 3])
    works = is_resident & pl.col("eda").is_between(15, 98) & (pl.col("clase2") == 1)
    return _declared(
        people.filter(pl.col("fac") > 0),
        weight=pl.col("fac"),
        stratum=pl.col("est_d").cast(pl.String),
        cluster=pl.col("upm").cast(pl.String),
        domain=pl.col("ent").cast(pl.String).str.zfill(2),
        y=pl.when(works & (pl.col("ingocup") > 0)).then(pl.col("ingocup")),
        x=pl.when(works & (pl.col("hrsocup") > 0)).then(pl.col("hrsocup")),
        flag=pl.when(works).then(pl.col("emp_ppal") == 1),
    )


def quantities_of(sample: pl.DataFrame) -> list[Quantity]:
    """Return one quantity of each kind, three quantiles among them."""
    y, x, flag = (sample[name].to_numpy() for name in ("y", "x", "flag"))
    return [
        Quantity("total", "total", y),
        Quantity("mean", "mean", y),
        Quantity("ratio", "ratio", y, x),
        Quantity("share", "proportion", flag),
        *(
            Quantity(f"quantile{share}", "quantile", y, probability=share / 100)
            for share in PROBABILITIES
        ),
    ]


def _declared(frame: pl.DataFrame, **columns: pl.Expr) -> pl.DataFrame:
    numbers = ("weight", "y", "x", "flag")
    return frame.select(**columns).with_columns(
        pl.col(name).cast(pl.Float64).fill_null(float("nan")) for name in numbers
    )
