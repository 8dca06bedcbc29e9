"""What changes under a reform: totals and rows of each unit, as a document and as lines?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from brecha.cli.language import tell
from brecha.cli.law_schemes import in_force
from brecha.core.languages import Language, format_number, translate
from brecha.countries import Country, LawScheme
from brecha.countries.law import titles_of
from brecha.engine import Reform, SchemeInForce, reformed
from brecha.engine.stream import compare_files

CENTS = 2


def comparison_document(
    country: Country, found: LawScheme, change: Reform, table: Path, language: Language
) -> dict[str, Any]:
    """Return what a reform changes on a table, by unit of the scheme.

    Raises:
        InputError: The reform names what the scheme has not, or the table does not hold what it
            must.
    """
    law = in_force(country, found)
    other = SchemeInForce.of(*reformed(found.scheme, country.book, change))
    titles = titles_of(found.scheme, language)
    return {
        "reform": change.title.in_language(language),
        "scheme": found.scheme.name,
        "since": change.since.isoformat(),
        "units": {
            unit: {
                "result": total,
                "title": titles[total],
                **compare_files(law, other, table, unit, total),
            }
            for unit, total in found.totals.items()
        },
    }


def comparison_lines(document: Mapping[str, Any], language: Language) -> Iterator[str]:
    """Yield a comparison, two lines a unit."""
    yield tell("{reform}, from {since} on: {scheme}", **_texts(document))
    for unit, change in document["units"].items():
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


def _texts(document: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in document.items() if isinstance(value, str)}
