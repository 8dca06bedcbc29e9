"""How does a record leave a register? With a reason, and only where nothing else needs it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.db.models import ProtectedError, RestrictedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from brecha.office.access.may import demand, may
from brecha.office.access.roles import Action
from brecha.office.audit.request import LONGEST_REASON, REASON_FIELD
from brecha.office.data.models import Programme
from brecha.office.data.records import Record
from brecha.office.screens.pages import programme_or_404, show
from brecha.office.screens.registers import parts
from brecha.office.screens.registers.cells import facts
from brecha.office.screens.registers.declared import Register
from brecha.office.screens.registers.lists import register_or_404, rows_of
from brecha.office.screens.registers.words import capital, heading_of, named

STALE = 409
REFUSED = 422
MOST_NAMED = 10


@never_cache
@require_http_methods(["GET", "POST"])
def delete_record(request: HttpRequest, number: int, name: str, row: int) -> HttpResponse:
    """Ask why, then delete."""
    root = programme_or_404(request, number)
    found = register_or_404(request, root, name)
    stored = get_object_or_404(rows_of(request, root, found), pk=row)
    if not found.may_grow or not may(request.user, Action.DELETE, stored):
        raise PermissionDenied(_("Your role does not delete this record."))
    if request.method != "POST":
        return _page(request, root, found, stored)
    if not request.POST.get(REASON_FIELD, "").strip():
        told = _("Say why; the reason is kept in the history.")
        return _page(request, root, found, stored, told, REFUSED)
    try:
        is_gone = _delete(request, found, stored)
    except (ProtectedError, RestrictedError) as error:
        return _page(request, root, found, stored, _needed_by(error), REFUSED)
    except DatabaseError:
        told = _("The database keeps this record: something else needs it.")
        return _page(request, root, found, stored, told, REFUSED)
    if not is_gone:
        told = _("Somebody changed this record after you opened it. Nothing was deleted.")
        return _page(request, root, found, stored, told, STALE)
    messages.success(request, _("Deleted: {record}").format(record=capital(named(stored))))
    return redirect("office:register", root.pk, found.name)


def _delete(request: HttpRequest, found: Register, stored: Record) -> bool:
    seen = request.POST.get("seen_version", ""), request.POST.get("seen_parts", "")
    with transaction.atomic():
        row = type(stored).objects.select_for_update(no_key=True).filter(pk=stored.pk).first()
        if row is None or seen != (str(row.row_version), parts.mark_of(found, row)):
            return False
        demand(request.user, Action.DELETE, row)
        row.delete()
    return True


def _needed_by(error: Any) -> str:  # noqa: ANN401 - either of two errors
    rows = list(getattr(error, "protected_objects", None) or error.restricted_objects)
    kinds = dict.fromkeys(str(row._meta.verbose_name) for row in rows[:MOST_NAMED])  # noqa: SLF001 - Django's public name
    told = _("Other records need this one ({kinds}): {number}. Change or delete those first.")
    return told.format(kinds=", ".join(kinds), number=len(rows))


def _page(
    request: HttpRequest,
    root: Programme,
    found: Register,
    row: Record,
    fault: str = "",
    status: int = 200,
) -> HttpResponse:
    shown = {
        "register": found,
        "row": row,
        "name": heading_of(row),
        "facts": facts(row, found.fields, is_public=False),
        "mark": parts.mark_of(found, row),
        "fault": fault,
        "longest": LONGEST_REASON,
    }
    return show(request, root, "record_delete", found.tab, status=status, **shown)
