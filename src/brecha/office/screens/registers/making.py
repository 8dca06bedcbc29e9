"""Which field of a form asks for which column of a table?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext

from brecha.office.data.columns import partial_date
from brecha.office.data.models import Indicator, Organisation, Programme, Result
from brecha.office.screens.registers.fields import (
    AddressField,
    ChosenField,
    DateAsKnownField,
    LinesField,
    NumberField,
    WholeField,
)
from brecha.office.screens.registers.shared import HELPS
from brecha.office.screens.registers.words import capital, label_of, named, said, short
from brecha.office.screens.words import DASH
from brecha.programme.kinds import Stage, codes_of

MONTHS = ("finalised",)
ADDRESSES = ("url", "report_url")
CHOSEN = ("indicators", "languages", "counted_stages")
LANGUAGES = ("es", "en")
LARGEST = 2**31 - 1


def field_for(column: Any, **options: Any) -> forms.Field | None:  # noqa: ANN401 - a column; as Django
    """Return the field of a form that asks for a column."""
    del options
    name = column.name
    told = {
        "label": label_of(name),
        "help_text": HELPS.get(name, ""),
        "required": not column.blank,
    }
    return _special(column, name, told) or _plain(column, told)


def _special(column: Any, name: str, told: dict[str, Any]) -> forms.Field | None:  # noqa: ANN401 - a column
    if partial_date in column.validators:
        return DateAsKnownField(kind="month" if name in MONTHS else "date", **told)
    if isinstance(column, ArrayField):
        return ChosenField(**told) if name in CHOSEN else LinesField(**told)
    if name in ADDRESSES:
        return AddressField(**told)
    if column.choices:
        return forms.ChoiceField(**told)
    if isinstance(column, models.ForeignKey):
        return forms.ModelChoiceField(queryset=column.remote_field.model.objects.none(), **told)
    return None


def _plain(column: Any, told: dict[str, Any]) -> forms.Field:  # noqa: ANN401 - a column
    if isinstance(column, models.DecimalField):
        places = {"max_digits": column.max_digits, "decimal_places": column.decimal_places}
        return NumberField(**places, **told)
    if isinstance(column, models.BooleanField):
        kind = forms.NullBooleanField if column.null else forms.BooleanField
        return kind(**told | {"required": False})
    if isinstance(column, models.IntegerField):
        return WholeField(min_value=0, max_value=LARGEST, **told)
    if isinstance(column, models.DateField):
        calendar = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        return forms.DateField(widget=calendar, **told)
    return _text(column, told)


def _text(column: Any, told: dict[str, Any]) -> forms.Field:  # noqa: ANN401 - a column
    if not isinstance(column, models.TextField) or column.name == "source":
        return forms.CharField(max_length=column.max_length, **told)
    rows = 2 if column.name.startswith("title") else 3
    return forms.CharField(widget=forms.Textarea(attrs={"rows": rows}), **told)


@contextmanager
def constraints_put_off(row: models.Model) -> Iterator[None]:
    """Let a form be judged without the table's constraints, whose names say nothing to a reader."""
    vars(row)["validate_constraints"] = lambda exclude=None: None  # noqa: ARG005 - as Django calls it
    try:
        yield
    finally:
        del vars(row)["validate_constraints"]


def offer(form: Any, root: Programme, agencies: Any) -> None:  # noqa: ANN401 - a form; rows
    """Fill the choices of a form with words, and with records of the programme."""
    for name, field in form.fields.items():
        column = form._meta.model._meta.get_field(name) if _has(form, name) else None  # noqa: SLF001 - Django's public name
        if column is None:
            continue
        if isinstance(field, forms.ModelChoiceField):
            _offer_records(field, column, root, agencies)
        elif isinstance(field, ChosenField):
            field.offer(_chosen(name, root, getattr(form.instance, name, None) or []))
        elif isinstance(field, forms.NullBooleanField):
            field.widget.choices = _known_or_not()
        elif isinstance(field, forms.ChoiceField) and column.choices:
            words = [(code, capital(said(code))) for code, _ in column.choices if code]
            is_open = column.blank or not column.default or form.instance.pk is None
            field.choices = [("", DASH), *words] if is_open else words


def _known_or_not() -> list[tuple[str, str]]:
    words = (("unknown", said("not_known")), ("true", gettext("yes")), ("false", gettext("no")))
    return [(code, capital(text)) for code, text in words]


def _has(form: Any, name: str) -> bool:  # noqa: ANN401 - a form
    return name in (form._meta.fields or ())  # noqa: SLF001 - Django's public name


def _offer_records(field: Any, column: Any, root: Programme, agencies: Any) -> None:  # noqa: ANN401 - a field, a column, rows
    table = column.remote_field.model
    rows = table.objects.filter(programme=root)
    if table is Organisation:
        rows = agencies if column.name == "agency" else rows.order_by("acronym")
    elif table in {Result, Indicator}:
        rows = rows.order_by("code")
    if table is Result and column.name == "output":
        rows = rows.filter(level__in=("output", "fund_output"))
    field.queryset = rows
    field.label_from_instance = short if column.name == "agency" else named
    field.empty_label = DASH


def _chosen(name: str, root: Programme, stored: list[str]) -> list[tuple[str, str]]:
    if name == "counted_stages":
        return [(code, capital(said(code))) for code in codes_of(Stage)]
    if name == "languages":
        codes = dict.fromkeys((*LANGUAGES, *root.languages, *stored))
        return [(code, capital(said(code))) for code in codes]
    rows = Indicator.objects.filter(programme=root).order_by("code")
    known = {row.code: named(row) for row in rows}
    return list((known | {code: code for code in stored if code not in known}).items())
