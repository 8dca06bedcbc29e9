"""What is due for a domestic worker in a month, by whom, and what does it protect her against?

The rules of the month run on two nested units: a worker in one calendar month, and each employer
of hers in that month. The rules of labour law, of benefits and of pensions are per worker; each
set has inputs of its own and is built apart.
"""

from brecha.countries.mexico.law.domestic_work import (
    article_36,
    benefits,
    contribution_bases,
    contributions,
    coverage,
    employer_quotas,
    labour_pay,
    pensions,
    termination,
    wages,
    worker_quotas,
    working_time,
)
from brecha.countries.mexico.law.domestic_work.checklists import (
    BenefitSheet,
    read_benefits,
    read_contract_items,
)
from brecha.countries.mexico.law.domestic_work.inputs import (
    BENEFIT_INPUTS,
    INPUTS,
    LABOUR_INPUTS,
    PENSION_INPUTS,
    UNITS,
)
from brecha.countries.mexico.law.domestic_work.results import (
    BRANCHES,
    EMPLOYER_RESULTS,
    WORKER_RESULTS,
)
from brecha.engine import rules_of

RULES = rules_of(
    wages, contribution_bases, employer_quotas, worker_quotas, article_36, contributions, coverage
)
LABOUR_RULES = rules_of(labour_pay, termination, working_time)
BENEFIT_RULES = rules_of(benefits)
PENSION_RULES = rules_of(pensions)

__all__ = [
    "BENEFIT_INPUTS",
    "BENEFIT_RULES",
    "BRANCHES",
    "EMPLOYER_RESULTS",
    "INPUTS",
    "LABOUR_INPUTS",
    "LABOUR_RULES",
    "PENSION_INPUTS",
    "PENSION_RULES",
    "RULES",
    "UNITS",
    "WORKER_RESULTS",
    "BenefitSheet",
    "read_benefits",
    "read_contract_items",
]
