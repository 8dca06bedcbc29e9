"""Which value of law or policy is in force on a day, and who says so?"""

from brecha.parameters.book import ParameterBook, ParameterValue, read_parameters
from brecha.parameters.schema import DatedValue, Parameter, Value

__all__ = [
    "DatedValue",
    "Parameter",
    "ParameterBook",
    "ParameterValue",
    "Value",
    "read_parameters",
]
