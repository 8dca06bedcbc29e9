"""Does each assumption of a plan come in its unit and range, and does its figure exist?

What the care model declares of its columns holds for the assumptions that fill them.
"""

from __future__ import annotations

from dataclasses import dataclass

from brecha.care import JOBS, SERVICES
from brecha.core.errors import CoverageError, FaultList, InputError, Place
from brecha.core.units import Unit
from brecha.core.yaml_files import LineMap
from brecha.countries import COUNTRY_TABLES, Country
from brecha.plans.assumptions import Assumption, CountryFigure, assumptions_of
from brecha.plans.care_side import SERVICE_VALUES
from brecha.plans.schema import Plan

USERS_PER_STAFF = "users_per_staff"
COLUMN_OF = {
    **{path.split(".")[-1]: column for column, path in SERVICE_VALUES.items()},
    "per_user_yearly": "other_cost_per_user",
    "wage_monthly": "wage_offered_monthly",
}
TABLES_OF_FIGURES = {
    name: table
    for name, table in COUNTRY_TABLES.items()
    if {"source", "certainty"} <= {column.name for column in table.columns}
}


@dataclass(frozen=True)
class Bounds:
    """What an assumption must be."""

    unit: str
    least: float
    most: float


SHARE = Bounds("1", 0.0, 1.0)
RATIO = Bounds("users / staff", 0.01, float("inf"))


def check_assumptions(plan: Plan, country: Country, lines: LineMap, faults: FaultList) -> None:
    """Add every assumption that is in another unit, out of its range, or has no figure."""
    last_year = last_price_year(country)
    for path, value in assumptions_of(plan):
        place = lines.place(tuple(path.split(".")))
        if isinstance(value, CountryFigure) and not _has_columns(value, place, faults):
            continue
        try:
            known = (
                value if isinstance(value, Assumption) else value.resolve(country, plan.price_year)
            )
            if known.price_year is not None:
                country.price_ratio(known.price_year, last_year)
        except CoverageError as error:
            for fault in error.faults:
                faults.add(fault.message, place=place, **fault.values)
        else:
            _check_bounds(path, known, place, faults)


def last_price_year(country: Country) -> int:
    """Return the last year whose prices are known."""
    years: list[int] = country.table("price_index")["year"].to_list()
    return max(years)


def bounds_of(path: str) -> Bounds:
    """Return what an assumption must be, from the keys that lead to it."""
    last = path.rsplit(".", maxsplit=1)[-1]
    if last == USERS_PER_STAFF:
        return RATIO
    name = COLUMN_OF.get(last, last)
    declared = {column.name: column for table in (SERVICES, JOBS) for column in table.columns}
    if not path.startswith("services.") or name not in declared:
        return SHARE
    column = declared[name]
    least = -float("inf") if column.minimum is None else column.minimum
    most = float("inf") if column.maximum is None else column.maximum
    return Bounds(column.unit, least, most)


def _has_columns(value: CountryFigure, place: Place, faults: FaultList) -> bool:
    table = TABLES_OF_FIGURES.get(value.figure)
    if table is None:
        faults.add(
            "A figure must come from a table of the country ({known}); {name} is none. Choose one "
            "of these.",
            place=place,
            known=", ".join(TABLES_OF_FIGURES),
            name=value.figure,
        )
        return False
    columns = {column.name for column in table.columns}
    numbers = {column.name for column in table.columns if column.kind == "number"}
    named = {value.column, value.low_column, value.high_column} - {None}
    unknown = [name for name in value.where if name not in columns]
    unknown += sorted(str(name) for name in named - numbers)
    if unknown:
        faults.add(
            "Table {table} has the columns {known}, and numbers in {numbers}; {names} is none of "
            "them. Correct the name.",
            place=place,
            table=value.figure,
            known=", ".join(sorted(columns)),
            numbers=", ".join(sorted(numbers)),
            names=", ".join(unknown),
        )
    return not unknown


def _check_bounds(path: str, value: Assumption, place: Place, faults: FaultList) -> None:
    bounds = bounds_of(path)
    if _unit(value.unit) != Unit.parse(bounds.unit):
        faults.add(
            "{path} must have the unit {expected}; it has {unit}. Convert its values.",
            place=place,
            path=path,
            expected=bounds.unit,
            unit=value.unit,
        )
    elif not bounds.least <= value.low <= value.high <= bounds.most:
        faults.add(
            "{path} must lie in {least} to {most}; it goes from {low} to {high}. Correct it.",
            place=place,
            path=path,
            least=f"{bounds.least:g}",
            most="∞" if bounds.most == float("inf") else f"{bounds.most:g}",
            low=value.low,
            high=value.high,
        )


def _unit(text: str) -> Unit | None:
    try:
        return Unit.parse(text)
    except InputError:
        return None
