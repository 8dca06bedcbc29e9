"""What must a whole table of a scheme hold that no column says by itself?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import polars as pl

from brecha.core.tables import SHOWN_OFFENDERS, RowFaults
from brecha.engine.nesting import MONTH
from brecha.engine.rules import Input

Check = Callable[[pl.DataFrame, RowFaults], None]
MONTH_PATTERN = r"^[0-9]{4}-(0[1-9]|1[0-2])$"


def check_months(table: pl.DataFrame, faults: RowFaults) -> None:
    """Tell every row whose month is not written as one."""
    is_wrong = ~table[MONTH].str.contains(MONTH_PATTERN)
    rows = is_wrong.fill_null(value=False).arg_true().to_list()
    if rows:
        faults.add(
            "Column {name} must hold months written as 2026-05; rows {rows} hold {found}. "
            "Correct them.",
            name=MONTH,
            rows=faults.rows(rows),
            found=", ".join(table[MONTH].gather(rows[:SHOWN_OFFENDERS])),
        )


def check_groups(
    table: pl.DataFrame,
    keys: Mapping[str, tuple[str, ...]],
    inputs: Iterable[Input],
    faults: RowFaults,
) -> None:
    """Tell every column of a coarser unit that differs inside one row of that unit.

    Args:
        table: Columns: the keys and the inputs, none of them empty.
        keys: By unit, coarsest first, the columns that name a row of it.
        inputs: All inputs.
        faults: Where to tell.
    """
    for unit in tuple(keys)[:-1]:
        names = [entry.name for entry in inputs if entry.row == unit]
        if not names:
            continue
        is_odd = [(pl.col(name).min() != pl.col(name).max()).alias(name) for name in names]
        groups = table.group_by(list(keys[unit]), maintain_order=True).agg(is_odd)
        for name in names:
            odd = groups.filter(pl.col(name)).select(keys[unit])
            if len(odd):
                faults.add(
                    "Column {name} must hold one value per {unit}; {number} of them have "
                    "several, the first {first}. Correct the rows.",
                    name=name,
                    unit=unit,
                    number=len(odd),
                    first=" / ".join(str(value) for value in odd.row(0)),
                )
