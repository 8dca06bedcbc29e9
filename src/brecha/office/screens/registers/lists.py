"""What stands in a register? A list that is searched, narrowed, sorted and turned page by page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, ForeignKey, OuterRef, Q, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from brecha.office.access.may import may
from brecha.office.access.roles import Action, Role
from brecha.office.access.scope import visible
from brecha.office.access.table import TABLES
from brecha.office.data.models import Attendance, Organisation, Programme, Training
from brecha.office.people.counting import unique_trained
from brecha.office.screens.pages import is_member, programme_or_404, show
from brecha.office.screens.registers.cells import Column, cell, columns_of
from brecha.office.screens.registers.declared import Register
from brecha.office.screens.registers.table import GROUPS, REGISTERS
from brecha.office.screens.registers.words import capital, label_of, said
from brecha.office.screens.unnamed import is_name, unnamed_all

PAGE = 50
LONGEST_SEARCH = 100


@dataclass(frozen=True)
class Heading:
    """A heading of a list, with where it leads and how the list is sorted now."""

    column: Column
    query: str
    sorted: str


@never_cache
@require_safe
def register(request: HttpRequest, number: int, name: str) -> HttpResponse:
    """Show a register."""
    root = programme_or_404(request, number)
    return listing(request, root, register_or_404(request, root, name))


def register_or_404(request: HttpRequest, root: Programme, name: str) -> Register:
    """Return a register that the reader may see; refuse another in words."""
    found = REGISTERS.get(name)
    if found is None:
        raise Http404
    if not is_seen(request, root, found):
        raise PermissionDenied(_("This register is not open to your role."))
    return found


def is_seen(request: HttpRequest, root: Programme, found: Register) -> bool:
    """Return whether the reader may see a register of a programme that they may see."""
    if not is_member(request, root):
        return Action.VIEW in TABLES[found.table.__name__][Role.PUBLIC].other
    return may(request.user, Action.VIEW, found.table, programme=root.pk)


def rows_of(request: HttpRequest, root: Programme, found: Register) -> Any:  # noqa: ANN401 - a query set
    """Return the rows of a register that the reader may see."""
    rows = visible(request.user, found.table)
    return rows.filter(pk=root.pk) if found.table is Programme else rows.filter(programme=root)


def listing(
    request: HttpRequest,
    root: Programme,
    found: Register,
    **more: Any,  # noqa: ANN401 - what a page shows beside
) -> HttpResponse:
    """Return the page of a register."""
    is_public = not is_member(request, root)
    columns = columns_of(found.table, found.columns, is_public=is_public)
    rows, asked = _narrowed(request, root, found)
    order = _order(request, found, columns)
    page = Paginator(_joined(rows, found).order_by(*order), PAGE).get_page(request.GET.get("page"))
    may_add = found.may_grow and may(request.user, Action.ADD, found.table, programme=root.pk)
    shown = {
        "register": found,
        "headings": [_heading(request, column, order) for column in columns],
        "rows": [
            (row.pk, [cell(row, column, is_public=is_public) for column in columns])
            for row in (unnamed_all(page) if is_public else page)
        ],
        "page": page,
        "query": _query(request, page=None),
        "asked": asked,
        "is_narrowed": any(asked.values()),
        "filters": _filters(request, root, found),
        "may_add": may_add,
        "sheet": found.sheet
        if found.sheet and may(request.user, Action.IMPORT, found.table, programme=root.pk)
        else "",
        "siblings": _siblings(found),
        "different": "" if is_public else _different_persons(root, found),
    }
    return show(request, root, "register", found.tab, **shown | more)


def _different_persons(root: Programme, found: Register) -> str:
    """Return how many different persons attended all trainings, with bounds once compared."""
    if found.table is not Training or not Attendance.objects.filter(programme=root).exists():
        return ""
    return unique_trained(root).text()


def _narrowed(request: HttpRequest, root: Programme, found: Register) -> tuple[Any, dict[str, str]]:
    rows, asked = rows_of(request, root, found), {}
    sought = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST_SEARCH]
    if sought and found.search:
        asked["q"] = sought
        is_public, condition = not is_member(request, root), Q(pk__in=())
        for name in found.search:
            if is_public and is_name(found.table, name):
                continue
            condition |= Q(**{f"{name}__icontains": sought})
        rows = rows.filter(condition)
    for name in found.filters:
        wanted = request.GET.get(name, "")
        if wanted in _words(found, name):
            asked[name] = wanted
            rows = rows.filter(**{name: wanted})
    agency = request.GET.get("agency", "")
    if found.table.agency_path and agency.isascii() and agency.isdigit():
        asked["agency"] = agency
        rows = rows.filter(found.table.of_agencies([int(agency[:9])]))
    return rows, asked


def _joined(rows: Any, found: Register) -> Any:  # noqa: ANN401 - a query set
    """Read with the rows what their cells show, so that no row asks once more."""
    fields = {field.name: field for field in found.table._meta.fields}  # noqa: SLF001 - Django's public name
    links = [name for name in found.columns if isinstance(fields.get(name), ForeignKey)]
    rows = rows.select_related(*links) if links else rows
    if "persons" in found.columns:
        counts = Attendance.objects.filter(training=OuterRef("pk")).order_by().values("training")
        persons = counts.annotate(found=Count("person", distinct=True)).values("found")
        rows = rows.annotate(number_of_persons=Subquery(persons))
    return rows.prefetch_related(*found.prefetch)


def _words(found: Register, name: str) -> list[str]:
    choices = found.table._meta.get_field(name).choices or ()  # noqa: SLF001 - Django's public name
    return [code for code, _label in choices if code]


def _filters(request: HttpRequest, root: Programme, found: Register) -> list[dict[str, Any]]:
    offered = [
        (
            name,
            capital(str(label_of(name))),
            [(code, capital(said(code))) for code in _words(found, name)],
        )
        for name in found.filters
    ]
    if found.table.agency_path:
        path = f"{found.table.agency_path}"
        used = rows_of(request, root, found).order_by().values(path).distinct()
        agencies = Organisation.objects.filter(pk__in=used).order_by("acronym")
        pairs = [(str(pk), acronym) for pk, acronym in agencies.values_list("pk", "acronym")]
        offered.append(("agency", capital(str(label_of("agency"))), pairs))
    return [
        {"name": name, "label": label, "choices": choices, "chosen": request.GET.get(name, "")}
        for name, label, choices in offered
    ]


def _order(request: HttpRequest, found: Register, columns: list[Column]) -> list[str]:
    asked = request.GET.get("sort", "")
    known = {column.sort for column in columns if column.sort}
    if asked.removeprefix("-") in known:
        return [asked, "pk"]
    return list(found.order)


def _heading(request: HttpRequest, column: Column, order: list[str]) -> Heading:
    is_up, is_down = order[0] == column.sort, order[0] == f"-{column.sort}"
    query = _query(request, sort=f"-{column.sort}" if is_up else column.sort, page=None)
    now = "ascending" if is_up else "descending" if is_down else ""
    return Heading(column, query, now if column.sort else "")


def _query(request: HttpRequest, **changes: str | None) -> str:
    query = request.GET.copy()
    for name, text in changes.items():
        query.pop(name, None)
        if text:
            query[name] = text
    return query.urlencode()


def _siblings(found: Register) -> list[Register]:
    """Return the registers that stand on the same page of the programme."""
    if found.tab == "registers":
        return []
    beside = [each for group in GROUPS for each in group.registers if each.tab == found.tab]
    return beside if len(beside) > 1 else []
