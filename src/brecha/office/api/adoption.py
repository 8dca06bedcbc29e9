"""How does the simulated path of a plan become targets? Year by year, as drafts with their source.

The document is that of `brecha care run PLAN --json`. Its bytes are hashed as they came, so that
`sha256sum results.json` gives what the targets name.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction

from brecha.core.errors import InputError
from brecha.office.access.may import demand
from brecha.office.access.roles import Action
from brecha.office.audit.request import because
from brecha.office.data.models import Indicator, Organisation, Value
from brecha.office.editing.states import next_version

PLACE: Final = "results.json"
PLACES: Final = Decimal("0.000001")  # what the column keeps
LARGEST: Final = Decimal(10) ** 15
LONGEST_NAME: Final = 200
YEARS: Final = range(1990, 2201)
PERCENT: Final = 100


@dataclass(frozen=True)
class Path:
    """A result of a plan by year.

    Attributes:
        plan: Name of the plan.
        sha256: Of the document.
        values: Year to value, in the unit of the document; a `share` is a fraction.
        is_share: Whether the values are fractions of one.
        place: Name of the document, as faults say it.
    """

    plan: str
    sha256: str
    values: dict[int, Decimal]
    is_share: bool
    place: str = PLACE

    @property
    def source(self) -> str:
        """What a target names as its source."""
        return f"plan {self.plan}, sha256 {self.sha256}"


@dataclass(frozen=True)
class Adopted:
    """The targets of a path, and how many of them were new."""

    targets: tuple[Value, ...]
    added: int


def read_path(content: bytes, result: str, service: str = "", place: str = PLACE) -> Path:
    """Return a result of a plan by year.

    Args:
        content: The document, byte by byte.
        result: Name of a key of a year; a dot leads into a group: `jobs.total`.
        service: Name of a service whose path is wanted; the whole plan if empty.
        place: Name of the document, as faults say it.

    Raises:
        InputError: It is no such document, or has no such result.
    """
    document = _document(content, place)
    plan, rows = document.get("plan"), document.get("services" if service else "years")
    if not (isinstance(plan, str) and plan.isprintable() and 0 < len(plan) <= LONGEST_NAME):
        raise InputError.of(_NO_RESULTS, place=place)
    if not (isinstance(rows, list) and all(isinstance(row, dict) for row in rows)):
        raise InputError.of(_NO_RESULTS, place=place)
    chosen = [row for row in rows if not service or row.get("service") == service]
    values = {_year(row, place): _value(row, result, place) for row in chosen}
    if not values or len(values) < len(chosen):
        raise InputError.of("The document must tell each year once.", place=place)
    is_share = "share" in result.rpartition(".")[2].split("_")
    return Path(plan, hashlib.sha256(content).hexdigest(), values, is_share, place)


def adopt(user: Any, indicator: Indicator, agency: Organisation | None, path: Path) -> Adopted:  # noqa: ANN401 - a user
    """Add the values of a path as draft targets of an indicator; what stands already stays.

    Args:
        user: Who adopts it.
        indicator: A fraction becomes percent where the indicator is a percentage.
        agency: For whom; that of the indicator if not given.
        path: As `read_path` returns it.

    Raises:
        PermissionDenied: The user may not add values of this agency.
        InputError: A value is refused.
    """
    owner = agency or indicator.agency
    times = PERCENT if path.is_share and indicator.measure == "percentage" else 1
    added, targets = 0, []
    with because(path.source, user=user.pk), transaction.atomic():
        Indicator.objects.select_for_update(of=("self",), no_key=True).get(pk=indicator.pk)
        for year, number in sorted(path.values.items()):
            row = _target(user, indicator, owner, path.source, year)
            row.number = (number * times).quantize(PLACES, ROUND_HALF_EVEN)
            demand(user, Action.ADD, row)
            stored = _same(row)
            added += stored is None
            targets.append(stored or _saved(row, path.place))
    return Adopted(tuple(targets), added)


_NO_RESULTS = "This is no document of results. Take what brecha care run PLAN --json prints."


def _document(content: bytes, place: str) -> dict[str, Any]:
    try:
        found = json.loads(content, parse_float=Decimal, parse_constant=_refuse)
    except (ValueError, ArithmeticError, RecursionError):
        raise InputError.of(_NO_RESULTS, place=place) from None
    if not isinstance(found, dict):
        raise InputError.of(_NO_RESULTS, place=place)
    return found


def _refuse(word: str) -> None:
    raise ValueError(word)


def _year(row: dict[str, Any], place: str) -> int:
    year = row.get("year")
    if not isinstance(year, int) or year not in YEARS:
        raise InputError.of("The document must tell each year once.", place=place)
    return year


def _value(row: dict[str, Any], result: str, place: str) -> Decimal:
    found: Any = row
    for name in result.split("."):
        found = found.get(name) if isinstance(found, dict) else None
    if isinstance(found, bool) or not isinstance(found, int | Decimal):
        numbers = sorted(name for name, each in row.items() if isinstance(each, int | Decimal))
        message = "{year} has no number {result}. Choose one of: {names}."
        raise InputError.of(
            message, place=place, year=row["year"], result=result, names=tuple(numbers)
        )
    number = Decimal(found)
    if abs(number) >= LARGEST:
        raise InputError.of(
            "{result} of {year} is too large.", place=place, result=result, year=row["year"]
        )
    return number


def _target(
    user: Any,  # noqa: ANN401 - a user
    indicator: Indicator,
    agency: Organisation | None,
    source: str,
    year: int,
) -> Value:
    return Value(
        programme=indicator.programme,
        indicator=indicator,
        agency=agency,
        kind="target",
        period_start=f"{year}-01-01",
        period_end=f"{year}-12-31",
        certainty="estimated",
        source=source,
        entered_by=user,
    )


def _same(row: Value) -> Value | None:
    cell = {name: getattr(row, name) for name in ("indicator", "agency", "kind", "place", "unit")}
    stored = Value.objects.filter(**cell, period_start=row.period_start, period_end=row.period_end)
    last = stored.order_by("version").last()
    is_same = last is not None and (last.number, last.source) == (row.number, row.source)
    return last if is_same else None


def _saved(row: Value, place: str) -> Value:
    row.version = next_version(row)
    try:
        row.full_clean(exclude=["entered_by"])
    except ValidationError as error:
        why = " ".join(error.messages)
        raise InputError.of(
            "{field} is refused: {why}", place=place, field="target", why=why
        ) from error
    row.save(force_insert=True)
    return row
