"""Places → full-time posts by kind of job, from ratios, hours, weeks, absence and centre size."""

from __future__ import annotations

import numpy as np

from brecha.care.units import (
    HoursPerWeek,
    HoursPerYear,
    MoneyPerMonth,
    MoneyPerPostYear,
    MoneyPerYear,
    Offsets,
    People,
    Places,
    PlacesPerCentre,
    Posts,
    PostsPerCentre,
    Share,
    StaffPerUser,
    WeeksPerYear,
)
from brecha.engine import group_sum, previous_in_group, rule

MONTHS_PER_YEAR = 12


@rule(row="service")
def hours_open_year(hours_open_week: HoursPerWeek, weeks_open_year: WeeksPerYear) -> HoursPerYear:
    """Hours that the service is open in a year."""
    return hours_open_week * weeks_open_year


@rule(row="job")
def hours_worked_year(
    hours_paid_week: HoursPerWeek, weeks_worked_year: WeeksPerYear, absence_share: Share
) -> HoursPerYear:
    """Hours that a full-time post is present in a year."""
    return hours_paid_week * weeks_worked_year * (1 - absence_share)


@rule(row="job")
def posts(
    people_covered: People,
    places_required: Places,
    staff_per_user: StaffPerUser,
    hours_open_year: HoursPerYear,
    hours_worked_year: HoursPerYear,
    posts_per_centre: PostsPerCentre,
    places_per_centre: PlacesPerCentre,
) -> Posts:
    """Full-time posts: those who stay with the users, and those that each centre has."""
    with_users = people_covered * staff_per_user * hours_open_year / hours_worked_year
    in_centres = places_required / places_per_centre * posts_per_centre
    return with_users + in_centres


@rule(row="year")
def posts_fte(posts: Posts, jobs_in_year: Offsets) -> Posts:
    """Full-time posts of the service."""
    return group_sum(posts, jobs_in_year)


@rule(row="year")
def posts_new(posts_fte: Posts, posts_at_start: Posts, years_in_service: Offsets) -> Posts:
    """Posts that did not exist the year before."""
    before = previous_in_group(posts_fte, years_in_service, posts_at_start)
    return np.maximum(posts_fte - before, 0)


@rule(row="year")
def posts_at_start(posts_fte: Posts, places_required: Places, places_at_start: Places) -> Posts:
    """Posts that today's places would have at the plan's standard."""
    some = np.where(places_required > 0, places_required, np.inf)
    return posts_fte / some * places_at_start


@rule(row="job")
def labour_cost_per_post(
    wage_monthly: MoneyPerMonth,
    bonus_yearly: MoneyPerYear,
    employer_contributions_monthly: MoneyPerMonth,
) -> MoneyPerPostYear:
    """What a post costs its employer in a year: wage, bonuses and the social charges of the law."""
    return (wage_monthly + employer_contributions_monthly) * MONTHS_PER_YEAR + bonus_yearly


@rule(row="job")
def labour_cost(posts: Posts, labour_cost_per_post: MoneyPerPostYear) -> MoneyPerYear:
    """Labour cost of a kind of job."""
    return posts * labour_cost_per_post


@rule(row="year")
def wage_bill(labour_cost: MoneyPerYear, jobs_in_year: Offsets) -> MoneyPerYear:
    """Labour cost of the service, social charges included."""
    return group_sum(labour_cost, jobs_in_year)
