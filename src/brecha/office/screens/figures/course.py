"""Which points does the chart of an indicator have? Levels by period, by the programme's rules."""

from __future__ import annotations

from brecha.core.languages import Language
from brecha.office.screens.words import span, word
from brecha.programme import model
from brecha.programme.arithmetic import combine, indicator_amount, values_of
from brecha.programme.kinds import ValueKind
from brecha.reports.programme_charts import Course


def course_of(known: model.Programme, indicator: model.Indicator, language: Language) -> Course:
    """Return the way of an indicator, with the level reached at the end of each period."""
    values = [
        value for kind in ("actual", "target") for value in values_of(known, indicator.code, kind)
    ]
    ends = sorted({value.period_end for value in values})
    starts = {value.period_end: value.period_start for value in values}
    baseline = indicator_amount(known, indicator, "baseline")
    return Course(
        title=f"{indicator.code} {indicator.title(language)}",
        unit=word(indicator.unit),
        periods=[span(starts[end], end) for end in ends],
        actual=[_level(known, indicator, "actual", end) for end in ends],
        target=[_level(known, indicator, "target", end) for end in ends],
        baseline=None if baseline is None or baseline.number is None else float(baseline.number),
    )


def _level(
    known: model.Programme, indicator: model.Indicator, kind: ValueKind, end: str
) -> float | None:
    values = values_of(known, indicator.code, kind)
    if not any(value.period_end == end for value in values):
        return None
    amount = combine([value for value in values if value.period_end <= end], indicator)
    return None if amount is None or amount.number is None else float(amount.number)
