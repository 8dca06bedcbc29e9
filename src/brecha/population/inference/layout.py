"""Which rows does each domain share with each cluster? Rows sorted once, sums taken often."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl

from brecha.core.errors import FaultList, InputError
from brecha.population.inference.codes import (
    NO_VALUE,
    Flags,
    Floats,
    Integers,
    Values,
    compress,
    cross,
    encode,
    sum_by,
)
from brecha.population.inference.design import SampleDesign

SCRATCH = 4  # numerator, denominator, weights, product


@dataclass(frozen=True)
class Level:
    """Cells of one way to cut the sample, and their parts by cluster and by stratum.

    A part is what a cell shares with a cluster; a piece is what it shares with a stratum. Both
    lie in the order cell, stratum, cluster.

    Attributes:
        cells: Number of cells.
        cell_of_part: Shape: parts.
        cluster_of_part: Shape: parts.
        piece_starts: First part of each piece. Shape: pieces.
        piece_of_part: Shape: parts.
        cell_of_piece: Shape: pieces.
        clusters_of_piece: Clusters of the piece's stratum in the whole sample. Shape: pieces.
    """

    cells: int
    cell_of_part: Integers
    cluster_of_part: Integers
    piece_starts: Integers
    piece_of_part: Integers
    cell_of_piece: Integers
    clusters_of_piece: Integers

    @classmethod
    def of(cls, design: SampleDesign, cells: int, cell: Integers, cluster: Integers) -> Level:
        """Return the level of parts that are sorted by cell and cluster."""
        stratum = design.stratum_of_cluster[cluster]
        starts = _starts(cross(cell, stratum, len(design.clusters_in_stratum)))
        sizes = np.diff(np.append(starts, len(cell)))
        return cls(
            cells=cells,
            cell_of_part=cell,
            cluster_of_part=cluster,
            piece_starts=starts,
            piece_of_part=np.repeat(np.arange(len(starts)), sizes),
            cell_of_piece=cell[starts],
            clusters_of_piece=design.clusters_in_stratum[stratum[starts]],
        )

    def by_cell(self, parts: Floats) -> Floats:
        """Return the sum of the parts of each cell."""
        return sum_by(self.cell_of_part, parts, self.cells)


@dataclass(frozen=True)
class Layout:
    """Which part each row of a sample belongs to.

    Rows of no cell make a last cell of their own, so that the cells and it are all rows.

    Attributes:
        labels: The domain's values of each cell. Columns: the domains.
        weights: Persons each row stands for. Shape: rows.
        part_of_row: Shape: rows.
        rows_of_part: Number of rows. Shape: parts.
        weight_of_part: Sum of weights. Shape: parts.
        level: The cells, the rest being the last.
        whole: All rows as one cell.
        scratch: Space that every quantity writes over: fresh memory for each would take longer
            than its arithmetic. Shape: 4, rows.
    """

    labels: pl.DataFrame
    weights: Floats
    part_of_row: Integers
    rows_of_part: Floats
    weight_of_part: Floats
    level: Level
    whole: Level
    scratch: Floats

    @classmethod
    def of(cls, design: SampleDesign, domains: Mapping[str, Values] | None) -> Layout:
        """Return the rows cut by cells and clusters.

        Args:
            design: The sample.
            domains: A column of values by name; a cell is each combination that occurs, a row
                with a missing value is in no cell. Shape of each: rows.

        Raises:
            InputError: A domain has another number of rows.
        """
        labels, cell = _cells(domains or {}, design.number_of_rows)
        rest, clusters = labels.height, design.number_of_clusters
        filled = np.where(cell == NO_VALUE, rest, cell)
        parts, part = compress(cross(filled, design.cluster, clusters))
        every = np.arange(clusters)
        return cls(
            labels=labels,
            weights=design.weights,
            part_of_row=part,
            rows_of_part=np.bincount(part).astype(np.float64),
            weight_of_part=sum_by(part, design.weights, len(parts)),
            level=Level.of(design, rest + 1, *np.divmod(parts, clusters)),
            whole=Level.of(design, 1, np.zeros_like(every), every),
            scratch=np.empty((SCRATCH, design.number_of_rows)),
        )

    def by_part(self, column: Floats | Flags) -> Floats:
        """Return the sum of a column in each part."""
        return sum_by(self.part_of_row, column, len(self.rows_of_part))

    def by_cluster(self, parts: Floats) -> Floats:
        """Return the sums in clusters of sums in parts: the parts of the whole."""
        count = len(self.whole.cluster_of_part)
        return sum_by(self.level.cluster_of_part, parts, count)

    @cached_property
    def cell_of_row(self) -> Integers:
        """Cell of each row."""
        return self.level.cell_of_part[self.part_of_row]

    @cached_property
    def rows_of_cell(self) -> list[Integers]:
        """Places of the rows of each cell."""
        order = np.argsort(self.cell_of_row, kind="stable")
        ends = np.cumsum(np.bincount(self.cell_of_row, minlength=self.level.cells))
        return np.split(order, ends[:-1])


def _cells(domains: Mapping[str, Values], rows: int) -> tuple[pl.DataFrame, Integers]:
    if not domains:
        return pl.DataFrame(), np.full(rows, NO_VALUE, dtype=np.int64)
    faults = FaultList("domains")
    columns = {name: pl.Series(name, values) for name, values in domains.items()}
    for name, column in columns.items():
        if len(column) != rows:
            faults.add(
                "A domain must have one value for each of the {rows} rows of the sample; {name} "
                "has {came}. Keep every row and leave empty what is in no domain.",
                rows=rows,
                name=name,
                came=len(column),
            )
    faults.raise_as(InputError)
    coded = {name: encode(column) for name, column in columns.items()}
    first, *others = coded.values()
    code = first.codes
    for other in others:
        code = cross(code, other.codes, max(1, len(other.labels)))
    found, cell = compress(code)
    labels: dict[str, pl.Series] = {}
    for name, entry in reversed(coded.items()):
        found, places = np.divmod(found, max(1, len(entry.labels)))
        labels[name] = entry.labels.gather(places)
    return pl.DataFrame([labels[name].alias(name) for name in coded]), cell


def _starts(sorted_keys: Integers) -> Integers:
    return np.flatnonzero(np.append(True, sorted_keys[1:] != sorted_keys[:-1]))
