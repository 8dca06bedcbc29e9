"""What is due for a temporary farm worker in a month, by whom, and what is she protected against?

Rows are `worker`: one worker with one employer in one month. Results come in three groups, because
their dates differ: contributions since 2018, status and benefits since the reform of 24 January
2024, the fiscal decree in the years whose factor is known.
"""

from __future__ import annotations

from brecha.countries.mexico.law.agricultural_work import (
    contributions,
    decree,
    old_age,
    status,
    wages,
)
from brecha.countries.mexico.law.agricultural_work.duties import Duty, read_duties
from brecha.countries.mexico.law.agricultural_work.inputs import INPUTS
from brecha.countries.mexico.law.agricultural_work.results import (
    BRANCHES,
    CONTRIBUTION_RESULTS,
    DECREE_RESULTS,
    STATUS_RESULTS,
)
from brecha.engine import rules_of

RULES = rules_of(wages, contributions, old_age, status, decree)

__all__ = [
    "BRANCHES",
    "CONTRIBUTION_RESULTS",
    "DECREE_RESULTS",
    "INPUTS",
    "RULES",
    "STATUS_RESULTS",
    "Duty",
    "read_duties",
]
