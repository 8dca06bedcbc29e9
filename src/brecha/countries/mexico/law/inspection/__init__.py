"""What does a labour inspection check, who does it, in which steps, and what does a breach cost?"""

from brecha.countries.mexico.law.inspection import fines
from brecha.countries.mexico.law.inspection.fines import INPUTS, is_repetition
from brecha.countries.mexico.law.inspection.lists import (
    Breach,
    CheckItem,
    Competence,
    read_breaches,
    read_checklist,
    read_jurisdiction,
)
from brecha.countries.mexico.law.inspection.procedure import (
    Procedure,
    next_states,
    read_procedure,
)
from brecha.countries.mexico.law.inspection.scheme import RESULTS, fine_scheme
from brecha.engine import rules_of

RULES = rules_of(fines)

__all__ = [
    "INPUTS",
    "RESULTS",
    "RULES",
    "Breach",
    "CheckItem",
    "Competence",
    "Procedure",
    "fine_scheme",
    "is_repetition",
    "next_states",
    "read_breaches",
    "read_checklist",
    "read_jurisdiction",
    "read_procedure",
]
