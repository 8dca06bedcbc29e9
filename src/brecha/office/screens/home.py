"""What does a programme look like at a glance? Its results against their targets, and its money."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language

from brecha.core.languages import Language, format_number
from brecha.office.access.may import may
from brecha.office.access.roles import Action
from brecha.office.access.scope import visible
from brecha.office.data.models import Budget, Programme
from brecha.office.exchange.dump import programme_of
from brecha.office.people.small_cells import public_part
from brecha.programme import model
from brecha.programme.arithmetic import indicator_amount, progress_of
from brecha.programme.kinds import ValueKind

PARTS = ("organisations", "results", "indicators", "values")
HUNDRED = 100


@dataclass(frozen=True)
class IndicatorLine:
    """An indicator as a line of the page; what is not known is empty."""

    code: str
    title: str
    unit: str
    baseline: str
    target: str
    actual: str
    percent: int | None


@dataclass(frozen=True)
class ResultBlock:
    """A result with its indicators."""

    code: str
    level: str
    title: str
    indicators: tuple[IndicatorLine, ...]


@dataclass(frozen=True)
class MoneyLine:
    """What an agency plans, by source. Unit: the programme's currency."""

    agency: str
    fund: str
    cofunding: str
    total: str


def home(request: HttpRequest) -> HttpResponse:
    """Show the only programme, or the list of those the reader may see."""
    programmes = list(visible(request.user, Programme).order_by("reference"))
    if len(programmes) == 1:
        return redirect("office:programme", number=programmes[0].pk)
    language = spoken()
    named = [(each, each.title_es if language == "es" else each.title_en) for each in programmes]
    return render(request, "office/home.html", {"programmes": named})


def programme(request: HttpRequest, number: int) -> HttpResponse:
    """Show one programme."""
    root = get_object_or_404(visible(request.user, Programme), pk=number)
    sees_money = may(request.user, Action.VIEW, Budget, programme=root.pk)
    known = programme_of(root, (*PARTS, "budgets") if sees_money else PARTS)
    if not request.user.is_authenticated:
        known = public_part(known)
    language = spoken()
    shown = {
        "programme": known,
        "title": known.title(language),
        "results": list(result_blocks(known, language)),
        "money": list(money_lines(known)) if sees_money else [],
        "currency": known.currency,
    }
    return render(request, "office/programme.html", shown)


def spoken() -> Language:
    """Return the language of the page."""
    return "en" if (get_language() or "").startswith("en") else "es"


def result_blocks(known: model.Programme, language: Language) -> Iterator[ResultBlock]:
    """Yield the results in their order, each with its own indicators."""
    for result in known.results:
        lines = [
            indicator_line(known, indicator, language)
            for indicator in known.indicators
            if indicator.result == result.code
        ]
        yield ResultBlock(result.code, result.level, result.title(language), tuple(lines))


def indicator_line(
    known: model.Programme, indicator: model.Indicator, language: Language
) -> IndicatorLine:
    """Return an indicator with its figures in words; numbers come from the programme's rules."""
    rate = progress_of(known, indicator)
    return IndicatorLine(
        code=indicator.code,
        title=indicator.title(language),
        unit=indicator.unit,
        baseline=_figure(known, indicator, "baseline"),
        target=_figure(known, indicator, "target"),
        actual=_figure(known, indicator, "actual"),
        percent=None if rate is None else int(rate * HUNDRED),
    )


def money_lines(known: model.Programme) -> Iterator[MoneyLine]:
    """Yield what each agency plans in the programme's currency, and the whole at the end."""
    budgets = [budget for budget in known.budgets if budget.currency == known.currency]
    agencies = list(dict.fromkeys(budget.agency for budget in budgets))
    for agency in (*agencies, ""):
        own = [budget for budget in budgets if agency in {budget.agency, ""}]
        fund = sum(budget.amount for budget in own if budget.source == "fund")
        cofunding = sum(budget.amount for budget in own if budget.source == "cofunding")
        yield MoneyLine(agency, *(_number(each) for each in (fund, cofunding, fund + cofunding)))


def _figure(known: model.Programme, indicator: model.Indicator, kind: ValueKind) -> str:
    amount = indicator_amount(known, indicator, kind)
    return "" if amount is None or amount.number is None else _number(amount.number)


def _number(number: Fraction | float) -> str:
    exact = Fraction(number)
    return format_number(float(exact), 0 if exact.denominator == 1 else 1)
