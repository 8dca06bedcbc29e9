"""What does a spending programme buy? Wages, purchases and buildings, from whom.

Either the money is put into the column of an existing sector (its pay and purchases of today), or
the new service is an activity of its own, with its own wages and its own purchases. The parts
always add up: wages + imports + taxes + surplus + domestic purchases = spending.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from brecha.core.errors import InputError
from brecha.core.notes import Note
from brecha.economy.arrays import Array, by_year
from brecha.economy.input_output_table import IncomeKind, InputOutputTable
from brecha.economy.new_service import NewService, Purchase, buy, check_service

COLUMN = "The money buys output of sector {sector}, with its pay and purchases of today."
SPLIT = Note(
    "The service is an activity of its own: wages to households, purchases to its suppliers, "
    "capital to construction and equipment."
)


@dataclass(frozen=True, eq=False)
class ShockParts:
    """Where spending goes first. Each by year. Shape: years. Unit: the table's.

    Attributes:
        wages: Compensation of employees, contributions of employers included.
        imports: Products bought abroad.
        product_taxes: Net taxes on the products bought.
        production_taxes: Other net taxes on production.
        surplus: Gross operating surplus.
        domestic_purchases: Products bought at home, at basic prices.
    """

    wages: Array
    imports: Array
    product_taxes: Array
    production_taxes: Array
    surplus: Array
    domestic_purchases: Array

    @property
    def total(self) -> Array:
        """Return the sum of the parts: the spending."""
        taxes = self.product_taxes + self.production_taxes
        return self.wages + self.imports + taxes + self.surplus + self.domestic_purchases

    def scaled(self, factor: Array) -> ShockParts:
        """Return every part times a factor. Shape of the factor: years, or one number."""
        return ShockParts(**{name: part * factor for name, part in vars(self).items()})


@dataclass(frozen=True, eq=False)
class SpendingShock:
    """Spending as demand for the sectors of a table.

    Attributes:
        codes: Sectors. Shape: n.
        service: Output of the service inside existing sectors. Shape: (n, years).
        new_activity: Output of the service as its own activity. Shape: years.
        purchases: Domestic purchases of the new activity, basic prices. Shape: (n, years).
        capital: Domestic output bought for building and equipping. Shape: (n, years).
        running: Where running spending goes first.
        building: Where capital spending goes first.
        note: The way of the shock, in words.
    """

    codes: tuple[str, ...]
    service: Array
    new_activity: Array
    purchases: Array
    capital: Array
    running: ShockParts
    building: ShockParts
    note: Note

    @property
    def demand(self) -> Array:
        """Return demand for domestic products. Shape: (n, years)."""
        return self.service + self.purchases + self.capital

    @property
    def outside_wages(self) -> Array:
        """Return wages paid by the new activity, which is outside the table. Shape: years."""
        return self.running.wages * (self.new_activity > 0)

    @property
    def outside_surplus(self) -> Array:
        """Return the surplus of the new activity, which is outside the table. Shape: years."""
        return self.running.surplus * (self.new_activity > 0)

    @property
    def total(self) -> Array:
        """Return spending by year, running and capital. Shape: years."""
        return self.running.total + self.building.total


def care_column_shock(table: InputOutputTable, sector: str, amount: ArrayLike) -> SpendingShock:
    """Put spending into the column of an existing sector.

    Args:
        table: The table; a domestic one keeps imports out of the demand.
        sector: Code of the sector that delivers the service.
        amount: Spending at basic prices. Shape: years. Unit: the table's.

    Raises:
        InputError: The sector is not one of the table, has no output, or the amount is negative.
    """
    place = table.position(sector)
    spending = by_year(amount)
    if table.x[place] == 0 or not (np.isfinite(spending) & (spending >= 0)).all():
        raise InputError.of(
            "Spending must not be negative and its sector must produce something; {sector} "
            "produces {output} and is to get {amount}. Correct the amount or take another sector.",
            place=table.source,
            sector=sector,
            output=float(table.x[place]),
            amount=spending.tolist(),
        )
    service = np.zeros((len(table.codes), spending.size))
    service[place] = spending
    nothing = np.zeros(spending.size)
    return SpendingShock(
        codes=table.codes,
        service=service,
        new_activity=nothing,
        purchases=np.zeros_like(service),
        capital=np.zeros_like(service),
        running=_column_parts(table, place, spending),
        building=ShockParts(nothing, nothing, nothing, nothing, nothing, nothing),
        note=Note(COLUMN, {"sector": sector}),
    )


def split_shock(table: InputOutputTable, service: NewService) -> SpendingShock:
    """Turn the spending of a new service into wages, purchases and capital.

    Its output is its running cost; wages go to households, purchases to suppliers, capital to
    construction and equipment. Of each product the table's import share leaks abroad.

    Raises:
        InputError: Unknown products, shares that do not add up to 1, negative amounts, other
            numbers of years, a table whose imports are inside the transactions.
    """
    years = check_service(table, service)
    bought = buy(table, service, service.running_purchases(years))
    built = buy(table, service, service.capital_purchases(years))
    wages = service.series(service.wages, years)
    surplus = service.series(service.surplus, years)
    taxes = service.series(service.production_taxes, years)
    nothing = np.zeros(years)
    running = _parts(bought, wages, taxes, surplus)
    return SpendingShock(
        codes=table.codes,
        service=np.zeros_like(bought.domestic),
        new_activity=running.total,
        purchases=bought.domestic,
        capital=built.domestic,
        running=running,
        building=_parts(built, nothing, nothing, nothing),
        note=SPLIT,
    )


def _parts(bought: Purchase, wages: Array, taxes: Array, surplus: Array) -> ShockParts:
    home = bought.domestic.sum(axis=0)
    return ShockParts(wages, bought.imports, bought.product_taxes, taxes, surplus, home)


def _column_parts(table: InputOutputTable, place: int, spending: Array) -> ShockParts:
    home = float(table.Z[:, place].sum())
    abroad = float(table.imported_inputs[place])
    total = home + abroad + float(table.value_added[:, place].sum())

    def part(amount: float) -> Array:
        return spending * (amount / total)

    def income(kind: IncomeKind) -> Array:
        return part(float(table.income_of(kind)[place]))

    return ShockParts(
        wages=income("compensation"),
        imports=part(abroad),
        product_taxes=income("product_taxes"),
        production_taxes=income("production_taxes"),
        surplus=income("surplus"),
        domestic_purchases=part(home),
    )
