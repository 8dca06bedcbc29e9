"""Which money does a programme plan, spend and draw from others?"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from brecha.programme.kinds import BudgetSource, ExpenditureKind, LeveragedStatus, PartialDate


@dataclass(frozen=True, kw_only=True)
class Budget:
    """An amount planned by an agency from a source; totals are computed, never stored.

    Attributes:
        agency: Acronym of the organisation that plans it.
        year: Calendar year; None where the source gives none.
        category: Budget category of the fund; empty if not broken down.
        amount: Unit: `currency`.
        date: Value date of the amount.
    """

    agency: str
    source: BudgetSource
    amount: Decimal
    currency: str
    year: int | None = None
    category: str = ""
    date: PartialDate = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Expenditure:
    """Money that moved. `marker` names the aim it was spent on (gender), if it was."""

    agency: str
    date: PartialDate
    amount: Decimal
    currency: str
    kind: ExpenditureKind = "expenditure"
    category: str = ""
    marker: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Leveraged:
    """Money of others that the programme moved; never added to the budget.

    Attributes:
        amount: The whole amount. Unit: `currency`.
        earmarked: The part set apart for the programme's purpose. Unit: `currency`.
        exchange_rate: Units of `currency` for one unit of the programme's currency, on `date`.
    """

    source: str
    amount: Decimal
    currency: str
    earmarked: Decimal | None = None
    date: PartialDate = ""
    exchange_rate: Decimal | None = None
    status: LeveragedStatus = ""
    purpose: str = ""
    lines: tuple[int, ...] = ()
