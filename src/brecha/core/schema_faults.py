"""How are the faults that a schema finds in a file told to its author?"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from brecha.core.errors import FaultList, Place
from brecha.core.notes import Note
from brecha.core.yaml_files import LineMap

BROKEN_RULE = "broken_rule"
MONTH_PATTERN = r"^\d{4}-(0[1-9]|1[0-2])$"
MONTH = "{key} must be a month written as 2026-05; it is {value}. Correct it."
PATTERN = "{key} must be written after the pattern {pattern}; it is {value}. Correct it."
MESSAGES: Mapping[str, str] = {
    "missing": "The key {key} is required; it is absent. Add it.",
    "extra_forbidden": "The key {key} is not known here. Correct its spelling or delete it.",
    "greater_than": "{key} must be greater than {gt}; it is {value}. Correct it.",
    "greater_than_equal": "{key} must be at least {ge}; it is {value}. Correct it.",
    "less_than": "{key} must be less than {lt}; it is {value}. Correct it.",
    "less_than_equal": "{key} must be at most {le}; it is {value}. Correct it.",
    "literal_error": "{key} must be one of {expected}; it is {value}. Choose one of these.",
    "enum": "{key} must be one of {expected}; it is {value}. Choose one of these.",
    BROKEN_RULE: "{key}: {error}. Correct it.",
    "too_short": "{key} must have at least {min_length} entries; it has {actual_length}. Add some.",
    "too_long": "{key} must have at most {max_length} entries; it has {actual_length}. Drop some.",
    "string_too_short": "{key} must not be empty. Fill it.",
    "finite_number": "{key} must be a finite number; it is {value}. Correct it.",
}
OF_ANOTHER_TYPE: Mapping[str, str] = {
    "float": "{key} must be a number; it is {value}. Correct it.",
    "int": "{key} must be a whole number; it is {value}. Correct it.",
    "string": "{key} must be text; it is {value}. Correct it.",
    "bool": "{key} must be true or false; it is {value}. Correct it.",
    "date": "{key} must be a date like 2026-01-31; it is {value}. Correct it.",
    "dict": "{key} must map keys to values; it is {value}. Correct it.",
    "model": "{key} must map keys to values; it is {value}. Correct it.",
    "list": "{key} must be a list; it is {value}. Correct it.",
    "tuple": "{key} must be a list; it is {value}. Correct it.",
}
OF_NO_KNOWN_KIND = "{key} does not hold what it must ({error}); it is {value}. Correct it."
DATE = re.compile(r"datetime\.date\((\d+), (\d+), (\d+)\)")
OF_THE_FILE = "In this file, {error}. Correct it."
WHOLE_FILE = "The file must map keys to values; it is {value}. Write the keys at its left margin."


def broken_rule(message: str, **values: object) -> PydanticCustomError:
    """Return what the validator of a schema raises where keys do not fit together.

    Args:
        message: A clause without end point: an English template with `{names}`.
        values: What fills it.
    """
    return PydanticCustomError(BROKEN_RULE, "{error}", {"error": Note(message, values)})


def tell_schema_faults(
    error: ValidationError, lines: LineMap, faults: FaultList, prefix: tuple[str | int, ...] = ()
) -> None:
    """Add every fault of a validation with the line it stands on.

    Args:
        error: What pydantic found.
        lines: The lines of the file's keys.
        faults: Where the faults are added.
        prefix: The keys that lead from the file's top to what was validated.
    """
    told: list[tuple[Place, str, str]] = []
    for detail in error.errors(include_url=False):
        is_missing = detail["type"] == "missing"
        path = tuple(_as_it_is_written(key) for key in (*prefix, *detail["loc"]))
        keys = _written_keys(path, lines, is_missing=is_missing)
        message, values = _message(detail) if keys else _message_of_file(detail)
        place, key = lines.place(keys), _key(keys, prefix)
        if (place, message, key) not in told:
            told.append((place, message, key))
            faults.add(message, place=place, key=key, **values)


def _message(detail: ErrorDetails) -> tuple[str, dict[str, object]]:
    values = _values(detail)
    if detail["type"] == "string_pattern_mismatch":
        return (MONTH if values["pattern"] == MONTH_PATTERN else PATTERN), values
    known = MESSAGES.get(detail["type"]) or OF_ANOTHER_TYPE.get(detail["type"].split("_")[0])
    if known:
        return known, values
    return OF_NO_KNOWN_KIND, {**values, "error": detail["msg"]}


def _message_of_file(detail: ErrorDetails) -> tuple[str, dict[str, object]]:
    is_broken_rule = detail["type"] == BROKEN_RULE
    return (OF_THE_FILE if is_broken_rule else WHOLE_FILE), _values(detail)


def _values(detail: ErrorDetails) -> dict[str, object]:
    context = {str(key): _whole(value) for key, value in detail.get("ctx", {}).items()}
    if "expected" in context:
        context["expected"] = str(context["expected"]).replace(" or ", ", ")
    return {**context, "value": _short(detail["input"])}


def _whole(value: object) -> object:
    """Return a limit as a reader writes it: 31, not 31.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _as_it_is_written(key: str | int) -> str | int:
    """Return a key; pydantic names one that is a date by its Python form."""
    date = DATE.fullmatch(str(key))
    return datetime.date(*(int(part) for part in date.groups())).isoformat() if date else key


def _written_keys(
    keys: tuple[str | int, ...], lines: LineMap, *, is_missing: bool
) -> tuple[str | int, ...]:
    """Return the keys that stand in the file, without the marks of alternatives between them.

    Of a missing key the last one stands nowhere and is kept.
    """
    written: tuple[str, ...] = ()
    for key in keys[:-1] if is_missing else keys:
        if (*written, str(key)) in lines.lines:
            written = (*written, str(key))
    return (*written, *keys[-1:]) if is_missing else written


def _key(keys: tuple[str | int, ...], prefix: tuple[str | int, ...]) -> str:
    return ".".join(str(key) for key in keys or prefix)


def _short(value: object) -> str:
    text = _as_written(value)
    limit = 60
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def _as_written(value: object) -> str:
    """Return a value as its file says it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, datetime.date) else repr(value)
