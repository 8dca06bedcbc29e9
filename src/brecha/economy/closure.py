r"""What do households earn and spend inside the model? The closure that type II needs.

Households are one more branch: $w_j$ of a unit of output becomes household income, and of a unit of
income $c_i = s \, C_i / C$ is spent on domestic product $i$, where $s$ is the share spent and $C$
all private consumption, imports and taxes on products included.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from brecha.core.errors import FaultList, InputError
from brecha.core.notes import Note
from brecha.economy.arrays import Array, ratio, read_only
from brecha.economy.input_output_table import IncomeKind, InputOutputTable
from brecha.economy.notes import listed

CLOSED = (
    "Households inside the model: income is {income}; {spent:.1%} of it is spent "
    "(private consumption is {implied:.1%} of that income in the table), {domestic:.1%} of the "
    "spending on products made at home."
)
OPEN = Note("Households outside the model (type I): no income is spent again.")
ABOVE_ONE = (
    "Private consumption is {implied:.1%} of the income that the closure counts, so households "
    "also spend other income; induced effects are overstated."
)


@dataclass(frozen=True)
class HouseholdClosure:
    """How households are closed into the model.

    Attributes:
        income_shares: Share of each row of value added that is household income, by the row's
            code: one number, or one for each sector. Between 0 and 1.
        spent_share: Share of household income that is spent on consumption, taxes on products and
            imports included; what is not spent goes to taxes on income, contributions and saving.
            `None` takes private consumption over that income, as the table has it.
        consumption: Codes of the demand columns that are private consumption; none means all
            columns of that kind.
    """

    income_shares: Mapping[str, float | Array]
    spent_share: float | None = None
    consumption: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Households:
    """Households as a branch of the table.

    Attributes:
        income: Household income from a unit of output. Shape: n.
        spending: Purchases of domestic products from a unit of household income. Shape: n.
        total_income: Household income in the table. Unit: the table's.
        spent_share: Share of income that is spent.
        implied_propensity: Private consumption over household income in the table.
        domestic_share: Part of the spending that buys domestic products.
        wage_share: Part of compensation of employees that is household income.
        surplus_share: Part of the surplus that is household income.
        note: The closure in words.
        caveats: What limits it.
    """

    income: Array
    spending: Array
    total_income: float
    spent_share: float
    implied_propensity: float
    domestic_share: float
    wage_share: float
    surplus_share: float
    note: Note
    caveats: tuple[Note, ...]


def wages_spent(table: InputOutputTable) -> HouseholdClosure:
    """Return the plain closure: compensation of employees is the income, and is spent in full.

    Where the table's private consumption is less than compensation, that share of it is spent.
    """
    rows = {row.code: 1.0 for row in table.income_rows if row.kind == "compensation"}
    spent = _consumption(table, _columns(table, HouseholdClosure(rows)))[1]
    income = float(table.income_of("compensation").sum())
    return HouseholdClosure(rows, min(1.0, spent / income) if income > 0 else 1.0)


def close_households(table: InputOutputTable, closure: HouseholdClosure) -> Households:
    """Return households as a branch.

    Raises:
        InputError: Unknown rows or columns, shares outside 0..1, no income, negative income of a
            sector, no consumption.
    """
    _check_closure(table, closure)
    income = _income(table, closure)
    domestic, total = _consumption(table, _columns(table, closure))
    total_income = float(income.sum())
    _check_flows(table, income, domestic, total)
    implied = total / total_income
    spent = implied if closure.spent_share is None else closure.spent_share
    home = float(domestic.sum()) / total
    words = {"income": _words(closure), "spent": spent, "implied": implied, "domestic": home}
    return Households(
        income=read_only(ratio(income, table.x)),
        spending=read_only(spent * domestic / total),
        total_income=total_income,
        spent_share=spent,
        implied_propensity=implied,
        domestic_share=home,
        wage_share=_share_of(table, closure, income_kind="compensation"),
        surplus_share=_share_of(table, closure, income_kind="surplus"),
        note=Note(CLOSED, words),
        caveats=(Note(ABOVE_ONE, {"implied": implied}),) if spent > 1 else (),
    )


def _income(table: InputOutputTable, closure: HouseholdClosure) -> Array:
    shares = [closure.income_shares.get(row.code, 0.0) for row in table.income_rows]
    rows = [row * share for row, share in zip(table.value_added, shares, strict=True)]
    return np.sum(rows, axis=0) if rows else np.zeros(len(table.codes))


def _columns(table: InputOutputTable, closure: HouseholdClosure) -> Array:
    if closure.consumption:
        return np.array([column.code in closure.consumption for column in table.demand_columns])
    return np.array([column.kind == "private_consumption" for column in table.demand_columns])


def _consumption(table: InputOutputTable, columns: Array) -> tuple[Array, float]:
    domestic = table.final_demand[:, columns].sum(axis=1)
    other = table.imported_demand[columns].sum() + table.demand_taxes[columns].sum()
    return domestic, float(domestic.sum() + other)


def _share_of(table: InputOutputTable, closure: HouseholdClosure, income_kind: IncomeKind) -> float:
    total = float(table.income_of(income_kind).sum())
    rows = zip(table.income_rows, table.value_added, strict=True)
    chosen = [(row.code, values) for row, values in rows if row.kind == income_kind]
    shares = closure.income_shares
    earned = sum(float((values * shares.get(code, 0.0)).sum()) for code, values in chosen)
    return earned / total if total else 0.0


def _words(closure: HouseholdClosure) -> str:
    parts = [f"{np.mean(share):.0%} {code}" for code, share in closure.income_shares.items()]
    return " + ".join(parts)


def _check_closure(table: InputOutputTable, closure: HouseholdClosure) -> None:
    faults = FaultList(table.source)
    rows = [row.code for row in table.income_rows]
    columns = [column.code for column in table.demand_columns]
    for code, share in closure.income_shares.items():
        if code not in rows:
            faults.add(
                "Household income must come from rows of value added; {code} is not one of "
                "{known}. Correct it.",
                code=code,
                known=", ".join(rows),
            )
        if np.any(np.asarray(share) < 0) or np.any(np.asarray(share) > 1):
            faults.add(
                "The household share of {code} must lie between 0 and 1; it is {share}. "
                "Correct it.",
                code=code,
                share=share,
            )
    if closure.spent_share is not None and not 0 <= closure.spent_share <= 1:
        faults.add(
            "The share of income that is spent must lie between 0 and 1; it is {share}. "
            "Correct it.",
            share=closure.spent_share,
        )
    for code in closure.consumption:
        if code not in columns:
            faults.add(
                "Consumption must be a column of final demand; {code} is not one of {known}. "
                "Correct it.",
                code=code,
                known=", ".join(columns),
            )
    faults.raise_as(InputError)


def _check_flows(table: InputOutputTable, income: Array, domestic: Array, total: float) -> None:
    faults = FaultList(table.source)
    if income.sum() <= 0:
        faults.add(
            "Households must have income to close the model; the rows chosen add up to {income}. "
            "Choose rows of value added that pay people.",
            income=float(income.sum()),
        )
    if total <= 0 or (domestic < 0).any():
        faults.add(
            "Private consumption must be positive, and negative for no product; it adds up to "
            "{total}. Choose the column of household consumption.",
            total=total,
        )
    if (income < 0).any():
        faults.add(
            "Household income must not be negative; it is in {sectors}. Count less of the "
            "surplus as household income.",
            sectors=listed(np.array(table.codes)[income < 0]),
        )
    faults.raise_as(InputError)
