"""How far may an estimate lie from the truth? Variance of a sum of scores over clusters."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from brecha.population.inference.codes import Flags, Floats, sum_by
from brecha.population.inference.design import SampleDesign
from brecha.population.inference.layout import Level


def variance_of(design: SampleDesign, level: Level, scores: Floats, rows: Floats) -> Floats:
    r"""Return the variance of the sum of scores of each cell.

    $$ \hat V = \sum_h \frac{n_h}{n_h - 1} \sum_{i=1}^{n_h} (z_{hi} - \bar z_h)^2 $$

    $z_{hi}$ is the score of cluster $i$ of stratum $h$; clusters of the stratum that hold no row
    of the cell have the score zero and count in $n_h$ and in the mean.

    Args:
        design: The sample; it says what strata with one cluster add.
        level: The cells.
        scores: Linearised values, summed in each part. Shape: parts.
        rows: Rows in the universe. Shape: parts.

    Source:
        Särndal, Swensson and Wretman (1992), Model Assisted Survey Sampling, chapters 4 and 5.
        Lumley (2010), Complex Surveys: A Guide to Analysis Using R, chapter 2.
    """
    sizes = level.clusters_of_piece
    mean = np.add.reduceat(scores, level.piece_starts) / sizes
    squared = np.square(scores - mean[level.piece_of_part])
    held = np.diff(np.append(level.piece_starts, len(scores)))
    around = np.add.reduceat(squared, level.piece_starts) + (sizes - held) * np.square(mean)
    is_single = sizes == 1
    added = around * sizes / np.where(is_single, 1, sizes - 1)
    if design.single_cluster == "centred":
        added = np.where(is_single, np.square(mean), added)
    variance = sum_by(level.cell_of_piece, added, level.cells)
    if design.single_cluster == "average":
        variance = variance * _strata_for_each_that_tells(level, rows, is_single)
    return variance


def covariance_of(design: SampleDesign, level: Level, scores: Floats, rows: Floats) -> Floats:
    r"""Return the covariances of the sums of scores of all pairs of cells.

    $$ \hat C_{de} = \sum_h \frac{n_h}{n_h - 1}
       \left( \sum_i z_{hid} z_{hie} - \frac{1}{n_h} \sum_i z_{hid} \sum_i z_{hie} \right) $$

    Strata with one cluster add nothing, the product of the scores when `centred`, and when
    `average` the mean of all other strata, as all cells share one sum.

    Args:
        design: The sample.
        level: The cells.
        scores: Linearised values, summed in each part. Shape: parts.
        rows: Rows in the universe. Shape: parts.

    Returns:
        Shape: cells, cells.
    """
    sizes = design.clusters_in_stratum
    is_single = sizes == 1
    factor = np.where(is_single, 0.0, sizes / np.where(is_single, 1, sizes - 1))
    if design.single_cluster == "average":
        held = sum_by(design.stratum_of_cluster[level.cluster_of_part], rows, len(sizes)) > 0
        factor = factor * (held.sum() / max(1, (held & ~is_single).sum()))
    shared = factor / sizes
    if design.single_cluster == "centred":
        factor = np.where(is_single, 1.0, factor)
    clusters, strata = design.number_of_clusters, len(sizes)
    place = (level.cell_of_part, level.cluster_of_part)
    by_cluster = sparse.csr_array((scores, place), shape=(level.cells, clusters))
    stratum = design.stratum_of_cluster[level.cluster_of_part]
    place = (level.cell_of_part, stratum)
    by_stratum = sparse.csr_array((scores, place), shape=(level.cells, strata))
    inside = by_cluster * factor[design.stratum_of_cluster]
    covariance = inside @ by_cluster.T - (by_stratum * shared) @ by_stratum.T
    return np.asarray(covariance.todense(), dtype=np.float64)


def _strata_for_each_that_tells(level: Level, rows: Floats, is_single: Flags) -> Floats:
    """Return strata of the cell over those of them with more than one cluster."""
    is_held = np.add.reduceat(rows, level.piece_starts) > 0
    all_strata = sum_by(level.cell_of_piece, is_held, level.cells)
    telling = sum_by(level.cell_of_piece, is_held & ~is_single, level.cells)
    unknown = np.full(level.cells, np.nan)
    return np.asarray(np.divide(all_strata, telling, out=unknown, where=telling > 0))
