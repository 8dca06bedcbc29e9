"""How is an official survey read into persons, whichever its files, names and codes?

A mapping file (`SurveyMapping`, one schema) says where each person column stands. `read_survey`
takes the mapping, the period and the files and gives `SurveyData`: persons as a lazy frame, every
absent column with its reason, and notes. A country's surveys are loaded by its name with
`brecha.countries.load_survey`.
"""

from brecha.population.surveys.expressions import Derivation
from brecha.population.surveys.mapping import is_base, read_mapping
from brecha.population.surveys.reader import read_survey, remove_kept_surveys
from brecha.population.surveys.schema import SurveyMapping
from brecha.population.surveys.survey_data import Hole, SurveyData

__all__ = [
    "Derivation",
    "Hole",
    "SurveyData",
    "SurveyMapping",
    "is_base",
    "read_mapping",
    "read_survey",
    "remove_kept_surveys",
]
