"""How are the results of a law told: as lines, as trees, with their sources?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from brecha.cli.language import tell
from brecha.core.errors import CoverageError
from brecha.core.languages import Language, format_number
from brecha.parameters import ParameterBook

CENTS = 2


def told(document: dict[str, Any], indent: str = "") -> Iterator[str]:
    """Yield a document as indented lines."""
    for key, value in document.items():
        if isinstance(value, dict):
            yield f"{indent}{key}:"
            yield from told(value, indent + "  ")
        elif isinstance(value, list):
            yield f"{indent}{key}:"
            for entry in value:
                if isinstance(entry, dict):
                    yield from told(entry, indent + "  ")
                else:
                    yield f"{indent}  {entry}"
        elif isinstance(value, float):
            yield f"{indent}{key}: {format_number(value, CENTS)}"
        else:
            yield f"{indent}{key}: {value}"


def parameter_document(book: ParameterBook, name: str, language: Language) -> dict[str, Any]:
    """Return a parameter as a document.

    Raises:
        CoverageError: There is no such parameter.
    """
    parameter = book.parameters.get(name)
    if parameter is None:
        raise CoverageError.of(
            "The parameter must be one of the country's; {name} is not. Known: {known}.",
            name=name,
            known=", ".join(sorted(book.parameters)),
        )
    return {
        "name": name,
        "title": parameter.title.in_language(language),
        "unit": book.unit_of(name),
        "last_checked": parameter.last_checked.isoformat(),
        "values": {
            day.isoformat(): {
                "value": dated.value,
                "certainty": str(dated.certainty),
                "source": dated.reference.title,
                "href": dated.reference.href,
                "note": dated.note,
            }
            for day, dated in sorted(parameter.values.items())
        },
    }


def parameter_lines(document: dict[str, Any]) -> Iterator[str]:
    """Yield a parameter as lines."""
    yield f"{document['name']} — {document['title']} [{document['unit']}]"
    for day, dated in document["values"].items():
        value = tell("declared hole") if dated["value"] is None else dated["value"]
        yield f"  {day}: {value} ({tell(dated['certainty'])}; {dated['source']})"
