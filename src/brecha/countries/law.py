"""What must the law of a country answer about one job, for a plan to use it?

The rules are per `job`. They take `wage_offered_monthly`, the gross cash wage of a full month that
a plan or a survey states, and give `wage_monthly`, which is never below the minimum wage.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

import polars as pl
from pydantic import BaseModel

from brecha.core.errors import InputError
from brecha.core.languages import Language, Text, translate
from brecha.core.notes import Note
from brecha.core.yaml_files import LineMap
from brecha.engine import Column, Input, Rule, Scheme, SchemeInForce
from brecha.engine.scheme import first_day
from brecha.parameters import ParameterBook

MoneyPerMonth = Annotated[Column, "money / month"]
MoneyPerYear = Annotated[Column, "money / year"]
MoneyPerDay = Annotated[Column, "money / day"]
Rate = Annotated[float, "1"]
Rates = Annotated[Mapping[str, float], "1"]
Default = float | str | Callable[[ParameterBook, datetime.date], float]

AFTER_THE_LAST_CHECK = (
    "The values of law were last looked up on {checked}; {month} comes after. It is calculated "
    "with those that were published by then, which may change (minimum wages, UMA)."
)
COMMON_RESULTS = (
    "wage_monthly",
    "bonus_yearly",
    "employer_contributions_monthly",
    "worker_contributions_monthly",
    "income_tax_monthly",
)
JOB_INPUTS = (
    Input(
        "wage_offered_monthly", "money / month", "job", "Gross cash wage of a full month", minimum=0
    ),
)


@dataclass(frozen=True)
class Calculation:
    """A case that was calculated.

    Attributes:
        document: What a user reads: a JSON document.
        runs: The schemes in force that gave it, each with the case as rows of its table.
        assumed: Names of inputs that the case did not say.
    """

    document: dict[str, Any]
    runs: tuple[tuple[SchemeInForce, pl.DataFrame], ...]
    assumed: frozenset[str] = frozenset()

    def run_of(self, result: str) -> tuple[SchemeInForce, pl.DataFrame]:
        """Return the scheme that gave a result, and its table.

        Raises:
            InputError: None of them gave it.
        """
        known: list[str] = []
        for law, table in self.runs:
            names = [name for of_unit in law.scheme.results.values() for name in of_unit]
            if result in names:
                return law, table
            known += names
        raise InputError.of(
            "A result must be one of this case's; {name} is none. Choose one of {known}.",
            name=result,
            known=", ".join(known),
        )


@dataclass(frozen=True)
class LawScheme:
    """A scheme that the command `brecha law` calculates.

    Attributes:
        scheme: Its units, inputs, rules and results.
        calculate: Calculates a single case, as a user writes it, under the law in force.
        totals: By unit, the result that two laws are compared by; the results of the first unit
            are written for a table.
        defaults: Inputs that a case may leave out.
        compared: Other results that two laws are compared by, beside the totals.
    """

    scheme: Scheme
    calculate: Callable[[object, LineMap, SchemeInForce, Language], Calculation]
    totals: Mapping[str, str]
    defaults: Mapping[str, Default] = field(default_factory=dict)
    compared: tuple[str, ...] = ()

    @property
    def unit(self) -> str:
        """The unit whose results are written for a table."""
        return next(iter(self.totals))

    @property
    def total(self) -> str:
        """The result of that unit that two laws are compared by."""
        return self.totals[self.unit]

    def compared_of(self, unit: str) -> tuple[str, ...]:
        """Return the results of a unit that two laws are compared by, its total first."""
        own = self.scheme.results[unit]
        total = (self.totals[unit],) if unit in self.totals else ()
        return tuple(dict.fromkeys((*total, *(name for name in self.compared if name in own))))


@dataclass(frozen=True)
class Checklist:
    """A list of duties, items, steps or rights that the law names.

    Attributes:
        title: What it lists.
        read: Returns its entries, each with `id`, `text`, `law` and `certainty`.
    """

    title: Text
    read: Callable[[], Iterable[BaseModel]]


@dataclass(frozen=True)
class Law:
    """The rules of a country about one job.

    Attributes:
        rules: All rules; they give `COMMON_RESULTS` and each of `branches`.
        branches: Names of the rules that give a branch of social security per month, employer and
            worker together, with its title in Spanish and English.
        schemes: Schemes by their name on the command line.
        checklists: Lists by their name on the command line.
    """

    rules: tuple[Rule, ...]
    branches: Mapping[str, tuple[str, str]]
    schemes: Mapping[str, LawScheme] = field(default_factory=dict)
    checklists: Mapping[str, Checklist] = field(default_factory=dict)

    @property
    def parameters(self) -> tuple[str, ...]:
        """Names that the rules take and that no rule or input gives: the parameters."""
        given = {rule.name for rule in self.rules} | {entry.name for entry in JOB_INPUTS}
        taken = {name for rule in self.rules for name in rule.argument_units}
        return tuple(sorted(taken - given))


def default_of(value: Default, book: ParameterBook, day: datetime.date) -> float | str:
    """Return what stands for an input that a case leaves out.

    Raises:
        CoverageError: It follows from a value of law that is not known on the day.
    """
    return value(book, day) if callable(value) else value


def titles_of(scheme: Scheme, language: Language) -> dict[str, str]:
    """Return the title of each rule of a scheme, without its end point."""
    return {rule.name: translate(rule.title, language).rstrip(".") for rule in scheme.rules}


def later_than_checked(scheme: Scheme, book: ParameterBook, month: str) -> Note | None:
    """Return a warning where a month comes after the values of its scheme were last looked up."""
    checked = min(book.parameters[name].last_checked for name in scheme.parameters)
    if first_day(month) <= checked:
        return None
    return Note(AFTER_THE_LAST_CHECK, {"month": month, "checked": checked})
