"""Domestic work reckoned again: slowly, in exact fractions, from the text of the rules.

Nothing here comes from the package: neither a rule nor a value. Amounts are in pesos.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import TypeVar

Value = TypeVar("Value")
Amounts = dict[str, Fraction]
ZERO = Fraction(0)

UMA = {
    "2019-02-01": "84.49",
    "2020-02-01": "86.88",
    "2021-02-01": "89.62",
    "2022-02-01": "96.22",
    "2023-02-01": "103.74",
    "2024-02-01": "108.57",
    "2025-02-01": "113.14",
    "2026-02-01": "117.31",
}
# General minimum wage: of the country, of the northern border.
MINIMUM_WAGE = {
    "2019-01-01": "102.68 176.72",
    "2020-01-01": "123.22 185.56",
    "2021-01-01": "141.70 213.39",
    "2022-01-01": "172.87 260.34",
    "2023-01-01": "207.44 312.41",
    "2024-01-01": "248.93 374.89",
    "2025-01-01": "278.80 419.88",
    "2026-01-01": "315.04 440.87",
}
# Minimum wage of domestic work; until 2020 there is none, and the general one stands for it.
OF_TRADE = {
    "2019-01-01": "102.68 176.72",
    "2020-01-01": "123.22 185.56",
    "2021-01-01": "154.03 213.39",
    "2022-01-01": "187.92 260.34",
    "2023-01-01": "225.50 312.41",
    "2024-01-01": "270.60 374.89",
    "2025-01-01": "303.07 419.88",
    "2026-01-01": "342.47 440.87",
}
ZONES = ("general", "frontera_norte")
PERIODS = {"day": 1, "week": 7, "fortnight": 15, "month": 30}
# LSS 168-II: per cent of the base, at the minimum wage, then by base in UMA up to each end.
CESANTIA_ENDS = ("1.50", "2.00", "2.50", "3.00", "3.50", "4.00")
CESANTIA = {
    "2019-01-01": "3.150 " * 8,
    "2023-01-01": "3.150 3.281 3.575 3.751 3.869 3.953 4.016 4.241",
    "2024-01-01": "3.150 3.413 4.000 4.353 4.588 4.756 4.882 5.331",
    "2025-01-01": "3.150 3.544 4.426 4.954 5.307 5.559 5.747 6.422",
    "2026-01-01": "3.150 3.676 4.851 5.556 6.026 6.361 6.613 7.513",
    "2027-01-01": "3.150 3.807 5.276 6.157 6.745 7.164 7.479 8.603",
    "2028-01-01": "3.150 3.939 5.701 6.759 7.464 7.967 8.345 9.694",
    "2029-01-01": "3.150 4.070 6.126 7.360 8.183 8.770 9.211 10.784",
    "2030-01-01": "3.150 4.202 6.552 7.962 8.902 9.573 10.077 11.875",
}
MANDATORY = "2022-11-17"
HOUSING = "2024-01-01"


@dataclass(frozen=True)
class Employer:
    """An employer in the month: wage of a pay period in pesos and cents."""

    wage: str
    period: str
    days: int
    before: int = 0
    has_food: bool = False
    has_lodging: bool = False


@dataclass(frozen=True)
class Month:
    """A worker in a month."""

    zone: str
    days: int
    factor: str
    reference: str
    employers: tuple[Employer, ...]


def reckon(month: Month, day: datetime.date) -> tuple[Amounts, list[Amounts]]:
    """Return what is hers, and what is each employer's."""
    uma = Fraction(in_force(UMA, day))
    wages = [integrated(employer, month) for employer in month.employers]
    ceiling = 25 * uma
    is_capped = sum(wages) > ceiling
    bases = [ceiling * wage / sum(wages) if is_capped else wage for wage in wages]
    pairs = zip(month.employers, bases, strict=True)
    employers = [quotas_of(employer, base, month, day) for employer, base in pairs]
    total = sum((one["employer_total"] + one["worker_total"] for one in employers), ZERO)
    worker = {
        "quotas_total": total,
        "is_cap_applied": Fraction(is_capped),
        "daily_base_for_cash_benefits": sum(bases, ZERO),
        **coverage(month, day, total),
    }
    return worker, employers


def integrated(employer: Employer, month: Month) -> Fraction:
    """Cash wage of a day with a quarter for food or lodging, half for both, and the factor."""
    kind = {0: "1", 1: "1.25", 2: "1.5"}[employer.has_food + employer.has_lodging]
    return cents(daily(employer) * Fraction(kind) * Fraction(month.factor))


