"""Need → coverage → places, for each service and year."""

from __future__ import annotations

import numpy as np

from brecha.care.units import Offsets, People, Places, Share
from brecha.engine import previous_in_group, rule, running_maximum


@rule(row="year")
def people_in_need(people: People, need_share: Share, model_share: Share) -> People:
    """People of the age band who need care, those whom this model is for."""
    return people * need_share * model_share


@rule(row="year")
def coverage_share(coverage_start: Share, coverage_goal: Share, progress_share: Share) -> Share:
    """Share of those in need who are covered in the year."""
    return coverage_start + (coverage_goal - coverage_start) * progress_share


@rule(row="year")
def people_covered(people_in_need: People, coverage_share: Share) -> People:
    """People covered by the service."""
    return people_in_need * coverage_share


@rule(row="year")
def places_required(people_covered: People, occupancy_share: Share) -> Places:
    """Places that must stand so that those covered find one."""
    return people_covered / occupancy_share


@rule(row="service")
def places_at_start(
    people_at_start: People,
    need_share: Share,
    coverage_start: Share,
    model_share: Share,
    occupancy_share: Share,
) -> Places:
    """Places that stand before the plan begins."""
    return people_at_start * need_share * coverage_start * model_share / occupancy_share


@rule(row="year")
def places_standing(
    places_required: Places, years_in_service: Offsets, places_at_start: Places
) -> Places:
    """Places that stand: the highest number required so far, for places are not torn down."""
    return running_maximum(np.maximum(places_required, places_at_start), years_in_service)


@rule(row="year")
def places_new(
    places_standing: Places, years_in_service: Offsets, places_at_start: Places
) -> Places:
    """Places created in the year."""
    return places_standing - previous_in_group(places_standing, years_in_service, places_at_start)
