"""Does each figure that a document states resolve to one stored value, with its base?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from brecha.core.notes import Note
from brecha.programme.arithmetic import completion
from brecha.programme.checks.registry import found, rule
from brecha.programme.checks.targets import outcomes
from brecha.programme.figures import resolve
from brecha.programme.model import CampaignMetric, Finding, Programme, Statement
from brecha.programme.numbers import (
    agrees,
    decimals_of,
    lines_of,
    shown,
    smallest_base,
)
from brecha.programme.words import figure_name, short_title

PERCENT = "percent"
PERCENT_CHANGE = "percent change"
COMPARED = ("value", "number", "product", "policy")
TELLING_SHARES = 3
"""Shares of one place from which the number of cases they fit says anything."""
SMALL_BASE = 30
"""Number of cases below which a share is better told as "k of n"."""


@rule("stated-figure", "error", "R16 R17")
def stated_figures(programme: Programme) -> Iterator[Finding]:
    """A figure has one value wherever it is stated: the stored one."""
    for subject, stated in _by_subject(programme, COMPARED):
        stored = resolve(programme, subject)
        if stored is None:
            yield found(
                "The document states {figures} for {name}, of which nothing is stored. Record "
                "it, or take the figure out.",
                subject,
                lines_of(stated),
                figures=_figures(stated),
                name=_name_of(programme, subject),
            )
            continue
        wrong = [each for each in stated if not _is_quoted(each, stored)]
        if wrong:
            yield found(
                "{name} is stated as {figures}; the stored value is {expected}. Quote the "
                "stored value in every place.",
                subject,
                lines_of(stated, _indicator_of(programme, subject)),
                figures=_figures(wrong),
                name=_name_of(programme, subject),
                expected=shown(stored),
            )


@rule("number-form", "warning", "R17")
def number_forms(programme: Programme) -> Iterator[Finding]:
    """A figure is written in one form: one decimal mark, one number of decimals."""
    for subject, stated in _by_subject(programme, COMPARED):
        forms = {each.printed: each for each in stated if each.printed}
        marks = {mark for form in forms for mark in ".," if _is_decimal_mark(form, mark)}
        if len(marks) > 1:
            yield found(
                "{name} is written {forms}: with decimal comma and with decimal point. Take "
                "one form in the whole document.",
                f"{subject}:form",
                lines_of(stated),
                name=_name_of(programme, subject),
                forms=tuple(forms),
            )


@rule("share-without-base", "error", "R7 R22")
def shares_without_base(programme: Programme) -> Iterator[Finding]:
    """A percentage says of how many, and of when."""
    for lines, stated in _bare_shares(programme):
        base = smallest_base([each.number for each in stated if each.number is not None])
        may_be_small = base is not None and base < SMALL_BASE and len(stated) >= TELLING_SHARES
        message = (
            "{shares} % are given without number of cases. They fit {base} cases and no fewer: "
            "with so few, say how many of how many."
            if may_be_small
            else "{shares} % is given without number of cases. Say of how many, and of when."
        )
        subject = getattr(stated[0], "subject", "") or f"metric:{_name(stated[0])}"
        values = {"shares": tuple(shown(each.number) for each in stated), "base": base}
        yield found(message, subject, lines, **values)
    for statement in programme.statements:
        if statement.unit in {PERCENT, PERCENT_CHANGE} and statement.denominator is None:
            yield from _half_told(statement)


@rule("small-base", "info", "R22")
def small_bases(programme: Programme) -> Iterator[Finding]:
    """A share of fewer than thirty cases is told as a count."""
    for each in programme.statements:
        if each.unit == PERCENT and each.denominator and each.denominator < SMALL_BASE:
            yield found(
                "{share} % is a share of {base} cases. Say {part} of {base}.",
                each.subject,
                each.lines,
                share=shown(each.number),
                base=shown(each.denominator),
                part=shown(each.numerator),
            )


@rule("completion-stated", "error", "R14")
def completion_stated(programme: Programme) -> Iterator[Finding]:
    """A rate of completion follows from the indicators; another one has its reason."""
    stated = _completions(programme)
    short = [each for each in outcomes(programme) if each.is_short]
    full = [each for each in stated if each.number is not None and each.number >= 100]  # noqa: PLR2004 - percent
    if full and short:
        yield found(
            "Completion is stated as {stated} %, but {number} indicators end below target: "
            "{short}. Compute the rate from the indicators, or give the reason for another.",
            "completion",
            lines_of(full, [each.indicator for each in short]),
            stated=shown(full[0].number),
            number=len(short),
            short=tuple(
                f"{each.indicator.code} {shown(each.actual)}/{shown(each.target)}" for each in short
            ),
        )
    for result in programme.results:
        rate = completion(programme, result.code)
        override = result.completion_override
        if override is None or rate is None or result.completion_reason.strip():
            continue
        if not agrees(override, rate * 100):
            yield found(
                "Completion of {code} is set to {stated} %; its indicators give {expected} %. "
                "Give the reason.",
                f"completion:{result.code}",
                result.lines,
                code=result.code,
                stated=shown(override),
                expected=shown(rate * 100, 1),
            )


@rule("completion-repeated", "error", "R17")
def completion_repeated(programme: Programme) -> Iterator[Finding]:
    """There is one rate of completion for each outcome."""
    stated = [each for each in _completions(programme) if each.subject == "completion"]
    numbers = [result for result in programme.results if result.level == "outcome"]
    if len(stated) > len(numbers) > 0:
        yield found(
            "{stated} rates of completion are stated for {expected} outcomes: a result and its "
            "rate stand more than once. Take the copy out.",
            "completion:repeated",
            lines_of(stated),
            stated=len(stated),
            expected=len(numbers),
        )


def _by_subject(
    programme: Programme, rooms: Sequence[str]
) -> Iterator[tuple[str, list[Statement]]]:
    chosen = [
        each
        for each in programme.statements
        if each.number is not None
        and each.subject.split(":")[0] in rooms
        and each.unit != PERCENT_CHANGE
    ]
    ordered = sorted(chosen, key=lambda each: each.subject)
    for subject, stated in groupby(ordered, key=lambda each: each.subject):
        yield subject, list(stated)


def _is_quoted(statement: Statement, stored: Fraction) -> bool:
    """Return whether a figure is the stored one, or is said to be rounded and is."""
    number = statement.number or Decimal(0)
    if Fraction(number) == stored:
        return True
    if decimals_of(number):
        return agrees(number, stored)
    zeros = len(str(int(number))) - len(str(int(number)).rstrip("0"))
    return statement.is_approximate and abs(Fraction(number) - stored) * 2 <= 10**zeros


def _figures(stated: Sequence[Statement]) -> tuple[str, ...]:
    told = (each.printed or shown(each.number) for each in stated)
    return tuple(dict.fromkeys(told))


def _indicator_of(programme: Programme, subject: str) -> list[object]:
    parts = subject.split(":")
    if parts[0] != "value":
        return []
    return [each for each in programme.indicators if each.code == parts[1]]


def _name_of(programme: Programme, subject: str) -> Note | str:
    """Return what a statement is about; a product by its title where it is in the register."""
    room, _, rest = subject.partition(":")
    titles = {each.key: short_title(each.title) for each in programme.products if each.title}
    key, _, _part = rest.partition(":")
    known = titles.get(key, "") if room == "product" else ""
    return figure_name(subject, known)


def _is_decimal_mark(form: str, mark: str) -> bool:
    """Return whether a mark stands before decimals, not between thousands: 1,8 but not 1,800."""
    digits = form.strip(" %").rpartition(mark)[2]
    return mark in form and digits.isdigit() and len(digits) != len("000")


def _bare_shares(
    programme: Programme,
) -> Iterator[tuple[tuple[int, ...], list[Statement | CampaignMetric]]]:
    """Return the shares that say neither part nor whole, those of one place together."""
    shares: list[Statement | CampaignMetric] = [
        each
        for each in programme.statements
        if each.unit == PERCENT
        and each.subject.startswith("share:")
        and each.denominator is None
        and each.numerator is None
    ]
    shares += [
        each
        for each in programme.campaign_metrics
        if each.unit == PERCENT and each.number_of_cases is None
    ]
    for lines, stated in groupby(sorted(shares, key=lambda s: s.lines), key=lambda s: s.lines):
        yield lines, list(stated)


def _half_told(statement: Statement) -> Iterator[Finding]:
    is_change = statement.unit == PERCENT_CHANGE
    if is_change and statement.base_as_of:
        return
    if not is_change and statement.numerator is None:
        return
    message = (
        "{title}: a change of {share} % is given without the amount and the date it starts from."
        if is_change
        else "{title}: {part} are said to be {share} %, which means {base} in all; the "
        "denominator is not given. Give it, with its date."
    )
    share = Fraction(statement.number or 0)
    whole = 100 * Fraction(statement.numerator or 0) / share if share else None
    yield found(
        message,
        statement.subject,
        statement.lines,
        "warning",
        title=statement.title or figure_name(statement.subject),
        share=shown(statement.number),
        part=shown(statement.numerator),
        base=shown(whole, 0),
    )


def _completions(programme: Programme) -> list[Statement]:
    return [each for each in programme.statements if each.subject.startswith("completion")]


def _name(share: Statement | CampaignMetric) -> str:
    return getattr(share, "metric", "")
