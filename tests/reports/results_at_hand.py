"""Which results do the tests of reports use? Arcadia's plan, and odd cases made from it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TypeVar

from brecha.core import Text
from brecha.plans import PlanResult, find_plan, read_plan, run_plan
from brecha.plans.results import JobYear, ServiceYear, TerritoryYear

Row = TypeVar("Row", ServiceYear, JobYear, TerritoryYear)
LONG_TITLE = "Cuidado y educación de niñas y niños pequeños en Arcadia, 2026"  # 62 letters


@cache
def arcadia() -> PlanResult:
    """Return the computed plan of the made-up country."""
    return run_plan(*read_plan(find_plan("arcadia/early-childhood")))


def one_year() -> PlanResult:
    """Return a result of a single year."""
    whole = arcadia()
    first = whole.years[0]
    return replace(
        whole,
        years=(first,),
        mean=replace(first, year=None),
        services=tuple(row for row in whole.services if row.year == first.year),
        jobs=tuple(row for row in whole.jobs if row.year == first.year),
        territories=tuple(row for row in whole.territories if row.year == first.year),
    )


def one_territory() -> PlanResult:
    """Return a result of a single territory."""
    whole = arcadia()
    name = whole.territories[0].territory
    return replace(
        whole, territories=tuple(row for row in whole.territories if row.territory == name)
    )


def nothing_spent_today() -> PlanResult:
    """Return a result without existing spending."""
    whole = arcadia()
    years = tuple(
        replace(
            year, existing_cost=0.0, existing_cost_share_gdp=0.0, baseline_revenue_share_gdp=0.0
        )
        for year in whole.years
    )
    mean = replace(
        whole.mean, existing_cost=0.0, existing_cost_share_gdp=0.0, baseline_revenue_share_gdp=0.0
    )
    return replace(whole, years=years, mean=mean)


def without_comparison() -> PlanResult:
    """Return a result with nothing to compare with, nothing to vary, no warning."""
    return replace(arcadia(), comparison=None, sensitivity=(), warnings=(), concepts=())


def long_title() -> PlanResult:
    """Return a result with a long title."""
    return replace(arcadia(), title=Text(es=LONG_TITLE, en=LONG_TITLE))


def many_years(number: int = 15) -> PlanResult:
    """Return a result of many years, all like the first."""
    whole = arcadia()
    first = whole.years[0]
    years = range(2026, 2026 + number)

    def repeated(rows: tuple[Row, ...]) -> tuple[Row, ...]:
        kept = [row for row in rows if row.year == first.year]
        return tuple(replace(row, year=year) for year in years for row in kept)

    return replace(
        whole,
        years=tuple(replace(first, year=year) for year in years),
        services=repeated(whole.services),
        jobs=repeated(whole.jobs),
        territories=repeated(whole.territories),
    )


ODD_CASES = {
    "one year": one_year,
    "one territory": one_territory,
    "nothing spent today": nothing_spent_today,
    "no comparison": without_comparison,
    "long title": long_title,
    "many years": many_years,
}
