"""What does a row say of a person, whichever survey, census or synthesis it comes from?

One row is one person. Identity and design columns are always there; all others are there only
where the source asks the question, so that an absent column is a declared hole, never a zero.
Flags are 1 (yes), 0 (no) or null (not known, or not asked of this person).
"""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from brecha.core.tables import Column, Table

SEXES = ("man", "woman")
POSITIONS = ("employee", "employer", "own_account", "unpaid")
GROUPS = ("domestic_worker", "agricultural_day_labourer", "other")
KINSHIPS = ("head", "spouse", "child", "parent", "parent_in_law", "domestic_worker", "other")
SCHOOLINGS = ("none", "primary", "lower_secondary", "upper_secondary", "tertiary")
MODALITIES = ("live_in", "one_employer", "several_employers")


def _key(name: str, description: str) -> Column:
    return Column(name, "text", "text", description, is_key=True)


def _text(name: str, description: str, allowed: tuple[str, ...] = ()) -> Column:
    return Column(name, "text", "text", description, is_required=False, allowed=allowed)


def _number(name: str, unit: str, description: str, maximum: float | None = None) -> Column:
    return Column(name, unit, "number", description, is_required=False, minimum=0, maximum=maximum)


def _flag(name: str, description: str) -> Column:
    return _number(name, "1", description, maximum=1)


IDENTITY = (
    _key("household_id", "Household"),
    _key("person_id", "Person, unique with the household"),
)
DESIGN = (
    Column("weight", "persons", "number", "Persons the row stands for", minimum=0),
    Column("stratum", "text", "text", "Stratum of the sample's design"),
    Column("cluster", "text", "text", "Primary sampling unit, unique inside its stratum"),
)
PLACE = (
    _text("territory", "Code of the state or first-level territory"),
    _text("municipality", "Code of the municipality, with that of its territory"),
    _flag("is_rural", "Lives in a locality of fewer than 2,500 people"),
)
DEMOGRAPHY = (
    _text("sex", "Sex", SEXES),
    _number("age", "years", "Age in completed years", maximum=130),
    _text("kinship", "Relation to the head of the household", KINSHIPS),
    _flag("is_indigenous", "Speaks an indigenous language or declares to be indigenous"),
    _flag("has_disability", "Has a disability, as the source defines it"),
    _text("schooling", "Highest level begun or finished", SCHOOLINGS),
    _number("schooling_years", "years", "Years of schooling"),
    _number("number_of_children", "persons", "Children born alive"),
)
WORK = (
    _flag("is_in_labour_force", "Works or looks for work"),
    _flag("is_employed", "Worked, or was absent from a job, in the week of reference"),
    _text("position", "Position in the main job", POSITIONS),
    _text("worker_group", "Group of the main job", GROUPS),
    _text("modality", "For domestic workers: living in, one or several employers", MODALITIES),
    _text("sector", "Branch of the main job, in the source's own classification"),
    _text("occupation", "Occupation of the main job, in the source's own classification"),
    _text("establishment_size", "Size class of the establishment, in the source's codes"),
    _number("number_of_jobs", "jobs", "Jobs held in the period of reference"),
    _flag("is_informal", "In informal employment, by the source's own definition"),
    _flag("has_written_contract", "Main job has a written contract"),
    _flag("has_paid_vacation", "Main job gives paid vacation"),
    _flag("has_christmas_bonus", "Main job gives a year-end bonus"),
    _flag("has_health_care_by_job", "Main job gives health care as a benefit"),
    _flag("has_sick_leave", "Main job gives paid sick leave"),
    _flag("has_retirement_saving", "Main job gives a retirement account or pension"),
    _flag("has_housing_credit", "Main job gives housing credit"),
    _flag("has_childcare_by_job", "Main job gives childcare"),
    _flag("has_maternity_leave", "Main job gives maternity leave"),
    _number("hours_weekly", "hours / week", "Usual or actual hours of the main job", maximum=168),
    _number("days_weekly", "days / week", "Days worked in the week", maximum=7),
    _number("earnings_monthly", "money / month", "Earnings of the main job, current prices"),
)
PROTECTION = (
    _flag("has_direct_social_security", "Social security by the person's own work"),
    _flag("has_family_social_security", "Social security through a member of the family"),
    _flag("has_pension", "Receives a pension or retirement income"),
    _flag("has_social_pension", "Receives a programme for older adults"),
    _flag("has_health_care", "Is affiliated or entitled to health services"),
    _flag("lacks_social_security", "Deprived of social security, as the source defines it"),
    _flag("lacks_health_care", "Deprived of access to health services, as the source defines it"),
    _flag("lacks_schooling", "Educational lag, as the source defines it"),
    _flag("lacks_housing_quality", "Deprived of quality and space of the dwelling"),
    _flag("lacks_housing_services", "Deprived of basic services of the dwelling"),
    _flag("lacks_food", "Deprived of access to food"),
)
CARE = (
    _number("care_hours_weekly", "hours / week", "Unpaid care of children, elderly, sick", 168),
    _number("domestic_hours_weekly", "hours / week", "Other unpaid domestic work", 168),
    _number("children_under_6", "persons", "Children under 6 in the household"),
    _number("children_under_15", "persons", "Children under 15 in the household"),
    _number("household_size", "persons", "Members of the household"),
)
INCOME = (
    _number("household_income_monthly", "money / month", "Income of the household"),
    _number("income_monthly_per_person", "money / month", "Household income per person"),
    _flag("is_poor", "Poor, as the source defines it"),
    _flag("is_extremely_poor", "Extremely poor, as the source defines it"),
)
PEOPLE = Table(
    "people",
    "One person of a survey, a census or a synthesis",
    (*IDENTITY, *DESIGN, *PLACE, *DEMOGRAPHY, *WORK, *PROTECTION, *CARE, *INCOME),
)
REQUIRED = tuple(column.name for column in (*IDENTITY, *DESIGN))


def people_table(present: Iterable[str]) -> Table:
    """Return the declaration of a source that holds these columns, identity and design always."""
    names = {*present, *REQUIRED}
    columns = tuple(column for column in PEOPLE.columns if column.name in names)
    return Table(PEOPLE.name, PEOPLE.title, columns)


def check_people(frame: pl.DataFrame, place: str, rows_before: int = 0) -> pl.DataFrame:
    """Return people in their declared types.

    Args:
        frame: Columns: `REQUIRED`, and any others of `PEOPLE`.
        place: File or origin, for the errors.
        rows_before: Rows of the file that come before these, for the errors.

    Raises:
        InputError: Every fault found.
    """
    return people_table(frame.columns).check(frame, place, rows_before)
