"""How is a JSON value read as a field of a programme? One reader for each type, made once.

A programme of ten thousand values has half a million fields: a reader looks at the type of its
field when it is made, not for each value, and spells a place only where there is a fault.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, Literal, get_args, get_origin

from brecha.core.errors import FaultList
from brecha.programme.words import label

MOST_DIGITS = 100
NUMERIC = (str, int, Decimal)  # types of a number in JSON; true and false are none
PLAIN: Mapping[Any, str] = {str: "text", int: "whole number", bool: "true or false"}
"""Types that JSON has too, with the word of a fault for each."""
Json = Any
Place = tuple[Any, str | int]
"""Where a value stands: the place of what holds it, and its name or number in it."""
Reader = Callable[[Json, Place, FaultList], object]


@cache
def reader_of(kind: Any) -> Reader:  # noqa: ANN401 - a type of any form
    """Return what reads a value of a type and tells its faults.

    Args:
        kind: A dataclass of the programme, or the type of one of its fields.
    """
    origin = get_origin(kind)
    if origin is types.UnionType:
        wanted = next(part for part in get_args(kind) if part is not type(None))
        return _maybe(reader_of(wanted))
    if is_dataclass(kind):
        return _record(typing.cast("type", kind))
    if origin is tuple:
        return _list(reader_of(get_args(kind)[0]))
    if origin is Literal:
        return _word(get_args(kind))
    if kind is Decimal:
        return _decimal
    return _plain(kind, PLAIN[kind])


def spelled(place: Place) -> str:
    """Return a place as a fault names it.

    Examples:
        >>> spelled((((None, "programme"), "values"), 3))
        'programme.values[3]'
    """
    holder, name = place
    if holder is None:
        return str(name)
    return f"{spelled(holder)}[{name}]" if isinstance(name, int) else f"{spelled(holder)}.{name}"


def _maybe(read: Reader) -> Reader:
    def reader(value: Json, place: Place, faults: FaultList) -> object:
        return None if value is None else read(value, place, faults)

    return reader


def _plain(kind: type, wanted: str) -> Reader:
    def reader(value: Json, place: Place, faults: FaultList) -> object:
        if type(value) is kind:
            return value
        _refuse(value, wanted, place, faults)
        return None

    return reader


def _word(words: tuple[str, ...]) -> Reader:
    known = frozenset(words)

    def reader(value: Json, place: Place, faults: FaultList) -> object:
        if type(value) is not str or value not in known:
            faults.add(
                "A word must be one of {known}; it is {came}. Correct it.",
                spelled(place),
                known=tuple(word for word in words if word),
                came=repr(value)[:80],
            )
        return value

    return reader


def _list(read: Reader) -> Reader:
    def reader(value: Json, place: Place, faults: FaultList) -> object:
        if not isinstance(value, list):
            _refuse(value, "list", place, faults)
            return ()
        return tuple([read(part, (place, at), faults) for at, part in enumerate(value, start=1)])

    return reader


def _record(kind: type) -> Reader:
    required = frozenset(
        each.name
        for each in fields(kind)
        if each.default is MISSING and each.default_factory is MISSING
    )
    make = _maker(kind)
    # made when it is first needed, for a record may hold its own
    held_readers: dict[str, tuple[type | None, Reader]] = {}

    def reader(value: Json, place: Place, faults: FaultList) -> object:
        if not isinstance(value, dict):
            _refuse(value, "mapping", place, faults)
            return None
        if not held_readers:
            held_readers.update(_readers_of(kind))
        before = len(faults.faults)
        known = _known(value, held_readers.keys(), place, faults)
        held = {}
        for name, part in known.items():
            plain, read = held_readers[name]
            held[name] = part if type(part) is plain else read(part, (place, name), faults)
        if not required <= value.keys():
            _refuse_missing(kind, required - value.keys(), place, faults)
        return make(held) if len(faults.faults) == before else None

    return reader


def _readers_of(kind: type) -> dict[str, tuple[type | None, Reader]]:
    """Return for each field the type that is taken as it is, if any, and its reader."""
    return {
        name: (hint if hint in PLAIN else None, reader_of(hint))
        for name, hint in typing.get_type_hints(kind).items()
    }


def _maker(kind: type) -> Callable[[dict[str, object]], object]:
    """Return what makes a record of its fields, without a call for each field.

    The defaults of a frozen record stand on its class, so that it holds only what was given.
    """
    has_more = hasattr(kind, "__post_init__")
    if has_more or any(each.default_factory is not MISSING for each in fields(kind)):
        return lambda held: kind(**held)

    def make(held: dict[str, object]) -> object:
        made: object = object.__new__(kind)
        object.__setattr__(made, "__dict__", held)
        return made

    return make


def _known(
    value: dict[str, Json], names: AbstractSet[str], place: Place, faults: FaultList
) -> dict[str, Json]:
    """Return the fields that the form has; the others are told."""
    if value.keys() <= names:
        return value
    _refuse_unknown(value.keys() - names, place, faults)
    return {name: part for name, part in value.items() if name in names}


def _refuse_missing(kind: type, names: frozenset[str], place: Place, faults: FaultList) -> None:
    for each in fields(kind):
        if each.name in names:
            message = "The field {name} must be given; it is missing. Add it."
            faults.add(message, spelled(place), name=each.name)


def _refuse_unknown(names: set[str], place: Place, faults: FaultList) -> None:
    for name in sorted(names):
        message = "A key must be a field of the form; {name} is none. Remove it."
        faults.add(message, spelled(place), name=name)


def _decimal(value: Json, place: Place, faults: FaultList) -> object:
    if type(value) in NUMERIC:
        try:
            number = Decimal(value)
        except InvalidOperation:
            number = Decimal("NaN")
        if number.is_finite() and abs(number.adjusted()) < MOST_DIGITS:
            return number
    _refuse(value, "number", place, faults)
    return None


def _refuse(value: Json, wanted: str, place: Place, faults: FaultList) -> None:
    faults.add(
        "A value must be of the type {wanted}; it is {came}. Correct it.",
        spelled(place),
        wanted=label(wanted),
        came=repr(value)[:80],
    )
