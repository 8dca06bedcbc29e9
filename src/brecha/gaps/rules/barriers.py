"""Of a worker without cover: which condition stands in the way, as far as the answers say?

Each rule is 1, 0 or not known. Where a condition does not concern a worker (a contract, for one
who is self-employed) it is 0.
"""

from __future__ import annotations

from brecha.engine import rule
from brecha.gaps.rules.answers import both, either, flag, is_any_of
from brecha.gaps.rules.units import Flag, HoursPerWeek, Texts


@rule(row="person")
def barrier_not_registered(is_wage_worker: Flag, has_direct_social_security: Flag) -> Flag:
    """Works for a wage, and the employer has not registered the worker."""
    return both(is_wage_worker, 1 - has_direct_social_security)


@rule(row="person")
def barrier_no_written_contract(is_wage_worker: Flag, has_written_contract: Flag) -> Flag:
    """Works for a wage without a written contract."""
    return both(is_wage_worker, 1 - has_written_contract)


@rule(row="person")
def barrier_wage_below_minimum(is_wage_worker: Flag, earns_below_minimum: Flag) -> Flag:
    """Works for a wage below the minimum for the hours worked."""
    return both(is_wage_worker, earns_below_minimum)


@rule(row="person")
def barrier_short_hours(hours_weekly: HoursPerWeek, short_week_hours: HoursPerWeek) -> Flag:
    """Works so few hours that a month's contributions are not full."""
    return flag(hours_weekly < short_week_hours, hours_weekly, short_week_hours)


@rule(row="person")
def barrier_long_hours(works_long_hours: Flag) -> Flag:
    """Works more than 48 hours a week."""
    return works_long_hours


@rule(row="person")
def barrier_several_employers(modality: Texts, has_several_jobs: Flag) -> Flag:
    """Works for several employers, each of whom would have to contribute."""
    has_several = is_any_of(modality, "several_employers") == 1
    return either(has_several.astype(float), has_several_jobs)


@rule(row="person")
def barrier_self_employed(is_self_employed: Flag) -> Flag:
    """Is self-employed: there is no employer to contribute, only a voluntary scheme if any."""
    return is_self_employed


@rule(row="person")
def barrier_unpaid(is_unpaid_worker: Flag) -> Flag:
    """Works without pay: there is no wage to contribute from."""
    return is_unpaid_worker
