"""Wire rules by the names of their arguments; tell all that does not fit, at once."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from brecha.core.errors import FaultList, InputError
from brecha.core.units import Unit
from brecha.engine.rules import Input, Rule
from brecha.parameters import ParameterValue


@dataclass(frozen=True)
class Argument:
    """Where an argument of a rule comes from.

    Attributes:
        name: Its name.
        source: A column, a parameter, or the offsets of a finer unit in a coarser one.
        row: Unit of rows of a column, the coarser unit for offsets.
        finer: The finer unit for offsets.
    """

    name: str
    source: str
    row: str = ""
    finer: str = ""


@dataclass(frozen=True)
class Step:
    """One rule in its turn, with what is no longer needed after it."""

    rule: Rule
    arguments: tuple[Argument, ...]
    frees: tuple[str, ...]


@dataclass(frozen=True)
class Program:
    """An ordered, immutable list of steps.

    Attributes:
        units: Units of rows, coarsest first.
        steps: Rules in an order in which each finds its arguments.
        inputs: The inputs that the steps use, by name.
        parameters: The parameters that the steps use, by name.
        targets: Names of the results that are kept.
    """

    units: tuple[str, ...]
    steps: tuple[Step, ...]
    inputs: Mapping[str, Input]
    parameters: Mapping[str, ParameterValue]
    targets: tuple[str, ...]

    def row_of(self, name: str) -> str:
        """Return the unit of rows of a column."""
        for step in self.steps:
            if step.rule.name == name:
                return step.rule.row
        return self.inputs[name].row


def build(
    rules: Iterable[Rule],
    inputs: Iterable[Input],
    parameters: Mapping[str, ParameterValue],
    targets: Iterable[str],
    units: tuple[str, ...],
) -> Program:
    """Return the program that computes the targets.

    Args:
        rules: All rules that may be used; those that no target needs are left out.
        inputs: The columns that the caller will bring.
        parameters: Values in force, by name.
        targets: Names of rules or inputs to be kept.
        units: Units of rows, coarsest first.

    Raises:
        InputError: Two things of one name, an unknown name, an argument that nothing provides, a
            circle, a unit or a unit of rows that does not fit: all of them.
    """
    parts = _Parts.of(rules, inputs, parameters, units)
    wanted = tuple(dict.fromkeys(targets))
    order = _order(parts, wanted)
    used = {argument for rule in order for argument in rule.argument_units}
    used.update(wanted)
    for rule in order:
        _check(rule, parts)
    for name in parts.inputs.keys() & used:
        _check_input(parts.inputs[name], parts)
    parts.faults.raise_as(InputError)
    return Program(
        units=units,
        steps=_steps(order, wanted, parts),
        inputs={name: entry for name, entry in parts.inputs.items() if name in used},
        parameters={name: value for name, value in parameters.items() if name in used},
        targets=wanted,
    )


@dataclass(frozen=True)
class _Parts:
    rules: dict[str, Rule]
    inputs: dict[str, Input]
    parameters: Mapping[str, ParameterValue]
    offsets: dict[str, tuple[str, str]]
    units: tuple[str, ...]
    faults: FaultList

    @classmethod
    def of(
        cls,
        rules: Iterable[Rule],
        inputs: Iterable[Input],
        parameters: Mapping[str, ParameterValue],
        units: tuple[str, ...],
    ) -> _Parts:
        faults = FaultList()
        by_name: dict[str, Rule] = {}
        inputs_by_name: dict[str, Input] = {}
        offsets = {
            f"{fine}s_in_{coarse}": (coarse, fine)
            for level, coarse in enumerate(units)
            for fine in units[level + 1 :]
        }
        entries: tuple[Rule | Input, ...] = (*rules, *inputs)
        for entry in entries:
            taken = (by_name, inputs_by_name, parameters, offsets)
            if any(entry.name in names for names in taken):
                faults.add(
                    "A name must mean one thing; {name} is defined twice among rules, inputs and "
                    "parameters. Rename one.",
                    name=entry.name,
                )
            elif isinstance(entry, Rule):
                by_name[entry.name] = entry
            else:
                inputs_by_name[entry.name] = entry
        return cls(by_name, inputs_by_name, parameters, offsets, units, faults)

    def knows(self, name: str) -> bool:
        return any(name in part for part in (self.inputs, self.parameters, self.offsets))

    def suggestion(self, name: str) -> str:
        names = [*self.rules, *self.inputs, *self.parameters]
        return ", ".join(difflib.get_close_matches(name, names, n=3)) or "–"


def _order(parts: _Parts, targets: tuple[str, ...]) -> list[Rule]:
    done: dict[str, Rule] = {}
    trail: list[str] = []

    def visit(name: str, asked_by: str) -> None:
        if name in done or parts.knows(name):
            return
        rule = parts.rules.get(name)
        if rule is None:
            _tell_unknown(parts, name, asked_by)
        elif name in trail:
            circle = [*trail[trail.index(name) :], name]
            parts.faults.add(
                "Rules must not go in a circle; this one does: {circle}. Cut it at one of them.",
                circle=" → ".join(circle),
            )
        else:
            trail.append(name)
            for argument in rule.argument_units:
                visit(argument, name)
            trail.pop()
            done[name] = rule

    for target in targets:
        if target in parts.rules or target in parts.inputs:
            visit(target, "")
        else:
            _tell_unknown(parts, target, "")
    return list(done.values())


def _tell_unknown(parts: _Parts, name: str, asked_by: str) -> None:
    if asked_by:
        parts.faults.add(
            "Each argument must be an input, a parameter or a rule; {name}, which {rule} takes, "
            "is none. Bring it, or correct its name (near: {near}).",
            name=name,
            rule=asked_by,
            near=parts.suggestion(name),
        )
    else:
        parts.faults.add(
            "A result must be a rule or an input; {name} is none. Correct its name (near: {near}).",
            name=name,
            near=parts.suggestion(name),
        )


def _check(rule: Rule, parts: _Parts) -> None:
    if rule.row not in parts.units:
        parts.faults.add(
            "The rows of a rule must be one of {units}; those of {rule} are {row}. Correct it.",
            units=", ".join(parts.units),
            rule=rule.name,
            row=rule.row,
        )
        return
    for name, unit in rule.argument_units.items():
        came = _unit_of(name, parts)
        if came is not None and came != unit:
            parts.faults.add(
                "{argument} must come in {expected} to {rule}; it is in {came}. "
                "Convert it in a rule of its own.",
                argument=name,
                expected=unit,
                rule=rule.name,
                came=came,
            )
        _check_row(rule, name, parts)


def _check_input(entry: Input, parts: _Parts) -> None:
    if entry.row not in parts.units:
        parts.faults.add(
            "The rows of an input must be one of {units}; those of {name} are {row}. Correct it.",
            units=", ".join(parts.units),
            name=entry.name,
            row=entry.row,
        )


def _check_row(rule: Rule, name: str, parts: _Parts) -> None:
    provider = parts.rules.get(name) or parts.inputs.get(name)
    if provider is None or provider.row not in parts.units:
        return
    is_finer = parts.units.index(provider.row) > parts.units.index(rule.row)
    if is_finer and f"{provider.row}s_in_{rule.row}" not in rule.argument_units:
        parts.faults.add(
            "A rule per {row} may take {argument}, which is per {finer}, only with the argument "
            "{offsets}; {rule} lacks it. Add it and sum or choose within the group.",
            row=rule.row,
            argument=name,
            finer=provider.row,
            offsets=f"{provider.row}s_in_{rule.row}",
            rule=rule.name,
        )


def _unit_of(name: str, parts: _Parts) -> Unit | None:
    if name in parts.rules:
        return parts.rules[name].unit
    if name in parts.inputs:
        return parts.inputs[name].parsed_unit
    if name in parts.parameters:
        return Unit.parse(parts.parameters[name].unit)
    return None


def _steps(order: list[Rule], targets: tuple[str, ...], parts: _Parts) -> tuple[Step, ...]:
    last_use = {name: at for at, rule in enumerate(order) for name in rule.argument_units}
    freed: dict[int, list[str]] = {}
    for name, last in last_use.items():
        if name not in targets:
            freed.setdefault(last, []).append(name)
    return tuple(
        Step(
            rule,
            arguments=tuple(_argument(name, parts) for name in rule.argument_units),
            frees=tuple(freed.get(at, ())),
        )
        for at, rule in enumerate(order)
    )


def _argument(name: str, parts: _Parts) -> Argument:
    if name in parts.offsets:
        coarse, fine = parts.offsets[name]
        return Argument(name, "offsets", coarse, fine)
    if name in parts.parameters:
        return Argument(name, "parameter")
    provider = parts.rules.get(name) or parts.inputs[name]
    return Argument(name, "column", provider.row)
