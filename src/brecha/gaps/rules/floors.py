"""Which guarantees of a social protection floor reach a person, and how many rights are lacking?

The four guarantees are those of the ILO's Recommendation 202. What a survey asks is less than what
a guarantee promises: each rule says which part it sees.
"""

from __future__ import annotations

from brecha.engine import rule
from brecha.gaps.rules.answers import both, flag
from brecha.gaps.rules.units import Flag, Share

SEVERAL_DEPRIVATIONS = 3


@rule(row="person", law=("ILO R202, paragraph 5(b)",))
def has_childhood_guarantee(lacks_food: Flag, lacks_schooling: Flag) -> Flag:
    """Lacks neither food nor schooling: the guarantee of children, seen by its result."""
    return both(1 - lacks_food, 1 - lacks_schooling)


@rule(row="person")
def number_of_deprivations(
    lacks_social_security: Flag,
    lacks_health_care: Flag,
    lacks_schooling: Flag,
    lacks_housing_quality: Flag,
    lacks_housing_services: Flag,
    lacks_food: Flag,
) -> Share:
    """How many of six social rights are lacking."""
    return (
        lacks_social_security
        + lacks_health_care
        + lacks_schooling
        + lacks_housing_quality
        + lacks_housing_services
        + lacks_food
    )


@rule(row="person")
def has_several_deprivations(number_of_deprivations: Share) -> Flag:
    """Lacks three of six social rights or more."""
    return flag(number_of_deprivations >= SEVERAL_DEPRIVATIONS, number_of_deprivations)
