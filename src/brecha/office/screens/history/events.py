"""Which changes may a reader see? Events of all tables, their content from the chain.

An event is seen by whoever may see the history of the row as it was then. What it held comes from
its link in the chain, so the page shows what the check of the chain checks.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db.models import CharField, OuterRef, Q, Subquery, Value
from django.utils import timezone

from brecha.office.access.may import may
from brecha.office.access.roles import Action
from brecha.office.access.scope import condition_of
from brecha.office.access.table import TABLES
from brecha.office.data.models import AuditLink, Programme
from brecha.office.data.records import Record

Content = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """Which changes are asked for; what is empty is not asked."""

    table: str = ""
    row: int | None = None
    agency: int | None = None
    user: int | None = None
    day: datetime.date | None = None


@dataclass(frozen=True)
class Event:
    """A change of a row: what it held after, and before as far as the reader may know."""

    table: type[Record]
    after: Content
    before: Content | None


def tables_with_history() -> dict[str, type[Record]]:
    """Return the tables of a programme whose changes are kept, by the name in addresses."""
    found = apps.get_app_config("office").get_models()
    return {
        str(table._meta.model_name): table  # noqa: SLF001 - Django's public name
        for table in found
        if table.__name__ in TABLES and issubclass(table, Record) and hasattr(table, "events")
    }


def events(user: Any, root: Programme, asked: Asked, first: int, number: int) -> list[Event]:  # noqa: ANN401 - a user
    """Return changes of a programme, the newest first.

    Args:
        user: Who reads.
        root: The programme.
        asked: Which changes.
        first: How many newer ones are passed over.
        number: How many are returned at most.
    """
    tables = tables_with_history()
    chosen = {asked.table: tables[asked.table]} if asked.table else tables
    found = (_part(user, root, name, table, asked) for name, table in chosen.items())
    parts = [part for part in found if part is not None]
    if not parts:
        return []
    newest = [part[: first + number] for part in parts]
    whole = newest[0].union(*newest[1:], all=True) if len(parts) > 1 else parts[0]
    rows = list(whole.order_by("-pgh_created_at", "told_table", "-pgh_id")[first : first + number])
    return _with_content(rows)


def _part(user: Any, root: Programme, name: str, table: type[Record], asked: Asked) -> Any:  # noqa: ANN401 - a query set
    """Return the changes of one table as (name, number, when, number of the change before)."""
    condition = _condition(user, root, table, asked)
    if condition is None:
        return None
    model = apps.get_model("office", f"{table.__name__}History")
    known = model._default_manager.filter(condition)  # noqa: SLF001 - Django's public name
    before = known.filter(pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__lt=OuterRef("pgh_id"))
    return (
        known.filter(_of_event(asked))
        .annotate(
            told_table=Value(name, CharField()),
            told_before=Subquery(before.order_by("-pgh_id").values("pgh_id")[:1]),
        )
        .order_by("-pgh_id")
        .values_list("told_table", "pgh_id", "pgh_created_at", "told_before")
    )


def _condition(user: Any, root: Programme, table: type[Record], asked: Asked) -> Q | None:  # noqa: ANN401 - a user
    if table is Programme:
        is_seen = may(user, Action.HISTORY, root) and asked.agency is None
        return Q(pgh_obj_id=root.pk) if is_seen else None
    condition = condition_of(user, table, Action.HISTORY) & table.in_programmes([root.pk])
    return condition if asked.agency is None else condition & table.of_agencies([asked.agency])


def _of_event(asked: Asked) -> Q:
    condition = Q()
    if asked.row is not None:
        condition &= Q(pgh_obj_id=asked.row)
    if asked.user is not None:
        condition &= Q(pgh_context__user=asked.user)
    if asked.day is not None:
        begin, end = (_start_of(asked.day + datetime.timedelta(days=at)) for at in (0, 1))
        condition &= Q(pgh_created_at__gte=begin, pgh_created_at__lt=end)
    return condition


def _start_of(day: datetime.date) -> datetime.datetime:
    """Return when a day begins by the clock of the office."""
    return datetime.datetime.combine(day, datetime.time(), timezone.get_default_timezone())


def _with_content(rows: Sequence[tuple[str, int, Any, int | None]]) -> list[Event]:
    tables = tables_with_history()
    wanted: dict[str, set[int]] = {}
    for name, number, _when, before in rows:
        wanted.setdefault(_stored(tables[name]), set()).update(filter(None, (number, before)))
    known = _contents(wanted)
    found = []
    for name, number, _when, before in rows:
        stored = _stored(tables[name])
        if (stored, number) in known:
            earlier = known.get((stored, before)) if before else None
            found.append(Event(tables[name], known[stored, number], earlier))
    return found


def _contents(
    wanted: dict[str, Iterable[int]] | dict[str, set[int]],
) -> dict[tuple[str, int], Content]:
    condition = Q(pk__in=[])
    for table, numbers in wanted.items():
        condition |= Q(event_table=table, event_id__in=list(numbers))
    links = AuditLink.objects.filter(condition).values_list("event_table", "event_id", "content")
    return {
        (table, number): json.loads(content, parse_float=Decimal)
        for table, number, content in links
    }


def _stored(table: type[Record]) -> str:
    return f"{table._meta.db_table}history"  # noqa: SLF001 - Django's public name
