"""What does each indicator mean, and what does it need? One page, written from the indicators.

`python -m brecha.reports.indicator_reference docs/reference/indicators.md`
"""

from __future__ import annotations

import argparse
from pathlib import Path

from brecha.engine import rules_of
from brecha.gaps import (
    BARRIERS,
    DIMENSIONS,
    INDICATORS,
    LAW,
    Barrier,
    Dimension,
    Indicator,
    needed_columns,
)
from brecha.gaps.rules import MODULES
from brecha.population import PEOPLE

INTRODUCTION = """# Indicators

Every indicator that `brecha.gaps` knows, in English and Spanish: what it counts, of whom, and
which columns a source must answer. An indicator whose columns a source does not ask is a declared
hole there, never a zero. How they are estimated, and what an unknown answer does, stands in
[Indicators: who lacks what](../explanation/gap-indicators.md).
"""
KINDS = {
    "share": "share of the universe",
    "mean": "mean of the universe",
    "total": "weighted total",
    "median": "median of the universe",
    "ratio": "sum over another sum",
}
LAW_NAMES = {entry.name for entry in LAW}


def indicator_page() -> str:
    """Return the page, in Markdown."""
    titles = _titles()
    parts = [
        INTRODUCTION,
        *(_section(indicator, titles) for indicator in INDICATORS),
        "## Values of the law\n\nBrought from outside: the room of gaps knows no country.\n",
        _table("name", "unit", "what it is"),
        *(f"| `{entry.name}` | {entry.unit} | {entry.title} |" for entry in LAW),
        "\n## Breakdowns\n",
        _table("name", "English", "Spanish", "column", "groups"),
        *(_dimension(dimension) for dimension in DIMENSIONS),
        "\n## Barriers\n\nOf those who work without social security of their own.\n",
        _table("name", "English", "Spanish", "rule", "what answers do not show"),
        *(_barrier(barrier, titles) for barrier in BARRIERS),
    ]
    return "\n".join(parts) + "\n"


def write_indicator_page(path: Path) -> Path:
    """Write the page; return where."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(indicator_page(), "utf-8")
    return path


def _titles() -> dict[str, str]:
    of_columns = {column.name: column.description for column in PEOPLE.columns}
    return of_columns | {rule.name: rule.title.rstrip(".") for rule in rules_of(*MODULES)}


def _section(indicator: Indicator, titles: dict[str, str]) -> str:
    needs = needed_columns(indicator.targets)
    columns = [name for name in needs if name not in LAW_NAMES]
    law = [name for name in needs if name in LAW_NAMES]
    lines = [
        f"## `{indicator.id}` {{ #{indicator.id} }}\n",
        f"**{indicator.title.en}.** {indicator.definition.en}\n",
        f"*{indicator.title.es}.* {indicator.definition.es}\n",
        f"- Kind and unit: {KINDS[indicator.kind]}, {indicator.unit}",
        f"- Counted: {_named(indicator.numerator, titles)}",
    ]
    if indicator.denominator is not None:
        lines.append(f"- Over: {_named(indicator.denominator, titles)}")
    lines.append(f"- Universe: {_named(indicator.universe, titles)}")
    if columns:
        lines.append(f"- Columns: {_listed(columns)}")
    if law:
        lines.append(f"- Values of the law: {_listed(law)}")
    if indicator.sdg:
        lines.append(f"- Sustainable Development Goals: indicator {indicator.sdg}")
    if indicator.source:
        lines.append(f"- Source: {indicator.source}")
    return "\n".join(lines) + "\n"


def _dimension(dimension: Dimension) -> str:
    groups = ", ".join(f"`{code}` {label.en}" for code, label in dimension.labels.items())
    cells = (dimension.title.en, dimension.title.es, f"`{dimension.column}`")
    return _row(f"`{dimension.id}`", *cells, groups or "the source's own codes")


def _barrier(barrier: Barrier, titles: dict[str, str]) -> str:
    said = "not asked" if barrier.rule is None else titles[barrier.rule]
    return _row(f"`{barrier.id}`", barrier.title.en, barrier.title.es, said, barrier.unseen.en)


def _named(name: str, titles: dict[str, str]) -> str:
    return f"`{name}`, {titles[name]}"


def _listed(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _table(*heads: str) -> str:
    return f"{_row(*heads)}\n{_row(*('---' for _ in heads))}"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write the reference page of the indicators.")
    parser.add_argument("path", type=Path, help="where the page is written")
    write_indicator_page(parser.parse_args().path)
