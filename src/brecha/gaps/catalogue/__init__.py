"""Which figures does Brecha know to tell of a population, and what do they mean?"""

from brecha.gaps.catalogue.barriers import BARRIERS, Barrier
from brecha.gaps.catalogue.find import INDICATORS, find_indicators

__all__ = ["BARRIERS", "INDICATORS", "Barrier", "find_indicators"]
