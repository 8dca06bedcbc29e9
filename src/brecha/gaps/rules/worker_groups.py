"""Who are the domestic workers and the day labourers, and how do they work?"""

from __future__ import annotations

from brecha.engine import rule
from brecha.gaps.rules.answers import is_any_of
from brecha.gaps.rules.units import Flag, Texts


@rule(row="person")
def is_domestic_worker(worker_group: Texts) -> Flag:
    """Does paid domestic work as main job."""
    return is_any_of(worker_group, "domestic_worker")


@rule(row="person")
def is_agricultural_day_labourer(worker_group: Texts) -> Flag:
    """Is a day labourer in agriculture in the main job."""
    return is_any_of(worker_group, "agricultural_day_labourer")


@rule(row="person")
def lives_with_employer(modality: Texts) -> Flag:
    """Lives in the household of the employer."""
    return is_any_of(modality, "live_in")


@rule(row="person")
def works_for_one_household(modality: Texts) -> Flag:
    """Works for one household and lives elsewhere."""
    return is_any_of(modality, "one_employer")


@rule(row="person")
def works_for_several_households(modality: Texts) -> Flag:
    """Works for several households."""
    return is_any_of(modality, "several_employers")
