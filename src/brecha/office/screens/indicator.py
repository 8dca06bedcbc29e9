"""How did one indicator get where it is? Chart, values, reasons, and who changed what."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from brecha.core.languages import translate
from brecha.office.access.may import may, memberships_of
from brecha.office.access.roles import Action
from brecha.office.access.scope import visible
from brecha.office.data.models import Indicator, Programme, User, Value, Variance
from brecha.office.screens.figures.changes import state_of_the_data
from brecha.office.screens.figures.course import course_of
from brecha.office.screens.figures.glance import line_of
from brecha.office.screens.figures.kept import kept
from brecha.office.screens.figures.reading import figures_of
from brecha.office.screens.home import row_of
from brecha.office.screens.pages import is_member, programme_or_404, show, today
from brecha.office.screens.unnamed import unnamed
from brecha.office.screens.value_rows import ON_A_PAGE, value_rows, value_text
from brecha.office.screens.words import DASH, WORDS, day, either, moment, spoken, word
from brecha.office.web.numbers import whole_number
from brecha.reports.programme_charts import course_png

MOST_EVENTS = 20
MOST_VALUES = 10**9  # no indicator has as many
SHEET = (
    "what_counts",
    "numerator_label",
    "denominator_label",
    "source",
    "method",
    "frequency",
    "collector",
    "limits",
)


@dataclass(frozen=True)
class EventRow:
    """A recorded change of a value."""

    value: int
    when: str
    who: str
    what: str
    amount: str
    reason: str


@require_safe
def indicator(request: HttpRequest, number: int, code: str) -> HttpResponse:
    """Show an indicator with all its values."""
    state = state_of_the_data()
    root = programme_or_404(request, number)
    found = get_object_or_404(
        visible(request.user, Indicator).select_related("result", "agency"),
        programme=root,
        code=code,
    )
    enters = may(request.user, Action.ADD, Value, programme=root.pk)
    reader = (request.user.is_authenticated, *sorted(map(repr, memberships_of(request.user))))
    page = _page_number(request, found)
    asked = ("indicator", found.pk, reader, spoken(), today(), page)
    return show(
        request,
        root,
        "indicator",
        "results",
        indicator=found,
        name=either(found),
        result=(found.result.code, either(found.result)),
        enters=enters,
        body=kept(
            asked,
            lambda: _body(request, root, found, page, enters=enters),
            state.page(root.pk, found.pk),
        ),
    )


def _page_number(request: HttpRequest, found: Indicator) -> int:
    """Return the page of the values that is shown, so that no other is made and kept."""
    asked = whole_number(request.GET.get("page"), MOST_VALUES) or 1
    if asked == 1:
        return asked
    rows = visible(request.user, Value).filter(indicator=found)
    return min(asked, max(1, -(-rows.count() // ON_A_PAGE)))


def _body(
    request: HttpRequest, root: Programme, found: Indicator, number: int, *, enters: bool
) -> str:
    """Return what the page shows of the indicator, the same for all readers of the same roles."""
    known = figures_of([root], indicators=[found.pk])[root.pk]
    found = found if is_member(request, root) else unnamed(found)
    page, values = value_rows(request, found, number)
    shown = {
        "root": root,
        "indicator": found,
        "enters": enters,
        "row": row_of(line_of(known, known.indicators[0], today()), spoken()),
        "sheet": list(_sheet(found)),
        "page": page,
        "values": values,
        "variances": [
            (word(each.reason), each.text, day(each.period_end))
            for each in visible(request.user, Variance).filter(indicator=found)
        ],
        "history": list(_history(request, found)),
    }
    return render_to_string("office/indicator_body.html", shown)


@require_safe
def chart(request: HttpRequest, number: int, code: str) -> HttpResponse:
    """Return the chart of an indicator."""
    state = state_of_the_data()
    root = programme_or_404(request, number)
    found = get_object_or_404(visible(request.user, Indicator), programme=root, code=code)
    language = spoken()

    def make() -> bytes:
        known = figures_of([root], indicators=[found.pk])[root.pk]
        return course_png(course_of(known, known.indicators[0], language), language)

    picture = kept(("chart", found.pk, language), make, state.indicator(root.pk, found.pk))
    mark = f'"{hashlib.sha256(picture).hexdigest()[:24]}"'
    headers = {
        "ETag": mark,
        "Cache-Control": "private, no-cache",
        "Vary": "Cookie, Accept-Language",
    }
    if request.headers.get("If-None-Match") == mark:
        return HttpResponse(status=304, headers=headers)
    return HttpResponse(picture, content_type="image/png", headers=headers)


def _sheet(found: Indicator) -> Iterator[tuple[str, str]]:
    titles = {
        "what_counts": _("What counts"),
        "numerator_label": _("Numerator"),
        "denominator_label": _("Denominator"),
        "source": _("Source"),
        "method": _("Method"),
        "frequency": _("Frequency"),
        "collector": _("Collected by"),
        "limits": _("Limits"),
    }
    yield _("Unit"), word(found.unit)
    yield _("Over time"), word(found.aggregation_over_time)
    yield _("Over agencies"), word(found.aggregation_over_agencies)
    yield _("Values are"), _("levels") if found.is_cumulative else _("increments of a period")
    if found.required_disaggregations:
        yield _("Broken down by"), ", ".join(word(each) for each in found.required_disaggregations)
    for name in SHEET:
        if text := getattr(found, name):
            yield titles[name], word(text) if name == "frequency" else text


def _history(request: HttpRequest, found: Indicator) -> Iterator[EventRow]:
    allowed = visible(request.user, Value, Action.HISTORY).filter(indicator=found)
    if not request.user.is_authenticated:
        return
    table = apps.get_model("office", "ValueHistory")
    events = list(
        table.objects.filter(pgh_obj__in=allowed.values("pk")).order_by("-pgh_created_at")[
            :MOST_EVENTS
        ]
    )
    users = {event.pgh_context.get("user") for event in events if event.pgh_context}
    names = dict(
        User.objects.filter(Q(pk__in=[u for u in users if u])).values_list("pk", "username")
    )
    for event in events:
        context = event.pgh_context or {}
        yield EventRow(
            value=event.pgh_obj_id,
            when=moment(event.pgh_created_at),
            who=names.get(context.get("user"), DASH),
            what=f"{word(event.kind)} · {word(event.status)}",
            amount=value_text(event, found),
            reason=_reason(context.get("reason", "")),
        )


def _reason(stored: str) -> str:
    """Return a reason as it was given; those of the office itself are said in the language."""
    return word(stored) if stored in WORDS else translate(stored, spoken())
