"""Which names does the public read? Those of organisations, as in a report; no person's."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from typing import TypeVar

from brecha.office.data.models import Programme
from brecha.office.data.records import Record
from brecha.office.exchange.dump import programme_of
from brecha.office.screens.figures.kept import kept
from brecha.reports.programme.names import organisation_names

NAMES = {"FollowUp": "owner", "Risk": "owner", "Indicator": "collector"}
"""Table to its free text that may hold the name of a person."""
KNOWN_BY = ("organisations", "participations", "budgets")
Row = TypeVar("Row", bound=Record)


def is_name(table: type[Record], name: str) -> bool:
    """Return whether a field may hold the name of a person."""
    return NAMES.get(table.__name__) == name


def unnamed(row: Row) -> Row:
    """Return a row as the public reads it: whoever is no known organisation is left out."""
    return unnamed_all([row])[0]


def unnamed_all(rows: Iterable[Row]) -> list[Row]:
    """Return rows of one programme as the public reads them."""
    found = list(rows)
    named = [row for row in found if _name_in(row)]
    known: frozenset[str] = _known(named[0].programme) if named else frozenset()
    spared = known | {""}
    return [row if _name_in(row) in spared else _without_name(row) for row in found]


def _name_in(row: Record) -> str:
    name = NAMES.get(type(row).__name__)
    return str(getattr(row, name)) if name else ""


def _without_name(row: Row) -> Row:
    shown = copy(row)
    setattr(shown, NAMES[type(row).__name__], "")
    return shown


def _known(root: Programme) -> frozenset[str]:
    return kept(("names", root.pk), lambda: organisation_names(programme_of(root, KNOWN_BY)))
