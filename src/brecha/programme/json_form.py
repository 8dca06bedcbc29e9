"""How does a programme become JSON of stable bytes, and come back without a loss?

Keys are sorted, fields at their default are left out (so a new field does not change the bytes of
an old programme), decimals are texts, dates are ISO texts.
"""

from __future__ import annotations

import hashlib
import json
import typing
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any

from brecha.core.errors import FaultList, InputError
from brecha.programme.collecting import no_search_for_cycles
from brecha.programme.json_reading import reader_of
from brecha.programme.model import Programme, Snapshot
from brecha.programme.persons import persons_of

FORM = "brecha-programme"
FORM_VERSION = 1
Json = Any


def to_json(programme: Programme) -> dict[str, Json]:
    """Return the JSON document of a programme."""
    return {"form": FORM, "programme": _encode(programme), "version": FORM_VERSION}


@no_search_for_cycles()
def canonical_bytes(programme: Programme) -> bytes:
    """Return the one spelling of a programme: sorted keys, UTF-8, a newline at the end.

    Raises:
        InputError: If a text holds half a letter (a lone surrogate), which UTF-8 has no bytes for;
            every such place is told.
    """
    document = {"form": FORM, "programme": programme, "version": FORM_VERSION}
    try:
        return _spelled(document, "\n").encode() + b"\n"
    except UnicodeEncodeError:
        faults = FaultList("programme")
        for place in _places_of_half_letters(_encode(programme), ""):
            message = "A text must be of whole letters; this one holds half of one. Type it again."
            faults.add(message, place)
        faults.raise_as(InputError)
        raise


def freeze(programme: Programme, *, taken_at: str = "", report: str = "") -> Snapshot:
    """Return a programme as frozen bytes with their SHA-256.

    Attendance stays out of it; how many different persons it tells of stays in it.

    Args:
        programme: What the report will be made from.
        taken_at: Moment of the freeze, which is not part of the bytes.
        report: Key of the report.

    Raises:
        InputError: As `canonical_bytes`.
    """
    held = replace(programme, attendance=(), persons=persons_of(programme))
    content = canonical_bytes(held)
    digest = hashlib.sha256(content).hexdigest()
    return Snapshot(content=content, sha256=digest, taken_at=taken_at, report=report)


def thaw(snapshot: Snapshot) -> Programme:
    """Return the programme of a snapshot.

    Raises:
        InputError: If the bytes are not those that were frozen.
    """
    digest = hashlib.sha256(snapshot.content).hexdigest()
    if digest != snapshot.sha256:
        message = (
            "The bytes of a snapshot must have the SHA-256 {expected}; they have {came}. "
            "Take the snapshot again."
        )
        raise InputError.of(message, expected=snapshot.sha256, came=digest)
    return _thawed(snapshot.content)


@lru_cache(maxsize=1)
@no_search_for_cycles()
def _thawed(content: bytes) -> Programme:
    """Return the programme of frozen bytes; several files in a row are made from the same."""
    return from_json(json.loads(content), "snapshot")


def from_json(document: Json, place: str) -> Programme:
    """Return the programme of a JSON document.

    Args:
        document: What `json.loads` returned; numbers may be `int`, `Decimal` or text.
        place: Name of the file, for its faults.

    Raises:
        InputError: With every field that is unknown, missing or of another type.
    """
    faults = FaultList(place)
    if document.get("version") != FORM_VERSION:
        faults.add(
            "The form of a programme must be of version {version}; it is {came}. "
            "Write it again with this release.",
            "version",
            version=FORM_VERSION,
            came=document.get("version"),
        )
        faults.raise_as(InputError)
    programme = reader_of(Programme)(document.get("programme"), (None, "programme"), faults)
    faults.raise_as(InputError)
    return typing.cast("Programme", programme)


def _encode(value: object) -> Json:
    if isinstance(value, str) or value is None:
        return value
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, tuple):
        return [_encode(part) for part in value]
    if is_dataclass(value) and not isinstance(value, type):
        held = ((name, getattr(value, name), default) for name, default in _defaults(type(value)))
        return {name: _encode(part) for name, part, default in held if part != default}
    return value


@cache
def _defaults(kind: type) -> tuple[tuple[str, object], ...]:
    """Return the fields of a record by name, with their defaults; MISSING equals no value."""
    return tuple(sorted((each.name, each.default) for each in fields(kind)))


def _spelled(value: object, line: str) -> str:
    """Return JSON of one blank for each level, as `json.dumps` spells it, several times as fast.

    Args:
        value: A record, or what is inside one; the keys of a mapping are sorted already.
        line: Newline and indent of where it stands.
    """
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, Decimal):
        return f'"{value:f}"'
    deeper = line + " "
    if isinstance(value, tuple) and value:
        return "[" + deeper + f",{deeper}".join([_spelled(p, deeper) for p in value]) + line + "]"
    if isinstance(value, dict):
        parts = [f"{encode_basestring(name)}: {_spelled(value[name], deeper)}" for name in value]
    elif is_dataclass(value) and not isinstance(value, type):
        parts = _spelled_fields(value, deeper)
    else:
        return json.dumps(value)
    return "{" + deeper + f",{deeper}".join(parts) + line + "}" if parts else "{}"


def _spelled_fields(record: object, line: str) -> list[str]:
    names, defaults, read = _read_at_once(type(record))  # type: ignore[arg-type]  # a class has a hash
    return [
        name + (encode_basestring(part) if type(part) is str else _spelled(part, line))
        for name, default, part in zip(names, defaults, read(record), strict=True)
        if part is not default and part != default
    ]


@cache
def _read_at_once(
    kind: type,
) -> tuple[tuple[str, ...], tuple[object, ...], Callable[[object], tuple[object, ...]]]:
    """Return the spelled names of a record, their defaults, and what reads all its fields."""
    names, defaults = zip(*_defaults(kind), strict=True)
    read = attrgetter(*names)
    spelled = tuple(f"{encode_basestring(name)}: " for name in names)
    return spelled, defaults, read if len(names) > 1 else lambda record: (read(record),)


def _places_of_half_letters(value: Json, place: str) -> Iterator[str]:
    if isinstance(value, str):
        if any("\ud800" <= letter <= "\udfff" for letter in value):
            yield place
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _places_of_half_letters(part, f"{place}.{name}".lstrip("."))
    elif isinstance(value, list):
        for at, part in enumerate(value, start=1):
            yield from _places_of_half_letters(part, f"{place}[{at}]")
