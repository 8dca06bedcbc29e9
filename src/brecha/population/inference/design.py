"""How was the sample drawn? Weights, strata and clusters as codes, checked once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
import polars as pl

from brecha.core.errors import FaultList, InputError
from brecha.core.tables import RowFaults
from brecha.population.inference.codes import Floats, Integers, compress, cross, encode

SingleCluster = Literal["certainty", "centred", "average", "refuse"]
PLACE = "sample design"


@dataclass(frozen=True)
class SampleDesign:
    """A stratified sample of clusters, taken as drawn with replacement in the first stage.

    Attributes:
        weights: Persons each row stands for. Shape: rows.
        cluster: Code of each row's cluster; clusters are numbered stratum by stratum. Shape: rows.
        stratum_of_cluster: Code of each cluster's stratum. Shape: clusters.
        clusters_in_stratum: Clusters in the sample. Shape: strata.
        single_cluster: What a stratum with one cluster adds to a variance: nothing (`certainty`,
            also the answer of R's `remove`), its squared score about zero (`centred`, R's
            `adjust`), or the mean of the other strata of the domain (`average`).
    """

    weights: Floats
    cluster: Integers
    stratum_of_cluster: Integers
    clusters_in_stratum: Integers
    single_cluster: SingleCluster

    @classmethod
    def of(
        cls,
        people: pl.DataFrame,
        *,
        weight: str = "weight",
        stratum: str = "stratum",
        cluster: str = "cluster",
        single_cluster: SingleCluster = "certainty",
    ) -> SampleDesign:
        """Return the design that these columns tell, rows in their order.

        Args:
            people: Columns: the three that are named. Keep every row of the sample: a domain is
                told to `estimate`, not cut out here.
            weight: Column of weights.
            stratum: Column of strata.
            cluster: Column of primary sampling units, unique inside their stratum.
            single_cluster: What to do with a stratum of one cluster; `refuse` raises.

        Raises:
            InputError: A column is absent or has empty cells, weights are not positive numbers,
                or a stratum has one cluster and `refuse` is asked for.
        """
        _check_rule(single_cluster)
        _check_columns(people, weight, (stratum, cluster))
        strata = encode(people[stratum])
        inside = encode(people[cluster])
        pairs, cluster_of_row = compress(
            cross(strata.codes, inside.codes, max(1, len(inside.labels)))
        )
        stratum_of_cluster = pairs // max(1, len(inside.labels))
        sizes = np.bincount(stratum_of_cluster, minlength=len(strata.labels)).astype(np.int64)
        if single_cluster == "refuse":
            _refuse_single(strata.labels, sizes)
        weights = people[weight].cast(pl.Float64).to_numpy()
        return cls(weights, cluster_of_row, stratum_of_cluster, sizes, single_cluster)

    @property
    def number_of_rows(self) -> int:
        """Rows of the sample."""
        return len(self.weights)

    @property
    def number_of_clusters(self) -> int:
        """Clusters of the sample."""
        return len(self.stratum_of_cluster)

    @property
    def number_of_single_clusters(self) -> int:
        """Strata with one cluster."""
        return int((self.clusters_in_stratum == 1).sum())

    @property
    def degrees_of_freedom(self) -> int:
        """Clusters less strata."""
        return self.number_of_clusters - len(self.clusters_in_stratum)


def _check_rule(rule: str) -> None:
    if rule not in get_args(SingleCluster):
        raise InputError.of(
            "The rule for strata with one cluster must be one of {known}; {came} is not. "
            "Choose one of these.",
            place=PLACE,
            known=get_args(SingleCluster),
            came=rule,
        )


def _check_columns(people: pl.DataFrame, weight: str, names: tuple[str, ...]) -> None:
    faults = RowFaults(PLACE)
    for name in (weight, *names):
        if name not in people.columns:
            faults.add(
                "The sample design needs the column {name}; the table has {found}. "
                "Add the column or name another.",
                name=name,
                found=", ".join(people.columns),
            )
    faults.raise_as(InputError)
    if people.is_empty():
        raise InputError.of("A sample must have rows; this one has none.", place=PLACE)
    for name in names:
        column = people[name]
        column = column.fill_nan(None) if column.dtype.is_float() else column
        empty = column.is_null().arg_true().to_list()
        if empty:
            faults.add(
                "Column {name} must say a code in every row; it is empty in {rows}. "
                "Fill it: rows without design cannot be used.",
                place=f"rows {faults.rows(empty)}",
                name=name,
                rows=len(empty),
            )
    _check_weights(people[weight], faults)
    faults.raise_as(InputError)


def _check_weights(weights: pl.Series, faults: RowFaults) -> None:
    if not weights.dtype.is_numeric():
        faults.add(
            "Weights must be numbers; column {name} holds {kind}. Read it as numbers.",
            name=weights.name,
            kind=str(weights.dtype),
        )
        return
    numbers = weights.cast(pl.Float64).to_numpy()
    wrong = np.flatnonzero(~(np.isfinite(numbers) & (numbers > 0)))
    if len(wrong):
        faults.add(
            "Weights must be finite numbers above zero; column {name} has {count} others, the "
            "first is {came}. Mend them or take these rows out of the sample.",
            place=f"rows {faults.rows(wrong.tolist())}",
            name=weights.name,
            count=len(wrong),
            came=float(numbers[wrong[0]]),
        )


def _refuse_single(labels: pl.Series, sizes: Integers) -> None:
    faults = FaultList(PLACE)
    for single in np.flatnonzero(sizes == 1):
        faults.add(
            "Every stratum must have two clusters or more; stratum {name} has one. Join it to "
            "another, or choose how strata with one cluster are to be treated.",
            name=str(labels[int(single)]),
        )
    faults.raise_as(InputError)
