"""What does Mexican law take from, and add to, the wage of one formal job?"""

from brecha.countries.law import Law
from brecha.countries.mexico.law import bonuses, domestic_work, income_tax, social_security
from brecha.countries.mexico.law.domestic_work.scheme import domestic_worker_scheme
from brecha.countries.mexico.law.social_security import BRANCHES
from brecha.engine import rules_of

LAW = Law(
    rules=rules_of(bonuses, social_security, income_tax),
    branches=BRANCHES,
    schemes={"domestic-worker": domestic_worker_scheme(domestic_work.RULES)},
)

__all__ = ["LAW"]
