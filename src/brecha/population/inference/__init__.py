"""What does a sample say of its population, and how sure may we be of it?"""

from brecha.population.inference.comparison import (
    DIFFERENCE_COLUMNS,
    compare,
    compare_domains,
    holm,
)
from brecha.population.inference.conventions import conventions_of
from brecha.population.inference.design import SampleDesign
from brecha.population.inference.estimation import estimate
from brecha.population.inference.figures import ESTIMATE_COLUMNS
from brecha.population.inference.quantity import Quantity
from brecha.population.inference.replicates import Replicates
from brecha.population.inference.rules import Rules, suppress

__all__ = [
    "DIFFERENCE_COLUMNS",
    "ESTIMATE_COLUMNS",
    "Quantity",
    "Replicates",
    "Rules",
    "SampleDesign",
    "compare",
    "compare_domains",
    "conventions_of",
    "estimate",
    "holm",
    "suppress",
]
