"""How far did results and indicators come, by which activities, and for whom?"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from brecha.programme.arithmetic import (
    PERCENT,
    completion,
    is_short,
    values_of,
)
from brecha.programme.categories import amounts_by_category
from brecha.programme.kinds import ValueKind
from brecha.programme.model import Indicator, Result
from brecha.programme.small_counts import ABOUT_PERSONS, hidden
from brecha.reports.programme.cells import (
    Row,
    count,
    money,
    per_cent,
    table,
    without_empty_columns,
    words,
)
from brecha.reports.programme.content import DASH, Block, Figure, Paragraph, Spans, Table
from brecha.reports.programme.draft import Draft
from brecha.reports.programme.labels import known_word, label
from brecha.reports.programme.narrative import sentence
from brecha.reports.programme.quoted import indicator_figure

FUND_LEVELS = ("fund_outcome", "fund_output")


def rates(draft: Draft) -> tuple[Block, ...]:
    """Return the computed completion of each result of the programme itself."""
    columns = (
        draft.say("Result"),
        (draft.say("Title"), 4),
        draft.say("Completion, computed"),
        draft.say("Rate said instead"),
        (draft.say("Reason"), 2),
    )
    rows = (
        (
            words(each.code),
            words(each.title(draft.language)),
            per_cent(_rate(draft, each), is_computed=True),
            per_cent(each.completion_override),
            words(each.completion_reason),
        )
        for each in own_results(draft)
        if each.level != "output"
    )
    return without_empty_columns(table(draft.say("Rate of completion"), columns, rows), 3)


def overall(draft: Draft) -> tuple[Paragraph, ...]:
    """Return how many indicators reached their target."""
    is_met = [
        met for each in draft.programme.indicators if (met := _is_met(draft, each)) is not None
    ]
    if not is_met:
        return ()
    return (
        sentence(
            draft,
            "{reached} of the {number} indicators with target and result reached their target.",
            reached=Figure(Fraction(sum(is_met))),
            number=Figure(Fraction(len(is_met))),
        ),
    )


def fund(draft: Draft) -> tuple[Block, ...]:
    """Return the indicators of the fund's own framework."""
    results = [each for each in draft.results if each.level in FUND_LEVELS]
    return tuple(block for each in results for block in of_result(draft, each))


def own_results(draft: Draft) -> tuple[Result, ...]:
    """Return the results of the programme itself, in the order of their tree."""
    return tuple(each for each in draft.results if each.level not in FUND_LEVELS)


def of_result(draft: Draft, result: Result) -> tuple[Table, ...]:
    """Return a result's indicators and activities."""
    title = draft.say("Indicators of {code}", code=result.code)
    columns = (
        (draft.say("Indicator"), 4),
        draft.say("Unit"),
        draft.say("Baseline"),
        *target_and_result(draft),
    )
    rows = (
        (words(f"{each.code} {each.title(draft.language)}"), *measured(draft, each))
        for each in draft.indicators_of.get(result.code, ())
    )
    return (*table(title, columns, rows), *_activities(draft, result))


def measured(draft: Draft, indicator: Indicator) -> tuple[Spans, Spans, Spans, Spans]:
    """Return the cells unit, baseline, target and result of an indicator."""
    return (
        words("%" if indicator.measure == "percentage" else label(draft, "unit", indicator.unit)),
        value_cell(draft, indicator, "baseline"),
        value_cell(draft, indicator, "target"),
        value_cell(draft, indicator, "actual"),
    )


def target_and_result(draft: Draft) -> tuple[str, str]:
    """Return the heads of the columns of target and result, which depend on the kind of report."""
    if draft.request.kind == "annual":
        return draft.say("Target of the year"), draft.say("Result of the year")
    return draft.say("Target"), draft.say("Result")


def value_cell(draft: Draft, indicator: Indicator, kind: ValueKind) -> Spans:
    """Return a value of an indicator: number, words, or both."""
    figure = indicator_figure(draft, indicator, kind)
    said = [each.text for each in values_of(draft.programme, indicator.code, kind) if each.text]
    if figure is None:
        return words(said[-1]) if said else (DASH,)
    return (figure, f"; {said[-1]}") if said else (figure,)


