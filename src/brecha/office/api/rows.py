"""How does a row become an answer? As its dataclass, without what the reader may not see."""

from __future__ import annotations

import dataclasses
import hashlib
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from brecha.office.access.may import memberships_of
from brecha.office.access.scope import visible
from brecha.office.api.shapes import NOT_TOLD
from brecha.office.data.models import Programme, Value
from brecha.office.data.records import Record
from brecha.office.exchange.tables import key_of, table_named
from brecha.office.screens.unnamed import unnamed_all
from brecha.programme.small_counts import shown_parts

MARK_LENGTH = 24
HIDDEN_IN_PUBLIC = {"comment": "", "evidence": ()}


def programme_or_404(request: HttpRequest, number: int) -> Programme:
    """Return a programme the reader may see."""
    found: Programme = get_object_or_404(visible(request.user, Programme), pk=number)
    return found


def listed(request: HttpRequest, table: type[Record], root: Programme) -> Any:  # noqa: ANN401 - a query set
    """Return the rows of a programme the reader may see, with all that an answer tells of them."""
    return complete(visible(request.user, table).filter(programme=root))


def complete(rows: Any) -> Any:  # noqa: ANN401 - a query set
    """Return rows with the links and parts that an answer tells, in few queries."""
    table = rows.model
    lists = [f"{name}_rows" for name, (child, _) in table.child_lists.items() if child]
    return rows.select_related(*table.link_tables or [None]).prefetch_related(*lists)


def paged(
    request: HttpRequest,
    rows: Any,  # noqa: ANN401 - a query set
    page: int,
    size: int,
) -> dict[str, Any]:
    """Return a page of rows as an answer."""
    start = (page - 1) * size
    found = rows.order_by("pk")[start : start + size]
    items = [_told(row, is_public=is_public) for row, is_public in _as_read(request, list(found))]
    return {"items": items, "number": rows.count(), "page": page, "size": size}


def told(request: HttpRequest, row: Record) -> dict[str, Any]:
    """Return a row as an answer."""
    ((shown, is_public),) = _as_read(request, [row])
    return _told(shown, is_public=is_public)


def _as_read(request: HttpRequest, rows: list[Any]) -> list[tuple[Any, bool]]:
    """Return each row as the reader may see it, and whether as the public."""
    programmes = {row.programme_number for row in rows}
    public = {number for number in programmes if not is_member(request, number)}
    shown = unnamed_all(rows) if public else rows
    return [(row, row.programme_number in public) for row in shown]


def _told(row: Record, *, is_public: bool) -> dict[str, Any]:
    known = {"id": row.pk, **_fields(row), **_links(row)}
    for name, (child, _) in row.child_lists.items():
        if child:
            parts = list(getattr(row, f"{name}_rows").all())
            known[name] = [_fields(part) for part in (shown_parts(parts) if is_public else parts)]
    if isinstance(row, Value):
        known |= {"programme": row.programme_id, "etag": tag_of(row)}
        known |= HIDDEN_IN_PUBLIC if is_public else {}
    if isinstance(row, Programme):
        known["is_public"] = row.is_public
    return known


def tag_of(value: Value) -> str:
    """Return the mark of a value as it stands, its parts included."""
    parts = sorted(
        (part.dimension, part.category, str(part.number))
        for part in value.disaggregation_rows.all()
    )
    text = repr((value.pk, value.row_version, parts))
    return f'"{hashlib.sha256(text.encode()).hexdigest()[:MARK_LENGTH]}"'


def is_member(request: HttpRequest, programme: int | None) -> bool:
    """Return whether the reader has a role in a programme; who has none is the public."""
    return any(part.programme in {None, programme} for part in memberships_of(request.user))


def _fields(row: Record) -> dict[str, Any]:
    left_out = {*row.link_tables, *row.child_lists, *NOT_TOLD}
    return {
        field.name: _plain(getattr(row, row.renamed_columns.get(field.name, field.name)))
        for field in dataclasses.fields(row.record)
        if field.name not in left_out
    }


def _links(row: Record) -> dict[str, str]:
    found = {}
    for name, target in row.link_tables.items():
        other, key = getattr(row, name), key_of(table_named(target))
        found[name] = "" if other is None or key is None else str(getattr(other, key))
    return found


def _plain(value: Any) -> Any:  # noqa: ANN401 - what a column holds
    return Decimal(f"{value.normalize():f}") if isinstance(value, Decimal) else value
