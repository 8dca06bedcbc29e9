"""Which registers does a programme keep, how full are they, and what may the reader do there?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, Value
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from brecha.office.access.may import may
from brecha.office.access.roles import Action
from brecha.office.data.models import Programme
from brecha.office.screens.pages import programme_or_404, show
from brecha.office.screens.registers.declared import Register
from brecha.office.screens.registers.lists import is_seen, rows_of
from brecha.office.screens.registers.table import GROUPS, REGISTERS
from brecha.office.spreadsheets.shapes import SHAPES


@dataclass(frozen=True)
class Line:
    """A register in the list of registers."""

    register: Register
    count: int
    may_add: bool
    may_change: bool


@never_cache
@require_safe
def registers(request: HttpRequest, number: int) -> HttpResponse:
    """Show the registers that the reader may see, by what they are about."""
    root = programme_or_404(request, number)
    seen = [each for each in REGISTERS.values() if is_seen(request, root, each)]
    counts = _counts(request, root, seen)
    groups = [
        (group, [_line(request, root, each, counts) for each in group.registers if each in seen])
        for group in GROUPS
    ]
    brings = any(
        may(request.user, Action.IMPORT, shape.table, programme=root.pk)
        for shape in SHAPES.values()
    )
    shown = [(group, lines) for group, lines in groups if lines]
    return show(request, root, "registers", "registers", groups=shown, brings=brings)


def _counts(request: HttpRequest, root: Programme, seen: list[Register]) -> dict[str, int]:
    """Return how many rows each register has, asked at once."""
    asked: list[Any] = []
    for each in seen:
        marked = (
            rows_of(request, root, each)
            .order_by()
            .annotate(of_register=Value(each.name, output_field=CharField()))
        )
        asked.append(
            marked.values("of_register")
            .annotate(found=Count("pk"))
            .values_list("of_register", "found")
        )
    if not asked:
        return {}
    return dict(asked[0].union(*asked[1:], all=True))


def _line(request: HttpRequest, root: Programme, each: Register, counts: dict[str, int]) -> Line:
    may_add = each.may_grow and may(request.user, Action.ADD, each.table, programme=root.pk)
    may_change = may(request.user, Action.CHANGE, each.table, programme=root.pk)
    return Line(each, counts.get(each.name, 0), may_add, may_change)
