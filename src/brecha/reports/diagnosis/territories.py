"""How do the figures lie over the territories? Tables, and a map of equal squares."""

from __future__ import annotations

from brecha.core import CoverageError
from brecha.plans.diagnosis.results import DiagnosisResult
from brecha.reports.charts.tiles import Tile
from brecha.reports.diagnosis.figures import Entry, digits, entries, is_share, title_of
from brecha.reports.diagnosis.tables import by_cell
from brecha.reports.tables import Table
from brecha.reports.words import Words

TERRITORY = "territory"
MOST_MAPS = 3
PER_CENT = 100


def mapped(result: DiagnosisResult) -> dict[str, list[Entry]]:
    """Return the figures by territory of the indicators that get a map: rates, no totals."""
    found: dict[str, list[Entry]] = {}
    for row in entries(result.indicators, breakdown=TERRITORY):
        if row["kind"] != "total":
            found.setdefault(row["indicator"], []).append(row)
    told = {name: rows for name, rows in found.items() if _is_worth_a_map(rows)}
    return dict(list(told.items())[:MOST_MAPS])


def tiles_of(result: DiagnosisResult, rows: list[Entry]) -> list[Tile]:
    """Return the squares of a country; none where it brings no map."""
    from brecha.countries import load_country  # noqa: PLC0415 - takes time that a document saves

    country = load_country(result.country)
    try:
        places = country.table("territory_tiles")
    except CoverageError:
        return []
    territories = country.table("territories").to_dicts()
    names = {row[TERRITORY]: row.get("abbreviation") or row["name"] for row in territories}
    values = {row["code"]: shown_value(row) for row in rows}
    return [
        Tile(names[code], line, column, values.get(code))
        for code, line, column in places.select(TERRITORY, "row", "column").iter_rows()
        if code in names
    ]


def shown_value(row: Entry, name: str = "estimate") -> float | None:
    """Return a number of a figure as a chart shows it: a share in per cent."""
    value = row[name]
    if value is None:
        return None
    return float(value) * PER_CENT if is_share(row) else float(value)


def shown_digits(rows: list[Entry]) -> int:
    """Return the digits after the point of figures in a square of a map."""
    if is_share(rows[0]):
        return 0
    return max(digits(row) for row in rows)


def territory_tables(result: DiagnosisResult, words: Words) -> list[Table]:
    """Return the figures of each territory, one table for each indicator with a map."""
    return [
        by_cell(
            words.say("{title}, by territory", title=title_of(rows[0], words)),
            words.say("Territory"),
            rows,
            words,
            has_indicator=False,
        )
        for rows in mapped(result).values()
    ]


def _is_worth_a_map(rows: list[Entry]) -> bool:
    return len(rows) > 1 and any(row["estimate"] is not None for row in rows)
