"""How is a report frozen? Read at one moment, checked as it was then, kept if nobody moved it.

A programme is read in many statements. They run in one transaction that sees the data of a single
moment, so that no frozen state is half of one moment and half of the next; the findings are those
of what was read. What is written, and with it the chain of the history, follows in a second
transaction, because the chain must see what others committed meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from brecha.core.errors import InputError
from brecha.office.access.may import may
from brecha.office.access.roles import Action, Role
from brecha.office.audit.request import because
from brecha.office.data.models import Programme, Report, Snapshot
from brecha.office.editing.current import StaleRowError
from brecha.office.editing.signed_content import state_number
from brecha.office.exchange.dump import programme_of
from brecha.office.screens.pages import programme_or_404, today
from brecha.office.screens.reports.building import refuse_unbuilt
from brecha.office.screens.reports.lists import report_or_404
from brecha.office.screens.reports.names import refuse_names, with_roles
from brecha.office.screens.reports.parts import concerns
from brecha.office.screens.words import fault_text
from brecha.programme import model
from brecha.programme.checks import run_checks
from brecha.programme.model import Finding
from brecha.reports.programme import frozen

LEAST_REASON = 3


@dataclass(frozen=True)
class Moment:
    """A report and its programme, as they stood at one moment.

    Attributes:
        root: The programme's row.
        report: The report's row.
        programme: All that a report is made from.
        state: Number of the last link of the history.
    """

    root: Programme
    report: Report
    programme: model.Programme
    state: int

    def errors(self) -> tuple[Finding, ...]:
        """Return the errors that nobody accepted, each once."""
        found = (each for each in run_checks(self.programme) if each.severity == "error")
        own = (each for each in found if concerns(each, self.report.key))
        open_ones = (each for each in own if not each.waived_by)
        return tuple({(each.check, each.subject): each for each in open_ones}.values())


@require_POST
def freeze(request: HttpRequest, number: int, report: int) -> HttpResponse:
    """Freeze what a report is made from; errors that stand ask for a reason."""
    root = programme_or_404(request, number)
    row = report_or_404(request, root, report)
    if not may(request.user, Action.ADD, Snapshot, programme=root.pk):
        raise PermissionDenied(_("Only the coordinator freezes a report."))
    moment = read_at_once(root, row)
    if not may(request.user, Action.ADD, Snapshot(report=moment.report)):
        raise PermissionDenied(_("A submitted report stays as it was frozen. Send it back first."))
    reason = request.POST.get("reason_for_change", "").strip()
    errors = moment.errors()
    if errors and len(reason) < LEAST_REASON:
        told = _("{number} errors stand. Mend them, or say why they are accepted.")
        messages.error(request, told.format(number=len(errors)))
        return redirect("office:report", root.pk, row.pk)
    try:
        sha256 = _freeze(request, moment, errors, reason)
    except InputError as error:
        messages.error(request, " ".join(fault_text(fault) for fault in error.faults))
    except StaleRowError:
        told = _("Somebody changed this report in between. Nothing was done; look at it again.")
        messages.error(request, told)
    else:
        told = _("Frozen. The files below are made from it, now and whenever they are asked for.")
        messages.success(request, f"{told} {sha256[:12]}")
    return redirect("office:report", root.pk, row.pk)


def read_at_once(root: Programme, row: Report) -> Moment:
    """Return a report and its programme as they stand at one moment, whoever writes meanwhile."""
    is_begun = connection.in_atomic_block  # then whoever began it chose how it reads
    with transaction.atomic():
        if not is_begun:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        stored = Programme.objects.get(pk=root.pk)
        report = Report.objects.get(pk=row.pk)
        return Moment(stored, report, programme_of(stored), state_number())


def _freeze(request: HttpRequest, moment: Moment, errors: tuple[Finding, ...], reason: str) -> str:
    """Keep what was read, with the errors accepted in it; return its SHA-256.

    Raises:
        InputError: Somebody is named in it, or no document can be made of it.
        StaleRowError: The report was moved, edited or frozen after it was read.
    """
    accepted = tuple(_waiver(each, reason) for each in errors)
    programme = replace(moment.programme, waivers=(*moment.programme.waivers, *accepted))
    taken = frozen(with_roles(programme), report=moment.report.key)
    refuse_names(taken.content)
    refuse_unbuilt(taken, moment.report)
    with because(reason or "The report was frozen.", user=request.user.pk), transaction.atomic():
        rows = Report.objects.filter(pk=moment.report.pk)
        stored = rows.select_for_update(no_key=True).get()
        if stored.row_version != moment.report.row_version:
            raise StaleRowError({}, stored)
        Snapshot.objects.get_or_create(
            report=stored, sha256=taken.sha256, defaults={"content": taken.content}
        )
        rows.update(last_frozen=taken.sha256, frozen_state=moment.state)
    return taken.sha256


def _waiver(finding: Finding, reason: str) -> model.Waiver:
    """Return the acceptance of an error in this frozen version alone, by the role that froze it."""
    return model.Waiver(
        check=finding.check,
        subject=finding.subject,
        reason=reason,
        name=Role.COORDINATOR.value,
        date=today().isoformat(),
    )
