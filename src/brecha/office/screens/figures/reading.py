"""What does a page of figures need of several programmes? A few tables, one query each.

A programme of ten thousands of values is read in plain tuples: the glance needs neither texts nor
links, and rows of the full tables would take several times as long.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any

from brecha.office.data.models import (
    Activity,
    Budget,
    Expenditure,
    FollowUp,
    Indicator,
    Organisation,
    Programme,
    Result,
    Value,
)
from brecha.office.data.records import Record
from brecha.programme import model
from brecha.programme.arithmetic import COUNTED_STATUSES

VALUE: tuple[str, ...] = (
    "kind",
    "number",
    "numerator",
    "denominator",
    "text",
    "period_start",
    "period_end",
    "place",
    "status",
    "version",
)
INDICATOR: tuple[str, ...] = (
    "code",
    "title_en",
    "title_es",
    "unit",
    "measure",
    "is_ascending",
    "is_cumulative",
)
INDICATOR += ("aggregation_over_time", "aggregation_over_agencies")
ROOT: tuple[str, ...] = (
    "reference",
    "title_en",
    "title_es",
    "country",
    "fund",
    "start",
    "original_end",
)
ROOT += ("actual_end", "currency", "is_operationally_closed", "lead_agency")
AGENCY = {"agency": "agency__acronym"}
Source = tuple[type[Record], type, tuple[str, ...], dict[str, str]]
TABLES: Mapping[str, Source] = {
    "results": (
        Result,
        model.Result,
        ("code", "level", "title_en", "title_es"),
        AGENCY | {"parent": "parent__code"},
    ),
    "indicators": (Indicator, model.Indicator, INDICATOR, AGENCY | {"result": "result__code"}),
    "budgets": (Budget, model.Budget, ("source", "amount", "currency", "year"), AGENCY),
    "expenditures": (
        Expenditure,
        model.Expenditure,
        ("date", "amount", "currency", "kind"),
        AGENCY,
    ),
    "follow_ups": (
        FollowUp,
        model.FollowUp,
        ("recommendation", "action", "owner", "due", "status"),
        {"evaluation": "evaluation__key"},
    ),
    "activities": (
        Activity,
        model.Activity,
        ("code", "title_en", "title_es", "end", "status"),
        AGENCY | {"output": "output__code"},
    ),
}
Rows = dict[int, tuple[Any, ...]]


OF_INDICATORS = ("results", "indicators")


def figures_of(
    roots: Collection[Programme], *, indicators: Collection[int] | None = None
) -> dict[int, model.Programme]:
    """Return what the progress, money and dates of programmes are computed from.

    Args:
        roots: The programmes.
        indicators: Numbers of the only indicators that are wanted, with their results and values
            and nothing else; all if not given.

    Returns:
        Programme by its number; lists that a glance does not need are empty.
    """
    wanted = TABLES
    if indicators is not None:
        wanted = {name: table for name, table in TABLES.items() if name in OF_INDICATORS}
    known = _tables(roots, wanted, indicators)
    known["values"] = _values([root.pk for root in roots], indicators)
    return _programmes(roots, known)


def affairs_of(roots: Collection[Programme]) -> dict[int, model.Programme]:
    """Return the money and the dates of programmes, without indicators and values."""
    wanted = {name: table for name, table in TABLES.items() if name not in OF_INDICATORS}
    return _programmes(roots, _tables(roots, wanted))


def _tables(
    roots: Collection[Programme],
    wanted: Mapping[str, Source],
    indicators: Collection[int] | None = None,
) -> dict[str, Rows]:
    numbers = [root.pk for root in roots]
    return {
        name: _records(
            table,
            record,
            numbers,
            fields,
            links,
            **({} if indicators is None or name != "indicators" else {"pk__in": indicators}),
        )
        for name, (table, record, fields, links) in wanted.items()
    }


def _programmes(
    roots: Collection[Programme], known: Mapping[str, Rows]
) -> dict[int, model.Programme]:
    return {
        root.pk: model.Programme(
            **_fields(root),
            **{name: rows.get(root.pk, ()) for name, rows in known.items()},  # type: ignore[arg-type]  # by name
        )
        for root in roots
    }


def _fields(root: Programme) -> dict[str, Any]:
    return {name: getattr(root, name) for name in ROOT}


def _records(
    table: type[Record],
    record: type,
    programmes: list[int],
    fields: tuple[str, ...],
    links: dict[str, str],
    **only: Collection[int],
) -> Rows:
    names = (*fields, *links)
    found = table.objects.filter(programme__in=programmes, **only).order_by("programme_id", "pk")
    rows = found.values_list("programme_id", *fields, *links.values())
    return {
        number: tuple(
            record(
                **{
                    name: "" if each is None else each
                    for name, each in zip(names, own, strict=True)
                }
            )
            for _, *own in part
        )
        for number, part in groupby(rows, key=itemgetter(0))
    }


def _values(programmes: list[int], indicators: Collection[int] | None) -> Rows:
    found = Value.objects.filter(programme__in=programmes, status__in=COUNTED_STATUSES)
    named = Indicator.objects.filter(programme__in=programmes)
    if indicators is not None:
        found, named = found.filter(indicator__in=indicators), named.filter(pk__in=indicators)
    codes = dict(named.values_list("pk", "code"))
    agencies = Organisation.objects.filter(programme__in=programmes)
    acronyms = dict(agencies.values_list("pk", "acronym")) | {None: ""}
    rows = found.order_by("programme_id", "pk").values_list(
        "programme_id", "indicator_id", "agency_id", *VALUE
    )
    return {
        number: tuple(_value(part, codes, acronyms))
        for number, part in groupby(rows, key=itemgetter(0))
    }


def _value(
    rows: Iterable[tuple[Any, ...]], codes: dict[int, str], acronyms: dict[int | None, str]
) -> Iterable[model.Value]:
    for _, indicator, agency, kind, number, upper, lower, *rest in rows:
        text, start, end, place, status, version = rest
        yield model.Value(
            indicator=codes[indicator],
            agency=acronyms[agency],
            kind=kind,
            number=_plain(number),
            numerator=_plain(upper),
            denominator=_plain(lower),
            text=text,
            period_start=start,
            period_end=end,
            place=place,
            status=status,
            version=version,
        )


def _plain(number: Decimal | None) -> Decimal | None:
    return None if number is None else number.normalize()
