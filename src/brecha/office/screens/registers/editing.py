"""How is a record added or changed? One form, one transaction, both versions for who is late."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from brecha.office.access.may import demand_save, may
from brecha.office.access.roles import Action
from brecha.office.data.models import Organisation, Programme
from brecha.office.data.records import Record
from brecha.office.screens.pages import is_member, programme_or_404, show
from brecha.office.screens.registers import parts
from brecha.office.screens.registers.attendance import number_of_persons
from brecha.office.screens.registers.cells import facts
from brecha.office.screens.registers.declared import Register
from brecha.office.screens.registers.forms import RegisterForm, form_of
from brecha.office.screens.registers.lists import register_or_404, rows_of
from brecha.office.screens.registers.table import REGISTERS
from brecha.office.screens.registers.words import capital, heading_of, named

STALE = 409
REFUSED = 422
LONGEST_INITIAL = 80
MOST_RELATED = 50


@dataclass
class Sheet:
    """A form of a record with the rows below it."""

    root: Programme
    register: Register
    row: Record
    form: RegisterForm
    parts: list[Any]
    mark: str
    conflict: list[tuple[str, str, str]] = field(default_factory=list)


@never_cache
@require_http_methods(["GET", "POST"])
def new_record(request: HttpRequest, number: int, name: str) -> HttpResponse:
    """Take a new record."""
    root = programme_or_404(request, number)
    found = register_or_404(request, root, name)
    may_add = may(request.user, Action.ADD, found.table, programme=root.pk)
    if not found.may_grow or not may_add:
        raise PermissionDenied(_("Your role adds nothing to this register."))
    return _edit(request, root, found, found.table(programme=root))


@never_cache
@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, number: int, name: str, row: int) -> HttpResponse:
    """Show a record; to whoever may change it, its form."""
    root = programme_or_404(request, number)
    found = register_or_404(request, root, name)
    stored = get_object_or_404(rows_of(request, root, found), pk=row)
    if may(request.user, Action.CHANGE, stored):
        return _edit(request, root, found, stored)
    if request.method == "POST":
        raise PermissionDenied(_why_not(stored))
    return _read(request, root, found, stored)


def _why_not(row: Record) -> str:
    if row.agency_number:
        agency = Organisation.objects.get(pk=row.agency_number)
        told = _(
            "This record belongs to {agency}. Only its own officers and the coordinator change it."
        )
        return told.format(agency=agency.acronym)
    return _("Your role reads this record and does not change it.")


def _edit(request: HttpRequest, root: Programme, found: Register, row: Record) -> HttpResponse:
    if request.method != "POST" or request.POST.get("more"):
        return _page(request, _sheet(request, root, found, row))
    is_new = row.pk is None
    try:
        with transaction.atomic():
            sheet = _sheet(request, root, found, row)
            saved = _save(request, sheet)
    except DatabaseError:
        again = found.table(programme=root) if is_new else found.table.objects.get(pk=row.pk)
        sheet = _sheet(request, root, found, again)
        sheet.form.is_valid()
        sheet.form.add_error(None, _("The database refused the record. Check numbers and dates."))
        return _page(request, sheet, REFUSED)
    if saved is None:
        return _page(request, sheet, STALE if sheet.conflict or sheet.form.is_stale else REFUSED)
    told = _("Saved: {record}").format(record=capital(named(saved)))
    messages.success(request, told)
    if "another" in request.POST:
        return redirect("office:register-new", root.pk, found.name)
    return redirect("office:record", root.pk, found.name, saved.pk)


def _sheet(request: HttpRequest, root: Programme, found: Register, row: Record) -> Sheet:
    posted = request.POST if request.method == "POST" else None
    is_growing = posted is not None and bool(posted.get("more"))
    form = form_of(found)(
        posted,
        instance=row,
        user=request.user,
        root=root,
        dates_as_text="dates" in request.GET,
        initial=_initial(request, found) if row.pk is None else None,
    )
    rows = parts.with_more(found, posted) if posted is not None and is_growing else posted
    mark = parts.mark_of(found, row)
    sets = parts.sets_of(found, row, rows)
    if is_growing:
        parts.leave_unjudged([form, *(each for one in sets for each in one.forms)], sets)
    return Sheet(root, found, row, form, sets, mark)


def _initial(request: HttpRequest, found: Register) -> dict[str, str]:
    """Return what the address fills in: the record that the new one belongs to."""
    return {
        name: text[:LONGEST_INITIAL]
        for name, text in request.GET.items()
        if name in {*found.fields, "evaluation"}
    }


def _save(request: HttpRequest, sheet: Sheet) -> Record | None:
    """Write a record and its rows; return None, with nothing written, where a form refuses."""
    form, row = sheet.form, sheet.row
    is_valid = form.is_valid()
    sheet.conflict = form.conflict
    now = parts.mark_of(sheet.register, row)  # read again: the record is locked by now
    if row.pk and sheet.register.parts and request.POST.get("seen_parts", "") != now:
        sheet.conflict = sheet.conflict + parts.conflicts(sheet.register, row, sheet.parts)
        return None
    are_valid = all([each.is_valid() for each in sheet.parts])  # noqa: C419 - each is to be judged
    if not is_valid or not are_valid:
        return None
    demand_save(request.user, form.instance)
    saved: Record = form.save()
    parts.write(request.user, sheet.parts)
    return saved


def _page(request: HttpRequest, sheet: Sheet, status: int = 200) -> HttpResponse:
    row, found, root = sheet.row, sheet.register, sheet.root
    stored = type(row).objects.filter(pk=row.pk).first() if row.pk else None
    shown = {
        "register": found,
        "sheet": sheet,
        "row": stored,
        "name": heading_of(stored) if stored else "",
        "sections": [
            (heading, [sheet.form[name] for name in names if name in sheet.form.fields])
            for heading, names in found.sections
        ],
        "parts": list(zip(found.parts, sheet.parts, strict=True)),
        "has_faults": sheet.form.is_bound and (bool(sheet.form.errors) or _have_faults(sheet)),
        "organisations": Organisation.objects.filter(programme=root).order_by("acronym")
        if "owner" in sheet.form.fields
        else (),
        "may_delete": bool(stored) and found.may_grow and may(request.user, Action.DELETE, stored),
        "related": _related(request, root, found, stored) if stored else [],
        "persons": _persons(request, found, stored),
        "history": _history(request, root, stored),
    }
    return show(request, root, "record_form", found.tab, status=status, **shown)


def _have_faults(sheet: Sheet) -> bool:
    return any(each.is_bound and each.total_error_count() for each in sheet.parts)


def _read(request: HttpRequest, root: Programme, found: Register, row: Record) -> HttpResponse:
    is_public = not is_member(request, root)
    below = []
    for part in found.parts:
        rows = part.table.objects.filter(**{part.link: row}).order_by("pk")
        below.append((part, parts.shown_rows(part, list(rows), is_public=is_public)))
    shown: dict[str, Any] = {
        "register": found,
        "row": row,
        "name": heading_of(row),
        "facts": facts(row, found.fields, is_public=is_public),
        "parts": below,
        "why_not": "" if is_public else _why_not(row),
        "related": _related(request, root, found, row),
        "persons": _persons(request, found, row),
        "history": _history(request, root, row),
    }
    return show(request, root, "record", found.tab, **shown)


def _related(
    request: HttpRequest, root: Programme, found: Register, row: Record
) -> list[dict[str, Any]]:
    """Return the records of other registers that belong to this one."""
    told = []
    for each in found.related:
        other = REGISTERS[each.register]
        match = {name: getattr(row, mine) for name, mine in each.match.items()}
        rows = rows_of(request, root, other).filter(**match).order_by(*other.order)
        query = "&".join(f"{name}={value}" for name, value in match.items())
        address = reverse("office:register-new", args=[root.pk, other.name])
        may_add = may(request.user, Action.ADD, other.table, programme=root.pk)
        told.append(
            {
                "register": other,
                "rows": [
                    (one.pk, capital(parts.one_line(one, other.columns)))
                    for one in rows[:MOST_RELATED]
                ],
                "count": rows.count(),
                "add": f"{address}?{query}" if may_add else "",
            }
        )
    return told


def _history(request: HttpRequest, root: Programme, row: Record | None) -> str:
    """Return where the history of a record is read; nothing for whoever may not."""
    if row is None or not may(request.user, Action.HISTORY, row):
        return ""
    return reverse("office:history", args=[root.pk, row._meta.model_name, row.pk])  # noqa: SLF001 - Django's public name


def _persons(request: HttpRequest, found: Register, row: Record | None) -> dict[str, Any] | None:
    if found.name != "trainings" or row is None:
        return None
    return number_of_persons(request, row)
