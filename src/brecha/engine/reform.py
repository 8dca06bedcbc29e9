"""What would the law be with other values or other functions? A small file that replaces either."""

from __future__ import annotations

import datetime
import difflib
import importlib.util
from dataclasses import dataclass, replace
from pathlib import Path
from types import FunctionType
from typing import cast

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from brecha.core.errors import FaultList, InputError
from brecha.core.languages import Text
from brecha.core.notes import Note
from brecha.core.schema_faults import tell_schema_faults
from brecha.core.yaml_files import LineMap, line_of, read_yaml
from brecha.engine.rules import Rule
from brecha.engine.scheme import Scheme
from brecha.parameters import DatedValue, ParameterBook


class ReformFile(BaseModel):
    """The file of a reform.

    Attributes:
        title: What it changes.
        scheme: Name of the scheme that it changes; absent where the user names it.
        since: First day on which it would be in force.
        values: New values by parameter; they hold from `since` on.
        functions: A Python module beside the file whose rules replace those of the same name.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Text
    scheme: str | None = None
    since: datetime.date
    values: dict[str, DatedValue] = Field(default_factory=dict)
    functions: str | None = None


@dataclass(frozen=True)
class Reform:
    """A reform that was read.

    Attributes:
        title: What it changes.
        since: First day on which it would be in force.
        values: New values by parameter.
        rules: New rules.
        lines: Where each stands in the file, for errors.
        scheme: Name of the scheme that it changes, where the file names it.
    """

    title: Text
    since: datetime.date
    values: dict[str, DatedValue]
    rules: tuple[Rule, ...]
    lines: LineMap
    scheme: str | None = None


def read_reform(path: Path) -> Reform:
    """Read a reform: a YAML file, and the Python module it names.

    Raises:
        InputError: Every fault of the file.
    """
    content, lines = read_yaml(path)
    faults = FaultList()
    try:
        file = ReformFile.model_validate(content)
    except ValidationError as error:
        tell_schema_faults(error, lines, faults)
        raise InputError(faults.faults) from error
    rules = _rules_of_file(path.parent / file.functions) if file.functions else ()
    return Reform(file.title, file.since, file.values, rules, lines, file.scheme)


def reformed(scheme: Scheme, book: ParameterBook, reform: Reform) -> tuple[Scheme, ParameterBook]:
    """Return a scheme and its parameters as they would be under a reform.

    From its first day on, the reform's values and rules replace every later one of the law.

    Raises:
        InputError: The reform names a parameter or a function that the scheme does not have.
    """
    faults = FaultList()
    known = {rule.name for rule in scheme.rules}
    for name in reform.values:
        if name not in scheme.parameters or name not in book.parameters:
            _tell_unknown(
                name, list(scheme.parameters), reform.lines.place(("values", name)), faults
            )
    for rule in reform.rules:
        if rule.name not in known:
            _tell_unknown(rule.name, sorted(known), reform.lines.place(("functions",)), faults)
    _check_arguments(scheme, book, reform, faults)
    faults.raise_as(InputError)
    parameters = dict(book.parameters)
    for name, dated in reform.values.items():
        earlier = {day: old for day, old in parameters[name].values.items() if day < reform.since}
        values = {**earlier, reform.since: dated}
        parameters[name] = parameters[name].model_copy(update={"values": values})
    return replace(scheme, rules=_replaced(scheme.rules, reform)), replace(
        book, parameters=parameters
    )


def _check_arguments(
    scheme: Scheme, book: ParameterBook, reform: Reform, faults: FaultList
) -> None:
    """Tell each argument of the reform's rules that nothing gives, with the line of its rule."""
    nested = {f"{fine}s_in_{coarse}" for coarse in scheme.units for fine in scheme.units}
    rules = {rule.name for rule in (*scheme.rules, *reform.rules)}
    inputs = (entry.name for entry in scheme.inputs)
    known = sorted({*rules, *inputs, *book.parameters, *nested})
    for rule in reform.rules:
        code = cast("FunctionType", rule.function).__code__
        for name in rule.argument_units:
            if name not in known:
                faults.add(
                    "Each argument must be an input, a parameter or a rule; {name}, which {rule} "
                    "takes, is none. Bring it, or correct its name (near: {near}).",
                    place=line_of(Path(code.co_filename), code.co_firstlineno),
                    name=name,
                    rule=rule.name,
                    near=", ".join(difflib.get_close_matches(name, known, n=3)) or "–",
                )


def _replaced(rules: tuple[Rule, ...], reform: Reform) -> tuple[Rule, ...]:
    names = {rule.name for rule in reform.rules}
    kept = [rule for rule in rules if rule.name not in names or rule.since < reform.since]
    return (*kept, *(replace(rule, since=reform.since) for rule in reform.rules))


def _tell_unknown(name: str, known: list[str], place: str | Note, faults: FaultList) -> None:
    faults.add(
        "A reform may replace what the scheme has; {name} is not of it. Correct its name "
        "(near: {near}).",
        place=place,
        name=name,
        near=", ".join(difflib.get_close_matches(name, known, n=3)) or "–",
    )


def _rules_of_file(path: Path) -> tuple[Rule, ...]:
    spec = importlib.util.spec_from_file_location(f"reform_{path.stem}", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise InputError.of(
            "The functions of a reform must be a Python file beside it; {path} is none. "
            "Correct the name.",
            path=path,
        )
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:  # what a reader's own module raises, whatever it is
        raise InputError.of(
            "The functions of a reform must be Python that runs; {path} does not ({problem}). "
            "Mend it.",
            path=path,
            problem=error,
        ) from error
    return tuple(value for value in vars(module).values() if isinstance(value, Rule))
