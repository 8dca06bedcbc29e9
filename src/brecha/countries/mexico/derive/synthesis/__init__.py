"""How are the margins of Mexico's synthetic people made from the official files?"""

from __future__ import annotations

from brecha.countries.mexico.derive.synthesis.chances import derive_chances
from brecha.countries.mexico.derive.synthesis.households import derive_household_margins
from brecha.countries.mexico.derive.synthesis.people import derive_people_margins
from brecha.countries.mexico.derive.synthesis.types import derive_types

__all__ = [
    "derive_chances",
    "derive_household_margins",
    "derive_people_margins",
    "derive_types",
]
