"""Has a person essential health care, and has a child basic security?"""

from __future__ import annotations

from typing import Annotated

import numpy as np

from brecha.countries.mexico.law.amounts import by_name
from brecha.countries.mexico.law.protection_floor.codes import Reason, Scheme
from brecha.countries.mexico.law.protection_floor.inputs import (
    PERSON,
    Age,
    Code,
    Flag,
    Texts,
)
from brecha.engine import rule

Years = Annotated[float, "years"]
Days = Annotated[float, "days"]
CONTRIBUTORY = {
    "none": Scheme.NONE,
    "imss": Scheme.IMSS,
    "issste": Scheme.ISSSTE,
    "other": Scheme.OTHER_CONTRIBUTORY,
}
DAYS_PER_YEAR = 365.25
FREE_SERVICES_SINCE = "2020-01-01"  # first transitory of DOF 29-11-2019


@rule(row=PERSON, law=("LSS 84", "LSS 91", "Ley ISSSTE"))
def contributory_health_scheme(health_insurance: Texts) -> Code:
    """Contributory scheme that gives health care, by its code."""
    return by_name(health_insurance, CONTRIBUTORY, "health_insurance")


@rule(
    row=PERSON,
    law=("R202 5(a)", "LSS 240", "LGS 77 bis 1"),
    since=FREE_SERVICES_SINCE,
)
def essential_health_scheme(
    contributory_health_scheme: Code, has_family_insurance: Flag, can_reach_free_services: Flag
) -> Code:
    """Scheme that gives essential health care; zero if none does."""
    free = np.where(can_reach_free_services > 0, Scheme.FREE_HEALTH_SERVICES, Scheme.NONE)
    without_own = np.where(has_family_insurance > 0, Scheme.FAMILY_INSURANCE, free)
    return np.where(contributory_health_scheme > 0, contributory_health_scheme, without_own)


@rule(row=PERSON, law=("R202 5(a)",))
def essential_health_is_met(essential_health_scheme: Code) -> Flag:
    """Essential health care: met."""
    return (essential_health_scheme > 0).astype(float)


@rule(row=PERSON, law=("R202 5(a)", "LGS 77 bis 1"))
def essential_health_reason(essential_health_is_met: Flag) -> Code:
    """Essential health care: why not."""
    return np.where(essential_health_is_met > 0, Reason.MET, Reason.NO_ACCESS_TO_SERVICES)


@rule(row=PERSON, law=("R202 5(b)",))
def is_child(age: Age, age_of_adults: Years) -> Flag:
    """Whether the person is under eighteen."""
    return (age < age_of_adults).astype(float)


@rule(row=PERSON, law=("LSS 206",))
def is_of_nursery_age(
    age: Age, imss_childcare_from_days: Days, imss_childcare_to_years: Years
) -> Flag:
    """Whether a child is of the age of the nurseries of IMSS."""
    is_old_enough = age * DAYS_PER_YEAR >= imss_childcare_from_days
    return (is_old_enough & (age < imss_childcare_to_years)).astype(float)


@rule(row=PERSON, law=("R202 5(b)", "LSS 201", "LSS 206", "LFT 283-XIII", "CPEUM 4"))
def children_scheme(
    is_child: Flag,
    is_of_nursery_age: Flag,
    has_insured_parent: Flag,
    has_farm_childcare: Flag,
    has_school_grant: Flag,
) -> Code:
    """Scheme that gives a child care or income; zero if none does."""
    grant = np.where(has_school_grant > 0, Scheme.SCHOOL_GRANT, Scheme.NONE)
    on_farm = np.where(has_farm_childcare > 0, Scheme.FARM_CHILDCARE, grant)
    in_nursery = (is_of_nursery_age > 0) & (has_insured_parent > 0)
    return is_child * np.where(in_nursery, Scheme.IMSS_CHILDCARE, on_farm)


@rule(row=PERSON, law=("R202 5(b)",))
def children_is_met(children_scheme: Code) -> Flag:
    """Basic security of children: met."""
    return (children_scheme > 0).astype(float)


@rule(row=PERSON, law=("R202 5(b)", "LSS 206"))
def children_reason(
    is_child: Flag, is_of_nursery_age: Flag, children_is_met: Flag, age: Age
) -> Code:
    """Basic security of children: why not."""
    youngest = np.where(age < 1, Reason.TOO_YOUNG_FOR_CHILDCARE, Reason.NO_SCHOOL_GRANT)
    unmet = np.where(is_of_nursery_age > 0, Reason.PARENT_NOT_INSURED, youngest)
    concerned = np.where(children_is_met > 0, Reason.MET, unmet)
    return np.where(is_child > 0, concerned, Reason.NOT_CONCERNED)
