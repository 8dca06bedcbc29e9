"""What has an officer to do? Values sent back, drafts, and targets without an actual."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from brecha.core.languages import translate
from brecha.office.access.may import may
from brecha.office.access.roles import Action, Role
from brecha.office.data.models import Indicator, Organisation, Programme, Value
from brecha.office.screens.figures.glance import Due, missing_values
from brecha.office.screens.figures.kept import kept
from brecha.office.screens.figures.reading import figures_of
from brecha.office.screens.pages import own_agencies, programme_or_404, show, today
from brecha.office.screens.value_rows import value_text
from brecha.office.screens.words import day, either, span, spoken
from brecha.programme.dates import last_day

MOST_LISTED = 100


@dataclass(frozen=True)
class Task:
    """One thing to do, and where."""

    code: str
    title: str
    period: str
    agency: str
    due: str = ""
    amount: str = ""
    reason: str = ""
    value: int | None = None
    cell: dict[str, str] = field(default_factory=dict)


@require_safe
def tasks(request: HttpRequest, number: int) -> HttpResponse:
    """Show the to-do list of an officer."""
    root = programme_or_404(request, number)
    if not may(request.user, Action.ADD, Value, programme=root.pk):
        raise PermissionDenied(_("Only the officers of an agency enter values of a programme."))
    agencies = own_agencies(request, root, Role.OFFICER)
    drafts = list(_of_status(root, agencies, "draft"))
    returned = [task for task in drafts if task.reason]
    waiting = list(_of_status(root, agencies, "submitted"))
    missing = list(_missing(root, agencies, waiting, drafts))
    late = [task for task, is_late in missing if is_late]
    coming = [task for task, is_late in missing if not is_late]
    groups = [
        ("returned", _("Sent back to you"), returned),
        ("drafts", _("Drafts to finish and submit"), [task for task in drafts if not task.reason]),
        ("late", _("Overdue"), late),
        ("coming", _("Coming up"), coming),
        ("waiting", _("Waiting for your approver"), waiting),
    ]
    return show(
        request,
        root,
        "tasks",
        "tasks",
        groups=[(name, title, rows[:MOST_LISTED], len(rows)) for name, title, rows in groups],
        number_open=sum(len(rows) for name, _title, rows in groups if name != "waiting"),
        others=list(_others(root)),
    )


def _of_status(root: Programme, agencies: list[int], status: str) -> Iterator[Task]:
    rows = Value.objects.filter(programme=root, agency__in=agencies, status=status, kind="actual")
    rows = rows.select_related("indicator", "agency").order_by("period_end", "pk")[
        : MOST_LISTED * 2
    ]
    found = list(rows)
    reasons = _reasons_sent_back([value.pk for value in found]) if status == "draft" else {}
    for value in found:
        yield Task(
            code=value.indicator.code,
            title=either(value.indicator),
            period=span(value.period_start, value.period_end),
            agency=value.agency.acronym,
            amount=value_text(value, value.indicator),
            reason=_reason(reasons.get(value.pk, "")),
            value=value.pk,
        )


def _reason(stored: str) -> str:
    """Return a reason as it was given; that of the exercise is said in the language."""
    return translate(stored, spoken())


def _reasons_sent_back(values: list[int]) -> dict[int, str]:
    """Return why the last event of a value took it back to a draft, where it did."""
    table = apps.get_model("office", "ValueHistory")
    events = table.objects.filter(pgh_obj__in=values).order_by("pgh_obj_id", "pgh_id")
    told: dict[int, str] = {}
    before: dict[int, str] = {}
    for number, status, context in events.values_list("pgh_obj_id", "status", "pgh_context"):
        if before.get(number) == "submitted" and status == "draft":
            told[number] = (context or {}).get("reason", "")
        before[number] = status
    return told


def _missing(
    root: Programme, agencies: list[int], waiting: list[Task], drafts: list[Task]
) -> Iterator[tuple[Task, bool]]:
    acronyms = set(Organisation.objects.filter(pk__in=agencies).values_list("acronym", flat=True))
    begun = {(task.code, task.period, task.agency) for task in (*waiting, *drafts)}
    now = today()

    def make() -> tuple[Due, ...]:
        return tuple(missing_values(figures_of([root])[root.pk]))

    for due in sorted(kept(("missing", root.pk), make), key=lambda each: each.day):
        period = span(due.period_start, due.day)
        if due.agency in acronyms and (due.code, period, due.agency) not in begun:
            cell = {
                "indicator": due.code,
                "start": due.period_start,
                "end": due.day,
                "agency": due.agency,
            }
            task = Task(due.code, due.title(spoken()), period, due.agency, day(due.day), cell=cell)
            yield task, last_day(due.day) < now


def _others(root: Programme) -> Iterator[tuple[str, str]]:
    for found in Indicator.objects.filter(programme=root).order_by("pk"):
        yield found.code, either(found)
