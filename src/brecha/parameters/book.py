"""Read a folder of parameter files, look up the values in force on a day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from brecha.core.errors import CoverageError, FaultList, InputError, ParameterError
from brecha.core.languages import Text
from brecha.core.notes import Note
from brecha.core.provenance import Certainty, Reference
from brecha.core.schema_faults import tell_schema_faults
from brecha.core.yaml_files import LineMap, read_yaml
from brecha.parameters.schema import DatedValue, Parameter, Value

NUMBER = "1"


@dataclass(frozen=True)
class ParameterValue:
    """A value in force, with all that a reader may ask about it.

    Attributes:
        name: Identifier of the parameter.
        title: What it is, in both languages.
        value: A number, a mapping by category, or brackets.
        unit: Unit of the numbers, for example `money / day`.
        reference: Where it can be read.
        certainty: How it is known.
        since: Date of effect; absent for an assumption of a plan.
        note: What a reader must know of it.
    """

    name: str
    title: Text
    value: Value
    unit: str
    reference: Reference
    certainty: Certainty
    since: datetime.date | None = None
    note: str | None = None


@dataclass(frozen=True)
class ParameterBook:
    """All parameters of a country.

    Attributes:
        parameters: By identifier.
        currency: Code of the currency, which the files name and the models call `money`.
    """

    parameters: Mapping[str, Parameter]
    currency: str

    def value(self, name: str, day: datetime.date) -> ParameterValue:
        """Return the last value on or before a day.

        Raises:
            CoverageError: The name is unknown, the day is before the first value, or the value
                is a declared hole or has ended.
        """
        parameter = self.parameters.get(name)
        if parameter is None:
            raise CoverageError.of(
                "The parameter must be one of the country's; {name} is not. Known: {known}.",
                name=name,
                known=", ".join(sorted(self.parameters)),
            )
        dates = [date for date in parameter.values if date <= day]
        if not dates:
            raise CoverageError.of(
                "Parameter {name} is known from {first} on; {day} was asked for. "
                "Ask for a later day, or add the earlier value with its source.",
                name=name,
                first=min(parameter.values),
                day=day,
            )
        return self._dated(name, parameter, max(dates), day)

    def values(self, names: Iterable[str], day: datetime.date) -> dict[str, ParameterValue]:
        """Return the values of several parameters on a day.

        Raises:
            CoverageError: Every one that has no value that day.
        """
        faults = FaultList()
        found: dict[str, ParameterValue] = {}
        for name in names:
            try:
                found[name] = self.value(name, day)
            except CoverageError as error:
                faults.extend(error)
        faults.raise_as(CoverageError)
        return found

    def unit_of(self, name: str) -> str:
        """Return the unit of a parameter with `money` for the currency."""
        parameter = self.parameters[name]
        unit = parameter.unit.replace(self.currency, "money")
        return f"{unit} / {parameter.per}" if parameter.per else unit

    def _dated(
        self, name: str, parameter: Parameter, date: datetime.date, day: datetime.date
    ) -> ParameterValue:
        dated: DatedValue = parameter.values[date]
        if dated.value is None:
            raise CoverageError.of(
                "Parameter {name} has no value on {day} ({note}). Supply it as an assumption "
                "with its source.",
                name=name,
                day=day,
                note=Note(dated.note or dated.reference.title),
            )
        return ParameterValue(
            name=name,
            title=parameter.title,
            value=dated.value,
            unit=self.unit_of(name),
            reference=dated.reference,
            certainty=dated.certainty,
            since=date,
            note=dated.note,
        )


def read_parameters(folder: Path, currency: str) -> ParameterBook:
    """Read every `*.yaml` of a folder.

    Raises:
        ParameterError: Every fault of every file.
    """
    faults = FaultList()
    parameters: dict[str, Parameter] = {}
    for path in sorted(folder.glob("*.yaml")):
        try:
            content, lines = read_yaml(path)
        except InputError as error:
            faults.extend(error)
            continue
        if not isinstance(content, dict):
            faults.add("The file must map names to parameters; it does not.", place=path.name)
            continue
        for name, entry in content.items():
            _add(parameters, str(name), entry, lines, faults)
    faults.raise_as(ParameterError)
    return ParameterBook(parameters, currency)


def _add(
    parameters: dict[str, Parameter], name: str, entry: object, lines: LineMap, faults: FaultList
) -> None:
    if name in parameters:
        faults.add(
            "A parameter may be defined once; {name} stands in another file too. Delete one.",
            place=lines.place((name,)),
            name=name,
        )
    try:
        parameters[name] = Parameter.model_validate(entry)
    except ValidationError as error:
        tell_schema_faults(error, lines, faults, prefix=(name,))
