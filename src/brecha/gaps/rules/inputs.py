"""Which columns may a rule take: those of a person, and what the law sets for that person?"""

from __future__ import annotations

from functools import cache

from brecha.engine import Input
from brecha.population import PEOPLE

ROW = "person"

LAW = (
    Input(
        "minimum_wage_daily",
        "money / day",
        ROW,
        "Minimum wage that the law sets for the person's trade and zone, for a full day",
        minimum=0,
    ),
    Input(
        "working_week_hours",
        "hours / week",
        ROW,
        "Hours of a full working week, by law",
        minimum=1,
        maximum=168,
    ),
    Input(
        "short_week_hours",
        "hours / week",
        ROW,
        "Weekly hours under which a job counts as a short one",
        minimum=0,
        maximum=168,
    ),
)
LAW_NAMES = tuple(entry.name for entry in LAW)


@cache
def person_inputs() -> tuple[Input, ...]:
    """Return the columns of a person and those of the law as inputs of the rules."""
    of_person = (
        Input(
            column.name,
            column.unit,
            ROW,
            column.description,
            kind="text" if column.kind == "text" else "number",
            minimum=column.minimum,
            maximum=column.maximum,
            allowed=column.allowed,
        )
        for column in PEOPLE.columns
    )
    return (*of_person, *LAW)
