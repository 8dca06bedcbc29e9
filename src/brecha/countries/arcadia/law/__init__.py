"""What does the made-up law of Arcadia take from, and add to, the wage of one formal job?"""

from brecha.countries.arcadia.law import jobs
from brecha.countries.law import Law
from brecha.engine import rules_of

LAW = Law(
    rules=rules_of(jobs),
    branches={
        "health_insurance": ("Seguro de salud", "Health insurance"),
        "pension_insurance": ("Seguro de pensiones", "Pension insurance"),
    },
)

__all__ = ["LAW"]
