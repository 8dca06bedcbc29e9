"""Run the dated rules of a scheme on a table of people and months, each month under its own law."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl

from brecha.core.errors import CoverageError, FaultList, InputError
from brecha.core.languages import Text
from brecha.core.tables import Column as TableColumn
from brecha.core.tables import Table
from brecha.engine.dated import change_dates, in_force
from brecha.engine.graph import Program, build
from brecha.engine.rows import Rows
from brecha.engine.rules import Input, Rule
from brecha.engine.running import run
from brecha.parameters import ParameterBook, ParameterValue

MONTH = "month"
MONTH_FORMAT = "%Y-%m"
SHOWN_OFFENDERS = 5


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
    """

    name: str
    title: Text
    keys: Mapping[str, tuple[str, ...]]
    inputs: tuple[Input, ...]
    rules: tuple[Rule, ...]
    results: Mapping[str, tuple[str, ...]]

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
        """Return the results of a table, by unit, each with its keys, in order of the keys.

        Args:
            frame: Columns: those of `scheme.table`.
            place: Where it comes from, for errors.
            rows_before: Rows of the file that come before these, for errors.

        Raises:
            InputError: Every fault of the table.
            CoverageError: A month lies outside what is modelled.
        """
        table = self.scheme.table.check(frame, place, rows_before)
        self._check_groups(table, place)
        finest = self.scheme.units[-1]
        table = table.sort(MONTH, *self.scheme.keys[finest])
        parts = [
            self._month(month, rows)
            for (month,), rows in table.group_by(MONTH, maintain_order=True)
        ]
        return {unit: pl.concat([part[unit] for part in parts]) for unit in self.scheme.units}

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

    def _month(self, month: str, table: pl.DataFrame) -> dict[str, pl.DataFrame]:
        program = self.program(first_day(month))
        frames, rows = nest(table, self.scheme)
        columns = {
            name: frames[entry.row][name].to_numpy() for name, entry in program.inputs.items()
        }
        results = run(program, columns, rows)
        return {
            unit: frames[unit]
            .select(self.scheme.keys[unit])
            .with_columns(pl.Series(name, results[name]) for name in self.scheme.results[unit])
            for unit in self.scheme.units
        }

    def _check_groups(self, table: pl.DataFrame, place: str) -> None:
        """Tell every column of a coarser unit that differs inside one row of that unit."""
        faults = FaultList(place)
        for unit in self.scheme.units[:-1]:
            for entry in self.scheme.inputs:
                if entry.row != unit:
                    continue
                keys = list(self.scheme.keys[unit])
                odd = (
                    table.group_by(keys, maintain_order=True)
                    .agg(pl.col(entry.name).n_unique().alias("values"))
                    .filter(pl.col("values") > 1)
                )
                if len(odd):
                    faults.add(
                        "Column {name} must hold one value per {unit}; {number} of them have "
                        "several, the first {first}. Correct the rows.",
                        name=entry.name,
                        unit=unit,
                        number=len(odd),
                        first=" / ".join(str(value) for value in odd.select(keys).row(0)),
                    )
        faults.raise_as(InputError)


def nest(table: pl.DataFrame, scheme: Scheme) -> tuple[dict[str, pl.DataFrame], Rows]:
    """Return one frame for each unit of a sorted table of one month, and how they nest."""
    frames = {
        unit: table.unique(list(scheme.keys[unit]), keep="first", maintain_order=True)
        for unit in scheme.units
    }
    if len(scheme.units) == 1:
        return frames, Rows.flat(scheme.units[0], len(table))
    counts = tuple(
        frames[fine].group_by(list(scheme.keys[coarse]), maintain_order=True).len()["len"]
        for coarse, fine in zip(scheme.units, scheme.units[1:], strict=False)
    )
    return frames, Rows.nested(
        scheme.units, tuple(count.to_numpy().astype(np.int64) for count in counts)
    )


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
