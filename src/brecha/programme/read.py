"""Which programme does a JSON file hold? Our own form, or a report's tables as printed."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn

from brecha.core.errors import InputError
from brecha.core.files import readable_bytes
from brecha.core.notes import Note
from brecha.programme.json_form import FORM, from_json
from brecha.programme.json_problems import RefusedError, json_problem
from brecha.programme.model import Programme
from brecha.programme.printed import PRINTED_PARTS, from_printed

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes of a file that is still read; a programme of 10,000 values has about 3 MB."""


def read_programme(path: Path) -> Programme:
    """Return the programme that a JSON file holds.

    Args:
        path: A file in our own form (`"form": "brecha-programme"`), or one with the tables of a
            printed report (`programme`, `budget`, `results`, …).

    Raises:
        InputError: If the file cannot be read, is no JSON, or is in neither form.
    """
    return programme_of(read_json(path), path.name)


def programme_of(document: Any, place: str) -> Programme:  # noqa: ANN401 - any JSON document
    """Return the programme that a JSON document holds; `place` names it in faults.

    Raises:
        InputError: If it is in neither form.
    """
    if isinstance(document, dict) and document.get("form") == FORM:
        return from_json(document, place)
    if isinstance(document, dict) and set(document) >= {"programme", "budget", "results"}:
        return from_printed(document, place)
    raise InputError.of(
        "A programme must be JSON with the key form, or with the tables {parts}; this file has "
        "neither. Export it from the office, or follow the reference of the form.",
        place=place,
        parts=PRINTED_PARTS,
    )


def read_json(path: Path) -> Any:  # noqa: ANN401 - any JSON document
    """Return what a JSON file holds, decimals exact.

    Raises:
        InputError: If it cannot be read, is too large, repeats a key or is no JSON.
    """
    return parse_json(readable_bytes(path, LARGEST_FILE), path.name)


def parse_json(content: bytes, place: str) -> Any:  # noqa: ANN401 - any JSON document
    """Return what JSON bytes hold, decimals exact; a repeated key or NaN is refused.

    Raises:
        InputError: If the bytes are no JSON.
    """
    try:
        return json.loads(
            content.decode("utf-8-sig"),
            parse_float=Decimal,
            parse_constant=_refuse_constant,
            object_pairs_hook=_without_repetition,
        )
    except (ValueError, RecursionError) as error:
        raise InputError.of(
            "The file must be JSON in UTF-8: {reason}. Correct it.",
            place=place,
            reason=json_problem(error),
        ) from error


def _refuse_constant(name: str) -> NoReturn:
    raise RefusedError(Note("{name} is no number", {"name": name}))


def _without_repetition(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    mapping = dict(pairs)
    if len(mapping) < len(pairs):
        names = [name for name, _ in pairs]
        repeated = next(name for name in names if names.count(name) > 1)
        raise RefusedError(Note("the key {key} stands twice in one object", {"key": repeated}))
    return mapping
