"""What does a program get of a computed plan? One JSON document with every number, unrounded."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from numbers import Integral, Real

from pydantic import BaseModel

from brecha.core import Language, Note, Text, translate
from brecha.core.provenance import Reference
from brecha.plans.evidence import ComparisonLine
from brecha.plans.results import EconomyNote, Jobs, LawValue, PlanResult, SourceNote
from brecha.reports.units import published_unit

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None


SAID: Mapping[type, tuple[str, ...]] = {
    ComparisonLine: ("source",),
    EconomyNote: ("source",),
    LawValue: ("source",),
    Reference: ("title", "note"),
    SourceNote: ("title",),
}


def document(result: PlanResult, language: Language) -> dict[str, Json]:
    """Return the result as a document that is strict JSON: a number that is missing is null.

    Args:
        result: A computed plan.
        language: Language of titles and sentences; keys are English.

    Returns:
        The keys that the reference page of `results.json` describes.
    """
    return {"brecha": _version(), "language": language, **_fields(result, language)}


def as_json(content: Mapping[str, Json]) -> str:
    """Return the text of `results.json`."""
    return json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _plain(value: object, language: Language) -> Json:
    if isinstance(value, Text):
        return value.in_language(language)
    if isinstance(value, Note):
        return value.text(language)
    if is_dataclass(value):
        return _fields(value, language)
    if isinstance(value, Mapping | BaseModel):
        return _mapping(dict(value), language) | _said(value, language)
    if isinstance(value, list | tuple):
        return [_plain(entry, language) for entry in value]
    return _scalar(value)


def _fields(record: object, language: Language) -> dict[str, Json]:
    names = [field.name for field in fields(record)]  # type: ignore[arg-type]  # a dataclass
    plain = {name: _plain(getattr(record, name), language) for name in names}
    if isinstance(record, Jobs):
        plain["total"] = _scalar(record.total)
    if isinstance(record, ComparisonLine):
        plain["unit"] = published_unit(record.unit, language)
    return plain | _said(record, language)


def _said(record: object, language: Language) -> dict[str, Json]:
    """Return the texts of a record that are kept in English, in the language."""
    names = SAID.get(type(record), ())
    texts = {name: getattr(record, name) for name in names}
    return {name: translate(text, language) if text else None for name, text in texts.items()}


def _mapping(record: Mapping[str, object], language: Language) -> dict[str, Json]:
    return {str(key): _plain(value, language) for key, value in record.items()}


def _scalar(value: object) -> Json:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real):
        return float(value) if math.isfinite(value) else None
    return str(value)


def _version() -> str:
    from importlib.metadata import version  # noqa: PLC0415 - it takes 10 ms that a library saves

    return version("brecha")
