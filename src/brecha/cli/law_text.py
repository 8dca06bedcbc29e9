"""How are the results of a law told: as lines, as trees, with their sources?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from brecha.cli.language import tell
from brecha.core.errors import CoverageError
from brecha.core.languages import Language, format_number, translate
from brecha.engine import Input, Rule, Scheme
from brecha.parameters import ParameterBook

CENTS = 2
NO_UNIT = "1"
WHOLE_UNITS = (NO_UNIT, "days", "weeks", "years", "hours", "workers")


@dataclass(frozen=True)
class Word:
    """What a key of a document is called, and what its number counts.

    Attributes:
        title: In the language of the reader.
        unit: As rules and inputs state it.
    """

    title: str
    unit: str


def words_of(scheme: Scheme, language: Language) -> dict[str, Word]:
    """Return what the results and inputs of a scheme are called, by name."""
    named: tuple[Input | Rule, ...] = (*scheme.inputs, *scheme.rules)
    return {
        one.name: Word(translate(one.title, language).rstrip("."), str(one.unit)) for one in named
    }


def told(
    document: Mapping[str, Any], words: Mapping[str, Word] | None = None, indent: str = ""
) -> Iterator[str]:
    """Yield a document as indented lines.

    Args:
        document: What is told.
        words: What its keys are called, where it is results or inputs of a scheme.
        indent: What each line begins with.
    """
    known = words or {}
    for key, value in document.items():
        name = f"{indent}{_called(key, known)}:"
        if isinstance(value, dict):
            yield name
            yield from told(value, known, indent + "  ")
        elif isinstance(value, list):
            yield name if value else f"{name} –"
            for entry in value:
                if isinstance(entry, dict):
                    yield from told(entry, known, indent + "  ")
                else:
                    yield f"{indent}  {entry}"
        else:
            yield f"{name} {_said(value, known.get(key))}"


def _called(key: str, words: Mapping[str, Word]) -> str:
    if key in words:
        return f"{words[key].title} [{key}]"
    said = tell(key)
    return said.replace("_", " ") if said == key else f"{said} [{key}]"


def _said(value: object, word: Word | None) -> object:
    if isinstance(value, bool):
        return tell("yes") if value else tell("no")
    if not isinstance(value, float):
        return value
    is_count = word is not None and word.unit in WHOLE_UNITS and value == round(value)
    return format_number(value, 0 if is_count else CENTS)


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
