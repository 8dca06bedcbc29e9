"""What does a programme look like at a glance? Indicators, money, what is overdue, findings."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from brecha.core.languages import Language
from brecha.office.access.may import may
from brecha.office.access.roles import Action
from brecha.office.access.scope import visible
from brecha.office.data.models import Budget, Programme, Waiver
from brecha.office.screens.figures.changes import state_of_the_data
from brecha.office.screens.figures.glance import Glance, Line, whole_percent
from brecha.office.screens.figures.kept import kept
from brecha.office.screens.figures.standing import glances
from brecha.office.screens.pages import programme_or_404, show, title_of, today
from brecha.office.screens.words import DASH, amount_text, day, figure, span, spoken

MOST_LISTED = 8


@dataclass(frozen=True)
class Row:
    """An indicator as a line of a page; `percent` is None where progress is not known."""

    code: str
    title: str
    unit: str
    baseline: str
    target: str
    actual: str
    percent: int | None
    standing: str


@dataclass(frozen=True)
class MoneyRow:
    """The money of an agency, in words. Unit: the programme's currency."""

    agency: str
    fund: str
    cofunding: str
    planned: str
    spent: str
    percent: int | None


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the only programme, or all that the reader may see side by side."""
    roots = list(visible(request.user, Programme).order_by("reference"))
    if len(roots) == 1:
        return redirect("office:programme", number=roots[0].pk)
    found = glances(roots)
    rows = [
        (root, title_of(root), found[root.pk], _portfolio_money(request, root, found[root.pk]))
        for root in roots
    ]
    return render(request, "office/home.html", {"rows": rows})


@require_safe
def programme(request: HttpRequest, number: int) -> HttpResponse:
    """Show one programme at a glance."""
    state = state_of_the_data()
    root = programme_or_404(request, number)
    sees_money = may(request.user, Action.VIEW, Budget, programme=root.pk)
    sees_findings = may(request.user, Action.VIEW, Waiver, programme=root.pk)
    asked = ("programme page", root.pk, sees_money, sees_findings, spoken(), today())

    def make() -> str:
        found = glances([root], state)[root.pk]
        money = money_rows(found) if sees_money else []
        shown = {"root": root, "money": money, "sees_findings": sees_findings}
        return render_to_string("office/programme_body.html", shown | _at_a_glance(found))

    body = kept(asked, make, state.whole)
    period = span(root.start, root.actual_end or root.original_end)
    return show(request, root, "programme", "programme", body=body, period=period)


def _at_a_glance(found: Glance) -> dict[str, object]:
    language = spoken()
    behind = [line for line in found.lines if line.standing in {"missed", "under_way"}]
    behind.sort(key=lambda line: line.rate or 0)
    return {
        "glance": found,
        "standings": standings_in_words(found),
        "behind": [row_of(line, language) for line in behind[:MOST_LISTED]],
        "overdue": [
            (due, due.title(language), day(due.day)) for due in found.overdue[:MOST_LISTED]
        ],
        "number_overdue": len(found.overdue),
    }


def row_of(line: Line, language: Language) -> Row:
    """Return an indicator with its figures in words."""
    indicator = line.indicator
    return Row(
        code=indicator.code,
        title=indicator.title(language),
        unit=indicator.unit,
        baseline=amount_text(line.baseline, indicator),
        target=amount_text(line.target, indicator),
        actual=amount_text(line.actual, indicator),
        percent=line.percent,
        standing=line.standing,
    )


def standings_in_words(glance: Glance) -> list[tuple[str, str, int]]:
    """Return each standing with its name and how many indicators have it."""
    names = {
        "met": _("target reached"),
        "under_way": _("under way"),
        "missed": _("below target"),
        "no_data": _("without target or actual"),
    }
    return [(code, names[code], count) for code, count in glance.standings.items()]


def money_rows(glance: Glance) -> list[MoneyRow]:
    """Return the money of each agency, and of all at the end."""
    rows = []
    for money in (*glance.money, glance.whole) if glance.money else ():
        share = (
            whole_percent(Fraction(money.spent) / Fraction(money.planned))
            if money.planned and money.spent
            else None
        )
        row = MoneyRow(
            agency=money.agency,
            fund=figure(money.fund),
            cofunding=figure(money.cofunding),
            planned=figure(money.planned),
            spent=figure(money.spent) if money.spent else DASH,
            percent=share,
        )
        rows.append(row)
    return rows


def _portfolio_money(request: HttpRequest, root: Programme, glance: Glance) -> str:
    if not may(request.user, Action.VIEW, Budget, programme=root.pk):
        return ""
    return f"{figure(glance.whole.planned)} {root.currency}"
