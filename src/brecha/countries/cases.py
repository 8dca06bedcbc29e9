"""Do the rules give what a worked example says? Cases with their source, of any scheme.

A file stands in `<scheme>/<day>/<name>.yaml` of a folder, or says both itself.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import ValidationError

from brecha.core.errors import BrechaError, FaultList, InputError
from brecha.core.languages import Language
from brecha.core.schema_faults import tell_schema_faults
from brecha.core.yaml_files import read_yaml
from brecha.countries.case_file import CaseFile, Given
from brecha.countries.law import LawScheme, default_of
from brecha.engine import Input, Program, Rows, Rule, build, in_force, run
from brecha.parameters import ParameterBook

FLOAT_NOISE = 1e-9


@dataclass(frozen=True)
class Case:
    """A worked example that was read.

    Attributes:
        path: Its file.
        scheme: Name of its scheme.
        day: Day of the law.
        file: What it says.
    """

    path: Path
    scheme: str
    day: datetime.date
    file: CaseFile

    def title(self, language: Language) -> str:
        """Return what the case shows: its title, or the name of its file."""
        title = self.file.title
        return title.in_language(language) if title else self.path.stem


@dataclass(frozen=True)
class Outcome:
    """What the rules give for a case.

    Attributes:
        case: The case.
        results: By name of what is expected.
    """

    case: Case
    results: Mapping[str, list[float]]

    @property
    def wrong(self) -> tuple[str, ...]:
        """Names of the results that are not what is expected."""
        return tuple(name for name in self.results if not self._is_right(name))

    def expected(self, name: str) -> list[float]:
        """Return what is expected, one number a row."""
        return _listed(self.case.file.expected[name])

    def _is_right(self, name: str) -> bool:
        expected, came = self.expected(name), self.results[name]
        allowed = self.case.file.tolerance + FLOAT_NOISE
        pairs = zip(expected, came, strict=False)
        return len(expected) == len(came) and all(abs(a - b) <= allowed for a, b in pairs)


def read_cases(folder: Path) -> list[Case]:
    """Return the cases of a folder, in order of their paths.

    Raises:
        InputError: The folder holds none, or every fault of the files.
    """
    faults = FaultList()
    paths = sorted(folder.rglob("*.yaml"))
    cases = [case for path in paths if (case := _read_case(path, faults)) is not None]
    if not paths:
        faults.add("A folder of cases must hold .yaml files; {folder} has none.", folder=folder)
    faults.raise_as(InputError)
    return cases


def run_case(case: Case, scheme: LawScheme, book: ParameterBook) -> Outcome:
    """Return what the rules give for a case.

    Raises:
        InputError: What is given or expected is not of the scheme, or does not hold what it must.
        CoverageError: The scheme is not modelled on the day.
    """
    results = results_on(scheme, book, case.day, case.file.input, tuple(case.file.expected))
    return Outcome(case, {name: results[name].tolist() for name in case.file.expected})


def run_cases(
    cases: Iterable[Case], schemes: Mapping[str, tuple[LawScheme, ParameterBook]]
) -> list[Outcome]:
    """Return what the rules give for every case.

    Raises:
        InputError: All that keeps cases from being run, with their files.
    """
    faults, outcomes = FaultList(), []
    for case in cases:
        if case.scheme not in schemes:
            faults.add(
                "The scheme must be one of {known}; {name} is not. Choose one of these.",
                place=case.path.name,
                known=", ".join(schemes),
                name=case.scheme,
            )
            continue
        try:
            outcomes.append(run_case(case, *schemes[case.scheme]))
        except BrechaError as error:
            for fault in error.faults:
                faults.add(fault.message, place=fault.place or case.path.name, **fault.values)
    faults.raise_as(InputError)
    return outcomes


def results_on(
    scheme: LawScheme,
    book: ParameterBook,
    day: datetime.date,
    given: Mapping[str, Given],
    targets: tuple[str, ...],
) -> dict[str, NDArray[np.float64]]:
    """Return results of the law of a day; what is given may stand for a rule's result.

    Args:
        scheme: The scheme.
        book: Parameters of its country.
        day: The day.
        given: By name of an input or a rule; a list has one value for each row of the finest unit.
        targets: Names of rules.

    Raises:
        InputError: A name is not of the scheme, a value is absent or does not hold what it must.
        CoverageError: The scheme is not modelled on the day.
    """
    program = program_on(scheme, book, day, targets, frozenset(given))
    return run_program(program, scheme, book, day, given)


def run_program(
    program: Program,
    scheme: LawScheme,
    book: ParameterBook,
    day: datetime.date,
    given: Mapping[str, Given],
) -> dict[str, NDArray[np.float64]]:
    """Return what a program of `program_on` gives; the other arguments are those of `results_on`.

    Raises:
        InputError: A value is absent or does not hold what it must.
        CoverageError: A default follows from a value of law that is not known on the day.
    """
    values: dict[str, object] = {
        name: default_of(scheme.defaults[name], book, day)
        for name in program.inputs
        if name in scheme.defaults and name not in given
    }
    values.update(given)
    absent = [name for name in program.inputs if name not in values]
    if absent:
        raise InputError.of(
            "A case must give each input that its results need; {names} are absent. Add them.",
            names=", ".join(absent),
        )
    number = max(len(_listed(value)) for value in given.values())
    rows = _rows(scheme.scheme.units, number)
    columns = {
        name: np.resize(np.asarray(values[name]), rows.number_of(entry.row))
        for name, entry in program.inputs.items()
    }
    return run(program, columns, rows)


def program_on(
    scheme: LawScheme,
    book: ParameterBook,
    day: datetime.date,
    targets: tuple[str, ...],
    given: frozenset[str],
) -> Program:
    """Return the program of a day, in which what is given takes the place of its rule.

    Only the values of law that the targets need are asked for.
    """
    whole = scheme.scheme
    current = {rule.name: rule for rule in in_force(whole.rules, day)}
    inputs = {entry.name: entry for entry in whole.inputs}
    stands_in = [current[name] for name in given if name in current and name not in inputs]
    unknown = sorted(given - set(inputs) - set(current))
    if unknown:
        raise InputError.of(
            "A case may give inputs and rules of the scheme in force on {day}; {names} are none. "
            "Correct the names.",
            day=day,
            names=", ".join(unknown),
        )
    needed = _needed(current, targets, given)
    return build(
        [rule for rule in current.values() if rule.name not in given],
        [
            *inputs.values(),
            *(Input(one.name, str(one.unit), one.row, one.title) for one in stands_in),
        ],
        book.values(sorted(needed & set(whole.parameters)), day),
        targets,
        whole.units,
    )


def _rows(units: tuple[str, ...], number: int) -> Rows:
    """Return so many rows of the finest unit in one row of each coarser unit."""
    if len(units) == 1:
        return Rows.flat(units[0], number)
    ones = (np.array([1]),) * (len(units) - 2)
    return Rows.nested(units, (*ones, np.array([number])))


def _needed(rules: Mapping[str, Rule], targets: Iterable[str], given: frozenset[str]) -> set[str]:
    """Return all that targets stand on; what stands on a thing that is given is not asked for."""
    waiting, needed = list(targets), set[str]()
    while waiting:
        name = waiting.pop()
        if name not in needed:
            needed.add(name)
            if name in rules and name not in given:
                waiting += rules[name].argument_units
    return needed


def _listed(value: Any) -> list[Any]:  # noqa: ANN401 - a number, a text or a list
    return value if isinstance(value, list) else [value]


def _read_case(path: Path, faults: FaultList) -> Case | None:
    try:
        content, lines = read_yaml(path)
        file = CaseFile.model_validate(content)
    except ValidationError as error:
        tell_schema_faults(error, lines, faults)
        return None
    except InputError as error:
        faults.extend(error)
        return None
    day = file.day or _day_of(path.parent.name)
    if day is None:
        faults.add(
            "A case must say its day, or stand in a folder named as 2026-05-01; {folder} is none. "
            "Add the key day.",
            place=path.name,
            folder=path.parent.name,
        )
        return None
    return Case(path, file.scheme or path.parent.parent.name, day, file)


def _day_of(name: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(name)
    except ValueError:
        return None
