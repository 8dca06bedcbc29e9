"""Every assumption of a plan as one flat list, in the plan's prices."""

from __future__ import annotations

from dataclasses import dataclass

from brecha.core.errors import CoverageError, FaultList, InputError
from brecha.core.languages import Text
from brecha.core.provenance import Certainty, Reference
from brecha.core.units import Unit
from brecha.countries import Country
from brecha.plans.assumptions import Assumption, Position, assumptions_of
from brecha.plans.schema import Plan

NAMES_OF_SHARES = ("share", "rate")


@dataclass(frozen=True)
class ResolvedAssumption:
    """An assumption in the prices of the plan.

    Attributes:
        path: The keys that lead to it in the plan file, joined by points.
        title: What it is, with the service it belongs to.
        low: Lowest value, in the plan's prices.
        central: Value used, in the plan's prices.
        high: Highest value, in the plan's prices.
        unit: Unit of the three.
        certainty: How it is known.
        source: Where it comes from.
        price_year: Year of the prices in which the source states it.
        is_raised_to_minimum: Whether a part of the range lay below the minimum wage.
    """

    path: str
    title: Text
    low: float
    central: float
    high: float
    unit: str
    certainty: Certainty
    source: Reference
    price_year: int | None
    is_raised_to_minimum: bool = False

    def at(self, position: Position) -> float:
        """Return one of the three values."""
        return float(getattr(self, position))


def resolve_assumptions(plan: Plan, country: Country) -> tuple[ResolvedAssumption, ...]:
    """Return all assumptions of a plan, money in the prices of its price year.

    Raises:
        InputError: A figure that the country does not hold, or a share outside 0 to 1: all.
    """
    faults = FaultList(plan.plan)
    resolved: list[ResolvedAssumption] = []
    for path, value in assumptions_of(plan):
        try:
            known = (
                value if isinstance(value, Assumption) else value.resolve(country, plan.price_year)
            )
            resolved.append(_in_prices(path, known, plan, country))
        except CoverageError as error:
            faults.extend(error)
    for entry in resolved:
        _check_share(entry, faults)
    faults.raise_as(InputError)
    return tuple(resolved)


def values_of(
    assumptions: tuple[ResolvedAssumption, ...], position: Position = "central"
) -> dict[str, float]:
    """Return the values by path."""
    return {entry.path: entry.at(position) for entry in assumptions}


def _in_prices(path: str, value: Assumption, plan: Plan, country: Country) -> ResolvedAssumption:
    ratio = 1.0
    if value.price_year is not None:
        ratio = country.price_ratio(value.price_year, plan.price_year)
    return ResolvedAssumption(
        path=path,
        title=_title(path, value.title, plan),
        low=value.low * ratio,
        central=value.central * ratio,
        high=value.high * ratio,
        unit=value.unit,
        certainty=value.certainty,
        source=value.source,
        price_year=value.price_year,
    )


def _title(path: str, title: Text, plan: Plan) -> Text:
    keys = path.split(".")
    if keys[0] != "services":
        return title
    service = plan.services[keys[1]]
    owners = [service.title]
    if keys[2] == "staff":
        owners.append(service.staff[keys[3]].title)
    return Text(
        es=" · ".join([*(owner.es for owner in owners), title.es]),
        en=" · ".join([*(owner.en for owner in owners), title.en]),
    )


def _check_share(entry: ResolvedAssumption, faults: FaultList) -> None:
    last = entry.path.rsplit(".", maxsplit=1)[-1]
    is_share = Unit.parse(entry.unit) == Unit.parse("1") and (
        last.endswith(NAMES_OF_SHARES) or last in ("start", "goal")
    )
    if is_share and not 0 <= entry.low <= entry.high <= 1:
        faults.add(
            "{path} is a share and must lie in 0 to 1; it goes from {low} to {high}. Correct it.",
            path=entry.path,
            low=entry.low,
            high=entry.high,
        )
