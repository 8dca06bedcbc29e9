"""What does a reader get for a case: each result with its title and unit, what is not modelled?"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from brecha.core.errors import Fault
from brecha.core.languages import Language, Text, translate
from brecha.engine import Rule, Scheme
from brecha.engine.nesting import MONTH

YES_OR_NO = ("is_", "has_", "can_", "uses_", "receives_", "lives_", "lacks_")
BINARY_DUST = 5e-9  # of a cent: a tie in decimals may lie this far below itself in binary


def is_yes_or_no(name: str) -> bool:
    """Say whether an input or a result is a question, from its name."""
    return name.startswith(YES_OR_NO)


def in_cents(amount: float) -> float:
    """Return an amount of money rounded to cents, half up, as a document shows it.

    Examples:
        >>> in_cents(238.09161600000004), in_cents(1.005)
        (238.09, 1.01)
    """
    return math.floor(amount * 100 + (0.5 + BINARY_DUST)) / 100


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
                "value": _shown(value, self.rules[name]),
                "title": translate(self.rules[name].title, self.language).rstrip("."),
                "unit": str(self.rules[name].unit).replace("money", self.currency),
            }
            for name, value in row.items()
            if name in self.rules
        }


def _shown(value: float, rule: Rule) -> float | bool:
    if is_yes_or_no(rule.name):
        return bool(value)
    return in_cents(value) if rule.unit.above == ("money",) else value
