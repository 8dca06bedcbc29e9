"""A rule: a named function of whole columns, with the unit of each argument and of its result.

The name of an argument is the name of the input, parameter or rule it takes. Units stand in the
annotations: `posts: Annotated[Column, "posts"]`.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
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
    """

    name: str
    function: Callable[..., Any]
    row: str
    unit: Unit
    argument_units: dict[str, Unit]
    title: str
    law: tuple[str, ...] = ()

    def __call__(self, *values: Any, **named: Any) -> Any:  # noqa: ANN401 - passes through
        """Compute the rule as the plain function it is."""
        return self.function(*values, **named)


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
    """

    name: str
    unit: str
    row: str
    title: str
    kind: Kind = "number"
    minimum: float | None = None
    maximum: float | None = None
    parsed_unit: Unit = field(init=False)

    def __post_init__(self) -> None:
        """Parse the unit once."""
        object.__setattr__(self, "parsed_unit", Unit.parse(self.unit))


def rule(*, row: str, law: tuple[str, ...] = ()) -> Callable[[Callable[..., Any]], Rule]:
    """Make a function a rule.

    Args:
        row: What one row of the result is.
        law: Articles or sources that the rule follows.

    Raises:
        InputError: An argument or the result has no unit in its annotation.
    """

    def declare(function: Callable[..., Any]) -> Rule:
        hints = get_type_hints(function, include_extras=True)
        names = list(inspect.signature(function).parameters)
        return Rule(
            name=function.__name__,
            function=function,
            row=row,
            unit=_unit_of(hints.get("return"), function.__name__, "result"),
            argument_units={n: _unit_of(hints.get(n), function.__name__, n) for n in names},
            title=(inspect.getdoc(function) or function.__name__).splitlines()[0],
            law=law,
        )

    return declare


def rules_of(*modules: ModuleType) -> tuple[Rule, ...]:
    """Return the rules that modules define, in the order they are written."""
    return tuple(
        value for module in modules for value in vars(module).values() if isinstance(value, Rule)
    )


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
