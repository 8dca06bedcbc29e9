"""How is a calculated case told as lines?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from brecha.cli.language import current_language, tell, unit_in
from brecha.cli.law_text import CENTS, NO_UNIT, WHOLE_UNITS, told, words_of
from brecha.core.languages import Language, format_number
from brecha.engine import Scheme

HEAD = ("scheme", "title", "month")
FACTOR_DIGITS = 4


def document_lines(
    document: Mapping[str, Any], scheme: Scheme, language: Language
) -> Iterator[str]:
    """Yield a calculated case, whether or not it says title and unit of each result."""
    if "results" in document:
        return case_lines(document)
    return told(document, words_of(scheme, language))


def case_lines(document: Mapping[str, Any]) -> Iterator[str]:
    """Yield a case of a scheme that says title and unit of each result."""
    language = current_language()
    yield f"{document['title']}, {document['month']}"
    for key, value in document.items():
        if key == "results":
            yield from _result_lines(value, language)
        elif key == "guarantees":
            yield from (_guarantee_line(one) for one in value)
        elif key == "not_modelled":
            yield from _not_modelled_lines(value)
        elif key == "assumptions":
            yield from (tell("Assumption: {sentence}", sentence=one) for one in value)
        elif key == "warnings":
            yield from (tell("Warning: {sentence}", sentence=one) for one in value)
        elif isinstance(value, list) and value and "results" in value[0]:
            yield from _row_lines(value, language)
        elif key not in HEAD and value is not None:
            yield from told({key: value})


def _result_lines(
    results: Mapping[str, Mapping[str, Any]], language: Language, indent: str = "  "
) -> Iterator[str]:
    for name, result in results.items():
        value, unit = result["value"], result["unit"]
        if isinstance(value, bool):
            text = tell("yes") if value else tell("no")
        else:
            said = "" if unit == NO_UNIT else f" {unit_in(unit, '', language)}"
            text = f"{format_number(value, _decimals(value, unit))}{said}"
        yield f"{indent}{result['title']}: {text} [{name}]"


def _decimals(value: float, unit: str) -> int:
    if unit in WHOLE_UNITS and value == round(value):
        return 0
    return FACTOR_DIGITS if unit == NO_UNIT else CENTS


def _row_lines(rows: list[Mapping[str, Any]], language: Language) -> Iterator[str]:
    for row in rows:
        yield "  " + " / ".join(str(value) for key, value in row.items() if key != "results")
        yield from _result_lines(row["results"], language, "    ")


def _guarantee_line(guarantee: Mapping[str, Any]) -> str:
    answer = tell("yes") if guarantee["is_met"] else tell("no")
    if not guarantee["is_concerned"]:
        answer = "–"
    why = guarantee["scheme"] or " ".join(guarantee["reasons"])
    return f"  [{answer}] {guarantee['text']} {why} ({', '.join(guarantee['law'])})"


def _not_modelled_lines(parts: list[Mapping[str, Any]]) -> Iterator[str]:
    for part in parts:
        for reason in part["reasons"]:
            yield tell(
                "Not modelled in this month: {title}. {reason}", title=part["title"], reason=reason
            )
