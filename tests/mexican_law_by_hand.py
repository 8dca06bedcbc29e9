"""The law of Mexico reckoned again: slowly, job by job, in exact fractions, from its own tables.

Nothing here comes from the package: neither a rule nor a value. Wages are of a full month, of one
formal job with an employer of risk class I.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from fractions import Fraction
from math import floor
from typing import TypeVar

Amounts = dict[str, Fraction]
Value = TypeVar("Value")

# By day of effect. UMA and general minimum wage in pesos a day.
UMA = {
    "2017-02-01": "75.49",
    "2018-02-01": "80.60",
    "2019-02-01": "84.49",
    "2020-02-01": "86.88",
    "2021-02-01": "89.62",
    "2022-02-01": "96.22",
    "2023-02-01": "103.74",
    "2024-02-01": "108.57",
    "2025-02-01": "113.14",
    "2026-02-01": "117.31",
}
MINIMUM_WAGE = {
    "2017-12-01": "88.36",
    "2019-01-01": "102.68",
    "2020-01-01": "123.22",
    "2021-01-01": "141.70",
    "2022-01-01": "172.87",
    "2023-01-01": "207.44",
    "2024-01-01": "248.93",
    "2025-01-01": "278.80",
    "2026-01-01": "315.04",
}
VACATION_DAYS = {"2018-01-01": "6", "2023-01-01": "12"}
# LSS 168-II: per cent of the base, by base in UMA up to 1.50, 2.00, 2.50, 3.00, 3.50, 4.00, above.
CESANTIA_ENDS = ("1.00", "1.50", "2.00", "2.50", "3.00", "3.50", "4.00")
CESANTIA = {
    "2018-01-01": "3.150 " * 8,
    "2023-01-01": "3.150 3.281 3.575 3.751 3.869 3.953 4.016 4.241",
    "2024-01-01": "3.150 3.413 4.000 4.353 4.588 4.756 4.882 5.331",
    "2025-01-01": "3.150 3.544 4.426 4.954 5.307 5.559 5.747 6.422",
    "2026-01-01": "3.150 3.676 4.851 5.556 6.026 6.361 6.613 7.513",
}
# LISR 96: lower limits and fixed quotas of the eleven rows; the rates are the same in all years.
TARIFF_RATES = "1.92 6.40 10.88 16.00 17.92 21.36 23.52 30.00 32.00 34.00 35.00"
TARIFF = {
    "2018-01-01": (
        (
            "0.01 578.53 4910.19 8629.21 10031.08 12009.95 "
            "24222.32 38177.70 72887.51 97183.34 291550.01"
        ),
        "0 11.11 288.33 692.96 917.26 1271.87 3880.44 7162.74 17575.69 25350.35 91435.02",
    ),
    "2021-01-01": (
        (
            "0.01 644.59 5470.93 9614.67 11176.63 13381.48 "
            "26988.51 42537.59 81211.26 108281.68 324845.02"
        ),
        "0 12.38 321.26 772.10 1022.01 1417.12 4323.58 7980.73 19582.83 28245.36 101876.90",
    ),
    "2023-01-01": (
        (
            "0.01 746.05 6332.06 11128.02 12935.83 15487.72 "
            "31236.50 49233.01 93993.91 125325.21 375975.62"
        ),
        "0 14.32 371.83 893.63 1182.88 1640.18 5004.12 9236.89 22665.17 32691.18 117912.32",
    ),
    "2026-01-01": (
        (
            "0.01 844.60 7168.52 12598.03 14644.65 17533.65 "
            "35362.84 55736.69 106410.51 141880.67 425642.00"
        ),
        "0 16.22 420.95 1011.68 1339.14 1856.84 5665.16 10457.09 25659.23 37009.69 133488.54",
    ),
}
# Subsidy: incomes up to the limit have the amount.
SUBSIDY = {
    "2018-01-01": (
        "1768.96 2653.38 3472.84 3537.87 4446.15 4717.18 5335.42 6224.67 7113.90 7382.33",
        "407.02 406.83 406.62 392.77 382.46 354.23 324.87 294.63 253.54 217.61 0",
    ),
    "2024-05-01": ("9081.00", "390.12 0"),
    "2025-01-01": ("10171.00", "474.95 0"),
    "2025-02-01": ("10171.00", "474.65 0"),
    "2026-01-01": ("11492.66", "536.21 0"),
    "2026-02-01": ("11492.66", "535.65 0"),
}


def reckon(wage_offered: float, day: datetime.date) -> Amounts:
    """Return what is due for a wage given in pesos and cents."""
    least = 30 * Fraction(in_force(MINIMUM_WAGE, day))
    wage = max(Fraction(str(wage_offered)), least)
    uma = Fraction(in_force(UMA, day))
    base = 30 * min(integrated_daily(wage, day), 25 * uma)
    excess = max(base - 90 * uma, Fraction(0))
    employer = employer_branches(base, excess, uma, cesantia_rate(base / 30 / uma, day))
    worker = worker_branches(base, excess)
    housing = base * percent("5")
    is_least = wage == least
    return {
        "wage_monthly": wage,
        "contribution_base_monthly": base,
        "housing_fund_monthly": housing,
        **{name: employer[name] + worker.get(name, 0) for name in employer},
        "worker_contributions_monthly": Fraction(0) if is_least else sum(worker.values()),
        "employer_contributions_monthly": housing
        + sum(employer.values())
        + (sum(worker.values()) if is_least else 0),
        "income_tax_monthly": Fraction(0) if is_least else income_tax(wage, day),
    }


def is_near_a_step(wage_offered: float, day: datetime.date) -> bool:
    """Say whether a wage lies so near a step of the rate that rounding may decide it."""
    wage = max(Fraction(str(wage_offered)), 30 * Fraction(in_force(MINIMUM_WAGE, day)))
    hundredths = 100 * integrated_daily(wage, day) / Fraction(in_force(UMA, day))
    return abs(hundredths - floor(hundredths) - Fraction(1, 2)) < Fraction(1, 10**9)


def integrated_daily(wage: Fraction, day: datetime.date) -> Fraction:
    bonus_days = 15 + Fraction(in_force(VACATION_DAYS, day)) / 4
    return wage / 30 * (1 + bonus_days / 365)


def employer_branches(
    base: Fraction, excess: Fraction, uma: Fraction, cesantia: Fraction
) -> Amounts:
    health = 30 * uma * percent("20.40") + excess * percent("1.10")
    return {
        "work_risk": base * percent("0.54355"),
        "sickness_and_maternity": health + base * (percent("0.70") + percent("1.05")),
        "disability_and_life": base * percent("1.75"),
        "childcare_and_social_benefits": base * percent("1"),
        "retirement": base * percent("2"),
        "cesantia_y_vejez": base * cesantia,
    }


def worker_branches(base: Fraction, excess: Fraction) -> Amounts:
    on_base = percent("0.25") + percent("0.375")
    return {
        "sickness_and_maternity": excess * percent("0.40") + base * on_base,
        "disability_and_life": base * percent("0.625"),
        "cesantia_y_vejez": base * percent("1.125"),
    }


def cesantia_rate(base_in_uma: Fraction, day: datetime.date) -> Fraction:
    rounded = Fraction(floor(base_in_uma * 100 + Fraction(1, 2)), 100)
    rates = in_force(CESANTIA, day).split()
    row = sum(1 for end in CESANTIA_ENDS if rounded > Fraction(end))
    return percent(rates[row])


def income_tax(wage: Fraction, day: datetime.date) -> Fraction:
    limits, quotas = (fractions(text) for text in in_force(TARIFF, day))
    row = bisect_right(limits, wage) - 1
    tax = quotas[row] + (wage - limits[row]) * percent(TARIFF_RATES.split()[row])
    ends, amounts = (fractions(text) for text in in_force(SUBSIDY, day))
    subsidy = amounts[sum(1 for end in ends if wage > end)]
    return max(tax - subsidy, Fraction(0))


def in_force(values: dict[str, Value], day: datetime.date) -> Value:
    return values[max(date for date in values if date <= day.isoformat())]


def fractions(text: str) -> list[Fraction]:
    return [Fraction(word) for word in text.split()]


def percent(text: str) -> Fraction:
    return Fraction(text) / 100
