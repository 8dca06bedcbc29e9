"""What does a service pay that no sector of the table delivers yet? Its wages and its suppliers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from brecha.core.errors import FaultList, InputError
from brecha.economy.arrays import Array, by_year
from brecha.economy.input_output_table import InputOutputTable
from brecha.economy.notes import listed

SUM_TOLERANCE = 1e-9
SERIES = ("wages", "purchases", "surplus", "production_taxes")


@dataclass(frozen=True, eq=False)
class NewService:
    """A service that becomes an activity of its own. Amounts by year. Unit: the table's.

    Attributes:
        wages: Wage bill, contributions of employers included. Shape: years.
        purchases: Other running cost at purchasers' prices. Shape: years.
        purchase_profile: Share of the purchases by product (sector code), adding up to 1. Trade
            and transport margins are products of their own sectors.
        capital: Spending on building and equipping by product, at purchasers' prices, each by
            year. Shape: years.
        product_tax_rate: Net taxes on a product over its price without them: one rate, or by
            product.
        surplus: Operating surplus of the service. Shape: years.
        production_taxes: Other net taxes on its production. Shape: years.
    """

    wages: ArrayLike
    purchases: ArrayLike
    purchase_profile: Mapping[str, float]
    capital: Mapping[str, ArrayLike]
    product_tax_rate: float | Mapping[str, float] = 0.0
    surplus: ArrayLike = 0.0
    production_taxes: ArrayLike = 0.0

    def series(self, amount: ArrayLike, years: int) -> Array:
        """Return an amount for each year. Shape: years."""
        return np.broadcast_to(by_year(amount), (years,)) + 0.0

    def running_purchases(self, years: int) -> dict[str, Array]:
        """Return the purchases by product and year."""
        amount = self.series(self.purchases, years)
        return {code: share * amount for code, share in self.purchase_profile.items()}

    def capital_purchases(self, years: int) -> dict[str, Array]:
        """Return the capital spending by product and year."""
        return {code: self.series(amount, years) for code, amount in self.capital.items()}

    def tax_rate(self, code: str) -> float:
        """Return the rate of net taxes on a product."""
        rate = self.product_tax_rate
        return rate.get(code, 0.0) if isinstance(rate, Mapping) else rate


@dataclass(frozen=True, eq=False)
class Purchase:
    """What is bought, taken apart.

    Attributes:
        domestic: Domestic products at basic prices. Shape: (n, years).
        imports: Products bought abroad. Shape: years.
        product_taxes: Net taxes on the products. Shape: years.
    """

    domestic: Array
    imports: Array
    product_taxes: Array


def buy(table: InputOutputTable, service: NewService, amounts: Mapping[str, Array]) -> Purchase:
    """Take purchases at purchasers' prices apart: taxes, imports, domestic products."""
    years = next((amount.size for amount in amounts.values()), by_year(service.wages).size)
    prices = np.zeros((len(table.codes), years))
    for code, amount in amounts.items():
        prices[table.position(code)] += amount
    rates = np.array([service.tax_rate(code) for code in table.codes])
    basic = prices / (1.0 + rates)[:, None]
    shares = np.zeros(len(table.codes)) if table.import_shares is None else table.import_shares
    abroad = basic * shares[:, None]
    return Purchase(basic - abroad, abroad.sum(axis=0), (prices - basic).sum(axis=0))


def check_service(table: InputOutputTable, service: NewService) -> int:
    """Return the number of years of a service that fits a table.

    Raises:
        InputError: Every fault found.
    """
    faults = FaultList(table.source)
    if table.import_shares is None:
        faults.add(
            "A new service needs to know what is imported; the table states no import shares. "
            "Make it domestic first, or give it import_shares."
        )
    _check_codes(table, service, faults)
    total = sum(service.purchase_profile.values())
    has_purchases = bool(np.any(by_year(service.purchases) > 0))
    if abs(total - 1.0) > SUM_TOLERANCE and (has_purchases or service.purchase_profile):
        faults.add(
            "The shares of the purchase profile must add up to 1; they add up to {total:.6f}. "
            "Correct the shares.",
            total=total,
        )
    years = _check_amounts(service, faults)
    faults.raise_as(InputError)
    return years


def _check_codes(table: InputOutputTable, service: NewService, faults: FaultList) -> None:
    rates = service.product_tax_rate
    by_product = list(rates) if isinstance(rates, Mapping) else []
    codes = dict.fromkeys([*service.purchase_profile, *service.capital, *by_product])
    unknown = [code for code in codes if code not in table.codes]
    if unknown:
        faults.add(
            "Purchases, capital and tax rates must name sectors of the table; {codes} are not. "
            "Take codes of the table, such as {known}.",
            codes=listed(unknown),
            known=listed(table.codes),
        )


def _check_amounts(service: NewService, faults: FaultList) -> int:
    amounts = {name: by_year(getattr(service, name)) for name in SERIES}
    amounts |= {f"capital {code}": by_year(amount) for code, amount in service.capital.items()}
    years = max(amount.size for amount in amounts.values())
    for name, amount in amounts.items():
        _check_amount(name, amount, years, faults)
    rates = service.product_tax_rate
    every_rate = list(rates.values()) if isinstance(rates, Mapping) else [rates]
    shares = {"purchase_profile": list(service.purchase_profile.values())}
    shares |= {"product_tax_rate": every_rate}
    for name, values in shares.items():
        _check_amount(name, by_year(values), len(values), faults)
    return years


def _check_amount(name: str, amount: Array, years: int, faults: FaultList) -> None:
    if amount.size not in {1, years} or not (np.isfinite(amount) & (amount >= 0)).all():
        faults.add(
            "{name} must be amounts of 0 or more, one for each of {years} years; it is {found}. "
            "Correct it.",
            name=name,
            years=years,
            found=listed(amount.tolist()),
        )
