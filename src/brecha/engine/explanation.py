"""Why is this number what it is? The tree of rules, inputs and parameters behind one row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from brecha.core.errors import InputError
from brecha.core.languages import Language, Text, translate
from brecha.core.provenance import Certainty, weakest
from brecha.engine.graph import Argument, Program, Step
from brecha.engine.rows import Rows
from brecha.engine.running import argument_value, check_columns, run_chunk
from brecha.engine.taken import taken_parts
from brecha.parameters import ParameterValue

NodeKind = Literal["rule", "input", "parameter", "sum"]
STATED_MARK = "stated in the case"


@dataclass(frozen=True)
class Origin:
    """Where an input value comes from.

    Attributes:
        sources: Titles of the sources or assumptions.
        certainty: How the value is known.
        is_stated: Whether it is a fact of the user's own case, which no source has to prove.
    """

    sources: tuple[str, ...]
    certainty: Certainty
    is_stated: bool = False


OriginOf = Callable[[str, int], Origin | None]  # by name of the input and its row
NameOfRow = Callable[[str, int], str]  # by unit of rows and row


def _number_of_row(unit: str, row: int) -> str:
    return f"{unit} {row}"


def _unknown_origin(name: str, row: int) -> None:
    """Say that the origin of an input is not known here."""


@dataclass(frozen=True)
class Labels:
    """What a caller knows beside the numbers.

    Attributes:
        origin_of: Says where the value of an input comes from.
        name_of_row: Says what a row is called.
    """

    origin_of: OriginOf = _unknown_origin
    name_of_row: NameOfRow = _number_of_row


@dataclass(frozen=True)
class Explanation:
    """A node of the tree behind a number.

    Attributes:
        name: Name of the rule, input or parameter.
        kind: Which of these it is.
        title: What it is, in English; `title_es` in Spanish where it has its own.
        value: The number, a text, or a parameter's brackets or those entries of its mapping that
            the rule took.
        unit: Unit of the value.
        row: Row it was computed for; absent for a parameter.
        law: Articles or sources of a rule, the reference of a parameter or input; an English
            title is the key of its Spanish translation.
        certainty: The weakest mark among all that stands below.
        since: Date of effect of a parameter.
        is_stated: Whether it is a fact of the user's own case.
        children: What it was computed from.
    """

    name: str
    kind: NodeKind
    title: str
    value: Any
    unit: str
    row: str = ""
    law: tuple[str | Text, ...] = ()
    certainty: Certainty = Certainty.OFFICIAL
    since: str = ""
    title_es: str = ""
    is_stated: bool = False
    children: tuple[Explanation, ...] = field(default=())

    @property
    def mark(self) -> str:
        """How the value is known, as its mark is translated."""
        return STATED_MARK if self.is_stated else str(self.certainty)

    def title_in(self, language: Language) -> str:
        """Return the title in a language."""
        if language == "es" and self.title_es:
            return self.title_es
        return translate(self.title, language)

    def law_in(self, language: Language) -> list[str]:
        """Return the articles and sources in a language."""
        return [
            translate(entry, language) if isinstance(entry, str) else entry.in_language(language)
            for entry in self.law
        ]

    def as_dict(self, language: Language = "en") -> dict[str, Any]:
        """Return the tree as JSON can hold it."""
        return {
            "name": self.name,
            "kind": self.kind,
            "title": self.title_in(language),
            "value": self.value,
            "unit": self.unit,
            "row": self.row,
            "law": self.law_in(language),
            "certainty": self.mark,
            "since": self.since,
            "children": [child.as_dict(language) for child in self.children],
        }


def explain(
    program: Program,
    columns: Mapping[str, Any],
    rows: Rows,
    name: str,
    row: int,
    labels: Labels | None = None,
) -> Explanation:
    """Return the tree behind one value.

    Args:
        program: What `build` returned; `name` must be one of its rules or inputs.
        columns: The inputs that the run took.
        rows: How the units nest.
        name: The result asked for.
        row: Which row of its unit.
        labels: What the caller knows of origins and rows.

    Raises:
        InputError: The program has no such name, or there is no such row.
    """
    known = {step.rule.name: step.rule.row for step in program.steps}
    known |= {entry.name: entry.row for entry in program.inputs.values()}
    if name not in known:
        raise InputError.of(
            "A result must be a rule or an input; {name} is none. Correct its name (near: {near}).",
            name=name,
            near=", ".join(sorted(known)),
        )
    unit = known[name]
    if not 0 <= row < rows.number_of(unit):
        raise InputError.of(
            "The row must lie in 0 to {last}; it is {row}. Choose one of these.",
            last=rows.number_of(unit) - 1,
            row=row,
        )
    arrays = check_columns(program, columns, rows)
    group = rows.ancestor(row, unit, rows.units[0])
    part, slices = rows.part(group, group + 1)
    values = {key: arrays[key][slices[program.inputs[key].row]] for key in arrays}
    values = run_chunk(program, values, part, keep_all=True)
    starts = {key: place.start or 0 for key, place in slices.items()}
    reader = _Reader(program, values, part, starts, labels or Labels())
    return reader.node(name, row - starts[unit])


@dataclass(frozen=True)
class _Reader:
    program: Program
    values: Mapping[str, Any]
    rows: Rows
    starts: Mapping[str, int]
    labels: Labels
    known: dict[tuple[str, int], Explanation] = field(default_factory=dict)

    def node(self, name: str, row: int) -> Explanation:
        """Return a node; one that several rules take is made once."""
        if (name, row) not in self.known:
            self.known[name, row] = self._node(name, row)
        return self.known[name, row]

    def _node(self, name: str, row: int) -> Explanation:
        step = next((step for step in self.program.steps if step.rule.name == name), None)
        if step is None:
            return self._input(name, row)
        children = tuple(
            child for argument in step.arguments for child in self._children(argument, step, row)
        )
        return Explanation(
            name=name,
            kind="rule",
            title=step.rule.title,
            value=float(self.values[name][row]),
            unit=str(step.rule.unit),
            row=self.labels.name_of_row(step.rule.row, row + self.starts[step.rule.row]),
            law=step.rule.law,
            certainty=weakest(child.certainty for child in children),
            children=children,
        )

    def _children(self, argument: Argument, step: Step, row: int) -> list[Explanation]:
        if argument.source == "offsets":
            return []
        if argument.source == "parameter":
            value = self.program.parameters[argument.name]
            parts = taken_parts(step, argument.name, self._arguments(step))
            return [parameter_node(replace(value, value=parts))]
        units = self.rows.units
        if units.index(argument.row) <= units.index(step.rule.row):
            return [self.node(argument.name, self.rows.ancestor(row, step.rule.row, argument.row))]
        offsets = argument_value(
            Argument("", "offsets", step.rule.row, argument.row),
            self.values,
            self.program,
            self.rows,
            step.rule.row,
        )
        return [self.node(argument.name, fine) for fine in range(offsets[row], offsets[row + 1])]

    def _arguments(self, step: Step) -> dict[str, Any]:
        return {
            entry.name: argument_value(entry, self.values, self.program, self.rows, step.rule.row)
            for entry in step.arguments
        }

    def _input(self, name: str, row: int) -> Explanation:
        entry = self.program.inputs[name]
        value = self.values[name][row]
        row += self.starts[entry.row]
        origin = self.labels.origin_of(name, row)
        return Explanation(
            name=name,
            kind="input",
            title=entry.title,
            value=float(value) if entry.kind == "number" else str(value),
            unit=str(entry.parsed_unit),
            row=self.labels.name_of_row(entry.row, row),
            law=origin.sources if origin else (),
            certainty=origin.certainty if origin else Certainty.ASSUMED,
            is_stated=bool(origin and origin.is_stated),
        )


def parameter_node(value: ParameterValue) -> Explanation:
    """Return the leaf of a parameter in force."""
    return Explanation(
        name=value.name,
        kind="parameter",
        title=value.title.en,
        title_es=value.title.es,
        value=value.value,
        unit=value.unit,
        law=(value.reference.title,),
        certainty=value.certainty,
        since=value.since.isoformat() if value.since else "",
    )
