"""How does a programme become JSON of stable bytes, and come back without a loss?

Keys are sorted, fields at their default are left out (so a new field does not change the bytes of
an old programme), decimals are texts, dates are ISO texts.
"""

from __future__ import annotations

import hashlib
import json
import types
import typing
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, Literal, get_args, get_origin

from brecha.core.errors import FaultList, InputError
from brecha.programme.model import Programme, Snapshot
from brecha.programme.words import label

FORM = "brecha-programme"
FORM_VERSION = 1
Json = Any


def to_json(programme: Programme) -> dict[str, Json]:
    """Return the JSON document of a programme."""
    return {"form": FORM, "version": FORM_VERSION, "programme": _encode(programme)}


def canonical_bytes(programme: Programme) -> bytes:
    """Return the one spelling of a programme: sorted keys, UTF-8, a newline at the end."""
    text = json.dumps(to_json(programme), ensure_ascii=False, sort_keys=True, indent=1)
    return text.encode() + b"\n"


def freeze(programme: Programme, *, taken_at: str = "", report: str = "") -> Snapshot:
    """Return a programme as frozen bytes with their SHA-256; attendance stays out of it.

    Args:
        programme: What the report will be made from.
        taken_at: Moment of the freeze, which is not part of the bytes.
        report: Key of the report.
    """
    content = canonical_bytes(replace(programme, attendance=()))
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
    return from_json(json.loads(snapshot.content), "snapshot")


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
    programme = _decode(document.get("programme"), Programme, "programme", faults)
    faults.raise_as(InputError)
    return typing.cast("Programme", programme)


def _encode(value: object) -> Json:
    if is_dataclass(value) and not isinstance(value, type):
        parts = {each.name: (each, getattr(value, each.name)) for each in fields(value)}
        return {
            name: _encode(held)
            for name, (each, held) in sorted(parts.items())
            if each.default is MISSING or held != each.default
        }
    if isinstance(value, tuple):
        return [_encode(part) for part in value]
    if isinstance(value, Decimal):
        return format(value, "f")
    return value


def _decode(value: Json, kind: Any, place: str, faults: FaultList) -> object:  # noqa: ANN401 - a type of any form
    origin = get_origin(kind)
    if origin is types.UnionType:
        wanted = next(part for part in get_args(kind) if part is not type(None))
        return None if value is None else _decode(value, wanted, place, faults)
    if is_dataclass(kind):
        return _decode_record(value, typing.cast("type", kind), place, faults)
    if origin is tuple:
        return _decode_list(value, get_args(kind)[0], place, faults)
    return _decode_plain(value, kind, place, faults)


def _decode_plain(value: Json, kind: Any, place: str, faults: FaultList) -> object:  # noqa: ANN401 - a type of any form
    if get_origin(kind) is Literal:
        return _decode_word(value, get_args(kind), place, faults)
    if kind is Decimal:
        return _decode_decimal(value, place, faults)
    if type(value) is kind:
        return value
    _refuse(value, {str: "text", int: "whole number", bool: "true or false"}[kind], place, faults)
    return None


def _decode_record(value: Json, kind: type, place: str, faults: FaultList) -> object:
    if not isinstance(value, dict):
        _refuse(value, "mapping", place, faults)
        return None
    known = _types_of(kind)
    for name in sorted(set(value) - set(known)):
        faults.add(
            "A key must be a field of the form; {name} is none. Remove it.", place, name=name
        )
    before = len(faults.faults)
    held = {
        name: _decode(value[name], known[name], f"{place}.{name}", faults)
        for name in known
        if name in value
    }
    missing = [each.name for each in _required(kind) if each.name not in value]
    for name in missing:
        faults.add("The field {name} must be given; it is missing. Add it.", place, name=name)
    is_sound = len(faults.faults) == before and not missing
    return kind(**held) if is_sound else None


def _decode_list(value: Json, kind: Any, place: str, faults: FaultList) -> object:  # noqa: ANN401 - a type of any form
    if not isinstance(value, list):
        _refuse(value, "list", place, faults)
        return ()
    return tuple(
        _decode(part, kind, f"{place}[{at}]", faults) for at, part in enumerate(value, start=1)
    )


def _decode_word(value: Json, words: tuple[str, ...], place: str, faults: FaultList) -> object:
    if not isinstance(value, str) or value not in words:
        faults.add(
            "A word must be one of {known}; it is {came}. Correct it.",
            place,
            known=tuple(word for word in words if word),
            came=repr(value)[:80],
        )
    return value


def _decode_decimal(value: Json, place: str, faults: FaultList) -> object:
    if isinstance(value, str | int | Decimal) and not isinstance(value, bool):
        try:
            number = Decimal(value)
        except InvalidOperation:
            number = Decimal("NaN")
        if number.is_finite() and abs(number.adjusted()) < 100:  # noqa: PLR2004 - no figure is longer
            return number
    _refuse(value, "number", place, faults)
    return None


def _refuse(value: Json, wanted: str, place: str, faults: FaultList) -> None:
    faults.add(
        "A value must be of the type {wanted}; it is {came}. Correct it.",
        place,
        wanted=label(wanted),
        came=repr(value)[:80],
    )


@cache
def _types_of(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _required(kind: Any) -> Iterator[Field[Any]]:  # noqa: ANN401 - a dataclass
    return (
        each for each in fields(kind) if each.default is MISSING and each.default_factory is MISSING
    )