def groups(draft: Draft) -> tuple[Block, ...]:
    """Return the values of indicators by category, added up by the rules of the indicator."""
    columns = (
        draft.say("Indicator"),
        draft.say("Dimension"),
        (draft.say("Category"), 2),
        *target_and_result(draft),
    )
    rows = (row for each in draft.programme.indicators for row in _category_rows(draft, each))
    return without_empty_columns(table(draft.say("Values by group"), columns, rows), 3)


def risks(draft: Draft) -> tuple[Block, ...]:
    """Return the register of risks; a public file says only that it is kept inside."""
    if draft.request.is_public and draft.programme.risks:
        said = draft.say("The register of risks is kept by the programme; it is not published.")
        return (Paragraph((said,), is_small=True),)
    columns = (
        (draft.say("Risk"), 3),
        draft.say("Category"),
        draft.say("Likelihood"),
        draft.say("Impact"),
        (draft.say("Response"), 2),
        draft.say("Owner"),
        draft.say("Status"),
    )
    rows = (
        (
            words(draft.either(each.description_es, each.description_en)),
            words(each.category),
            words(label(draft, "risk_level", each.likelihood)),
            words(label(draft, "risk_level", each.impact)),
            words(each.response),
            words(each.owner),
            words(label(draft, "risk_status", each.status)),
        )
        for each in draft.programme.risks
    )
    return table(draft.say("Register of risks"), columns, rows)


def _rate(draft: Draft, result: Result) -> Fraction | None:
    rate = completion(draft.programme, result.code)
    return None if rate is None else rate * PERCENT


def _is_met(draft: Draft, indicator: Indicator) -> bool | None:
    target = draft.amount(indicator, "target")
    actual = draft.amount(indicator, "actual")
    if target is None or actual is None or target.number is None or actual.number is None:
        return None
    return not is_short(indicator, target.number, actual.number)


def _activities(draft: Draft, result: Result) -> tuple[Table, ...]:
    columns = (
        (draft.say("Activity"), 3),
        draft.say("Agency"),
        (draft.say("Dates"), 1.5),
        draft.say("Status"),
        draft.say("Place"),
        draft.say("Partner"),
        draft.say("Currency"),
        draft.say("Budget"),
    )
    rows = (
        (
            words(f"{each.code} {draft.either(each.title_es, each.title_en)}"),
            words(each.agency),
            words(draft.dates(each.start, each.end)),
            words(label(draft, "activity", each.status)),
            words(each.place),
            words(each.partner),
            words(each.currency if each.budget is not None else ""),
            money(each.budget),
        )
        for each in draft.programme.activities
        if each.output == result.code
    )
    title = draft.say("Activities of {code}", code=result.code)
    return without_empty_columns(table(title, columns, rows), 1)


def _category_rows(draft: Draft, indicator: Indicator) -> Iterator[Row]:
    categories = dict.fromkeys(
        (part.dimension, part.category)
        for kind in ("target", "actual")
        for value in draft.programme.values_by_indicator.get((indicator.code, kind), ())
        for part in value.disaggregation
    )
    if not categories:
        return
    of_target = amounts_by_category(draft.programme, indicator, "target")
    of_actual = amounts_by_category(draft.programme, indicator, "actual")
    for dimension in dict.fromkeys(dimension for dimension, _ in categories):
        names = [category for held, category in categories if held == dimension]
        actuals = [of_actual.get((dimension, name)) for name in names]
        is_kept_small = draft.request.is_public and dimension in ABOUT_PERSONS
        small = hidden(actuals) if is_kept_small else (False,) * len(names)
        for name, actual, is_small in zip(names, actuals, small, strict=True):
            yield (
                words(indicator.code),
                words(label(draft, "dimension", dimension)),
                words(known_word(draft, name)),
                count(of_target.get((dimension, name))),
                count(actual, is_hidden=is_small),
            )
