"""How does a column of a person follow from the survey's columns? One expression each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from brecha.core.tables import KINDS as DTYPES
from brecha.core.tables import Column
from brecha.population.people import PEOPLE
from brecha.population.surveys.schema import Code, Keep, PersonColumn

Derivation = Callable[..., pl.Expr]
WITH_COMMA = r"^-?[\d.]*\d,\d+$"  # a number with a decimal comma
LONGEST_CODE = 4  # digits; a shorter code may have zeros in front
COLUMNS: Mapping[str, Column] = {column.name: column for column in PEOPLE.columns}


@dataclass(frozen=True)
class Reading:
    """How a person column is read.

    Attributes:
        value: The column in its declared type.
        is_wrong: Whether a cell does not hold what it must.
    """

    value: pl.Expr
    is_wrong: pl.Expr


def reading_of(
    name: str,
    spec: PersonColumn,
    derivations: Mapping[str, Derivation],
    groups: Mapping[str, Sequence[Keep]],
) -> Reading:
    """Return how a person column is read from text columns named `file.column`."""
    reading = _reading(name, spec, derivations)
    if spec.asked_of is None:
        return reading
    is_asked = is_kept(groups[spec.asked_of])
    value = pl.when(is_asked).then(reading.value)
    return Reading(value, reading.is_wrong & is_asked)


def _reading(name: str, spec: PersonColumn, derivations: Mapping[str, Derivation]) -> Reading:
    raw = [pl.col(source) for source in spec.sources]
    if spec.kind == "text":
        return _text(raw, spec)
    if spec.kind == "number":
        return _number(raw[0], spec, COLUMNS[name])
    if spec.kind == "codes":
        return _codes(raw[0], spec, COLUMNS[name])
    value = derivations[spec.kind](*raw).cast(DTYPES[COLUMNS[name].kind])
    is_wrong = _is_out_of_declaration(value, COLUMNS[name])
    if COLUMNS[name].kind == "number":  # a derivation would take it for an answer not known
        has_comma = pl.any_horizontal(part.str.contains(WITH_COMMA) for part in raw)
        is_wrong |= has_comma.fill_null(value=False)
    return Reading(value, is_wrong)


def spellings(code: Code) -> list[str]:
    """Return how a file may write a code: with zeros in front, or as a number with a point.

    Examples:
        >>> spellings(7)
        ['7', '07', '007', '0007', '7.0', '7.00000']
    """
    text = str(code)
    if not text.isdigit():
        return [text]
    whole = str(int(text))
    padded = [whole.zfill(width) for width in range(len(whole), LONGEST_CODE + 1)]
    return [*padded, *(f"{whole}.{decimals}" for decimals in ("0", "00000"))]


def plain_key(parts: Sequence[pl.Expr]) -> pl.Expr:
    """Return a key by which rows of two files are joined, whether or not zeros stand in front."""
    return pl.concat_str([part.str.strip_chars_start("0") for part in parts], separator="-")


def is_kept(conditions: Sequence[Keep], prefix: str = "") -> pl.Expr:
    """Return whether a row meets all conditions on text columns, named with the prefix."""
    kept = pl.lit(value=True)
    for condition in conditions:
        raw = pl.col(prefix + condition.column)
        if condition.codes:
            kept &= raw.is_in(all_spellings(condition.codes))
        number = raw.cast(pl.Float64, strict=False)
        if condition.minimum is not None:
            kept &= number >= condition.minimum
        if condition.maximum is not None:
            kept &= number <= condition.maximum
    return kept.fill_null(value=False)


def all_spellings(codes: Sequence[Code]) -> list[str]:
    """Return how a file may write any of several codes."""
    return [spelling for code in codes for spelling in spellings(code)]


def _text(raw: list[pl.Expr], spec: PersonColumn) -> Reading:
    parts = [
        part.str.zfill(width) if width else part
        for part, width in zip(raw, spec.widths or [0] * len(raw), strict=True)
    ]
    value = parts[0] if len(parts) == 1 else pl.concat_str(parts, separator=spec.separator)
    if spec.first is not None:
        value = value.str.slice(0, spec.first)
    return Reading(value, value.is_null() if spec.is_required else pl.lit(value=False))


def _number(raw: pl.Expr, spec: PersonColumn, column: Column) -> Reading:
    number = raw.cast(pl.Float64, strict=False)
    value = number if spec.scale is None else number * spec.scale
    is_lost = raw.is_not_null() & number.is_null()
    if spec.missing:
        is_missing = raw.is_in(all_spellings(spec.missing))
        value = pl.when(is_missing.fill_null(value=False)).then(None).otherwise(value)
    if spec.blank is not None:
        value = pl.when(raw.is_null()).then(float(spec.blank)).otherwise(value)
    is_wrong = is_lost | _is_out_of_declaration(value, column)
    if spec.is_required:
        is_wrong |= raw.is_null()
    if column.name == "weight":
        is_wrong |= (value <= 0).fill_null(value=True)
    return Reading(value, is_wrong.fill_null(value=False))


def _codes(raw: pl.Expr, spec: PersonColumn, column: Column) -> Reading:
    dtype = DTYPES[column.kind]
    value = pl.lit(spec.otherwise, dtype=dtype)
    for said, codes in _codes_by_value(spec).items():  # replace_strict would hold the whole file
        is_said = raw.is_in(all_spellings(codes))
        value = pl.when(is_said).then(pl.lit(said, dtype=dtype)).otherwise(value)
    value = pl.when(raw.is_null()).then(pl.lit(spec.blank, dtype=dtype)).otherwise(value)
    if spec.otherwise is not None:
        return Reading(value, pl.lit(value=False))
    known = all_spellings([*spec.codes, *spec.missing])
    return Reading(value, (raw.is_not_null() & ~raw.is_in(known)).fill_null(value=False))


def _codes_by_value(spec: PersonColumn) -> dict[str | float | None, list[Code]]:
    codes: dict[str | float | None, list[Code]] = {None: list(spec.missing)}
    for code, value in spec.codes.items():
        codes.setdefault(value, []).append(code)
    return codes


def _is_out_of_declaration(value: pl.Expr, column: Column) -> pl.Expr:
    is_out = pl.lit(value=False)
    if column.minimum is not None:
        is_out |= value < column.minimum
    if column.maximum is not None:
        is_out |= value > column.maximum
    if column.allowed:
        is_out |= value.is_not_null() & ~value.is_in(list(column.allowed))
    return is_out.fill_null(value=False)
