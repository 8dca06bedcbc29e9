"""How is a report taken to its next state? A button, one step, one event of the history."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from brecha.core.errors import InputError
from brecha.office.access.roles import Action
from brecha.office.data.models import Report
from brecha.office.editing.current import StaleRowError
from brecha.office.editing.report_states import STEPS, Seen, move_report, unpublish
from brecha.office.screens.pages import programme_or_404
from brecha.office.screens.reports.lists import report_or_404
from brecha.office.screens.reports.stand import UNPUBLISH
from brecha.office.screens.words import fault_text, word


@require_POST
def move(request: HttpRequest, number: int, report: int) -> HttpResponse:
    """Take a report one step further, or back with a reason."""
    root = programme_or_404(request, number)
    row = report_or_404(request, root, report)
    asked = request.POST.get("action", "")
    try:
        row.row_version = int(request.POST.get("seen_version", "0"))
        seen = Seen(request.POST.get("seen_frozen", ""), int(request.POST.get("seen_state", "0")))
    except ValueError:
        raise PermissionDenied from None
    if asked not in {*STEPS, UNPUBLISH}:
        raise PermissionDenied
    try:
        _move(request, asked, row, seen)
    except PermissionDenied:
        refused = _("The report is {status}. Your role does not allow this step now.")
        raise PermissionDenied(refused.format(status=word(row.status))) from None
    except InputError as error:
        messages.error(request, fault_text(error.faults[0]))
    except StaleRowError:
        told = _("Somebody changed this report in between. Nothing was done; look at it again.")
        messages.error(request, told)
    else:
        messages.success(request, _done(asked))
    return redirect("office:report", root.pk, row.pk)


def _move(request: HttpRequest, asked: str, row: Report, seen: Seen) -> None:
    reason = request.POST.get("reason_for_change", "")
    if asked == UNPUBLISH:
        unpublish(request.user, row, reason)
    else:
        move_report(request.user, Action(asked), row, reason, seen)


def _done(asked: str) -> str:
    return {
        "submit": _("The report went on to its next review."),
        "verify": _("Signed for your agency."),
        "return": _("Sent back to draft. The reason stands on its page."),
        "lock": _("Submitted, as it was frozen last. Its texts stay as they are."),
        "publish": _("Published. Anybody may read it and take its files."),
        UNPUBLISH: _("Taken back from the public."),
    }[asked]
