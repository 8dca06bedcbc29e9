"""What does the same economy look like with fewer sectors? Rows and columns are added by group."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from brecha.core.errors import FaultList, InputError
from brecha.core.notes import Note
from brecha.economy.arrays import Array, ratio
from brecha.economy.input_output_table import InputOutputTable
from brecha.economy.notes import listed

AGGREGATED = "Aggregated from {before} to {after} sectors: branches of one group share one recipe."


def aggregate(
    table: InputOutputTable,
    groups: Mapping[str, str],
    names: Mapping[str, str] | None = None,
) -> InputOutputTable:
    """Return the table with its sectors added up by group; every identity stays.

    Args:
        table: The finer table.
        groups: Group of each sector code. The groups come out in the order they first appear in
            the table.
        names: Name of each group; a group without one is named by its code.

    Raises:
        InputError: A sector has no group, or a code is not one of the table.

    Source: Miller and Blair (2009), Input-Output Analysis, 2nd edition, chapter 4.
    """
    _check_groups(table, groups)
    codes = tuple(dict.fromkeys(groups[code] for code in table.codes))
    S = np.array([[groups[code] == group for code in table.codes] for group in codes], dtype=float)
    return replace(
        table,
        codes=codes,
        names=tuple((names or {}).get(code, code) for code in codes),
        Z=S @ table.Z @ S.T,
        final_demand=S @ table.final_demand,
        value_added=table.value_added @ S.T,
        x=S @ table.x,
        imports=S @ table.imports,
        imported_inputs=S @ table.imported_inputs,
        import_shares=_grouped_shares(table, S),
        notes=(*table.notes, _note(table, codes)),
    )


def _grouped_shares(table: InputOutputTable, S: Array) -> Array | None:
    if table.import_shares is None:
        return None
    home = table.Z.sum(axis=1) + table.final_demand.sum(axis=1) - table.demand_of("exports")
    use = ratio(home, 1.0 - table.import_shares)  # what was used at home, imports included
    return np.clip(ratio(S @ (table.import_shares * use), S @ use), 0.0, 1.0)


def _note(table: InputOutputTable, codes: tuple[str, ...]) -> Note:
    return Note(AGGREGATED, {"before": len(table.codes), "after": len(codes)})


def _check_groups(table: InputOutputTable, groups: Mapping[str, str]) -> None:
    faults = FaultList(table.source)
    without = [code for code in table.codes if code not in groups]
    unknown = [code for code in groups if code not in table.codes]
    if without:
        faults.add(
            "Each sector must have a group; {codes} have none. Add them to the mapping.",
            codes=listed(without),
        )
    if unknown:
        faults.add(
            "The mapping may only name sectors of the table; {codes} are not. "
            "Correct or delete them.",
            codes=listed(unknown),
        )
    faults.raise_as(InputError)
