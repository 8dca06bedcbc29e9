"""Run the dated rules of a scheme on a table of people and months, each month under its own law."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import polars as pl

from brecha.core.errors import CoverageError, InputError
from brecha.core.languages import Text
from brecha.core.tables import Column as TableColumn
from brecha.core.tables import RowFaults, Table
from brecha.engine.dated import change_dates, in_force
from brecha.engine.graph import Program, build
from brecha.engine.nesting import PLACE, MonthRows, in_order, months_of
from brecha.engine.rules import Input, Rule
from brecha.engine.running import run
from brecha.engine.table_checks import Check, check_groups, check_months
from brecha.parameters import ParameterBook, ParameterValue

MONTH_FORMAT = "%Y-%m"
MONTHS = 12  # of a year


@dataclass(frozen=True)
class Scheme:
    """A scheme of law: rules on nested units, one month at a time.

    Attributes:
        name: Name on the command line.
        title: What it is.
        keys: By unit, coarsest first, the columns that name a row of it; `month` is one of the
            first unit's.
        inputs: Columns that the caller brings.
        rules: Rules of all dates.
        results: By unit, the results that are kept.
        checks: What a whole table must hold that no column says by itself; each tells its faults,
            with the rows that `faults.rows` numbers.
    """

    name: str
    title: Text
    keys: Mapping[str, tuple[str, ...]]
    inputs: tuple[Input, ...]
    rules: tuple[Rule, ...]
    results: Mapping[str, tuple[str, ...]]
    checks: tuple[Check, ...] = ()

    @property
    def units(self) -> tuple[str, ...]:
        """Units of rows, coarsest first."""
        return tuple(self.keys)

    @cached_property
    def parameters(self) -> tuple[str, ...]:
        """Names that the rules take and that no rule, input or unit gives."""
        given = {rule.name for rule in self.rules} | {entry.name for entry in self.inputs}
        taken = {name for rule in self.rules for name in rule.argument_units}
        nested = {f"{fine}s_in_{coarse}" for coarse in self.units for fine in self.units}
        return tuple(sorted(taken - given - nested))

    @cached_property
    def table(self) -> Table:
        """The table that the caller brings: one row of the finest unit."""
        names = list(dict.fromkeys(name for keys in self.keys.values() for name in keys))
        keys = [TableColumn(name, "text", "text", "Key", is_key=True) for name in names]
        columns = [_declared(entry) for entry in self.inputs]
        return Table(self.name, "One row of the finest unit in one month", (*keys, *columns))


@dataclass(frozen=True)
class SchemeInForce:
    """A scheme with its parameters, ready for any month.

    Attributes:
        scheme: The scheme.
        book: Parameters of the country, or of a reform.
        programs: Programs that were built, by the last change of the law before them.
    """

    scheme: Scheme
    book: ParameterBook
    programs: dict[datetime.date, Program]

    @classmethod
    def of(cls, scheme: Scheme, book: ParameterBook) -> SchemeInForce:
        """Return a scheme under a book of parameters."""
        return cls(scheme, book, {})

    @cached_property
    def changes(self) -> list[datetime.date]:
        """Every day on which a rule or a parameter of the scheme changes."""
        known = [name for name in self.scheme.parameters if name in self.book.parameters]
        return change_dates(self.scheme.rules, self.book, known)

    def program(self, day: datetime.date) -> Program:
        """Return the program of a day.

        Raises:
            CoverageError: The scheme is not modelled on that day, or a value is not known then.
        """
        regime = max((change for change in self.changes if change <= day), default=day)
        if regime not in self.programs:
            self.programs[regime] = self._build(day)
        return self.programs[regime]

    def run(self, frame: pl.DataFrame, place: str, rows_before: int = 0) -> dict[str, pl.DataFrame]:
        """Return the results of a table, by unit, each with its keys, in the order of the table.

        A row of a coarser unit stands where it first appears. A result does not depend on the
        order of the rows, to the bit.

        Args:
            frame: Columns: those of `scheme.table`.
            place: Where it comes from, for errors.
            rows_before: Rows of the file that come before these, for errors.

        Raises:
            InputError: Every fault of the table.
            CoverageError: A month lies outside what is modelled.
        """
        months = self.months(frame, place, rows_before)
        parts = [self._results(month) for month in months] or [self._no_results()]
        return {
            unit: in_order(pl.concat(part[unit] for part in parts)) for unit in self.scheme.units
        }

    def months(self, frame: pl.DataFrame, place: str, rows_before: int = 0) -> Iterator[MonthRows]:
        """Return the rows of each month of a table, checked, as the rules take them.

        Args:
            frame: Columns: those of `scheme.table`.
            place: Where it comes from, for errors.
            rows_before: Rows of the file that come before these, for errors.

        Raises:
            InputError: Every fault of the table.
        """
        faults = RowFaults(place, rows_before)
        table = self.scheme.table.collect(frame, faults)
        check_months(table, faults)
        check_groups(table, self.scheme.keys, self.scheme.inputs, faults)
        for check in self.scheme.checks:
            check(table, faults)
        faults.raise_as(InputError)
        return months_of(table, self.scheme.keys)

    def values(self, day: datetime.date) -> dict[str, ParameterValue]:
        """Return the parameters in force that the rules in force take."""
        rules = in_force(self.scheme.rules, day)
        taken = {name for rule in rules for name in rule.argument_units}
        return self.book.values(sorted(taken.intersection(self.scheme.parameters)), day)

    def _build(self, day: datetime.date) -> Program:
        rules = in_force(self.scheme.rules, day)
        targets = [name for names in self.scheme.results.values() for name in names]
        if not set(targets) <= {rule.name for rule in rules}:
            raise CoverageError.of(
                "Scheme {scheme} is modelled from {first} on; {day} was asked for. "
                "Ask for a later month.",
                scheme=self.scheme.name,
                first=_first_day(self.scheme.rules, targets),
                day=day,
            )
        return build(rules, self.scheme.inputs, self.values(day), targets, self.scheme.units)

    def _no_results(self) -> dict[str, pl.DataFrame]:
        kinds = {unit: dict.fromkeys(keys, pl.String) for unit, keys in self.scheme.keys.items()}
        return {
            unit: pl.DataFrame(
                schema={**kinds[unit], PLACE: pl.Int64}
                | dict.fromkeys(self.scheme.results[unit], pl.Float64)
            )
            for unit in self.scheme.units
        }

    def _results(self, month: MonthRows) -> dict[str, pl.DataFrame]:
        program = self.program(first_day(month.month))
        results = run(program, input_columns(program, month), month.rows)
        return {
            unit: month.frames[unit]
            .select(self.scheme.keys[unit])
            .with_columns(
                pl.Series(PLACE, month.places[unit]),
                *(pl.Series(name, results[name]) for name in self.scheme.results[unit]),
            )
            for unit in self.scheme.units
        }


def input_columns(program: Program, month: MonthRows) -> dict[str, Any]:
    """Return what a program takes of the rows of a month."""
    return {
        name: month.frames[entry.row][name].to_numpy() for name, entry in program.inputs.items()
    }


def first_day(month: str) -> datetime.date:
    """Return the first day of a month.

    Raises:
        InputError: The text is no month.
    """
    try:
        return datetime.datetime.strptime(month, MONTH_FORMAT).date()  # noqa: DTZ007 - a month
    except ValueError as error:
        raise InputError.of(
            "A month must be written as 2026-05; it is {month}. Correct it.", month=month
        ) from error


def months_between(first: str, last: str) -> tuple[str, ...]:
    """Return every month from one to another, both included.

    Raises:
        InputError: A text is no month, or the last comes before the first.

    Examples:
        >>> months_between("2025-12", "2026-02")
        ('2025-12', '2026-01', '2026-02')
    """
    start, end = first_day(first), first_day(last)
    if end < start:
        raise InputError.of(
            "The last month must not come before the first; they are {first} and {last}. "
            "Exchange or correct them.",
            first=first,
            last=last,
        )
    numbers = range(start.year * MONTHS + start.month - 1, end.year * MONTHS + end.month)
    return tuple(f"{number // MONTHS}-{number % MONTHS + 1:02}" for number in numbers)


def _first_day(rules: Iterable[Rule], targets: Iterable[str]) -> datetime.date:
    firsts = [
        min((rule.since for rule in rules if rule.name == name), default=datetime.date.min)
        for name in targets
    ]
    return max(firsts)


def _declared(entry: Input) -> TableColumn:
    return TableColumn(
        entry.name,
        entry.unit,
        "number" if entry.kind == "number" else "text",
        entry.title,
        minimum=entry.minimum,
        maximum=entry.maximum,
        allowed=entry.allowed,
    )
