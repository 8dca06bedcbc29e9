"""What changes under a reform: results and rows of each unit, as a document and as lines?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from brecha.cli.language import tell
from brecha.cli.law_schemes import in_force
from brecha.core.errors import InputError
from brecha.core.languages import Language, format_number, translate
from brecha.countries import Country, LawScheme
from brecha.countries.law import titles_of
from brecha.engine import Reform, SchemeInForce, reformed
from brecha.engine.comparison import Change, compare_files

CENTS = 2


def comparison_document(
    country: Country,
    found: LawScheme,
    change: Reform,
    table: Path,
    asked: Sequence[str],
    language: Language,
) -> dict[str, Any]:
    """Return what a reform changes on a table, by unit of the scheme.

    Args:
        country: The country.
        found: The scheme.
        change: The reform.
        table: The table.
        asked: Results that are shown; without any the totals that the scheme declares.
        language: Language of the titles.

    Raises:
        InputError: The reform names what the scheme has not, a result is none of the scheme's, or
            the table does not hold what it must.
    """
    shown = _shown(found, asked)
    law = in_force(country, found)
    other = SchemeInForce.of(*reformed(found.scheme, country.book, change))
    titles, units = titles_of(found.scheme, language), dict[str, Any]()
    for unit, names in shown.items():
        changes = compare_files(law, other, table, unit, found.scheme.results[unit])
        units[unit] = {
            "result": names[0],
            **_told(changes[names[0]], titles[names[0]]),
            "results": {name: _told(changes[name], titles[name]) for name in names},
            "others_that_change": {
                name: titles[name]
                for name, one in changes.items()
                if one.is_any and name not in names
            },
        }
    return {
        "reform": change.title.in_language(language),
        "scheme": found.scheme.name,
        "since": change.since.isoformat(),
        "units": units,
    }


def comparison_lines(document: Mapping[str, Any], language: Language) -> Iterator[str]:
    """Yield a comparison, two lines a result."""
    yield tell("{reform}, from {since} on: {scheme}", **_texts(document))
    for unit, of_unit in document["units"].items():
        for change in of_unit["results"].values():
            yield tell(
                "By {unit}: {title}: {before} under the law, {after} under the reform, "
                "difference {change}.",
                unit=translate(unit, language),
                title=change["title"],
                before=format_number(change["total_law"], CENTS),
                after=format_number(change["total_reform"], CENTS),
                change=format_number(change["change"], CENTS, sign=True),
            )
            yield tell(
                "  Of {rows} rows it rises in {raised} and falls in {lowered}.",
                rows=format_number(change["rows"]),
                raised=format_number(change["raised"]),
                lowered=format_number(change["lowered"]),
            )
        others = of_unit["others_that_change"]
        if others:
            yield tell(
                "By {unit}, other results change too; --result shows them: {names}.",
                unit=translate(unit, language),
                names=", ".join(others),
            )


def _shown(found: LawScheme, asked: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the results that are shown, by unit; every unit is there while none are asked for."""
    results = found.scheme.results
    known = [name for names in results.values() for name in names]
    for name in asked:
        if name not in known:
            raise InputError.of(
                "A result must be one of this case's; {name} is none. Choose one of {known}.",
                name=name,
                known=", ".join(known),
            )
    if not asked:
        return {unit: found.compared_of(unit) for unit in found.totals}
    by_unit = {unit: tuple(name for name in asked if name in results[unit]) for unit in results}
    return {unit: names for unit, names in by_unit.items() if names}


def _told(change: Change, title: str) -> dict[str, Any]:
    return {
        "title": title,
        "rows": change.rows,
        "raised": change.raised,
        "lowered": change.lowered,
        "total_law": change.total_law,
        "total_reform": change.total_reform,
        "change": change.change,
    }


def _texts(document: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in document.items() if isinstance(value, str)}
