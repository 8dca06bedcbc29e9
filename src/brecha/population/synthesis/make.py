"""How are the people of a block made? Households by the plan, then one draw after the other."""

from __future__ import annotations

import numpy as np
import polars as pl

from brecha.population.people import PEOPLE
from brecha.population.synthesis.columns import UNKNOWN, Block
from brecha.population.synthesis.plan import Plan, PlannedBlock

CLUSTER_HOUSEHOLDS = 40
YOUNG_CHILD = 6
CHILD = 15
KINDS = {column.name: column.kind for column in PEOPLE.columns}
ORDER = {column.name: at for at, column in enumerate(PEOPLE.columns)}


def make_block(plan: Plan, planned: PlannedBlock) -> pl.DataFrame:
    """Return the people of a block: the same for a plan and a number, whoever makes it.

    Returns:
        Columns: those of `PEOPLE` that the recipe knows. The stratum is the territory and whether
        it is rural; a cluster is some 40 households: an artificial design.
    """
    random = plan.random(planned.number)
    types = np.repeat(np.arange(len(planned.households)), planned.households)
    block = plan.compiled.assemble(random.permutation(types))
    block.codes["territory"] = np.full(block.people, planned.territory, dtype=np.int16)
    block.codes["is_rural"] = np.full(block.people, planned.is_rural, dtype=np.int16)
    for draw in plan.compiled.draws:
        draw.run(block, random)
    return _frame(plan, planned, block)


def _frame(plan: Plan, planned: PlannedBlock, block: Block) -> pl.DataFrame:
    age = block.numbers["age"]
    block.numbers["children_under_6"] = block.count_in_household(age < YOUNG_CHILD)
    block.numbers["children_under_15"] = block.count_in_household(age < CHILD)
    columns = _identity(plan, planned, block)
    for name, codes in block.codes.items():
        if name in KINDS:
            columns[name] = _series(block.levels[name], codes, KINDS[name] == "number")
    for name, numbers in block.numbers.items():
        if name in KINDS:
            columns[name] = pl.Series(numbers, nan_to_null=True)
    return pl.DataFrame({name: columns[name] for name in sorted(columns, key=ORDER.__getitem__)})


def _identity(plan: Plan, planned: PlannedBlock, block: Block) -> dict[str, pl.Series]:
    position = np.arange(block.people) - block.starts[:-1][block.household]
    territory = plan.compiled.territories[planned.territory]
    numbers = pl.select(
        household=pl.lit(pl.Series(block.household)),
        person=pl.lit(pl.Series(position + 1)),
        cluster=pl.lit(pl.Series(block.household // _cluster_size(block))),
    )
    made = numbers.select(
        household_id=pl.format(f"{planned.number:06}-{{}}", _padded("household", 5)),
        person_id=_padded("person", 2),
        weight=pl.lit(plan.weight),
        stratum=pl.lit(f"{territory}-{planned.is_rural}"),
        cluster=pl.format(f"{planned.number:06}-{{}}", _padded("cluster", 4)),
    )
    return {column.name: column for column in made}


def _cluster_size(block: Block) -> int:
    """Return the households of a cluster: fewer in a small block, so that it has two."""
    return max(1, min(CLUSTER_HOUSEHOLDS, (len(block.starts) - 1) // 2))


def _padded(name: str, digits: int) -> pl.Expr:
    return pl.col(name).cast(pl.String).str.zfill(digits)


def _series(levels: tuple[str, ...], codes: np.ndarray, is_number: bool) -> pl.Series:  # noqa: FBT001 - read with its caller
    if is_number:
        values = np.array([*(float(level) for level in levels), np.nan])
        return pl.Series(values[codes], nan_to_null=True)
    places = pl.Series(codes.astype(np.int64))
    known = places.set(places == UNKNOWN, None)
    return pl.Series(levels, dtype=pl.String).gather(known)
