"""What does a reader get for a case: each result with its title and unit, what is not modelled?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from brecha.core.errors import Fault
from brecha.core.languages import Language, Text, translate
from brecha.engine import Rule, Scheme
from brecha.engine.nesting import MONTH

YES_OR_NO = ("is_", "has_")


@dataclass(frozen=True)
class NotModelled:
    """A part of a scheme that the month lies outside of.

    Attributes:
        title: What it would give.
        faults: Why it cannot.
    """

    title: Text
    faults: Sequence[Fault]


def document_of(
    scheme: Scheme,
    results: Mapping[str, pl.DataFrame],
    rules: Iterable[Rule],
    missing: Iterable[NotModelled],
    language: Language,
    currency: str,
) -> dict[str, Any]:
    """Return the results of one case as a JSON document.

    Args:
        scheme: The scheme.
        results: By unit; those of the coarsest unit have one row.
        rules: The rules whose results are shown.
        missing: What is not modelled in the month.
        language: Language of the titles.
        currency: What the rules call `money`.
    """
    month = results[scheme.units[0]][MONTH][0]
    shown = {rule.name: rule for rule in rules}
    teller = _Teller(scheme, results, shown, language, currency)
    return {
        "scheme": scheme.name,
        "title": scheme.title.in_language(language),
        MONTH: month,
        **teller.rows(0, {})[0],
        "not_modelled": [
            {
                "title": part.title.in_language(language),
                "reasons": [fault.text(language) for fault in part.faults],
            }
            for part in missing
        ],
    }


@dataclass(frozen=True)
class _Teller:
    scheme: Scheme
    results: Mapping[str, pl.DataFrame]
    rules: Mapping[str, Rule]
    language: Language
    currency: str

    def rows(self, level: int, within: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Return the rows of a unit inside a coarser row, each with the finer rows in it."""
        unit = self.scheme.units[level]
        frame = self.results[unit].filter(*(pl.col(key) == value for key, value in within.items()))
        told = []
        for row in frame.iter_rows(named=True):
            keys = {key: row[key] for key in self.scheme.keys[unit]}
            own = {} if level == 0 else {key: keys[key] for key in keys if key not in within}
            entry = {**own, "results": self._values(row)}
            if level + 1 < len(self.scheme.units):
                entry[f"{self.scheme.units[level + 1]}s"] = self.rows(level + 1, keys)
            told.append(entry)
        return told

    def _values(self, row: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
        return {
            name: {
                "value": bool(value) if name.startswith(YES_OR_NO) else value,
                "title": translate(self.rules[name].title, self.language).rstrip("."),
                "unit": str(self.rules[name].unit).replace("money", self.currency),
            }
            for name, value in row.items()
            if name in self.rules
        }
