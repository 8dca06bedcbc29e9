"""Which parts has a value, by sex, age or place? Those that were asked for, and they add up."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from brecha.office.data.models import Indicator, Value
from brecha.office.screens.registers.fields import NumberField
from brecha.office.screens.words import DASH, figure, word
from brecha.programme.kinds import Dimension, codes_of

LEAST_ROWS = 4
PARTS_OF = {"sex": ("woman", "man", "not_known")}


def choices_of(kind: object) -> list[tuple[str, str]]:
    """Return the codes of a kind with their words in the language of the page."""
    return [(code, word(code).capitalize()) for code in codes_of(kind)]


class PartForm(forms.Form):
    """The part of a value that belongs to one category."""

    dimension = forms.ChoiceField(label=_("Dimension"), required=False)
    category = forms.CharField(label=_("Category"), required=False, max_length=320)
    number = NumberField(
        label=_("Number"), required=False, min_value=0, max_digits=22, decimal_places=6
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django
        """Offer the dimensions in the language of the page."""
        super().__init__(*args, **kwargs)
        self.fields["dimension"].choices = [("", DASH), *choices_of(Dimension)]

    def clean(self) -> dict[str, Any]:
        """Ask for all three, or for none."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("number") is None:
            return cleaned
        if not cleaned.get("dimension") or not cleaned.get("category"):
            raise forms.ValidationError(
                gettext("Say of which dimension and category the number is.")
            )
        return cleaned


class PartsForm(forms.BaseFormSet):
    """All parts; those of one dimension add up to the value."""

    whole: Fraction | None = None
    counts: bool = False  # whether things are counted, so that no part is a fraction

    def rows(self) -> list[tuple[str, str, Decimal]]:
        """Return the parts that were filled in."""
        found = (form.cleaned_data for form in self.forms if form.is_valid())
        return [
            (row["dimension"], row["category"].strip(), row["number"])
            for row in found
            if row.get("number") is not None
        ]

    def clean(self) -> None:
        """Refuse a repeated category, and parts that do not add up."""
        rows = self.rows()
        if len({row[:2] for row in rows}) < len(rows):
            raise forms.ValidationError(gettext("A category stands twice. Join its numbers."))
        if self.counts and any(row[2] != row[2].to_integral_value() for row in rows):
            raise forms.ValidationError(gettext("What is counted is whole; so are its parts."))
        for dimension in dict.fromkeys(row[0] for row in rows):
            total = sum((Fraction(row[2]) for row in rows if row[0] == dimension), Fraction(0))
            if self.whole is not None and total != self.whole:
                message = gettext(
                    "The parts by {dimension} add up to {total}; the value is {whole}. What is not "
                    "known is a category of its own."
                )
                told = {
                    "dimension": word(dimension),
                    "total": figure(total),
                    "whole": figure(self.whole),
                }
                raise forms.ValidationError(message.format(**told))


def judge_parts(form: Any, parts: PartsForm) -> bool:  # noqa: ANN401 - an ActualForm
    """Return whether parts are right beside the value of a form that was judged before.

    Args:
        form: An `ActualForm`.
        parts: Its parts.
    """
    if form.indicator.measure == "unit":
        parts.whole = form.amount(form.cleaned_data)
        parts.counts = form.counts_things()
    return bool(parts.is_valid())


def asked_parts(indicator: Indicator, value: Value | None) -> list[dict[str, object]]:
    """Return the rows the form opens with: those stored, then those the indicator asks for."""
    stored = [] if value is None or value.pk is None else value.disaggregation_rows.order_by("pk")
    rows: list[dict[str, object]] = [
        {"dimension": part.dimension, "category": part.category, "number": part.number.normalize()}
        for part in stored
    ]
    known = {(row["dimension"], row["category"]) for row in rows}
    wanted = list(_wanted(indicator))
    rows += [
        {"dimension": dimension, "category": category}
        for dimension, category in wanted
        if (dimension, category) not in known
    ]
    return rows


def parts_mark(value: Value | None) -> str:
    """Return a mark of the stored parts, by which a form knows that they changed since."""
    if value is None or value.pk is None:
        return ""
    rows = list(
        value.disaggregation_rows.order_by("pk").values_list("dimension", "category", "number")
    )
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:16] if rows else ""


Parts = forms.formset_factory(PartForm, formset=PartsForm, extra=LEAST_ROWS, max_num=60)


def _wanted(indicator: Indicator) -> Iterator[tuple[str, str]]:
    for name in indicator.required_disaggregations:
        if name in codes_of(Dimension):
            yield from ((name, word(each)) for each in PARTS_OF.get(name, ()))
        else:
            yield from (
                ("success" if "success" in name else "other", part) for part in name.split("/")
            )
