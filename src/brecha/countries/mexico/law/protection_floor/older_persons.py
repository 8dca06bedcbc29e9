"""Has an older person basic income security, and how much does the transfer pay?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import numpy as np

from brecha.countries.law import MoneyPerMonth
from brecha.countries.mexico.law.protection_floor.active_age import Years
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

MoneyPerTwoMonths = Annotated[float, "money / two months"]
YearsByPlace = Annotated[Mapping[str, float], "years"]
WOMEN_SINCE = "2025-01-01"
MONTHS = 2


@rule(row=PERSON, law=("CPEUM 4",), name="transfer_scheme", until=WOMEN_SINCE)
def older_persons_transfer(age: Age, older_persons_pension_age: Years) -> Code:
    """Pension without contributions to which the age gives a right, by its code."""
    return np.where(age >= older_persons_pension_age, Scheme.OLDER_PERSONS_PENSION, Scheme.NONE)


@rule(
    row=PERSON,
    law=("CPEUM 4", "Pensión Mujeres Bienestar"),
    name="transfer_scheme",
    since=WOMEN_SINCE,
)
def older_persons_or_women_transfer(
    older_age: Flag, age: Age, sex: Texts, women_pension_age_here: Age
) -> Code:
    """Pension without contributions to which age and sex give a right, by its code."""
    is_woman_before = (sex == WOMAN) & (age >= women_pension_age_here)
    women = np.where(is_woman_before, Scheme.WOMEN_PENSION, Scheme.NONE)
    return np.where(older_age > 0, Scheme.OLDER_PERSONS_PENSION, women)


@rule(row=PERSON, law=("CPEUM 4",))
def older_age(age: Age, older_persons_pension_age: Years) -> Flag:
    """Whether the person has the age of the pension of older persons."""
    return (age >= older_persons_pension_age).astype(float)


@rule(row=PERSON, law=("Pensión Mujeres Bienestar",), since=WOMEN_SINCE)
def women_pension_age_here(
    lives_in_indigenous_municipality: Flag, women_pension_age: YearsByPlace
) -> Age:
    """Age of the pension of women in the municipality."""
    is_indigenous = lives_in_indigenous_municipality > 0
    return np.where(is_indigenous, women_pension_age["indigenous"], women_pension_age["general"])


@rule(row=PERSON, law=("R202 5(d)",))
def is_older_person(older_age: Flag, transfer_scheme: Code) -> Flag:
    """Whether the guarantee of older persons concerns the person: by age, or by a right to it."""
    return np.maximum(older_age, transfer_scheme > 0)


@rule(row=PERSON, law=("R202 5(d)", "LSS 154", "LSS 162", "CPEUM 4"))
def older_persons_scheme(
    is_older_person: Flag,
    receives_contributory_pension: Flag,
    receives_transfer: Flag,
    transfer_scheme: Code,
) -> Code:
    """Scheme that gives an older person income; zero if none does."""
    by_transfer = np.where(receives_transfer > 0, transfer_scheme, Scheme.NONE)
    own = receives_contributory_pension > 0
    return is_older_person * np.where(own, Scheme.CONTRIBUTORY_PENSION, by_transfer)


@rule(row=PERSON, law=("R202 5(d)",))
def older_persons_is_met(older_persons_scheme: Code) -> Flag:
    """Income security of older persons: met."""
    return (older_persons_scheme > 0).astype(float)


@rule(row=PERSON, law=("R202 5(d)",))
def older_persons_reason(is_older_person: Flag, older_persons_is_met: Flag) -> Code:
    """Income security of older persons: why not."""
    concerned = np.where(older_persons_is_met > 0, Reason.MET, Reason.ENTITLED_NOT_ENROLLED)
    return np.where(is_older_person > 0, concerned, Reason.NOT_CONCERNED)


@rule(
    row=PERSON, law=("CPEUM 4", "Reglas de Operación"), name="transfer_monthly", until=WOMEN_SINCE
)
def older_persons_transfer_monthly(
    receives_transfer: Flag, transfer_scheme: Code, older_persons_pension: MoneyPerTwoMonths
) -> MoneyPerMonth:
    """Pension without contributions, by month."""
    is_older = transfer_scheme == Scheme.OLDER_PERSONS_PENSION
    return receives_transfer * np.where(is_older, older_persons_pension / MONTHS, 0)


@rule(
    row=PERSON, law=("CPEUM 4", "Reglas de Operación"), name="transfer_monthly", since=WOMEN_SINCE
)
def any_transfer_monthly(
    receives_transfer: Flag,
    transfer_scheme: Code,
    older_persons_pension: MoneyPerTwoMonths,
    women_pension: MoneyPerTwoMonths,
) -> MoneyPerMonth:
    """Pension without contributions, of older persons or of women, by month."""
    is_older = transfer_scheme == Scheme.OLDER_PERSONS_PENSION
    is_woman = transfer_scheme == Scheme.WOMEN_PENSION
    of_women = np.where(is_woman, women_pension / MONTHS, 0)
    return receives_transfer * np.where(is_older, older_persons_pension / MONTHS, of_women)
