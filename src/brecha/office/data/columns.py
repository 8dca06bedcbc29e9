"""Which database column keeps a field of a programme's dataclass, and what may stand in it?"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin, get_type_hints

from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from brecha.office.data.labels import word_label

PARTIAL_DATE = r"^([0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)?$"
PARTIAL_DATE_LENGTH = 10
CODE_LENGTH = 80
LONG_TEXTS = (
    "text",
    "comment",
    "description",
    "reason",
    "definition",
    "purpose",
    "method",
    "what_counts",
    "limits",
    "evidence",
    "response",
    "action",
    "title",
    "source",
    "url",
)
MONEY = ("amount", "earmarked", "budget")

partial_date = RegexValidator(
    PARTIAL_DATE, _("Give a date as far as it is known: 2023, 2022-05 or 2022-05-31.")
)


def columns_of(record: type, left_out: frozenset[str]) -> dict[str, models.Field[Any, Any]]:
    """Return a column for each field of a dataclass.

    Args:
        record: Frozen dataclass of the programme.
        left_out: Fields that become links or child tables instead.
    """
    hints = get_type_hints(record)
    return {
        field.name: _column(field, hints[field.name])
        for field in dataclasses.fields(record)
        if field.name not in left_out
    }


def constraints_of(
    record: type, left_out: frozenset[str], table: str
) -> Iterator[models.BaseConstraint]:
    """Yield the CHECK constraints that the types of a dataclass ask for."""
    hints = get_type_hints(record)
    for field in dataclasses.fields(record):
        if field.name in left_out:
            continue
        condition = _condition(field, hints[field.name])
        if condition is not None:
            yield models.CheckConstraint(condition=condition, name=f"{table}_{field.name}"[:60])


def is_partial_date(field: dataclasses.Field[Any]) -> bool:
    """Return whether a field holds a date as far as it is known."""
    return field.type == "PartialDate"


def words_of(hint: Any) -> tuple[str, ...]:  # noqa: ANN401 - any annotation
    """Return the words a field is chosen from, or none."""
    return get_args(hint) if get_origin(hint) is Literal else ()


def _column(field: dataclasses.Field[Any], hint: Any) -> models.Field[Any, Any]:  # noqa: ANN401 - as said above
    name = field.name
    default = None if field.default is dataclasses.MISSING else field.default
    if words := words_of(hint):
        choices = [(word, word_label(word)) for word in words if word]
        return models.CharField(
            max_length=40, choices=choices, default=default or "", blank="" in words
        )
    if is_partial_date(field):
        return models.CharField(
            max_length=PARTIAL_DATE_LENGTH, default="", blank=True, validators=[partial_date]
        )
    if get_origin(hint) is tuple:
        return _list_column(get_args(hint)[0])
    is_needed = type(None) not in get_args(hint)
    kind = hint if is_needed else next(part for part in get_args(hint) if part is not type(None))
    return _PLAIN[kind](name, default, is_needed)


def _list_column(item: Any) -> models.Field[Any, Any]:  # noqa: ANN401 - any annotation
    inner: models.Field[Any, Any] = models.IntegerField()
    if item is not int:
        inner = models.CharField(max_length=CODE_LENGTH * 4, blank=True)
    return ArrayField(inner, default=list, blank=True)


def _text(name: str, default: Any, is_needed: bool) -> models.Field[Any, Any]:  # noqa: ANN401, FBT001 - one form for all kinds
    del is_needed
    if name.removesuffix("_en").removesuffix("_es") in LONG_TEXTS:
        return models.TextField(default=default or "", blank=default is not None)
    return models.CharField(
        max_length=CODE_LENGTH * 4, default=default or "", blank=default is not None
    )


def _number(name: str, default: Any, is_needed: bool) -> models.Field[Any, Any]:  # noqa: ANN401, FBT001 - one form for all kinds
    places = 2 if name in MONEY else 6
    empty: dict[str, Any] = {} if is_needed else {"null": True, "blank": True}
    return models.DecimalField(max_digits=22, decimal_places=places, **empty, **_default(default))


def _whole(name: str, default: Any, is_needed: bool) -> models.Field[Any, Any]:  # noqa: ANN401, FBT001 - one form for all kinds
    del name
    empty: dict[str, Any] = {} if is_needed else {"null": True, "blank": True}
    return models.IntegerField(**empty, **_default(default))


def _yes_or_no(name: str, default: Any, is_needed: bool) -> models.Field[Any, Any]:  # noqa: ANN401, FBT001 - one form for all kinds
    del name
    empty: dict[str, Any] = {} if is_needed else {"null": True, "blank": True}
    return models.BooleanField(**empty, **_default(default))


def _default(default: Any) -> dict[str, Any]:  # noqa: ANN401 - the default of any column
    return {} if default is None else {"default": default}


_PLAIN: dict[type, Callable[[str, Any, bool], models.Field[Any, Any]]] = {
    str: _text,
    Decimal: _number,
    int: _whole,
    bool: _yes_or_no,
}


def _condition(field: dataclasses.Field[Any], hint: Any) -> models.Q | None:  # noqa: ANN401 - as said above
    if words := words_of(hint):
        return models.Q(**{f"{field.name}__in": list(words)})
    if is_partial_date(field):
        return models.Q(**{f"{field.name}__regex": PARTIAL_DATE})
    return None
