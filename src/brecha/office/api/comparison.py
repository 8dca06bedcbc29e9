"""Where do the targets stand beside the actuals? By period, by the programme's own rules."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from django.http import HttpRequest
from pydantic import BaseModel

from brecha.office.access.scope import visible
from brecha.office.data.models import Indicator, Value
from brecha.programme import model
from brecha.programme.arithmetic import combine, current_values

PROPOSED = ("draft", "submitted")
PLACES = Decimal("0.000001")
OF_A_VALUE = (
    "kind",
    "number",
    "numerator",
    "denominator",
    "unit",
    "period_start",
    "period_end",
    "place",
    "status",
    "source",
    "version",
)
OF_AN_INDICATOR = (
    "code",
    "unit",
    "measure",
    "is_ascending",
    "is_cumulative",
    "aggregation_over_time",
    "aggregation_over_agencies",
)


class Line(BaseModel):
    """The level reached at the end of a period, all agencies together.

    `difference` is the actual less the target that holds: the verified one, else the proposed.
    """

    period_end: str
    target: Decimal | None
    proposed_target: Decimal | None
    proposed_from: list[str]
    actual: Decimal | None
    difference: Decimal | None


class Course(BaseModel):
    """An indicator's way, in its unit."""

    indicator: str
    unit: str
    lines: list[Line]


def course_of(request: HttpRequest, indicator: Indicator) -> Course:
    """Return targets beside actuals, of the values that the reader may see."""
    rows = visible(request.user, Value).filter(indicator=indicator).select_related("agency")
    known = [_record(row, indicator) for row in rows.order_by("pk")]
    record = _indicator(indicator)
    targets = [value for value in known if value.kind == "target"]
    settled, proposed = current_values(targets), current_values(targets, PROPOSED)
    actuals = current_values(value for value in known if value.kind == "actual")
    ends = sorted({value.period_end for value in (*settled, *proposed, *actuals)})
    lines = []
    for end in ends:
        target, drafted = _level(settled, record, end), _level(proposed, record, end)
        actual, goal = _level(actuals, record, end), target if target is not None else drafted
        lines.append(
            Line(
                period_end=end,
                target=_decimal(target),
                proposed_target=_decimal(drafted),
                proposed_from=sorted({each.source for each in proposed if each.period_end == end}),
                actual=_decimal(actual),
                difference=_decimal(None if actual is None or goal is None else actual - goal),
            )
        )
    return Course(indicator=indicator.code, unit=indicator.unit, lines=lines)


def _level(values: Sequence[model.Value], indicator: model.Indicator, end: str) -> Fraction | None:
    if not any(value.period_end == end for value in values):
        return None
    amount = combine([value for value in values if value.period_end <= end], indicator)
    return None if amount is None else amount.number


def _record(row: Value, indicator: Indicator) -> model.Value:
    return model.Value(
        indicator=indicator.code,
        agency="" if row.agency is None else row.agency.acronym,
        **{name: getattr(row, name) for name in OF_A_VALUE},
    )


def _indicator(row: Indicator) -> model.Indicator:
    return model.Indicator(result="", **{name: getattr(row, name) for name in OF_AN_INDICATOR})


def _decimal(number: Fraction | None) -> Decimal | None:
    if number is None:
        return None
    exact = (Decimal(number.numerator) / Decimal(number.denominator)).quantize(PLACES)
    return Decimal(f"{exact.normalize():f}")
