"""Do two estimates differ by more than chance? Of two samples, or of two domains of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl
from scipy import special

from brecha.core.errors import AlignmentError, CoverageError, InputError
from brecha.population.inference.codes import Floats, Integers, Values
from brecha.population.inference.design import SampleDesign
from brecha.population.inference.figures import ESTIMATE_COLUMNS
from brecha.population.inference.intervals import check_confidence, symmetric
from brecha.population.inference.layout import Layout, Level
from brecha.population.inference.linear import linearised
from brecha.population.inference.quantity import Quantity, check_quantities
from brecha.population.inference.replicated import covariance, replicate_estimates
from brecha.population.inference.replicates import Replicates
from brecha.population.inference.sums import sums_of, universe_of
from brecha.population.inference.variance import covariance_of

DIFFERENCE_COLUMNS = (
    "first_estimate",
    "second_estimate",
    "difference",
    "standard_error",
    "low",
    "high",
    "degrees_of_freedom",
    "p_value",
    "p_value_holm",
)


def compare(first: pl.DataFrame, second: pl.DataFrame, *, confidence: float = 0.95) -> pl.DataFrame:
    r"""Return second less first of two independent samples, indicator by indicator.

    $se = \sqrt{se_1^2 + se_2^2}$, tested with Student's t and the degrees of freedom of
    Welch and Satterthwaite. Samples that share clusters, as consecutive quarters of a rotating
    panel do, are not independent: this is then too wide where they agree.

    Args:
        first: What `estimate` returned for one sample.
        second: What it returned for the other, with the same domains.
        confidence: Of the intervals.

    Returns:
        Columns: indicator, the domains, and `DIFFERENCE_COLUMNS`; one row for what both hold.
        `p_value_holm` is adjusted for all rows of the table.

    Raises:
        AlignmentError: The domains differ, or nothing is in both.
    """
    check_confidence(confidence)
    keys = [name for name in first.columns if name not in ESTIMATE_COLUMNS]
    others = [name for name in second.columns if name not in ESTIMATE_COLUMNS]
    if keys != others:
        raise AlignmentError.of(
            "Both tables must have the same domains; they have {first} and {second}. Estimate "
            "both by the same ones.",
            first=", ".join(keys),
            second=", ".join(others),
        )
    both = first.join(
        second, on=keys, how="inner", suffix="_other", nulls_equal=True, maintain_order="left"
    )
    if both.is_empty():
        raise AlignmentError.of(
            "The tables must share indicators and domains; no row is in both. Estimate the same "
            "indicators of both samples."
        )
    pair = (_numbers(both, "estimate"), _numbers(both, "estimate_other"))
    squares = [np.square(_numbers(both, f"standard_error{end}")) for end in ("", "_other")]
    freedoms = [_numbers(both, f"degrees_of_freedom{end}") for end in ("", "_other")]
    with np.errstate(divide="ignore", invalid="ignore"):
        freedom = np.square(squares[0] + squares[1]) / (
            np.square(squares[0]) / freedoms[0] + np.square(squares[1]) / freedoms[1]
        )
    error = np.sqrt(squares[0] + squares[1])
    return _adjusted(
        pl.concat([both.select(keys), _tested(pair, error, freedom, confidence)], how="horizontal")
    )


def compare_domains(
    design: SampleDesign,
    quantities: Sequence[Quantity],
    domains: Mapping[str, Values],
    *,
    confidence: float = 0.95,
    replicates: Replicates | None = None,
) -> pl.DataFrame:
    r"""Return second less first of every pair of cells of one sample.

    Domains share clusters, so that their estimates vary together:
    $V = V_1 + V_2 - 2 C_{12}$, with the covariance of the linearised values (or of the
    replicates). Degrees of freedom are clusters less strata that hold rows of either cell.

    Args:
        design: The sample.
        quantities: What is asked; quantiles only with replicates.
        domains: As in `estimate`.
        confidence: Of the intervals.
        replicates: Replicate weights.

    Returns:
        Columns: indicator, first_ and second_ of each domain, and `DIFFERENCE_COLUMNS`.
        `p_value_holm` is adjusted for all rows of the table.

    Raises:
        InputError: Quantities, domains or replicates do not fit the sample, or there is one cell.
        CoverageError: A quantile without replicates.
    """
    check_confidence(confidence)
    check_quantities(quantities, design.number_of_rows)
    if replicates is not None:
        replicates.check(design)
    layout = Layout.of(design, domains)
    count = layout.labels.height
    if count < 2:  # noqa: PLR2004 - a pair
        raise InputError.of(
            "Two cells or more are needed to compare; the domains make {count}. Name a domain "
            "with several values.",
            place="domains",
            count=count,
        )
    first, second = np.triu_indices(count, k=1)
    names = pl.concat(
        [_renamed(layout, "first", first), _renamed(layout, "second", second)], how="horizontal"
    )
    found = []
    for quantity in quantities:
        points, together, freedom = _together(design, layout, quantity, replicates)
        variance = np.diagonal(together)
        squared = variance[first] + variance[second] - 2 * together[first, second]
        error = np.sqrt(np.maximum(squared, 0.0))
        tested = _tested((points[first], points[second]), error, freedom, confidence)
        indicator = pl.DataFrame({"indicator": [quantity.name] * len(first)})
        found.append(pl.concat([indicator, names, tested], how="horizontal"))
    return _adjusted(pl.concat(found))


def holm(p_values: Floats) -> Floats:
    """Return p-values adjusted for their number, so that one in twenty families errs at 0.05.

    Args:
        p_values: NaN counts for none and stays.

    Examples:
        >>> holm(np.array([0.01, 0.04, 0.03])).round(2).tolist()
        [0.03, 0.06, 0.06]

    Source:
        Holm (1979), A Simple Sequentially Rejective Multiple Test Procedure, Scandinavian Journal
        of Statistics 6.
    """
    known = np.flatnonzero(~np.isnan(p_values))
    order = known[np.argsort(p_values[known], kind="stable")]
    steps = np.arange(len(order), 0, -1)
    adjusted = np.full(len(p_values), np.nan)
    adjusted[order] = np.minimum(np.maximum.accumulate(p_values[order] * steps), 1.0)
    return adjusted


def _together(
    design: SampleDesign, layout: Layout, quantity: Quantity, replicates: Replicates | None
) -> tuple[Floats, Floats, Floats]:
    """Return estimates of the cells, their covariances, and the degrees of freedom of pairs."""
    level = layout.level
    universe = universe_of(layout, quantity)
    freedom = _freedom_of_pairs(design, level, universe.rows)
    if replicates is not None:
        spread = replicate_estimates(design, layout, quantity, replicates)
        if replicates.degrees_of_freedom is not None:
            freedom = np.full_like(freedom, replicates.degrees_of_freedom)
        return spread[:, 0], covariance(spread, replicates), freedom
    if quantity.kind == "quantile":
        raise CoverageError.of(
            "The difference of two quantiles of one sample needs replicate weights; there are "
            "none. Make a bootstrap of the design.",
            place=quantity.name,
        )
    linear = linearised(quantity.kind, sums_of(layout, universe), level)
    return linear.estimate, covariance_of(design, level, linear.scores, universe.rows), freedom


def _freedom_of_pairs(design: SampleDesign, level: Level, rows: Floats) -> Floats:
    """Return clusters less strata of the two cells of each pair together."""
    cells = level.cells - 1
    shape = (level.cells, design.number_of_clusters)
    clusters = np.zeros(shape, dtype=bool)
    clusters[level.cell_of_part, level.cluster_of_part] = rows > 0
    strata = np.zeros((level.cells, len(design.clusters_in_stratum)), dtype=bool)
    for_strata = design.stratum_of_cluster[level.cluster_of_part]
    held = rows > 0
    strata[level.cell_of_part[held], for_strata[held]] = True
    first, second = np.triu_indices(cells, k=1)
    return _of_either(clusters, first, second) - _of_either(strata, first, second)


def _of_either(holds: np.ndarray, first: Integers, second: Integers) -> Floats:
    """Return how many columns either row of each pair holds."""
    numbers = holds.astype(np.float64)
    each, shared = numbers.sum(axis=1), numbers @ numbers.T
    return np.asarray(each[first] + each[second] - shared[first, second], dtype=np.float64)


def _renamed(layout: Layout, side: str, places: Integers) -> pl.DataFrame:
    return layout.labels[places].rename({name: f"{side}_{name}" for name in layout.labels.columns})


def _numbers(frame: pl.DataFrame, name: str) -> Floats:
    return frame[name].cast(pl.Float64).fill_null(float("nan")).to_numpy()


def _tested(
    pair: tuple[Floats, Floats], error: Floats, freedom: Floats, confidence: float
) -> pl.DataFrame:
    first, second = pair
    difference = second - first
    low, high = symmetric(difference, error, freedom, confidence)
    with np.errstate(divide="ignore", invalid="ignore"):
        statistic = np.abs(difference) / error
    usable = np.where(freedom > 0, freedom, np.nan)
    columns = {
        "first_estimate": first,
        "second_estimate": second,
        "difference": difference,
        "standard_error": error,
        "low": low,
        "high": high,
        "degrees_of_freedom": freedom,
        "p_value": 2 * special.stdtr(usable, -statistic),
    }
    return pl.DataFrame(columns)


def _adjusted(frame: pl.DataFrame) -> pl.DataFrame:
    adjusted = holm(frame["p_value"].to_numpy())
    return frame.with_columns(pl.Series("p_value_holm", adjusted)).with_columns(
        pl.col(column).fill_nan(None) for column in DIFFERENCE_COLUMNS
    )
