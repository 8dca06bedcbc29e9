"""What is told of each figure: what was measured, on what, the goal, and whether it was met."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

HEADER = "| what | measured | goal | |\n| --- | ---: | ---: | --- |"


@dataclass(frozen=True)
class Figure:
    """A measured figure.

    Attributes:
        what: In words.
        measured: Unit: `unit`.
        goal: Most it may be; None where there is no goal.
    """

    what: str
    measured: float
    unit: str
    goal: float | None = None

    @property
    def verdict(self) -> str:
        """Return `met` or `missed`; nothing where there is no goal."""
        if self.goal is None:
            return ""
        return "met" if self.measured < self.goal or self.is_count_met else "missed"

    @property
    def is_count_met(self) -> bool:
        """A number of questions or errors may be as high as its goal."""
        return self.unit in {"queries", "errors"} and self.measured == self.goal

    def line(self) -> str:
        """Return the figure as a line of a table."""
        goal = "" if self.goal is None else f"{self.goal:,.0f} {self.unit}"
        decimals = 0 if float(self.measured).is_integer() else 1
        return (
            f"| {self.what} | {self.measured:,.{decimals}f} {self.unit} | {goal} | {self.verdict} |"
        )


def written(about: str, figures: list[Figure], folder: Path) -> str:
    """Write the figures as JSON and as a table, and return the table."""
    load = os.getloadavg()[0]
    said = f"{about} {os.cpu_count()} processors, load {load:.1f} at the end."
    text = "\n".join([f"\n{said}\n", HEADER, *(figure.line() for figure in figures), ""])
    folder.mkdir(parents=True, exist_ok=True)
    told = [asdict(figure) | {"verdict": figure.verdict} for figure in figures]
    document = {"about": said, "figures": told}
    (folder / "office.json").write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
    (folder / "office.md").write_text(text, encoding="utf-8")
    return text
