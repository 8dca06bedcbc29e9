"""How would the estimate move had another sample been drawn? Replicate weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Self, get_args

import numpy as np
from scipy import sparse

from brecha.core.errors import InputError
from brecha.population.inference.codes import Floats
from brecha.population.inference.design import SampleDesign

Method = Literal["bootstrap", "jackknife", "brr", "fay"]
Centre = Literal["mean", "estimate"]
PLACE = "replicate weights"


@dataclass(frozen=True)
class Replicates:
    r"""Weights of other samples, as relative changes of the sample's own.

    $$ \hat V = \sum_r a_r (\hat\theta_r - \bar\theta)^2 $$

    Attributes:
        method: How they were made.
        changes: Replicate weight over weight, less one; dense or sparse. Shape: clusters or rows,
            replicates.
        factors: $a_r$. Shape: replicates.
        by_row: Whether a change is of a row; else of a cluster.
        centre: What $\bar\theta$ is: the mean of the replicates or the estimate itself.
        degrees_of_freedom: Of the intervals; None takes the design's in each cell.
    """

    method: Method
    changes: Floats | sparse.csc_array
    factors: Floats
    by_row: bool
    centre: Centre = "mean"
    degrees_of_freedom: float | None = None

    @property
    def count(self) -> int:
        """Number of replicates."""
        return len(self.factors)

    @classmethod
    def bootstrap(
        cls, design: SampleDesign, count: int = 500, *, seed: int, centre: Centre = "mean"
    ) -> Self:
        r"""Return rescaled bootstrap weights: $n_h - 1$ clusters drawn of each stratum's $n_h$.

        A cluster drawn $t$ times weighs $\frac{n_h}{n_h - 1} t$ times its own; $a_r = 1 / (R - 1)$.
        Clusters alone in their stratum keep their weight.

        Args:
            design: The sample.
            count: Replicates.
            seed: Of the draws.
            centre: See the class.

        Source:
            Rao and Wu (1988), Resampling Inference With Complex Survey Data, Journal of the
            American Statistical Association 83.
        """
        _check_count(count)
        random = np.random.default_rng(seed)
        changes = np.zeros((design.number_of_clusters, count))
        ends = np.cumsum(design.clusters_in_stratum)
        for last, size in zip(ends, design.clusters_in_stratum, strict=True):
            if size > 1:
                drawn = random.multinomial(size - 1, np.full(size, 1 / size), size=count)
                changes[last - size : last] = drawn.T * (size / (size - 1)) - 1
        return cls(
            "bootstrap", changes, np.full(count, 1 / (count - 1)), by_row=False, centre=centre
        )

    @classmethod
    def jackknife(cls, design: SampleDesign, *, centre: Centre = "mean") -> Self:
        r"""Return stratified jackknife weights (JKn): one cluster is left out of each replicate.

        The others of its stratum weigh $\frac{n_h}{n_h - 1}$ times their own;
        $a_r = \frac{n_h - 1}{n_h}$. Clusters alone in their stratum are never left out.

        Source:
            Särndal, Swensson and Wretman (1992), Model Assisted Survey Sampling, chapter 11.
        """
        sizes = design.clusters_in_stratum
        blocks = [
            np.where(np.eye(size, dtype=bool), -1.0, 1 / (size - 1)) if size > 1 else _nothing()
            for size in sizes.tolist()
        ]
        changes = sparse.csc_array(sparse.block_diag(blocks, format="csc"))
        several = sizes[sizes > 1]
        factors = np.repeat((several - 1) / several, several)
        return cls("jackknife", changes, factors, by_row=False, centre=centre)

    @classmethod
    def given(
        cls,
        design: SampleDesign,
        weights: Floats,
        method: Method,
        *,
        fay: float = 0.0,
        factors: Floats | None = None,
        degrees_of_freedom: float | None = None,
    ) -> Self:
        r"""Return replicate weights that came with the survey.

        Without `factors`, $a_r$ is $1 / (R - 1)$ for a bootstrap, $1 / R$ for balanced repeated
        replication (brr), $1 / (R (1 - \rho)^2)$ for Fay's with the coefficient $\rho$. A
        jackknife must give them.

        Args:
            design: The sample.
            weights: Whole replicate weights, not factors. Shape: rows, replicates.
            method: How they were made.
            fay: Fay's coefficient.
            factors: $a_r$. Shape: replicates.
            degrees_of_freedom: Without, replicates less one.

        Raises:
            InputError: Shape or values do not fit.

        Source:
            Lumley (2010), Complex Surveys: A Guide to Analysis Using R, section 2.3.
        """
        _check_given(design, weights, method, fay, factors)
        count = weights.shape[1]
        if factors is None:
            is_bootstrap = method == "bootstrap"
            factors = np.full(count, 1 / (count - 1 if is_bootstrap else count * (1 - fay) ** 2))
        changes = weights / design.weights[:, None] - 1
        freedom = float(count - 1) if degrees_of_freedom is None else degrees_of_freedom
        return cls(method, changes, factors, by_row=True, degrees_of_freedom=freedom)

    def check(self, design: SampleDesign) -> None:
        """Refuse replicates of another sample.

        Raises:
            InputError: They have another number of rows or clusters.
        """
        expected = design.number_of_rows if self.by_row else design.number_of_clusters
        if self.changes.shape[0] != expected:
            raise InputError.of(
                "Replicate weights must be of the same sample; it has {expected} rows or "
                "clusters, they have {came}. Make them of this design.",
                place=PLACE,
                expected=expected,
                came=self.changes.shape[0],
            )


def _nothing() -> Floats:
    return np.zeros((1, 0))


def _check_count(count: int) -> None:
    if count < 2:  # noqa: PLR2004 - a variance takes two
        raise InputError.of(
            "At least two replicates are needed; {came} was asked for. Ask for some hundreds.",
            place=PLACE,
            came=count,
        )


def _check_given(
    design: SampleDesign, weights: Floats, method: str, fay: float, factors: Floats | None
) -> None:
    if method not in get_args(Method) or (method == "jackknife" and factors is None):
        raise InputError.of(
            "Replicate weights must be one of {known}, and a jackknife gives its factors; this is "
            "{came}. Say how they were made.",
            place=PLACE,
            known=get_args(Method),
            came=method,
        )
    if not 0 <= fay < 1 or (method == "fay") != (fay > 0):
        raise InputError.of(
            "Fay's coefficient must lie between 0 and 1, and only Fay's method has one; it is "
            "{came} with {method}. Look it up in the survey's documents.",
            place=PLACE,
            came=fay,
            method=method,
        )
    is_table = weights.ndim == 2  # noqa: PLR2004 - rows and replicates
    if not is_table or len(weights) != design.number_of_rows or weights.shape[1] <= 1:
        raise InputError.of(
            "Replicate weights must be a table of {rows} rows and two columns or more; this one "
            "has the shape {came}. Keep every row of the sample.",
            place=PLACE,
            rows=design.number_of_rows,
            came=str(weights.shape),
        )
    if not np.isfinite(weights).all() or (factors is not None and len(factors) != weights.shape[1]):
        raise InputError.of(
            "Replicate weights must be finite and have one factor each; mend the file they "
            "come from.",
            place=PLACE,
        )
