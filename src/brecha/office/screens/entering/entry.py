"""How does an officer enter an actual, finish it, and hand it in?"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from brecha.office.access.may import may
from brecha.office.access.roles import Action, Role
from brecha.office.access.scope import visible
from brecha.office.data.models import Indicator, Organisation, Programme, Value
from brecha.office.editing.actuals import standing_value, variance_of, write_actual
from brecha.office.editing.states import correct
from brecha.office.screens.entering.form import STANDING, ActualForm
from brecha.office.screens.entering.parts import Parts, asked_parts, judge_parts, parts_mark
from brecha.office.screens.pages import own_agencies, programme_or_404, show
from brecha.office.screens.words import either, figure, word
from brecha.programme.arithmetic import COUNTED_STATUSES, amount_of
from brecha.programme.model import Indicator as IndicatorRecord
from brecha.programme.model import Value as ValueRecord

STALE = 409
REFUSED = 422


@dataclass
class Sheet:
    """A form of a value with all that belongs to it."""

    value: Value
    form: ActualForm
    parts: Any
    is_stale: bool = False


@require_http_methods(["GET", "POST"])
def new_value(request: HttpRequest, number: int) -> HttpResponse:
    """Take a new actual of an indicator for an agency."""
    root = programme_or_404(request, number)
    indicator = get_object_or_404(Indicator, programme=root, code=request.GET.get("indicator", ""))
    agency = _agency(request, root)
    value = Value(
        programme=root,
        indicator=indicator,
        agency=agency,
        kind="actual",
        period_start=request.GET.get("start", "")[:10],
        period_end=request.GET.get("end", "")[:10],
    )
    _demand_entry(request, value)
    value.entered_by = request.user
    found = standing_value(value, value.period_start, value.period_end)
    if request.method == "GET" and found is not None and found.status == "draft":
        messages.info(request, STANDING["draft"])
        return redirect("office:change-value", root.pk, found.pk)
    return _edit(request, root, value)


@require_http_methods(["GET", "POST"])
def change_value(request: HttpRequest, number: int, value: int) -> HttpResponse:
    """Change a draft."""
    root = programme_or_404(request, number)
    rows = visible(request.user, Value).select_related("indicator", "agency")
    found = get_object_or_404(rows, programme=root, pk=value)
    _demand_entry(request, found)
    return _edit(request, root, found)


@require_POST
def correct_value(request: HttpRequest, number: int, value: int) -> HttpResponse:
    """Open a draft that corrects a verified value."""
    root = programme_or_404(request, number)
    rows = visible(request.user, Value).select_related("indicator", "agency")
    found = get_object_or_404(rows, programme=root, pk=value)
    try:
        copy = correct(request.user, found)
    except (DatabaseError, ValidationError):
        messages.error(request, _("A locked value, or a draft, stands in the way of a correction."))
        return redirect("office:indicator", root.pk, found.indicator.code)
    return redirect("office:change-value", root.pk, copy.pk)


def _agency(request: HttpRequest, root: Programme) -> Organisation | None:
    acronym = request.GET.get("agency", "")
    if acronym:
        return get_object_or_404(Organisation, programme=root, acronym=acronym)
    own = own_agencies(request, root, Role.OFFICER)
    return Organisation.objects.filter(pk__in=own).first()


def _demand_entry(request: HttpRequest, value: Value) -> None:
    """Refuse in words who may not enter this value."""
    action = Action.CHANGE if value.pk else Action.ADD
    if may(request.user, action, value):
        return
    if value.agency is None:
        raise PermissionDenied(_("Only the officers of an agency enter values of a programme."))
    if value.pk and value.status != "draft":
        told = _("This value is {status}. Only a draft is changed; a verified value is corrected.")
        raise PermissionDenied(told.format(status=word(value.status)))
    told = _("This value belongs to {agency}. Only its own officers enter and submit it.")
    raise PermissionDenied(told.format(agency=value.agency.acronym))


def _edit(request: HttpRequest, root: Programme, value: Value) -> HttpResponse:
    if request.method != "POST":
        return _page(request, root, _sheet(request, value))
    as_it_came = value.pk, value.status, value.version
    try:
        with transaction.atomic():
            sheet = _sheet(request, value)
            saved = _save(request, sheet)
    except DatabaseError as error:
        value.pk, value.status, value.version = as_it_came
        sheet = _sheet(request, value)
        sheet.form.is_valid()
        sheet.form.add_error(None, _refusal(error))
        return _page(request, root, sheet, REFUSED)
    if saved is None:
        return _page(request, root, sheet, STALE if sheet.is_stale else REFUSED)
    told = (
        _("Submitted. Your approver sees it now.")
        if saved.status == "submitted"
        else _("Draft saved.")
    )
    messages.success(request, told)
    return redirect("office:tasks", root.pk)


def _sheet(request: HttpRequest, value: Value) -> Sheet:
    posted = request.POST if request.method == "POST" else None
    indicator = value.indicator
    form = ActualForm(
        posted,
        instance=value,
        indicator=indicator,
        target=target_of(value, _period_end(request, value)),
        initial=_initial(value),
    )
    parts = Parts(posted, initial=asked_parts(indicator, value), prefix="parts")
    return Sheet(value, form, parts)


def _save(request: HttpRequest, sheet: Sheet) -> Value | None:
    """Write value, parts and reason; return None, with nothing written, where a form refuses."""
    form, parts = sheet.form, sheet.parts
    before = parts_mark(sheet.value)
    is_valid = form.is_valid()
    sheet.is_stale = bool(form.conflict) or "__all__" in form.errors
    if is_valid and sheet.value.pk and request.POST.get("seen_parts", "") != before:
        form.add_error(None, _("Somebody changed the parts of this value after you opened it."))
        sheet.is_stale, is_valid = True, False
    if not judge_parts(form, parts) or not is_valid:
        return None
    value: Value = form.save(commit=False)
    value.evidence = form.cleaned_data["evidence"]
    submits = "submit" in request.POST
    return write_actual(request.user, value, parts.rows(), form.reason(), submits=submits)


def _period_end(request: HttpRequest, value: Value) -> str:
    return request.POST.get("period_end", value.period_end).strip()


def _standing(request: HttpRequest, sheet: Sheet) -> tuple[Value, str] | None:
    """Return the value that stands for the period already, and what is said of it."""
    value, found = sheet.value, sheet.form.standing
    if request.method == "GET" and value.pk is None:
        found = standing_value(value, value.period_start, value.period_end)
    return None if found is None else (found, STANDING[found.status])


def _owner(value: Value) -> str:
    """Return whose indicator it is, where another agency reports it."""
    owner = value.indicator.agency
    if owner is None or value.agency is None or owner.pk == value.agency_id:
        return ""
    told = _(
        "This indicator belongs to {owner}. What {agency} reports is brought together with it."
    )
    return told.format(owner=owner.acronym, agency=value.agency.acronym)


def _initial(value: Value) -> dict[str, object]:
    if value.pk is None:
        return {"as_of": value.period_end}
    numbers = {
        name: getattr(value, name).normalize()
        for name in ("number", "numerator", "denominator")
        if getattr(value, name) is not None
    }
    row = variance_of(value)
    return numbers | ({"variance_reason": row.reason, "variance_text": row.text} if row else {})


def target_of(value: Value, period_end: str) -> Fraction | None:
    """Return the target an agency has for a period.

    A target that names no agency is that of the agency the indicator belongs to.
    """
    if not period_end:
        return None
    rows = Value.objects.filter(
        indicator=value.indicator,
        kind="target",
        period_end=period_end,
        status__in=COUNTED_STATUSES,
    ).order_by("version")
    found = list(rows)
    own = [row for row in found if row.agency_id == value.agency_id]
    if not own and value.indicator.agency_id == value.agency_id:
        own = [row for row in found if row.agency_id is None]
    if not own:
        return None
    row, found = own[-1], value.indicator
    record = ValueRecord(
        indicator=found.code,
        kind="target",
        number=row.number,
        numerator=row.numerator,
        denominator=row.denominator,
    )
    amount = amount_of(record, IndicatorRecord(code=found.code, result="", measure=found.measure))
    return amount.number if amount else None


def _refusal(error: DatabaseError) -> str:
    text = str(error)
    if "value_is_locked" in text:
        return _("This period is locked. The coordinator reopens it with a reason.")
    if "value_is_kept" in text:
        return _("This value is no longer a draft. It was submitted in between.")
    if "value_is_told_once" in text:
        return _("There is a value for this period, agency and place already. Open that one.")
    return _("The database refused the value. Check numbers and dates.")


def _page(request: HttpRequest, root: Programme, sheet: Sheet, status: int = 200) -> HttpResponse:
    value, indicator = sheet.value, sheet.value.indicator
    is_whole = Value.objects.filter(
        indicator=indicator, kind="actual", agency=None, status__in=COUNTED_STATUSES
    ).exists()
    target = target_of(value, _period_end(request, value))
    return show(
        request,
        root,
        "entry",
        "tasks",
        status=status,
        value=value,
        indicator=indicator,
        name=either(indicator),
        form=sheet.form,
        parts=sheet.parts,
        parts_mark=parts_mark(value),
        target="" if target is None else figure(target),
        unit=word(indicator.unit),
        is_stale=sheet.is_stale,
        has_whole=is_whole,
        standing=_standing(request, sheet),
        owner=_owner(value),
    )
