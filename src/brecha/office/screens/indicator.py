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
from brecha.office.access.may import may
from brecha.office.access.roles import Action, Role
from brecha.office.access.scope import visible
from brecha.office.data.models import Indicator, Programme, Result, User, Value, Variance
from brecha.office.editing.states import CELL
from brecha.office.screens.course import course_of
from brecha.office.screens.glance import line_of
from brecha.office.screens.home import row_of
from brecha.office.screens.kept import kept
from brecha.office.screens.pages import own_agencies, programme_or_404, show, today
from brecha.office.screens.reading import figures_of
from brecha.office.screens.words import DASH, WORDS, day, figure, moment, span, spoken, word
from brecha.reports.programme_charts import course_png

MOST_SHOWN = 200
MOST_EVENTS = 60
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
class ValueRow:
    """A value as a line of a page."""

    number: int
    kind: str
    period: str
    agency: str
    place: str
    amount: str
    status: str
    status_word: str
    certainty: str
    as_of: str
    version: int
    may_correct: bool
    parts: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class EventRow:
    """A recorded change of a value."""

    when: str
    who: str
    what: str
    amount: str
    reason: str


@require_safe
def indicator(request: HttpRequest, number: int, code: str) -> HttpResponse:
    """Show an indicator with all its values."""
    root = programme_or_404(request, number)
    found = get_object_or_404(
        visible(request.user, Indicator).select_related("result", "agency"),
        programme=root,
        code=code,
    )
    language, name = spoken(), _either(found)
    enters = may(request.user, Action.ADD, Value, programme=root.pk)
    asked = ("indicator", found.pk, request.user.pk, language, today())
    return show(
        request,
        root,
        "indicator",
        "results",
        indicator=found,
        name=name,
        result=(found.result.code, _either(found.result)),
        enters=enters,
        body=kept(asked, lambda: _body(request, root, found, enters)),
    )


def _body(request: HttpRequest, root: Programme, found: Indicator, enters: bool) -> str:  # noqa: FBT001 - as the page says it
    """Return what the page shows of the indicator, for one reader."""
    known = figures_of([root], indicator=found.pk)[root.pk]
    shown = {
        "root": root,
        "indicator": found,
        "enters": enters,
        "row": row_of(line_of(known, known.indicators[0], today()), spoken()),
        "sheet": list(_sheet(found)),
        "values": list(value_rows(request, found)),
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
    root = programme_or_404(request, number)
    found = get_object_or_404(visible(request.user, Indicator), programme=root, code=code)
    language = spoken()

    def make() -> bytes:
        known = figures_of([root], indicator=found.pk)[root.pk]
        return course_png(course_of(known, known.indicators[0], language), language)

    picture = kept(("chart", found.pk, language), make)
    mark = f'"{hashlib.sha256(picture).hexdigest()[:24]}"'
    headers = {
        "ETag": mark,
        "Cache-Control": "private, no-cache",
        "Vary": "Cookie, Accept-Language",
    }
    if request.headers.get("If-None-Match") == mark:
        return HttpResponse(status=304, headers=headers)
    return HttpResponse(picture, content_type="image/png", headers=headers)


def value_rows(request: HttpRequest, found: Indicator) -> Iterator[ValueRow]:
    """Yield the values of an indicator that the reader may see, the newest period first."""
    rows = visible(request.user, Value).filter(indicator=found).select_related("agency")
    ordered = rows.prefetch_related("disaggregation_rows").order_by(
        "-period_end", "kind", "agency__acronym", "-version"
    )
    agencies = own_agencies(request, found.programme, Role.OFFICER)
    seen: set[tuple[object, ...]] = set()
    for value in ordered[:MOST_SHOWN]:
        cell = tuple(getattr(value, name) for name in CELL)
        is_newest = cell not in seen
        seen.add(cell)
        is_actual = value.status == "verified" and value.kind == "actual"
        yield _value_row(value, found, is_actual and is_newest and value.agency_id in agencies)


def _value_row(value: Value, found: Indicator, may_correct: bool) -> ValueRow:  # noqa: FBT001 - a field of the row
    return ValueRow(
        number=value.pk,
        kind=word(value.kind),
        period=span(value.period_start, value.period_end) or _("whole programme"),
        agency=value.agency.acronym if value.agency else _("All agencies"),
        place=value.place,
        amount=value_text(value, found),
        status=value.status,
        status_word=word(value.status),
        certainty=word(value.certainty),
        as_of=day(value.as_of),
        version=value.version,
        may_correct=may_correct,
        parts=parts_in_words(value),
    )


def parts_in_words(value: Value) -> tuple[tuple[str, str, str], ...]:
    """Return dimension, category and number of each part of a value."""
    return tuple(
        (word(part.dimension), word(part.category), figure(part.number))
        for part in value.disaggregation_rows.all()
    )


def value_text(value: Value, found: Indicator) -> str:
    """Return a value in words: `1,956`, `1.8 % (49,161 of 2,300,000)`, or its text."""
    if value.numerator is not None and value.denominator:
        parts = _("{part} of {whole}").format(
            part=figure(value.numerator), whole=figure(value.denominator)
        )
        if value.number is None:
            times = 100 if found.measure == "percentage" else 1
            return f"{figure(value.numerator * times / value.denominator)} ({parts})"
        return f"{figure(value.number)} ({parts})"
    if value.number is None:
        return value.text or value.printed or DASH
    sign = " %" if found.measure == "percentage" and value.unit in {"", "percent"} else ""
    unit = "" if value.unit in {"", found.unit, "percent"} else f" {word(value.unit)}"
    return f"{figure(value.number)}{sign}{unit}"


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
            yield titles[name], text


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
            when=moment(event.pgh_created_at),
            who=names.get(context.get("user"), DASH),
            what=f"{word(event.kind)} · {word(event.status)}",
            amount=value_text(event, found),
            reason=_reason(context.get("reason", "")),
        )


def _reason(stored: str) -> str:
    """Return a reason as it was given; those of the office itself are said in the language."""
    return word(stored) if stored in WORDS else translate(stored, spoken())


def _either(row: Indicator | Result) -> str:
    first, second = row.title_es, row.title_en
    return str((second or first) if spoken() == "en" else (first or second))
