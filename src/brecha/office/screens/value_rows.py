"""Which values has an indicator? The newest period first, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import F, Max, Window
from django.http import HttpRequest
from django.utils.translation import gettext as _

from brecha.office.access.roles import Role
from brecha.office.access.scope import visible
from brecha.office.data.models import Indicator, Value
from brecha.office.editing.states import CELL
from brecha.office.screens.pages import is_member, own_agencies
from brecha.office.screens.words import DASH, day, figure, span, word
from brecha.programme.small_counts import shown_parts

ON_A_PAGE = 50
Parts = tuple[tuple[str, str, str], ...]


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
    parts: Parts = ()


def value_rows(
    request: HttpRequest, found: Indicator, number: int = 1
) -> tuple[Page[Value], list[ValueRow]]:
    """Return a page of the values of an indicator that the reader may see, and its lines.

    A verified actual may be corrected by the officer of its agency, if no newer version of it is
    there. The public is shown no small part of a value.
    """
    is_public = not is_member(request, found.programme)
    newest = Window(Max("version"), partition_by=[F(name) for name in CELL])
    rows = visible(request.user, Value).filter(indicator=found).select_related("agency")
    ordered = rows.order_by("-period_end", "kind", "agency__acronym", "-version", "pk")
    page = Paginator(ordered, ON_A_PAGE).get_page(number)
    page.object_list = list(
        page.object_list.annotate(newest=newest).prefetch_related("disaggregation_rows")
    )
    agencies = own_agencies(request, found.programme, Role.OFFICER)
    lines = []
    for value in page.object_list:
        is_last = (value.status, value.kind, value.version) == ("verified", "actual", value.newest)
        may_correct = is_last and value.agency_id in agencies
        parts = parts_in_words(value, is_public=is_public)
        lines.append(_line(value, found, parts, may_correct=may_correct))
    return page, lines


def _line(value: Value, found: Indicator, parts: Parts, *, may_correct: bool) -> ValueRow:
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
        parts=parts,
    )


def parts_in_words(value: Value, *, is_public: bool = False) -> Parts:
    """Return dimension, category and number of each part of a value; in public no small one."""
    parts = list(value.disaggregation_rows.all())
    return tuple(
        (word(part.dimension), word(part.category), figure(part.number))
        for part in (shown_parts(parts) if is_public else parts)
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
