"""How is an actual written with its parts and its reason? Each row once, with one event.

The parts are written before their value: a submitted value takes no parts any more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import connection, transaction
from django.utils.timezone import localdate

from brecha.office.access.may import demand, demand_save
from brecha.office.access.roles import Action
from brecha.office.data.models import DisaggregatedValue, Indicator, Value, Variance
from brecha.office.editing.states import STEPS, next_version
from brecha.programme import model as records
from brecha.programme.bounds import OutOfBounds, out_of_bounds, span_of

Part = tuple[str, str, Decimal]  # dimension, category, number


@dataclass(frozen=True)
class Reason:
    """Why an actual is not its target.

    Attributes:
        kind: A word of the list of reasons; empty if none was given.
        text: The reason in words.
    """

    kind: str = ""
    text: str = ""


def write_actual(
    user: Any,  # noqa: ANN401 - a user
    value: Value,
    parts: Iterable[Part],
    reason: Reason,
    *,
    submits: bool = False,
) -> Value:
    """Write an actual, whole or not at all.

    Args:
        user: Who enters it.
        value: The row as it shall be; locked, if it is stored already.
        parts: All its parts.
        reason: Why it is not its target.
        submits: Whether it is handed in with the same step.

    Returns:
        The value as it is stored.

    Raises:
        PermissionDenied: The user may not enter it, or not hand it in.
    """
    with transaction.atomic():
        _write(user, value, parts, submits=submits)
        keep_reason(user, value, reason)
    return Value.objects.get(pk=value.pk)


def write_parts(value: Value, parts: Iterable[Part]) -> None:
    """Make the parts of a draft those that are given; what is the same already stays untouched."""
    rows = DisaggregatedValue.objects.filter(value=value.pk).select_for_update(no_key=True)
    stored = {(row.dimension, row.category): row for row in rows.order_by("pk")}
    wanted = {(dimension, category): number for dimension, category, number in parts}
    for key, row in stored.items():
        if key not in wanted:
            row.delete()
        elif row.number != wanted[key]:
            row.number = wanted[key]
            row.save()
    for (dimension, category), number in wanted.items():
        if (dimension, category) not in stored:
            DisaggregatedValue.objects.create(
                value=value, dimension=dimension, category=category, number=number
            )


def keep_reason(user: Any, value: Value, reason: Reason) -> None:  # noqa: ANN401 - a user
    """Keep why an actual is not its target, if that is new."""
    if not reason.kind:
        return
    row = variance_of(value) or Variance(
        programme=value.programme,
        indicator=value.indicator,
        agency=value.agency,
        period_end=value.period_end,
    )
    if row.pk and (row.reason, row.text) == (reason.kind, reason.text):
        return
    row.reason, row.text = reason.kind, reason.text
    demand_save(user, row)
    row.save()


def variance_of(value: Value) -> Variance | None:
    """Return the reason that was given for the period of a value, if there is one."""
    rows = Variance.objects.filter(indicator=value.indicator, agency=value.agency)
    return rows.filter(period_end=value.period_end).last()


def beyond_bounds(value: Value, said: Mapping[str, Any] | None = None) -> list[OutOfBounds]:
    """Return what of a value cannot be, today.

    Args:
        value: A row, which names its indicator and programme.
        said: Fields as they shall be; those of the row otherwise.
    """
    root, told = value.programme, said or {}
    names = ("number", "numerator", "denominator", "period_start", "period_end", "as_of")
    record = records.Value(
        indicator=value.indicator.code,
        kind=value.kind,
        unit=value.unit,
        **{name: told.get(name, getattr(value, name)) for name in names},
    )
    span = span_of(root.start, root.original_end, root.actual_end)
    return list(out_of_bounds(record, definition_of(value.indicator), span, localdate()))


def definition_of(indicator: Indicator) -> records.Indicator:
    """Return of an indicator what tells which values it may have."""
    names = (
        *("code", "unit", "measure", "counted_records"),
        *("title_en", "title_es", "what_counts", "numerator_label"),
    )
    return records.Indicator(result="", **{name: getattr(indicator, name) for name in names})


def standing_value(
    value: Value, period_start: str, period_end: str, place: str = ""
) -> Value | None:
    """Return the newest value that stands for what is reported, if there is one.

    A period that does not say its first day is that of any value with the same last day.
    """
    rows = Value.objects.filter(
        indicator=value.indicator,
        agency=value.agency,
        kind=value.kind,
        period_end=period_end,
        place=place,
    )
    if period_start:
        rows = rows.filter(period_start__in=("", period_start))
    return rows.order_by("version", "pk").last()


def _write(user: Any, value: Value, parts: Iterable[Part], *, submits: bool) -> None:  # noqa: ANN401 - a user
    demand_save(user, value)
    if submits:
        demand(user, Action.SUBMIT, value)
        value.status = STEPS[Action.SUBMIT][1]
    is_new = value.pk is None
    if is_new:
        value.pk, value.version = _next_number(), next_version(value)
    write_parts(value, parts)
    value.save(force_insert=is_new)


def _next_number() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('office_value', 'id'))")
        number: int = cursor.fetchone()[0]
    return number
