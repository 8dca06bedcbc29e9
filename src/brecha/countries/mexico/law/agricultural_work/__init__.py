"""What is due for a temporary farm worker in a month, by whom, and what is she protected against?

Rows are `worker`: one worker with one employer in one month. Results come in three groups, because
their dates differ: contributions since 2018, status and benefits since the reform of 24 January
2024, the fiscal decree in the years whose factor is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from brecha.countries.mexico.law.agricultural_work import (
    contributions,
    decree,
    old_age,
    status,
    wages,
)
from brecha.countries.mexico.law.agricultural_work.duties import Duty, duties_on, read_duties
from brecha.countries.mexico.law.agricultural_work.inputs import INPUTS
from brecha.engine import Input, Rule, rules_of

# Each set stands on the one before; a set is built with the inputs that `inputs_of` names.
CONTRIBUTION_RULES = rules_of(wages, contributions, old_age)
STATUS_RULES = (*CONTRIBUTION_RULES, *rules_of(status))
DECREE_RULES = (*STATUS_RULES, *rules_of(decree))

# Rules of what employer and worker pay, by branch: (employer, worker); none where a side pays none.
BRANCHES: Mapping[str, tuple[str, str | None]] = {
    "work_risk": ("work_risk_employer", None),
    "sickness_and_maternity": ("sickness_and_maternity_employer", "sickness_and_maternity_worker"),
    "disability_and_life": ("disability_and_life_employer", "disability_and_life_worker"),
    "childcare_and_social_benefits": ("childcare_and_social_benefits_employer", None),
    "retirement": ("retirement_employer", None),
    "cesantia_y_vejez": ("cesantia_y_vejez_employer", "cesantia_y_vejez_worker"),
}

CONTRIBUTION_RESULTS = (
    "minimum_wage_of_trade_daily",
    "underpayment_daily",
    "is_underpaid",
    "productivity_excluded_daily",
    "contribution_base_daily",
    *(name for names in BRANCHES.values() for name in names if name),
    "employer_total",
    "worker_total",
    "quotas_total",
    "housing_fund",
)
STATUS_RESULTS = (
    "is_permanent",
    "has_sickness_cash",
    "sickness_cash_monthly",
    "employer_sick_pay_monthly",
    "has_maternity_care",
    "has_maternity_cash",
    "maternity_cash_monthly",
    "employer_maternity_pay_monthly",
    "has_invalidity_weeks",
    "has_severe_invalidity_weeks",
)
DECREE_RESULTS = (
    "decree_ceiling_daily",
    "has_decree_benefit",
    "decree_benefit_of_employer_share",
    "decree_benefit_of_worker_share",
)


def inputs_of(rules: Iterable[Rule]) -> tuple[Input, ...]:
    """Return the inputs that a set of rules takes."""
    taken = {name for rule in rules for name in rule.argument_units}
    return tuple(entry for entry in INPUTS if entry.name in taken)


__all__ = [
    "BRANCHES",
    "CONTRIBUTION_RESULTS",
    "CONTRIBUTION_RULES",
    "DECREE_RESULTS",
    "DECREE_RULES",
    "INPUTS",
    "STATUS_RESULTS",
    "STATUS_RULES",
    "Duty",
    "duties_on",
    "inputs_of",
    "read_duties",
]
