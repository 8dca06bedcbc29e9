"""What must be known of a service before it can be costed?

Three tables, each nested in the one before: a *service* (one model of care for one age band in one
territory), a service in a *year*, a kind of *job* in a service.
"""

from __future__ import annotations

from brecha.core.tables import Column, Table
from brecha.engine import Input

SERVICE_ID = Column("service_id", "text", "text", "The service", is_key=True)

SERVICES = Table(
    "services",
    "A model of care for one age band in one territory",
    (
        SERVICE_ID,
        Column(
            "need_share", "1", "number", "Share of the people who need care", minimum=0, maximum=1
        ),
        Column("coverage_start", "1", "number", "Coverage before the plan", minimum=0, maximum=1),
        Column("coverage_goal", "1", "number", "Coverage in the last year", minimum=0, maximum=1),
        Column(
            "model_share",
            "1",
            "number",
            "Share of those covered who use this model",
            minimum=0,
            maximum=1,
        ),
        Column(
            "people_at_start",
            "people",
            "number",
            "People of the age band in the year before the plan",
            minimum=0,
        ),
        Column(
            "occupancy_share",
            "1",
            "number",
            "Share of the places that are in use",
            minimum=0.05,
            maximum=1,
        ),
        Column(
            "hours_open_week", "hours / week", "number", "Opening hours", minimum=0, maximum=168
        ),
        Column("weeks_open_year", "weeks / year", "number", "Weeks open", minimum=0, maximum=53),
        Column("places_per_centre", "places / centre", "number", "Size of a centre", minimum=1),
        Column(
            "other_cost_per_user",
            "money / user / year",
            "number",
            "Itemised running cost other than staff",
            minimum=0,
        ),
        Column(
            "overhead_share",
            "1",
            "number",
            "Share of running cost that is overhead, where it is not itemised",
            minimum=0,
            maximum=0.95,
        ),
        Column(
            "training_cost_per_post",
            "money / post",
            "number",
            "Training of a new member of staff",
            minimum=0,
        ),
        Column(
            "turnover_share",
            "1 / year",
            "number",
            "Share of the staff that leaves in a year",
            minimum=0,
            maximum=1,
        ),
        Column(
            "capital_cost_per_place",
            "money / place",
            "number",
            "Building and equipping a place",
            minimum=0,
        ),
        Column("capital_life", "years", "number", "Years a place lasts", minimum=1),
        Column("discount_rate", "1 / year", "number", "Real discount rate", minimum=0, maximum=1),
    ),
)

YEARS = Table(
    "service_years",
    "A service in a year of the plan",
    (
        SERVICE_ID,
        Column("year", "year", "integer", "Calendar year", is_key=True),
        Column("people", "people", "number", "People of the age band in the territory", minimum=0),
        Column(
            "progress_share",
            "1",
            "number",
            "Part of the way from start to goal that is gone",
            minimum=0,
            maximum=1,
        ),
    ),
)

JOBS = Table(
    "service_jobs",
    "A kind of job in a service",
    (
        SERVICE_ID,
        Column("job_id", "text", "text", "The kind of job", is_key=True),
        Column(
            "staff_per_user",
            "staff / user",
            "number",
            "Staff present per user in opening hours: the inverse of the ratio",
            minimum=0,
        ),
        Column(
            "posts_per_centre",
            "posts / centre",
            "number",
            "Full-time posts that each centre has",
            minimum=0,
        ),
        Column(
            "hours_paid_week",
            "hours / week",
            "number",
            "Paid hours of a full-time post",
            minimum=1,
            maximum=80,
        ),
        Column(
            "weeks_worked_year",
            "weeks / year",
            "number",
            "Weeks worked: paid weeks less holidays",
            minimum=1,
            maximum=53,
        ),
        Column(
            "absence_share",
            "1",
            "number",
            "Share of the working time that is sick or other leave",
            minimum=0,
            maximum=0.9,
        ),
        Column(
            "wage_offered_monthly",
            "money / month",
            "number",
            "Gross cash wage of a full-time post",
            minimum=0,
        ),
    ),
)

ROW_OF = {SERVICES.name: "service", YEARS.name: "year", JOBS.name: "job"}


def care_inputs() -> tuple[Input, ...]:
    """Return the number columns of the three tables as inputs of the model."""
    return tuple(
        Input(
            column.name,
            column.unit,
            ROW_OF[table.name],
            column.description,
            minimum=column.minimum,
            maximum=column.maximum,
        )
        for table in (SERVICES, YEARS, JOBS)
        for column in table.columns
        if column.kind == "number"
    )
