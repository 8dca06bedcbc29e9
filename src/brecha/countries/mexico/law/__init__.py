"""What does Mexican law take from, and add to, the wage of one formal job?"""

from brecha.countries.law import Law
from brecha.countries.mexico.law import (
    agricultural_work,
    bonuses,
    domestic_work,
    income_tax,
    inspection,
    protection_floor,
    social_security,
)
from brecha.countries.mexico.law.agricultural_work.scheme import agricultural_schemes
from brecha.countries.mexico.law.checklists import CHECKLISTS
from brecha.countries.mexico.law.domestic_work.protection_schemes import (
    benefit_scheme,
    labour_schemes,
    pension_scheme,
)
from brecha.countries.mexico.law.domestic_work.scheme import domestic_worker_scheme
from brecha.countries.mexico.law.job_schemes import income_tax_scheme, job_scheme
from brecha.countries.mexico.law.social_security import BRANCHES
from brecha.engine import rules_of

RULES = rules_of(bonuses, social_security, income_tax)
LAW = Law(
    rules=RULES,
    branches=BRANCHES,
    schemes={
        "domestic-worker": domestic_worker_scheme(domestic_work.RULES),
        **labour_schemes(domestic_work.LABOUR_RULES),
        "domestic-worker-benefits": benefit_scheme(domestic_work.BENEFIT_RULES),
        "domestic-worker-pension": pension_scheme(domestic_work.PENSION_RULES),
        **agricultural_schemes(agricultural_work.RULES),
        "inspection-fine": inspection.fine_scheme(inspection.RULES),
        "protection-floor": protection_floor.floor_scheme(protection_floor.RULES),
        "formal-job": job_scheme(RULES, tuple(BRANCHES)),
        "income-tax": income_tax_scheme(rules_of(income_tax)),
    },
    checklists=CHECKLISTS,
)

__all__ = ["LAW"]
