"""Who lacks what, how large is the gap between groups, and how sure are we of it?"""

from brecha.gaps.barriers import BarrierResults, barriers_among
from brecha.gaps.catalogue import BARRIERS, INDICATORS, Barrier, find_indicators
from brecha.gaps.columns_of_people import LawValues, needed_columns, person_columns
from brecha.gaps.concentration_index import concentration, gini, lorenz_points
from brecha.gaps.deciles import decile_limits, with_income_decile
from brecha.gaps.deprivations import DeprivationCounts, deprivation_counts
from brecha.gaps.differences import gap_between
from brecha.gaps.dimensions import (
    DIMENSIONS,
    Dimension,
    find_dimensions,
    group_codes,
    missing_for_dimension,
)
from brecha.gaps.estimates import IndicatorEstimates, estimate_indicators
from brecha.gaps.holes import missing_for, tellable
from brecha.gaps.indicator import Indicator
from brecha.gaps.linearisation import Linearised, with_standard_errors
from brecha.gaps.mean_decomposition import dummies, oaxaca_blinder
from brecha.gaps.quantities import quantities_of
from brecha.gaps.rate_decomposition import kitagawa
from brecha.gaps.rules import LAW
from brecha.gaps.sums import aggregate, combine, figures

__all__ = [
    "BARRIERS",
    "DIMENSIONS",
    "INDICATORS",
    "LAW",
    "Barrier",
    "BarrierResults",
    "DeprivationCounts",
    "Dimension",
    "Indicator",
    "IndicatorEstimates",
    "LawValues",
    "Linearised",
    "aggregate",
    "barriers_among",
    "combine",
    "concentration",
    "decile_limits",
    "deprivation_counts",
    "dummies",
    "estimate_indicators",
    "figures",
    "find_dimensions",
    "find_indicators",
    "gap_between",
    "gini",
    "group_codes",
    "kitagawa",
    "lorenz_points",
    "missing_for",
    "missing_for_dimension",
    "needed_columns",
    "oaxaca_blinder",
    "person_columns",
    "quantities_of",
    "tellable",
    "with_income_decile",
    "with_standard_errors",
]
