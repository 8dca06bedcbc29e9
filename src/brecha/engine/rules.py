"""A rule: a named function of whole columns, with the unit of each argument and of its result.

The name of an argument is the name of the input, parameter or rule it takes. Units stand in the
annotations: `posts: Annotated[Column, "posts"]`.
"""

from __future__ import annotations

import datetime
import importlib
import inspect
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from types import ModuleType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

import numpy as np
from numpy.typing import NDArray

from brecha.core.errors import InputError
from brecha.core.units import Unit

Column = NDArray[np.float64]
Kind = Literal["number", "text"]


@dataclass(frozen=True)
class Rule:
    """A function of columns that a model can contain.

    Attributes:
        name: Name of the function, which is the name of its result.
        function: What computes it.
        row: What one row is: a person, a month, a service.
        unit: Unit of the result.
        argument_units: Unit by argument.
        title: First line of the docstring.
        law: Articles or sources the rule follows.
        since: First day on which the rule is in force.
        until: First day on which it no longer is; absent while it is in force.
    """

    name: str
    function: Callable[..., Any]
    row: str
    unit: Unit
    argument_units: dict[str, Unit]
    title: str
    law: tuple[str, ...] = ()
    since: datetime.date = datetime.date.min
    until: datetime.date | None = None

    def __call__(self, *values: Any, **named: Any) -> Any:  # noqa: ANN401 - passes through
        """Compute the rule as the plain function it is."""
        return self.function(*values, **named)

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to another process by name where the function has one, not by its code."""
        values = tuple(getattr(self, entry.name) for entry in fields(self))
        found = _named(self.function.__module__, self.function.__qualname__)
        if not isinstance(found, Rule) or found.function is not self.function:
            return Rule, values
        if found is self:
            return _named, (self.function.__module__, self.function.__qualname__)
        name, _, *others = values
        return _like, (found, name, *others)


@dataclass(frozen=True)
class Input:
    """A column that the caller brings.

    Attributes:
        name: Name of the column.
        unit: Unit of a number; "text" for a category.
        row: What one row is.
        title: What the column says.
        kind: Numbers or texts.
        minimum: The least number allowed.
        maximum: The greatest number allowed.
        allowed: The only texts allowed.
    """

    name: str
    unit: str
    row: str
    title: str
    kind: Kind = "number"
    minimum: float | None = None
    maximum: float | None = None
    allowed: tuple[str, ...] = ()
    parsed_unit: Unit = field(init=False)

    def __post_init__(self) -> None:
        """Parse the unit once."""
        object.__setattr__(self, "parsed_unit", Unit.parse(self.unit))


def rule(
    *,
    row: str,
    law: tuple[str, ...] = (),
    since: str | None = None,
    until: str | None = None,
    name: str | None = None,
) -> Callable[[Callable[..., Any]], Rule]:
    """Make a function a rule.

    A change of law is a second function with the same `name` and a later `since`.

    Args:
        row: What one row of the result is.
        law: Articles or sources that the rule follows.
        since: First day in force, as 2026-01-31; absent for a rule older than all we know.
        until: First day no longer in force.
        name: Name of the result, where the function has another.

    Raises:
        InputError: An argument or the result has no unit in its annotation.
    """

    def declare(function: Callable[..., Any]) -> Rule:
        hints = get_type_hints(function, include_extras=True)
        names = list(inspect.signature(function).parameters)
        return Rule(
            name=name or function.__name__,
            function=function,
            row=row,
            unit=_unit_of(hints.get("return"), function.__name__, "result"),
            argument_units={n: _unit_of(hints.get(n), function.__name__, n) for n in names},
            title=(inspect.getdoc(function) or function.__name__).splitlines()[0],
            law=law,
            since=datetime.date.fromisoformat(since) if since else datetime.date.min,
            until=datetime.date.fromisoformat(until) if until else None,
        )

    return declare


def rules_of(*modules: ModuleType) -> tuple[Rule, ...]:
    """Return the rules that modules define, in the order they are written."""
    return tuple(
        value for module in modules for value in vars(module).values() if isinstance(value, Rule)
    )


def _named(module: str, name: str) -> Any:  # noqa: ANN401 - whatever stands there
    """Return what a module calls by a name; nothing where there is no such module or name."""
    try:
        return getattr(importlib.import_module(module), name, None)
    except ImportError:
        return None


def _like(found: Rule, name: str, *others: Any) -> Rule:  # noqa: ANN401 - the other fields
    return Rule(name, found.function, *others)


def _unit_of(annotation: object, function: str, argument: str) -> Unit:
    if get_origin(annotation) is Annotated:
        unit = get_args(annotation)[1]
        if isinstance(unit, str):
            return Unit.parse(unit)
    raise InputError.of(
        "Each argument of a rule must carry its unit; {argument} of {function} has none. "
        "Annotate it as Annotated[Column, 'unit'].",
        argument=argument,
        function=function,
    )
