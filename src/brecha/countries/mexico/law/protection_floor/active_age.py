"""Has a person of active age an income in sickness, maternity, disability and unemployment?

The guarantee is met where each of the contingencies that concern the person is covered.
"""

from __future__ import annotations

from typing import Annotated

import numpy as np

from brecha.countries.mexico.law.protection_floor.codes import Reason, Scheme
from brecha.countries.mexico.law.protection_floor.inputs import (
    PERSON,
    WOMAN,
    Age,
    Code,
    Flag,
    Texts,
)
from brecha.engine import rule

Years = Annotated[float, "years"]


@rule(row=PERSON, law=("R202 5(c)",))
def is_of_active_age(age: Age, age_of_adults: Years, older_persons_pension_age: Years) -> Flag:
    """Whether the person is between eighteen and the age of the pension of older persons."""
    return ((age >= age_of_adults) & (age < older_persons_pension_age)).astype(float)


@rule(row=PERSON, law=("R202 5(c)", "LSS 96"))
def lacks_sickness_pay(is_of_active_age: Flag, has_sickness_pay: Flag) -> Flag:
    """Whether a person of active age would have no pay in sickness."""
    return np.where(has_sickness_pay == 0, is_of_active_age, 0.0)


@rule(row=PERSON, law=("R202 5(c)", "LSS 101", "LSS 103"))
def lacks_maternity_pay(is_of_active_age: Flag, sex: Texts, has_maternity_pay: Flag) -> Flag:
    """Whether a woman of active age would have no pay in maternity."""
    return np.where((sex == WOMAN) & (has_maternity_pay == 0), is_of_active_age, 0.0)


@rule(row=PERSON, law=("R202 5(c)", "LSS 122", "CPEUM 4"))
def lacks_disability_cover(
    is_of_active_age: Flag, has_disability_insurance: Flag, receives_disability_pension: Flag
) -> Flag:
    """Whether weeks of insurance or the pension without contributions cover no disability."""
    is_covered = (has_disability_insurance > 0) | (receives_disability_pension > 0)
    return np.where(is_covered, 0.0, is_of_active_age)


@rule(row=PERSON, law=("R202 5(c)", "LSS 191"))
def lacks_unemployment_cover(is_of_active_age: Flag, has_unemployment_withdrawal: Flag) -> Flag:
    """Whether a person of active age could withdraw nothing when out of work."""
    return np.where(has_unemployment_withdrawal == 0, is_of_active_age, 0.0)


@rule(row=PERSON, law=("R202 5(c)", "LSS 96", "LSS 101", "LSS 122", "LSS 191"))
def active_age_reason(
    is_of_active_age: Flag,
    lacks_sickness_pay: Flag,
    lacks_maternity_pay: Flag,
    lacks_disability_cover: Flag,
    lacks_unemployment_cover: Flag,
) -> Code:
    """Income security in active age: why not, the first gap."""
    reason = np.full(len(is_of_active_age), float(Reason.MET))
    reason[lacks_unemployment_cover > 0] = Reason.NO_UNEMPLOYMENT_COVER
    reason[lacks_disability_cover > 0] = Reason.NO_DISABILITY_COVER
    reason[lacks_maternity_pay > 0] = Reason.NO_MATERNITY_CASH
    reason[lacks_sickness_pay > 0] = Reason.NO_SICKNESS_CASH
    reason[is_of_active_age == 0] = Reason.NOT_CONCERNED
    return reason


@rule(row=PERSON, law=("R202 5(c)",))
def active_age_is_met(active_age_reason: Code) -> Flag:
    """Income security in active age: met."""
    return np.where(active_age_reason == float(Reason.MET), 1.0, 0.0)


@rule(row=PERSON, law=("R202 5(c)",))
def active_age_gaps(
    lacks_sickness_pay: Flag,
    lacks_maternity_pay: Flag,
    lacks_disability_cover: Flag,
    lacks_unemployment_cover: Flag,
) -> Code:
    """How many contingencies of active age are not covered."""
    return (
        lacks_sickness_pay + lacks_maternity_pay + lacks_disability_cover + lacks_unemployment_cover
    )


@rule(row=PERSON, law=("R202 5(c)",))
def active_age_scheme(
    active_age_is_met: Flag, has_disability_insurance: Flag, receives_disability_pension: Flag
) -> Code:
    """Scheme that gives income security in active age; zero while a contingency is not covered."""
    by_pension = (has_disability_insurance == 0) & (receives_disability_pension > 0)
    scheme = np.where(by_pension, Scheme.DISABILITY_PENSION, Scheme.CASH_OF_OWN_WORK)
    return active_age_is_met * scheme
