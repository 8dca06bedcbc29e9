"""What does a program get of a computed plan? One JSON document with every number, unrounded."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from numbers import Integral, Real

import polars as pl
from pydantic import BaseModel

from brecha.core import Language, Note, Text, translate
from brecha.core.provenance import Reference
from brecha.plans.evidence import ComparisonLine
from brecha.plans.results import EconomyNote, Jobs, LawValue, PlanResult, SourceNote
from brecha.reports.units import published_unit

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None

OF_LANGUAGE = re.compile("_(es|en)$")
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
    return {"brecha": program_version(), "language": language, **_fields(result, language)}


def as_json(content: Mapping[str, Json]) -> str:
    """Return the text of `results.json`."""
    return json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def plain(value: object, language: Language) -> Json:  # noqa: PLR0911 - one for each kind of value
    """Return a record, a frame or a value as JSON, its texts in a language."""
    if isinstance(value, pl.DataFrame):
        return [_mapping(row, language) for row in in_one_language(value, language).to_dicts()]
    if isinstance(value, Text):
        return value.in_language(language)
    if isinstance(value, Note):
        return value.text(language)
    if is_dataclass(value):
        return _fields(value, language)
    if isinstance(value, Mapping | BaseModel):
        return _mapping(dict(value), language) | _said(value, language)
    if isinstance(value, list | tuple):
        return [plain(entry, language) for entry in value]
    return _scalar(value)


def in_one_language(frame: pl.DataFrame, language: Language) -> pl.DataFrame:
    """Return a frame whose columns `title_es` and `title_en` have become `title`."""
    chosen = {name: name[:-3] for name in frame.columns if name.endswith(f"_{language}")}
    others = [name for name in frame.columns if OF_LANGUAGE.search(name) and name not in chosen]
    return frame.drop(others).rename(chosen)


def _fields(record: object, language: Language) -> dict[str, Json]:
    names = [field.name for field in fields(record)]  # type: ignore[arg-type]  # a dataclass
    known = {name: plain(getattr(record, name), language) for name in names}
    if isinstance(record, Jobs):
        known["total"] = _scalar(record.total)
    if isinstance(record, ComparisonLine):
        known["unit"] = published_unit(record.unit, language)
    return known | _said(record, language)


def _said(record: object, language: Language) -> dict[str, Json]:
    """Return the texts of a record that are kept in English, in the language."""
    names = SAID.get(type(record), ())
    texts = {name: getattr(record, name) for name in names}
    return {name: translate(text, language) if text else None for name, text in texts.items()}


def _mapping(record: Mapping[str, object], language: Language) -> dict[str, Json]:
    return {str(key): plain(value, language) for key, value in record.items()}


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


def program_version() -> str:
    """Return the version of the program."""
    from importlib.metadata import version  # noqa: PLC0415 - it takes 10 ms that a library saves

    return version("brecha")
