"""Which of the four guarantees of Recommendation 202 has a person, by which scheme, and why not?

Rows are `person`. Whether a transfer is large enough is not judged: Mexico's law names no line
for it.
"""

from brecha.countries.mexico.law.protection_floor import (
    active_age,
    health_and_children,
    older_persons,
)
from brecha.countries.mexico.law.protection_floor.codes import GUARANTEES, Reason, Scheme
from brecha.countries.mexico.law.protection_floor.inputs import INPUTS
from brecha.countries.mexico.law.protection_floor.lists import (
    Guarantee,
    PortableRight,
    gaps_of,
    guarantees_of,
    read_floor,
    read_portability,
)
from brecha.countries.mexico.law.protection_floor.scheme import RESULTS, floor_scheme
from brecha.engine import rules_of

RULES = rules_of(health_and_children, active_age, older_persons)

__all__ = [
    "GUARANTEES",
    "INPUTS",
    "RESULTS",
    "RULES",
    "Guarantee",
    "PortableRight",
    "Reason",
    "Scheme",
    "floor_scheme",
    "gaps_of",
    "guarantees_of",
    "read_floor",
    "read_portability",
]