def daily(employer: Employer) -> Fraction:
    return Fraction(employer.wage) / PERIODS[employer.period]


def quotas_of(employer: Employer, base: Fraction, month: Month, day: datetime.date) -> Amounts:
    """Branches after article 36, totals, housing fund and warnings of one employer."""
    general, trade = (in_zone(table, month.zone, day) for table in (MINIMUM_WAGE, OF_TRADE))
    own, hers = branches(base, Fraction(employer.days), general, day)
    reference = trade if month.reference == "professional" else general
    if daily(employer) <= reference:
        own = {name: own[name] + hers[name] for name in own}
        hers = dict.fromkeys(hers, ZERO)
    is_housing = day.isoformat() >= HOUSING
    return {
        **{f"{name}_employer": amount for name, amount in own.items()},
        **{f"{name}_worker": amount for name, amount in hers.items()},
        "wage_daily": daily(employer),
        "contribution_base_daily": base,
        "employer_total": sum(own.values(), ZERO),
        "worker_total": sum(hers.values(), ZERO),
        "infonavit": cents(base * employer.days * percent("5")) if is_housing else ZERO,
        "is_underpaid": Fraction(daily(employer) < trade),
    }


def branches(
    base: Fraction, days: Fraction, minimum: Fraction, day: datetime.date
) -> tuple[Amounts, Amounts]:
    """Branches of the employer and of the worker, each to the cent."""
    uma = Fraction(in_force(UMA, day))
    whole = base * days
    excess = max(base - 3 * uma, ZERO) * days
    own = {
        "work_risk": whole * percent("0.54355"),
        "sickness_fixed_quota": uma * days * percent("20.40"),
        "sickness_excess": excess * percent("1.10"),
        "sickness_cash": whole * percent("0.70"),
        "medical_pensioners": whole * percent("1.05"),
        "disability_and_life": whole * percent("1.75"),
        "childcare": whole * percent("1"),
        "retirement": whole * percent("2"),
        "cesantia_y_vejez": whole * cesantia(base, minimum, uma, day),
    }
    hers = dict.fromkeys(own, ZERO) | {
        "sickness_excess": excess * percent("0.40"),
        "sickness_cash": whole * percent("0.25"),
        "medical_pensioners": whole * percent("0.375"),
        "disability_and_life": whole * percent("0.625"),
        "cesantia_y_vejez": whole * percent("1.125"),
    }
    return to_the_cent(own), to_the_cent(hers)


def cesantia(base: Fraction, minimum: Fraction, uma: Fraction, day: datetime.date) -> Fraction:
    rates = in_force(CESANTIA, day).split()
    in_uma = cents(base / uma)
    if base <= minimum or in_uma < Fraction("1.01"):
        return percent(rates[0])
    return percent(rates[1 + sum(1 for end in CESANTIA_ENDS if in_uma > Fraction(end))])


def coverage(month: Month, day: datetime.date, total: Fraction) -> Amounts:
    """Floor and days covered: LSS 239-C VII and VIII; in the pilots the month paid for."""
    if day.isoformat() < MANDATORY:
        is_paid = Fraction(total > 0)
        return {
            "floor": ZERO,
            "is_covered_full_month": is_paid,
            "days_covered": is_paid * month.days,
        }
    first = min(employer.before for employer in month.employers)
    coverable = Fraction(max(month.days - first, 0))
    minimum = in_zone(MINIMUM_WAGE, "general", day)
    base = min(cents(minimum * Fraction(month.factor)), 25 * Fraction(in_force(UMA, day)))
    own, hers = branches(base, coverable, minimum, day)
    least = sum(own.values(), ZERO) + sum(hers.values(), ZERO)
    reported = Fraction(sum(employer.days for employer in month.employers))
    is_full = total > 0 and total >= least
    return {
        "floor": least,
        "is_covered_full_month": Fraction(is_full),
        "days_covered": coverable if is_full else min(reported, coverable),
    }


def in_zone(table: dict[str, str], zone: str, day: datetime.date) -> Fraction:
    return Fraction(in_force(table, day).split()[ZONES.index(zone)])


def in_force(values: dict[str, Value], day: datetime.date) -> Value:
    return values[max(date for date in values if date <= day.isoformat())]


def to_the_cent(amounts: Amounts) -> Amounts:
    return {name: cents(amount) for name, amount in amounts.items()}


def cents(amount: Fraction) -> Fraction:
    return Fraction(floor(amount * 100 + Fraction(1, 2)), 100)


def percent(text: str) -> Fraction:
    return Fraction(text) / 100
