"""By which conventions are intervals drawn and figures marked as thin? One for all, printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

import polars as pl

from brecha.core.errors import FaultList, InputError

ShareInterval = Literal["t", "logit", "beta"]
SHOWN = ("estimate", "standard_error", "low", "high", "coefficient_of_variation", "design_effect")


@dataclass(frozen=True)
class Rules:
    """Conventions of one table of estimates.

    The bounds of the coefficient of variation are those that a national statistical office
    approved for its household surveys; the page on survey inference names it. The least number of
    rows is an assumption: no official one was found.

    Attributes:
        share_interval: How the interval of a proportion is drawn: on the logit scale, which stays
            between 0 and 1; symmetric with Student's t; or by the beta distribution (Korn and
            Graubard).
        moderate_from: Coefficient of variation from which precision is moderate. Unit: 1.
        low_from: Coefficient of variation from which precision is low. Unit: 1.
        least_rows: A cell with fewer rows in the universe is suppressed. Unit: rows.
    """

    share_interval: ShareInterval = "logit"
    moderate_from: float = 0.15
    low_from: float = 0.30
    least_rows: int = 30

    def __post_init__(self) -> None:
        """Refuse conventions that contradict themselves."""
        faults = FaultList("rules")
        if self.share_interval not in get_args(ShareInterval):
            faults.add(
                "The interval of a proportion must be one of {known}; {came} is not. "
                "Choose one of these.",
                known=get_args(ShareInterval),
                came=self.share_interval,
            )
        if not 0 < self.moderate_from <= self.low_from:
            faults.add(
                "Bounds of the coefficient of variation must be above zero and rise; they are "
                "{moderate} and {low}. Put the moderate one first.",
                moderate=self.moderate_from,
                low=self.low_from,
            )
        faults.raise_as(InputError)


def rated(frame: pl.DataFrame, rules: Rules) -> pl.DataFrame:
    """Return estimates with their coefficient of variation and their quality.

    Quality is `suppressed` where rows are too few or no standard error can be told, `unrated`
    where the estimate is zero, else `high`, `moderate` or `low`.

    Args:
        frame: Columns: estimate, standard_error, n.
        rules: The bounds.
    """
    variation = pl.col("coefficient_of_variation")
    is_thin = (pl.col("n") < rules.least_rows) | pl.col("standard_error").is_null()
    return frame.with_columns(
        pl.when(pl.col("estimate") != 0)
        .then(pl.col("standard_error") / pl.col("estimate").abs())
        .alias("coefficient_of_variation")
    ).with_columns(
        pl.when(is_thin)
        .then(pl.lit("suppressed"))
        .when(variation.is_null())
        .then(pl.lit("unrated"))
        .when(variation < rules.moderate_from)
        .then(pl.lit("high"))
        .when(variation < rules.low_from)
        .then(pl.lit("moderate"))
        .otherwise(pl.lit("low"))
        .alias("quality")
    )


def suppress(frame: pl.DataFrame) -> pl.DataFrame:
    """Return estimates with those emptied whose quality is `suppressed`.

    Rows, counts and labels stay, so that a reader sees what is not told.

    Args:
        frame: What `estimate` returned.
    """
    is_told = pl.col("quality") != "suppressed"
    return frame.with_columns(pl.when(is_told).then(pl.col(name)).alias(name) for name in SHOWN)
