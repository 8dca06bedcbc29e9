"""What does the made-up law of Arcadia take from, and add to, the wage of one formal job?"""

from brecha.countries.arcadia.law import jobs
from brecha.countries.arcadia.law.scheme import job_scheme
from brecha.countries.law import Law
from brecha.engine import rules_of

RULES = rules_of(jobs)
LAW = Law(
    rules=RULES,
    branches={
        "health_insurance": ("Seguro de salud", "Health insurance"),
        "pension_insurance": ("Seguro de pensiones", "Pension insurance"),
    },
    schemes={"arcadia-job": job_scheme(RULES)},
)

__all__ = ["LAW"]
