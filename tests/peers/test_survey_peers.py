"""Do svy and R's survey package find the same estimates and errors in the same samples?"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from brecha.population.inference import (
    Quantity,
    Replicates,
    Rules,
    SampleDesign,
    compare_domains,
    estimate,
)
from brecha.population.inference.design import SingleCluster
from survey_samples import income_sample, labour_sample, made_sample, quantities_of

SCRIPT = Path(__file__).parent / "survey_peers.R"
TOLERANCE = 1e-6
PLAIN = Rules(share_interval="t")  # svy draws the interval of a share as that of a mean
IN_R: dict[SingleCluster, str] = {
    "certainty": "certainty",
    "centred": "adjust",
    "average": "average",
}
IN_SVY: dict[SingleCluster, str] = {"certainty": "skip", "average": "scale"}
NO_R = "Rscript and R's package survey are not here (Debian: apt-get install r-cran-survey)"
COLUMNS = {
    "estimate": "estimate",
    "error": "standard_error",
    "freedom": "degrees_of_freedom",
    "low": "low",
    "high": "high",
    "effect": "design_effect",
}


@pytest.fixture(scope="session")
def in_r() -> Callable[..., pl.DataFrame]:
    """Return how a sample is estimated in R."""
    asked = ["Rscript", "-e", "if (!requireNamespace('survey', quietly = TRUE)) quit(status = 1)"]
    if shutil.which("Rscript") is None:
        pytest.skip(NO_R)
    if subprocess.run(asked, check=False).returncode:  # noqa: S603 - a command of this file
        pytest.skip(NO_R)
    return estimates_in_r


def estimates_in_r(sample: pl.DataFrame, folder: Path, single: str, *more: str) -> pl.DataFrame:
    """Return what R's survey package finds."""
    source, results = folder / "sample.csv", folder / "results.csv"
    sample.with_columns(pl.col("y", "x", "flag").fill_nan(None)).write_csv(source)
    command = ["Rscript", str(SCRIPT), str(source), str(results), single, *more]
    subprocess.run(command, check=True)  # noqa: S603 - a script beside this file
    return pl.read_csv(
        results, null_values="NA", infer_schema_length=None, schema_overrides={"domain": pl.String}
    )


def ours_in_r_names(design: SampleDesign, sample: pl.DataFrame) -> pl.DataFrame:
    """Return our estimates under the names of the script."""
    domains = {"domain": sample["domain"]}
    y, flag = (sample[name].to_numpy() for name in ("y", "flag"))
    asked = [entry for entry in quantities_of(sample) if entry.name != "share"]
    tables = [estimate(design, asked, domains)]
    for name, interval in (("xlogit", "logit"), ("beta", "beta")):
        share = [Quantity(name, "proportion", flag)]
        tables.append(estimate(design, share, domains, rules=Rules(share_interval=interval)))
    differences = compare_domains(design, [Quantity("difference", "mean", y)], domains)
    pairs = differences.select(
        "indicator",
        pl.concat_str("first_domain", "second_domain", separator="|").alias("domain"),
        pl.col("difference").alias("estimate"),
        "standard_error",
    )
    return pl.concat([*tables, pairs], how="diagonal").with_columns(
        pl.col("domain").fill_null("all")
    )


def assert_equal(theirs: pl.DataFrame, ours: pl.DataFrame) -> None:
    """Compare every figure that the peer tells."""
    both = theirs.join(
        ours,
        left_on=["name", "domain"],
        right_on=["indicator", "domain"],
        how="left",
        suffix="_ours",
    )
    for name, column in COLUMNS.items():
        if name not in theirs.columns:
            continue
        told = both.filter(pl.col(name).is_not_null())
        ours_of = f"{column}_ours" if column in theirs.columns else column
        found = told[ours_of].cast(pl.Float64).fill_null(float("nan"))
        np.testing.assert_allclose(
            found,
            told[name],
            rtol=TOLERANCE,
            atol=1e-12,
            err_msg=f"{name} of {told['name'].to_list()}",
        )


@pytest.mark.slow
@pytest.mark.parametrize("single", IN_R)
def test_r_finds_the_same_in_the_made_sample(
    in_r: Callable[..., pl.DataFrame], tmp_path: Path, single: SingleCluster
) -> None:
    sample = made_sample()

    theirs = in_r(sample, tmp_path, IN_R[single])

    design = SampleDesign.of(sample, single_cluster=single)
    assert set(theirs["name"]) >= {"total", "mean", "ratio", "quantile50", "beta", "difference"}
    assert_equal(theirs, ours_in_r_names(design, sample))


@pytest.mark.slow
@pytest.mark.needs_data
@pytest.mark.parametrize("read", [income_sample, labour_sample])
def test_r_finds_the_same_in_official_files(
    in_r: Callable[..., pl.DataFrame],
    tmp_path: Path,
    data_folder: Path,
    read: Callable[[Path], pl.DataFrame],
) -> None:
    some = ("04", "09", "20", "31")  # R takes minutes for the 32 states, with the same result
    sample = read(data_folder).filter(pl.col("domain").is_in(some))

    theirs = in_r(sample, tmp_path, "certainty")

    assert set(theirs["domain"]) >= {*some, "all"}
    assert_equal(theirs, ours_in_r_names(SampleDesign.of(sample), sample))


