"""Of whom is an indicator told? Universes by age, sex, place in the household and work."""

from __future__ import annotations

import numpy as np

from brecha.engine import rule
from brecha.gaps.rules.answers import both, either, flag, is_any_of
from brecha.gaps.rules.units import Flag, Persons, Texts, Years

CHILD_UNDER = 18
CARE_OF_CHILD_UNDER = 6
WORKING_AGE_FROM = 15
OLDER_FROM = 65
FERTILE_UNDER = 50


@rule(row="person")
def is_anyone() -> Flag:
    """All people."""
    return np.array(1.0)


@rule(row="person")
def is_woman(sex: Texts) -> Flag:
    """Is a woman."""
    return is_any_of(sex, "woman")


@rule(row="person")
def is_young_child(age: Years) -> Flag:
    """Is a child of 0 to 5 years."""
    return flag(age < CARE_OF_CHILD_UNDER, age)


@rule(row="person")
def is_child(age: Years) -> Flag:
    """Is under 18 years old."""
    return flag(age < CHILD_UNDER, age)


@rule(row="person")
def is_of_working_age(age: Years) -> Flag:
    """Is 15 years old or more."""
    return flag(age >= WORKING_AGE_FROM, age)


@rule(row="person")
def is_of_active_age(age: Years) -> Flag:
    """Is 15 to 64 years old."""
    return flag((age >= WORKING_AGE_FROM) & (age < OLDER_FROM), age)


@rule(row="person")
def is_older(age: Years) -> Flag:
    """Is 65 years old or more."""
    return flag(age >= OLDER_FROM, age)


@rule(row="person")
def is_woman_of_working_age(is_woman: Flag, is_of_working_age: Flag) -> Flag:
    """Is a woman of 15 years or more."""
    return both(is_woman, is_of_working_age)


@rule(row="person")
def is_woman_of_15_to_49(is_woman: Flag, age: Years) -> Flag:
    """Is a woman of 15 to 49 years."""
    return both(is_woman, flag((age >= WORKING_AGE_FROM) & (age < FERTILE_UNDER), age))


@rule(row="person")
def is_mother(number_of_children: Persons) -> Flag:
    """Has borne a child who lived."""
    return flag(number_of_children > 0, number_of_children)


@rule(row="person")
def lives_with_young_child(children_under_6: Persons) -> Flag:
    """Lives with a child under 6."""
    return flag(children_under_6 > 0, children_under_6)


@rule(row="person")
def lives_with_child(children_under_15: Persons) -> Flag:
    """Lives with a child under 15."""
    return flag(children_under_15 > 0, children_under_15)


@rule(row="person")
def is_woman_with_young_child(is_woman_of_15_to_49: Flag, lives_with_young_child: Flag) -> Flag:
    """Is a woman of 15 to 49 who lives with a child under 6."""
    return both(is_woman_of_15_to_49, lives_with_young_child)


@rule(row="person")
def is_household_head(kinship: Texts) -> Flag:
    """Heads the household: one person for each household."""
    return is_any_of(kinship, "head")


@rule(row="person")
def is_wage_worker(is_employed: Flag, position: Texts) -> Flag:
    """Works for a wage."""
    return both(is_employed, is_any_of(position, "employee"))


@rule(row="person")
def is_employed_of_active_age(is_employed: Flag, is_of_active_age: Flag) -> Flag:
    """Works and is 15 to 64 years old."""
    return both(is_employed, is_of_active_age)


@rule(row="person")
def is_woman_wage_worker(is_wage_worker: Flag, is_woman: Flag) -> Flag:
    """Is a woman who works for a wage."""
    return both(is_wage_worker, is_woman)


@rule(row="person")
def is_self_employed(is_employed: Flag, position: Texts) -> Flag:
    """Works on own account or employs others."""
    return both(is_employed, is_any_of(position, "own_account", "employer"))


@rule(row="person")
def is_unpaid_worker(is_employed: Flag, position: Texts) -> Flag:
    """Works in a family's or another's business without pay."""
    return both(is_employed, is_any_of(position, "unpaid"))


@rule(row="person")
def needs_care(is_young_child: Flag, is_older: Flag, has_disability: Flag) -> Flag:
    """May need care: aged 0 to 5, aged 65 or more, or with a disability."""
    return either(either(is_young_child, is_older), has_disability)
