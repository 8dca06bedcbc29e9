"""Read a plan file and tell all that does not fit, each with its line."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from brecha.care import CoveragePath, progress_of
from brecha.core.errors import CoverageError, FaultList, InputError, Place
from brecha.core.schema_faults import tell_schema_faults
from brecha.core.yaml_files import LineMap, read_yaml
from brecha.countries import Country, country_names, load_country
from brecha.countries.country import COUNTRIES
from brecha.plans.assumptions import Assumption
from brecha.plans.bounds import check_assumptions, last_price_year
from brecha.plans.care_side import law_in_force
from brecha.plans.schema import Plan, Years

SHARES_SUM_TOLERANCE = 1e-9


def find_plan(name: str, country: str | None = None) -> Path:
    """Return the file of a plan: a path, or the name of one that Brecha ships.

    Args:
        name: A path to a file, or `country/plan` with or without `.yaml`.
        country: Country of a shipped plan that is named without it.

    Raises:
        InputError: Neither exists.
    """
    if Path(name).is_file():
        return Path(name)
    shipped = shipped_plans()
    key = name.removesuffix(".yaml")
    for known in (key, f"{country}/{key}"):
        if known in shipped:
            return shipped[known]
    raise InputError.of(
        "The plan must be a file, or one of {shipped}; {name} is neither. Check the name.",
        shipped=", ".join(shipped),
        name=name,
    )


def shipped_plans() -> dict[str, Path]:
    """Return the plans that Brecha ships, by `country/plan`."""
    return {
        f"{path.parent.parent.name}/{path.stem}": path
        for path in sorted(COUNTRIES.glob("*/plans/*.yaml"))
    }


def read_plan(path: Path) -> tuple[Plan, Country]:
    """Read a plan and the country it is for.

    Raises:
        InputError: Every fault of the file, with its line.
    """
    content, lines = read_yaml(path)
    faults = FaultList()
    try:
        plan = Plan.model_validate(content)
    except ValidationError as error:
        tell_schema_faults(error, lines, faults)
        raise InputError(faults.faults) from error
    if plan.country not in country_names():
        faults.add(
            "The country must be one of {known}; it is {name}. Choose one of these.",
            place=lines.place(("country",)),
            known=", ".join(country_names()),
            name=plan.country,
        )
        faults.raise_as(InputError)
    country = load_country(plan.country)
    check_plan(plan, country, lines, faults)
    faults.raise_as(InputError)
    return plan, country


def check_plan(plan: Plan, country: Country, lines: LineMap, faults: FaultList) -> None:
    """Add every fault of a plan against the figures of its country."""
    _check_territories(plan, country, lines, faults)
    _check_prices(plan, country, lines, faults)
    _check_account(plan, country, lines, faults)
    _check_sectors(plan, country, lines, faults)
    check_assumptions(plan, country, lines, faults)
    _check_population(plan, country, lines, faults)
    for name in plan.services:
        _check_coverage(plan, name, lines, faults)
    _check_model_shares(plan, lines, faults)


def _check_territories(plan: Plan, country: Country, lines: LineMap, faults: FaultList) -> None:
    known = country.table("territories")["territory"].to_list()
    if plan.territories == "all":
        return
    if not plan.territories:
        faults.add(
            "A plan must name at least one territory; it names none. Write all, or some of "
            "{known}.",
            place=lines.place(("territories",)),
            known=", ".join(known),
        )
    for territory in plan.territories:
        if territory not in known:
            faults.add(
                "A territory must be one of {known}; {name} is not. Correct the code.",
                place=lines.place(("territories",)),
                known=", ".join(known),
                name=territory,
            )


def _check_prices(plan: Plan, country: Country, lines: LineMap, faults: FaultList) -> None:
    frames: list[tuple[tuple[str, ...], int]] = [(("price_year",), plan.price_year)]
    if plan.comparison:
        frames.append((("comparison", "price_year"), plan.comparison.price_year))
        studies = country.table("published_results")["study"].unique().sort().to_list()
        if plan.comparison.study not in studies:
            faults.add(
                "The study must be one of {known}; it is {name}. Choose one of these.",
                place=lines.place(("comparison", "study")),
                known=", ".join(studies),
                name=plan.comparison.study,
            )
    for keys, year in frames:
        try:
            country.gdp(year)
            country.price_ratio(year, last_price_year(country))
            law_in_force(plan.in_frame(plan.years, year), country)
        except CoverageError as error:
            for fault in error.faults:
                faults.add(fault.message, place=lines.place(keys), **fault.values)


def _check_account(plan: Plan, country: Country, lines: LineMap, faults: FaultList) -> None:
    accounts = country.about.input_output
    if plan.economy.account_year not in accounts:
        faults.add(
            "The account must be of {known}; it is of {year}. Choose one of these.",
            place=lines.place(("economy", "account_year")),
            known=", ".join(str(year) for year in accounts),
            year=plan.economy.account_year,
        )
        return
    rows = accounts[plan.economy.account_year].value_added
    for row in plan.economy.closure.income_shares:
        if row not in rows:
            faults.add(
                "The income of households must come from rows of value added ({known}); {name} is "
                "none. Choose one of these.",
                place=lines.place(("economy", "closure", "income_shares", row)),
                known=", ".join(rows),
                name=row,
            )


def _check_sectors(plan: Plan, country: Country, lines: LineMap, faults: FaultList) -> None:
    known = country.table("sectors")["sector"].to_list()
    for name, service in plan.services.items():
        keys = ("services", name)
        named = {
            (*keys, "sector"): service.sector,
            (*keys, "overhead_sector"): service.overhead_sector,
            (*keys, "training", "sector"): service.training.sector,
            (*keys, "capital", "construction_sector"): service.capital.construction_sector,
            (*keys, "capital", "equipment_sector"): service.capital.equipment_sector,
        }
        for item, cost in service.other_costs.items():
            named[(*keys, "other_costs", item, "sector")] = cost.sector
        for place, sector in named.items():
            if sector is not None and sector not in known:
                faults.add(
                    "A sector must be one of the country's account ({known}); {name} is not. "
                    "Choose one of these.",
                    place=lines.place(place),
                    known=", ".join(known),
                    name=sector,
                )


def _check_population(plan: Plan, country: Country, lines: LineMap, faults: FaultList) -> None:
    population = country.table("population")
    bands = population.select("age_from", "age_to").unique().sort("age_from").rows()
    for name, service in plan.services.items():
        band = (service.ages.first, service.ages.last)
        if band not in bands:
            faults.add(
                "The ages must be a band of the country's population ({known}); they are {first} "
                "to {last}. Choose a band, one service for each.",
                place=lines.place(("services", name, "ages")),
                known=", ".join(f"{first}-{last}" for first, last in bands),
                first=band[0],
                last=band[1],
            )
    known = population["year"].to_list()
    _check_years(plan.years, known, lines.place(("years",)), faults)
    if plan.comparison:
        place = lines.place(("comparison", "years"))
        _check_years(plan.comparison.years, known, place, faults)


def _check_years(years: Years, known: list[int], place: Place, faults: FaultList) -> None:
    low, high = min(known), max(known)
    if not low <= years.first - 1 <= years.last <= high:
        faults.add(
            "The population covers {low} to {high}, and the year before the plan is needed; the "
            "plan goes from {first} to {last}. Choose years within.",
            place=place,
            low=low,
            high=high,
            first=years.first,
            last=years.last,
        )


def _check_coverage(plan: Plan, name: str, lines: LineMap, faults: FaultList) -> None:
    coverage = plan.services[name].coverage
    if not (isinstance(coverage.start, Assumption) and isinstance(coverage.goal, Assumption)):
        return
    place = lines.place(("services", name, "coverage"))
    path = CoveragePath(coverage.start.central, coverage.goal.central, coverage.shape)
    try:
        progress_of(path, len(plan.years.all()), place)
    except InputError as error:
        faults.extend(error)


def _check_model_shares(plan: Plan, lines: LineMap, faults: FaultList) -> None:
    sums: dict[tuple[int, int], float] = {}
    for service in plan.services.values():
        band = (service.ages.first, service.ages.last)
        if isinstance(service.model_share, Assumption):
            sums[band] = sums.get(band, 0.0) + service.model_share.central
    for (first, last), total in sums.items():
        if abs(total - 1) > SHARES_SUM_TOLERANCE:
            faults.add(
                "The model shares of the services for ages {first} to {last} must sum to 1; they "
                "sum to {total}. Correct them.",
                place=lines.place(("services",)),
                first=first,
                last=last,
                total=total,
            )
