"""How is a case written that is simply the inputs of its scheme? One door for all such schemes.

A file maps the month and each input to a value; rows of a finer unit are a list under its plural
(`employers: [...]`). What it leaves out is taken from the scheme's defaults and said to be so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sized
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal, TypeVar

import polars as pl
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    create_model,
)

from brecha.core.errors import CoverageError, FaultList, InputError
from brecha.core.languages import Language, Text
from brecha.core.notes import Note
from brecha.core.schema_faults import MONTH_PATTERN, broken_rule, tell_schema_faults
from brecha.core.yaml_files import LineMap
from brecha.countries.flat_document import NotModelled, document_of, is_yes_or_no
from brecha.countries.law import Calculation, Default, LawScheme, default_of
from brecha.engine import Input, Scheme, SchemeInForce, in_force
from brecha.engine.nesting import MONTH
from brecha.engine.scheme import first_day

Rows = TypeVar("Rows", bound=Sized)
Results = Mapping[str, pl.DataFrame]
NO_HEADER = -1  # the first row of a case is its row 1; a file has a line of headers before it
ASSUMED = "The case says nothing of {name} ({title}); it is taken as {value}."
Month = Annotated[str, Field(pattern=MONTH_PATTERN)]
Warn = Callable[["Results", pl.DataFrame, SchemeInForce], list[Note]]


@dataclass(frozen=True)
class Telling:
    """What a scheme says beside its numbers.

    Attributes:
        words: Says results in words of its own, by key of the document.
        warnings: Warns of what results, the case as a table and the law in force show.
        hidden: Results that only `words` says.
    """

    words: Callable[[Results, pl.DataFrame, Language], dict[str, Any]] | None = None
    warnings: Warn | None = None
    hidden: tuple[str, ...] = ()


def flat_scheme(
    scheme: Scheme,
    totals: Mapping[str, str],
    defaults: Mapping[str, Default] | None = None,
    parts: tuple[Scheme, ...] = (),
    telling: Telling | None = None,
    compared: tuple[str, ...] = (),
) -> LawScheme:
    """Return a scheme whose case is its inputs.

    Args:
        scheme: The scheme, as it runs on a table.
        totals: By unit, the result that two laws are compared by.
        defaults: Inputs that a case may leave out.
        parts: What a case is calculated in where the law of each part begins on another day; a
            part that is not modelled in the month is told, the others are given.
        telling: What it says beside its numbers.
        compared: Other results that two laws are compared by.
    """
    names = {entry.name for entry in scheme.inputs}
    own = {name: value for name, value in (defaults or {}).items() if name in names}
    door = _Door(parts or (scheme,), own, telling or Telling())
    return LawScheme(scheme, door.calculate, totals, own, compared)


def part_of(scheme: Scheme, name: str, title: Text, results: tuple[str, ...]) -> Scheme:
    """Return a scheme of one unit that gives fewer results, with the rules and inputs they need.

    Args:
        scheme: The whole.
        name: Name of the part.
        title: What the part gives.
        results: Results of the only unit.
    """
    waiting, taken = list(results), set[str]()
    while waiting:
        asked = waiting.pop()
        if asked not in taken:
            taken.add(asked)
            same = (rule for rule in scheme.rules if rule.name == asked)
            waiting += [argument for rule in same for argument in rule.argument_units]
    return replace(
        scheme,
        name=name,
        title=title,
        inputs=tuple(entry for entry in scheme.inputs if entry.name in taken),
        rules=tuple(rule for rule in scheme.rules if rule.name in taken),
        results={scheme.units[-1]: results},
    )


@dataclass(frozen=True)
class _Door:
    """Reads a case, runs each part, writes the document."""

    parts: tuple[Scheme, ...]
    defaults: Mapping[str, Default]
    telling: Telling

    def calculate(
        self, content: object, lines: LineMap, law: SchemeInForce, language: Language
    ) -> Calculation:
        case = read_case(law.scheme, self.defaults, content, lines)
        table, assumed = self._table(case, law)
        results, missing, ran = self._results(table, law, lines.path.name)
        telling = self.telling
        shown = [
            rule
            for part in ran
            for rule in in_force(part.scheme.rules, first_day(case[MONTH]))
            if rule.name not in telling.hidden
        ]
        document = document_of(law.scheme, results, shown, missing, language, law.book.currency)
        if telling.words:
            document |= telling.words(results, table, language)
        warnings = telling.warnings(results, table, law) if telling.warnings else []
        document["assumptions"] = [note.text(language) for note in assumed]
        document["warnings"] = [note.text(language) for note in warnings]
        runs = tuple((part, _columns_of(part.scheme, table)) for part in ran)
        return Calculation(document, runs, frozenset(str(note.values["name"]) for note in assumed))

    def _table(
        self, case: Mapping[str, Any], law: SchemeInForce
    ) -> tuple[pl.DataFrame, list[Note]]:
        rows, notes = list(_rows(law.scheme, case, 0, "1")), []
        for entry in law.scheme.inputs:
            open_rows = [row for row in rows if row[entry.name] is None]
            if open_rows:
                value = default_of(self.defaults[entry.name], law.book, first_day(case[MONTH]))
                shown = _said(value, entry)
                values = {"name": entry.name, "title": Note(entry.title), "value": shown}
                notes.append(Note(ASSUMED, values))
            for row in open_rows:
                row[entry.name] = value
        return pl.DataFrame(rows), notes

    def _results(
        self, table: pl.DataFrame, law: SchemeInForce, place: str
    ) -> tuple[dict[str, pl.DataFrame], list[NotModelled], list[SchemeInForce]]:
        """Return the results of each part that is modelled, and why the others are not."""
        results: dict[str, pl.DataFrame] = {}
        missing: list[NotModelled] = []
        ran: list[SchemeInForce] = []
        errors: list[CoverageError] = []
        for part in self.parts:
            own = law if part is law.scheme else SchemeInForce.of(part, law.book)
            try:
                given = own.run(_columns_of(part, table), place, NO_HEADER)
            except CoverageError as error:
                missing.append(NotModelled(part.title, error.faults))
                errors.append(error)
                continue
            ran.append(own)
            for unit, frame in given.items():
                keys = list(part.keys[unit])
                before = results.get(unit)
                results[unit] = frame if before is None else before.join(frame, on=keys)
        if not ran:
            raise errors[0]
        return results, missing, ran


def read_case(
    scheme: Scheme, defaults: Mapping[str, Default], content: object, lines: LineMap
) -> dict[str, Any]:
    """Return a case as it was written; what it leaves out is absent (None).

    Raises:
        InputError: Every fault of the file, with its line.
    """
    faults = FaultList()
    try:
        return _model(scheme, defaults, 0).model_validate(content).model_dump()
    except ValidationError as error:
        tell_schema_faults(error, lines, faults)
    raise InputError(faults.faults)


def _model(scheme: Scheme, defaults: Mapping[str, Default], level: int) -> type[BaseModel]:
    """Return the schema of one row of a unit, with the finer rows in it."""
    unit, fields = scheme.units[level], dict[str, Any]()
    if level == 0:
        fields[MONTH] = (Month, ...)
    for key in _own_keys(scheme, level):
        fields[key] = (str | None, None)
    for entry in scheme.inputs:
        if entry.row == unit:
            kind = _type_of(entry)
            fields[entry.name] = (kind | None, None) if entry.name in defaults else (kind, ...)
    if level + 1 < len(scheme.units):
        finer = _model(scheme, defaults, level + 1)
        fields[f"{scheme.units[level + 1]}s"] = (
            Annotated[list[finer], AfterValidator(check_not_empty)],  # type: ignore[valid-type]  # made here
            ...,
        )
    return create_model(unit, __config__=ConfigDict(extra="forbid"), **fields)


def check_not_empty(rows: Rows) -> Rows:
    """Refuse a list without entries, once the entries themselves are sound."""
    if not rows:
        raise broken_rule("there must be at least one entry")
    return rows


def _type_of(entry: Input) -> Any:  # noqa: ANN401 - an annotation
    if entry.kind == "text":
        return Literal[entry.allowed] if entry.allowed else Annotated[str, Field(min_length=1)]
    limits = Field(ge=entry.minimum, le=entry.maximum, strict=True, allow_inf_nan=False)
    number = Annotated[float, limits]
    is_flag = (entry.minimum, entry.maximum) == (0, 1)
    return Annotated[number, BeforeValidator(_as_number)] if is_flag else number


def _said(value: float | str, entry: Input) -> object:
    """Return a default as a sentence says it: yes or no where the input is one of these."""
    if isinstance(value, str):
        return value
    if is_yes_or_no(entry.name) and value in {0, 1}:
        return Note("yes") if value else Note("no")
    return f"{value:g}"


def _as_number(value: object) -> object:
    """Return one for yes and zero for no; anything else as it is."""
    return float(value) if isinstance(value, bool) else value


def _rows(
    scheme: Scheme, node: Mapping[str, Any], level: int, number: str
) -> Iterator[dict[str, Any]]:
    """Yield a row of the finest unit for each leaf of a case."""
    own = {key: value for key, value in node.items() if not isinstance(value, list)}
    own |= {key: own[key] or number for key in _own_keys(scheme, level)}
    if level + 1 == len(scheme.units):
        yield own
        return
    for at, finer in enumerate(node[f"{scheme.units[level + 1]}s"]):
        for row in _rows(scheme, finer, level + 1, str(at + 1)):
            yield {**own, **row}


def _own_keys(scheme: Scheme, level: int) -> list[str]:
    """Return the keys that name a row of a unit within the coarser one."""
    coarser = scheme.keys[scheme.units[level - 1]] if level else (MONTH,)
    return [key for key in scheme.keys[scheme.units[level]] if key not in coarser]


def _columns_of(scheme: Scheme, table: pl.DataFrame) -> pl.DataFrame:
    return table.select(scheme.table.empty().columns)
