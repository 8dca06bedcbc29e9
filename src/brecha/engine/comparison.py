"""What changes under another law? Each result of a table under both, who gains, who loses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from brecha.engine.scheme import SchemeInForce
from brecha.engine.stream import results


@dataclass
class Change:
    """How a result of a table changes.

    Attributes:
        rows: Rows that were compared.
        raised: Rows in which it rises.
        lowered: Rows in which it falls.
        total_law: Its sum under the law.
        total_reform: Its sum under the reform.
    """

    rows: int = 0
    raised: int = 0
    lowered: int = 0
    total_law: float = 0.0
    total_reform: float = 0.0

    @property
    def change(self) -> float:
        """The sum under the reform less that under the law."""
        return self.total_reform - self.total_law

    @property
    def is_any(self) -> bool:
        """Whether it changes in any row."""
        return self.raised + self.lowered > 0


def compare_files(
    law: SchemeInForce, other: SchemeInForce, source: Path, unit: str, names: Sequence[str]
) -> dict[str, Change]:
    """Return how results of a unit change between two laws.

    Args:
        law: The law in force.
        other: The law under a reform.
        source: A table.
        unit: Unit of the rows.
        names: The results that are compared.
    """
    changes = {name: Change() for name in names}
    pairs = zip(results(law, source, unit), results(other, source, unit), strict=True)
    for before, after in pairs:
        for name, told in changes.items():
            change = after[name] - before[name]
            told.rows += len(change)
            told.raised += int((change > 0).sum())
            told.lowered += int((change < 0).sum())
            told.total_law += float(before[name].sum())
            told.total_reform += float(after[name].sum())
    return changes
