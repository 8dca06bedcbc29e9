"""Who lacks what in a group of people, how sure are we, and what would it cost to mend?"""

from brecha.plans.diagnosis.places import find_territory
from brecha.plans.diagnosis.read import (
    find_diagnosis,
    read_diagnosis,
    reform_of,
    shipped_diagnoses,
)
from brecha.plans.diagnosis.results import DiagnosisResult
from brecha.plans.diagnosis.run import run_diagnosis
from brecha.plans.diagnosis.schema import Diagnosis
from brecha.plans.diagnosis.synthetic import synthetic_survey

__all__ = [
    "Diagnosis",
    "DiagnosisResult",
    "find_diagnosis",
    "find_territory",
    "read_diagnosis",
    "reform_of",
    "run_diagnosis",
    "shipped_diagnoses",
    "synthetic_survey",
]
