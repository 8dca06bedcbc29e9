"""What does a spending shock do to output, value added and labour income?

Direct is the service itself and what its building buys; indirect are the suppliers (type I less
direct); induced is what households buy from the wages (type II less type I).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from brecha.core.errors import AlignmentError
from brecha.economy.arrays import Array
from brecha.economy.input_output_table import InputOutputTable
from brecha.economy.leontief import LeontiefModel, required_output
from brecha.economy.multiplier import check_pair, income_coefficients
from brecha.economy.notes import ResultNote
from brecha.economy.shock import SpendingShock


@dataclass(frozen=True, eq=False)
class SectorEffects:
    """An effect by sector of the table, in three parts. Shape of each: (n, years).

    The new activity, where there is one, stands outside these sectors.
    """

    direct: Array
    indirect: Array
    induced: Array

    @property
    def type_1(self) -> Array:
        """Return direct and indirect effects. Shape: (n, years)."""
        return self.direct + self.indirect

    @property
    def type_2(self) -> Array:
        """Return all effects. Shape: (n, years)."""
        return self.type_1 + self.induced


@dataclass(frozen=True, eq=False)
class TotalEffects:
    """An effect of the whole economy, the new activity included. Shape of each: years."""

    direct: Array
    indirect: Array
    induced: Array

    @property
    def type_1(self) -> Array:
        """Return direct and indirect effects. Shape: years."""
        return self.direct + self.indirect

    @property
    def type_2(self) -> Array:
        """Return all effects. Shape: years."""
        return self.type_1 + self.induced


@dataclass(frozen=True, eq=False)
class Effects:
    """What a spending shock does. Unit: the table's, by year.

    Attributes:
        shock: The shock.
        output: Output by sector of the table.
        total_output: Output of the whole economy, the new activity included.
        value_added: Value added at basic prices.
        labour_income: Compensation of employees, contributions of employers included.
        production_taxes: Net taxes on production and on the products that producers buy.
        output_change_pct: Total output in per cent of the table's, by "type_1" and "type_2".
        notes: Method, closure, imports and caveats by "type_1" and "type_2".
    """

    shock: SpendingShock
    output: SectorEffects
    total_output: TotalEffects
    value_added: TotalEffects
    labour_income: TotalEffects
    production_taxes: TotalEffects
    output_change_pct: Mapping[str, Array]
    notes: Mapping[str, ResultNote]


def economic_effects(type_1: LeontiefModel, type_2: LeontiefModel, shock: SpendingShock) -> Effects:
    """Return what a shock does under the open and the closed model of one table.

    Raises:
        AlignmentError: The models or the shock belong to different tables.
    """
    check_pair(type_1, type_2)
    if shock.codes != type_1.table.codes:
        raise AlignmentError.of(
            "The shock must be made for the model's table; it has {found} sectors and the table "
            "{expected}, or other codes. Make the shock from the same table.",
            found=len(shock.codes),
            expected=len(type_1.table.codes),
        )
    table = type_1.table
    output = _sector_effects(type_1, type_2, shock)
    running = shock.running
    is_outside = shock.new_activity > 0
    income = running.wages + running.surplus + running.production_taxes
    total = _totals(np.ones(len(table.codes)), output, shock.new_activity)
    return Effects(
        shock=shock,
        output=output,
        total_output=total,
        value_added=_totals(
            income_coefficients(table, "compensation", "surplus", "production_taxes"),
            output,
            income * is_outside,
        ),
        labour_income=_totals(
            income_coefficients(table, "compensation"), output, shock.outside_wages
        ),
        production_taxes=_totals(tax_coefficients(table), output, _outside_taxes(shock)),
        output_change_pct=_changes(table, total),
        notes={"type_1": type_1.note, "type_2": type_2.note},
    )


def tax_coefficients(table: InputOutputTable) -> Array:
    """Return net taxes on production and on bought products per unit of output. Shape: n."""
    return income_coefficients(table, "production_taxes", "product_taxes")


def _sector_effects(
    type_1: LeontiefModel, type_2: LeontiefModel, shock: SpendingShock
) -> SectorEffects:
    demand = shock.demand
    households = type_2.households
    wage_share = households.wage_share if households else 0.0
    surplus_share = households.surplus_share if households else 0.0
    income = wage_share * shock.outside_wages + surplus_share * shock.outside_surplus
    direct = shock.service + shock.capital
    opened = required_output(type_1, demand)
    closed = required_output(type_2, demand, income)
    return SectorEffects(direct, opened - direct, closed - opened)


def _outside_taxes(shock: SpendingShock) -> Array:
    running = (shock.running.production_taxes + shock.running.product_taxes) * (
        shock.new_activity > 0
    )
    return running + shock.building.product_taxes


def _totals(coefficients: Array, output: SectorEffects, outside: Array) -> TotalEffects:
    return TotalEffects(
        coefficients @ output.direct + outside,
        coefficients @ output.indirect,
        coefficients @ output.induced,
    )


def _changes(table: InputOutputTable, output: TotalEffects) -> dict[str, Array]:
    baseline = float(table.x.sum())
    return {
        "type_1": 100.0 * output.type_1 / baseline,
        "type_2": 100.0 * output.type_2 / baseline,
    }