@pytest.mark.slow
def test_r_finds_the_same_jackknife(in_r: Callable[..., pl.DataFrame], tmp_path: Path) -> None:
    sample = made_sample()
    design = SampleDesign.of(sample)

    theirs = in_r(sample, tmp_path, "certainty", "none", "JKn", "0")

    asked = [entry for entry in quantities_of(sample) if entry.kind != "quantile"]
    ours = estimate(
        design, asked, {"domain": sample["domain"]}, replicates=Replicates.jackknife(design)
    )
    told = theirs.select("name", "domain", "estimate", "error")
    assert_equal(told, ours.with_columns(pl.col("domain").fill_null("all")))


@pytest.mark.slow
@pytest.mark.parametrize(("method", "fay"), [("bootstrap", 0.0), ("BRR", 0.0), ("Fay", 0.3)])
def test_r_finds_the_same_with_given_replicate_weights(
    in_r: Callable[..., pl.DataFrame], tmp_path: Path, method: str, fay: float
) -> None:
    sample = made_sample(rows=900)
    design = SampleDesign.of(sample)
    drawn = Replicates.bootstrap(design, 40, seed=3)
    weights = design.weights[:, None] * (1 + np.asarray(drawn.changes)[design.cluster])
    path = tmp_path / "weights.csv"
    pl.DataFrame(weights).write_csv(path)

    theirs = in_r(sample, tmp_path, "certainty", str(path), method, str(fay))

    asked = [entry for entry in quantities_of(sample) if entry.kind != "quantile"]
    given = Replicates.given(design, weights, method.lower(), fay=fay)
    ours = estimate(design, asked, {"domain": sample["domain"]}, replicates=given)
    told = theirs.select("name", "domain", "estimate", "error")
    assert_equal(told, ours.with_columns(pl.col("domain").fill_null("all")))


def estimates_in_svy(sample: pl.DataFrame, single: str) -> pl.DataFrame:
    """Return what svy finds, cell by cell and in the whole."""
    svy = pytest.importorskip("svy")
    frame = sample.with_columns(
        pl.col("y", "x", "flag").fill_nan(None), pl.col("domain").fill_null("rest")
    )
    design = svy.Design(stratum="stratum", psu="cluster", wgt="weight", singleton=single)
    asked = svy.Sample(frame, design).estimation
    found = []
    for by in (None, "domain"):
        told = {
            "total": asked.total("y", by=by, drop_nulls=True),
            "mean": asked.mean("y", by=by, drop_nulls=True, deff="wr"),
            "ratio": asked.ratio("y", "x", by=by, drop_nulls=True),
            "share": asked.mean("flag", by=by, drop_nulls=True),
            "quantile50": asked.median("y", by=by, drop_nulls=True),
            "quantile90": asked.quantile("y", p=0.9, by=by, drop_nulls=True),
        }
        found += [named(name, entry.to_polars()) for name, entry in told.items()]
    return pl.concat(found, how="diagonal").filter(pl.col("domain") != "rest")


def named(name: str, table: pl.DataFrame) -> pl.DataFrame:
    """Return svy's table under the names of the script."""
    domain = pl.col("domain") if "domain" in table.columns else pl.lit("all").alias("domain")
    names = {
        "est": "estimate",
        "se": "error",
        "df": "freedom",
        "lci": "low",
        "uci": "high",
        "deff": "effect",
    }
    return table.select(
        pl.lit(name).alias("name"),
        domain,
        *(
            pl.col(old).cast(pl.Float64).fill_nan(None).alias(new)
            for old, new in names.items()
            if old in table.columns
        ),
    )


@pytest.mark.parametrize("single", IN_SVY)
def test_svy_finds_the_same_in_the_made_sample(single: SingleCluster) -> None:
    sample = made_sample()

    theirs = estimates_in_svy(sample, IN_SVY[single])

    ours = estimate(
        SampleDesign.of(sample, single_cluster=single),
        quantities_of(sample),
        {"domain": sample["domain"]},
        rules=PLAIN,
    )
    assert_equal(theirs, ours.with_columns(pl.col("domain").fill_null("all")))


@pytest.mark.slow
@pytest.mark.needs_data
@pytest.mark.parametrize("read", [income_sample, labour_sample])
def test_svy_finds_the_same_in_official_files(
    data_folder: Path, read: Callable[[Path], pl.DataFrame]
) -> None:
    sample = read(data_folder)

    theirs = estimates_in_svy(sample, "skip")

    ours = estimate(
        SampleDesign.of(sample),
        quantities_of(sample),
        {"domain": sample["domain"]},
        rules=PLAIN,
    )
    assert_equal(theirs, ours.with_columns(pl.col("domain").fill_null("all")))
