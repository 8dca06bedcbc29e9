"""What must the law of a country answer about one job, for a plan to use it?

The rules are per `job`. They take `wage_offered_monthly`, the gross cash wage of a full month that
a plan or a survey states, and give `wage_monthly`, which is never below the minimum wage.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

import polars as pl

from brecha.core.languages import Language
from brecha.core.yaml_files import LineMap
from brecha.engine import Column, Input, Rule, Scheme, SchemeInForce

MoneyPerMonth = Annotated[Column, "money / month"]
MoneyPerYear = Annotated[Column, "money / year"]
MoneyPerDay = Annotated[Column, "money / day"]
Rate = Annotated[float, "1"]
Rates = Annotated[Mapping[str, float], "1"]

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
        table: The case as rows of the scheme's table.
    """

    document: dict[str, Any]
    table: pl.DataFrame


@dataclass(frozen=True)
class LawScheme:
    """A scheme that the command `brecha law` calculates.

    Attributes:
        scheme: Its units, inputs, rules and results.
        unit: The unit whose results are written for a table.
        calculate: Calculates a single case, as a user writes it, under the law in force.
        total: The result that two laws are compared by.
    """

    scheme: Scheme
    unit: str
    calculate: Callable[[object, LineMap, SchemeInForce, Language], Calculation]
    total: str


@dataclass(frozen=True)
class Law:
    """The rules of a country about one job.

    Attributes:
        rules: All rules; they give `COMMON_RESULTS` and each of `branches`.
        branches: Names of the rules that give a branch of social security per month, employer and
            worker together, with its title in Spanish and English.
        schemes: Schemes by their name on the command line.
    """

    rules: tuple[Rule, ...]
    branches: Mapping[str, tuple[str, str]]
    schemes: Mapping[str, LawScheme] = field(default_factory=dict)

    @property
    def parameters(self) -> tuple[str, ...]:
        """Names that the rules take and that no rule or input gives: the parameters."""
        given = {rule.name for rule in self.rules} | {entry.name for entry in JOB_INPUTS}
        taken = {name for rule in self.rules for name in rule.argument_units}
        return tuple(sorted(taken - given))
