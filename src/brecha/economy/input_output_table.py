"""What does an economy buy from itself? A table of inputs and outputs, checked when it is made.

Rows close as $Z 1 + F 1 - m = x$, columns as $1'Z + m_Z' + 1'V = x'$: intermediate use, final
demand, imports by product, imported inputs by buyer, value added (net taxes on the products bought
included), output.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import numpy as np

from brecha.core.errors import InputError
from brecha.core.notes import Note
from brecha.economy.arrays import Array, ratio, read_only
from brecha.economy.notes import listed
from brecha.economy.table_checks import check_table

Basis = Literal["total_use", "domestic"]
DemandKind = Literal[
    "private_consumption",
    "government_consumption",
    "fixed_capital",
    "stocks",
    "exports",
    "discrepancy",
]
IncomeKind = Literal["product_taxes", "compensation", "production_taxes", "surplus"]

BALANCE_TOLERANCE = 1e-6
NO_ARRAY = read_only(np.zeros(0))
TREATMENT_AS_GIVEN = Note("The table came with domestic transactions; imports are apart in it.")
TREATMENT_NONE = Note(
    "Imports are inside the transactions, as if produced at home: effects are overstated."
)
ZERO_OUTPUT = "Sectors without output have no coefficients and count as 0: {sectors}."


@dataclass(frozen=True)
class DemandColumn:
    """A column of final demand: its code in the source, its name and what it is."""

    code: str
    name: str
    kind: DemandKind


@dataclass(frozen=True)
class IncomeRow:
    """A row of value added: its code in the source, its name and what it is."""

    code: str
    name: str
    kind: IncomeKind


@dataclass(frozen=True, eq=False)
class InputOutputTable:
    """An input-output table that balances.

    Attributes:
        codes: Sector codes. Shape: n.
        names: Sector names. Shape: n.
        Z: Intermediate transactions, seller by buyer. Shape: (n, n). Unit: `unit`.
        demand_columns: What the columns of final demand are. Shape: k.
        final_demand: Final demand without imports. Shape: (n, k).
        income_rows: What the rows of value added are. Shape: r.
        value_added: Value added, net taxes on the products bought included. Shape: (r, n).
        x: Gross output. Shape: n.
        imports: Imports by product, positive; 0 in a domestic table. Shape: n.
        basis: Whether transactions hold imported products ("total_use") or not ("domestic").
        year: Year of the account.
        price_year: Year of the prices.
        unit: Unit of all amounts, such as "million".
        currency: Currency code.
        source: Where the table comes from.
        imported_inputs: Imported intermediate inputs by buyer; 0 on total use. Shape: n.
        imported_demand: Imported part of each demand column; 0 on total use. Shape: k.
        demand_taxes: Net taxes on products paid by each demand column. Shape: k.
        import_shares: Share of each product's domestic use that is imported, where known. Shape: n.
        import_treatment: How imports were kept apart, in words.
        notes: Caveats that the table carries into every result.
        tolerance: Largest imbalance allowed, relative to a sector's output.

    Raises:
        InputError: Every fault found, when the table is made.

    Source: Miller and Blair (2009), Input-Output Analysis, 2nd edition, section 2.2.
    """

    codes: tuple[str, ...]
    names: tuple[str, ...]
    Z: Array
    demand_columns: tuple[DemandColumn, ...]
    final_demand: Array
    income_rows: tuple[IncomeRow, ...]
    value_added: Array
    x: Array
    imports: Array
    basis: Basis
    year: int
    price_year: int
    unit: str
    currency: str
    source: str
    imported_inputs: Array = field(default_factory=lambda: NO_ARRAY)
    imported_demand: Array = field(default_factory=lambda: NO_ARRAY)
    demand_taxes: Array = field(default_factory=lambda: NO_ARRAY)
    import_shares: Array | None = None
    import_treatment: Note | None = None
    notes: tuple[Note, ...] = ()
    tolerance: float = BALANCE_TOLERANCE

    def __post_init__(self) -> None:
        """Freeze the arrays, then check everything."""
        for name in ("Z", "final_demand", "value_added", "x", "imports"):
            object.__setattr__(self, name, read_only(getattr(self, name)))
        self._freeze_or_zero("imported_inputs", len(self.codes))
        self._freeze_or_zero("imported_demand", len(self.demand_columns))
        self._freeze_or_zero("demand_taxes", len(self.demand_columns))
        if self.import_shares is not None:
            object.__setattr__(self, "import_shares", read_only(self.import_shares))
        if self.import_treatment is None:
            stated = TREATMENT_NONE if self.basis == "total_use" else TREATMENT_AS_GIVEN
            object.__setattr__(self, "import_treatment", stated)
        check_table(self)

    def _freeze_or_zero(self, name: str, size: int) -> None:
        given = np.asarray(getattr(self, name))
        object.__setattr__(self, name, read_only(given if given.size else np.zeros(size)))

    @cached_property
    def A(self) -> Array:  # noqa: N802 - the matrix's name in the field
        """Return input coefficients, 0 in the column of a sector without output. Shape: (n, n)."""
        return read_only(ratio(self.Z, self.x))

    @cached_property
    def gdp(self) -> float:
        """Return gross domestic product at market prices.

        Value added of all sectors plus all net taxes on products, those paid by final demand
        included. Unit: `unit` of `currency`.
        """
        return float(self.value_added.sum() + self.demand_taxes.sum())

    @cached_property
    def identity(self) -> str:
        """Return the SHA-256 of everything that decides a result."""
        digest = hashlib.sha256()
        lines = (self.codes, self.demand_columns, self.income_rows)
        digest.update(repr(lines).encode())
        digest.update(repr((self.basis, self.year, self.price_year)).encode())
        digest.update(repr((self.unit, self.currency)).encode())
        for array in (self.Z, self.final_demand, self.value_added, self.x, self.imports):
            digest.update(array.tobytes())
        for array in (self.imported_inputs, self.imported_demand, self.demand_taxes):
            digest.update(array.tobytes())
        return digest.hexdigest()

    @property
    def caveats(self) -> tuple[Note, ...]:
        """Return what limits every result computed from the table."""
        idle = [code for code, output in zip(self.codes, self.x, strict=True) if output == 0]
        flagged = (Note(ZERO_OUTPUT, {"sectors": listed(idle)}),) if idle else ()
        return self.notes + flagged

    def position(self, code: str) -> int:
        """Return the place of a sector.

        Raises:
            InputError: No sector has the code.
        """
        if code not in self._positions:
            raise InputError.of(
                "The sector must be one of the table; {code} is not. "
                "Take one of {number} codes, such as {known}.",
                code=code,
                number=len(self.codes),
                known=listed(self.codes),
            )
        return self._positions[code]

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {code: place for place, code in enumerate(self.codes)}

    def demand_of(self, *kinds: DemandKind) -> Array:
        """Return final demand of some kinds, added up. Shape: n."""
        chosen = [column.kind in kinds for column in self.demand_columns]
        total: Array = self.final_demand[:, chosen].sum(axis=1)
        return total

    def income_of(self, *kinds: IncomeKind) -> Array:
        """Return rows of value added of some kinds, added up. Shape: n."""
        chosen = [row.kind in kinds for row in self.income_rows]
        total: Array = self.value_added[chosen].sum(axis=0)
        return total
