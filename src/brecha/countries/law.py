"""What must the law of a country answer about one job, for a plan to use it?

The rules are per `job`. They take `wage_offered_monthly`, the gross cash wage of a full month that
a plan or a survey states, and give `wage_monthly`, which is never below the minimum wage.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from brecha.engine import Column, Input, Rule

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
class Law:
    """The rules of a country about one job.

    Attributes:
        rules: All rules; they give `COMMON_RESULTS` and each of `branches`.
        branches: Names of the rules that give a branch of social security per month, employer and
            worker together, with its title in Spanish and English.
    """

    rules: tuple[Rule, ...]
    branches: Mapping[str, tuple[str, str]]

    @property
    def parameters(self) -> tuple[str, ...]:
        """Names that the rules take and that no rule or input gives: the parameters."""
        given = {rule.name for rule in self.rules} | {entry.name for entry in JOB_INPUTS}
        taken = {name for rule in self.rules for name in rule.argument_units}
        return tuple(sorted(taken - given))
