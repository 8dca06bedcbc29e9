"""Months of domestic workers with several employers, and the days they are reckoned on."""

from __future__ import annotations

import datetime

from hypothesis import strategies as st

from domestic_work_by_hand import PERIODS, ZONES, Employer, Month

TEXTS = (
    "2019-04-01 2020-01-01 2020-06-01 2020-11-01 2021-01-01 2021-02-01 2022-11-01 2022-11-17 "
    "2022-12-01 2023-01-01 2023-05-01 2024-01-01 2024-02-01 2025-01-01 2025-06-01 2026-01-01 "
    "2026-02-01 2026-05-01 2027-01-01 2028-01-01 2029-01-01 2030-01-01"
)
DAYS = [datetime.date.fromisoformat(text) for text in TEXTS.split()]
FACTORS = ("1", "1.0452", "1.0493", "1.0507", "1.1")
# What a day is worth in cents: around the minimum wages, usual, and beyond the ceiling.
MINIMA = (10268, 14170, 15403, 17287, 20744, 22550, 24893, 27060, 30307, 31504, 34247, 44087)
WAGES = st.sampled_from(MINIMA) | st.integers(5_000, 120_000) | st.integers(0, 2_000_000)


@st.composite
def employers(draw: st.DrawFn) -> Employer:
    period = draw(st.sampled_from(list(PERIODS)))
    days = draw(st.integers(0, 31))
    return Employer(
        wage=f"{draw(WAGES) * PERIODS[period] + draw(st.integers(0, PERIODS[period] - 1))}e-2",
        period=period,
        days=days,
        before=draw(st.just(0) | st.integers(0, 30)),
        has_food=draw(st.booleans()),
        has_lodging=draw(st.booleans()),
    )


months = st.builds(
    Month,
    zone=st.sampled_from(ZONES),
    days=st.integers(28, 31),
    factor=st.sampled_from(FACTORS),
    reference=st.sampled_from(["general", "professional"]),
    employers=st.lists(employers(), min_size=1, max_size=5).map(tuple),
)


def columns_of(month: Month) -> dict[str, object]:
    """Return the columns that the rules take of a month."""
    return {
        "zone": month.zone,
        "days_in_month": month.days,
        "integration_factor": float(month.factor),
        "article_36_reference": month.reference,
        "wage": [float(one.wage) for one in month.employers],
        "pay_period": [one.period for one in month.employers],
        "days": [one.days for one in month.employers],
        "days_before_start": [one.before for one in month.employers],
        "has_food": [one.has_food for one in month.employers],
        "has_lodging": [one.has_lodging for one in month.employers],
    }
