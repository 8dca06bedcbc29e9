"""How are the rows below a record edited in its form? With its version, and theirs."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

from django import forms
from django.forms.utils import ErrorDict, ErrorList
from django.http import QueryDict
from django.utils.translation import gettext

from brecha.office.access.may import demand, demand_save
from brecha.office.access.roles import Action
from brecha.office.data.models import GroupCount, Organisation
from brecha.office.data.records import Record
from brecha.office.screens.registers.cells import cell, columns_of, in_words
from brecha.office.screens.registers.declared import Part, Register
from brecha.office.screens.registers.fields import DateAsKnownField
from brecha.office.screens.registers.making import constraints_put_off, field_for, offer
from brecha.office.screens.registers.words import capital
from brecha.office.screens.words import DASH
from brecha.office.web.numbers import whole_number
from brecha.programme.small_counts import hidden_parts

EMPTY_ROWS = 2
MORE_ROWS = 3
MOST_ROWS = 200
TELLING = ("due", "status")


class PartForm(forms.ModelForm):
    """One row below a record."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django
        """Name and fill what is chosen."""
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label, field.help_text = capital(str(field.label)), ""
            if isinstance(field, DateAsKnownField):
                field.show(str(self[name].value() or ""), as_text=False)

    def _post_clean(self) -> None:
        with constraints_put_off(self.instance):  # left to the database; the fields say theirs
            super()._post_clean()


class PartSet(forms.BaseInlineFormSet):
    """All rows below a record."""

    part: Part

    def _construct_form(self, i: int, **kwargs: Any) -> Any:  # noqa: ANN401 - as Django
        form = super()._construct_form(i, **kwargs)
        self._give(form)
        return form

    @property
    def empty_form(self) -> Any:  # noqa: ANN401 - as Django
        """Return a row that is not there yet."""
        form = super().empty_form
        self._give(form)
        return form

    def _give(self, form: Any) -> None:  # noqa: ANN401 - a form
        root: Any = getattr(self.instance, "programme", None)
        if hasattr(form.instance, "programme_id"):
            form.instance.programme = root
        offer(form, root, Organisation.objects.none())

    def add_fields(self, form: Any, index: Any) -> None:  # noqa: ANN401 - as Django
        """Say in words what removes a row."""
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = gettext("Remove this line")


def sets_of(register: Register, row: Record, posted: QueryDict | None) -> list[Any]:
    """Return the rows below a record, as forms."""
    return [_set_of(part)(posted, instance=row, prefix=_prefix(part)) for part in register.parts]


def with_more(register: Register, posted: QueryDict) -> QueryDict:
    """Return what was posted, with more empty rows in the part that was asked for."""
    grown = posted.copy()
    for part in register.parts:
        name = f"{_prefix(part)}-TOTAL_FORMS"
        known = whole_number(posted.get(name), MOST_ROWS)
        if posted.get("more") == _prefix(part) and known is not None:
            grown[name] = str(min(known + MORE_ROWS, MOST_ROWS))
    return grown


def leave_unjudged(typed: list[Any], sets: list[Any]) -> None:
    """Show forms again as they were typed, without a word on what is missing."""
    for form in typed:
        form._errors = ErrorDict()  # noqa: SLF001 - Django asks no other way
    for forms_of_part in sets:
        forms_of_part._errors = [form.errors for form in forms_of_part.forms]  # noqa: SLF001 - as above
        forms_of_part._non_form_errors = ErrorList()  # noqa: SLF001 - as above


def mark_of(register: Register, row: Record) -> str:
    """Return a mark of the stored parts, by which a form knows that they changed since."""
    if row.pk is None or not register.parts:
        return ""
    rows = [
        list(part.table.objects.filter(**{part.link: row}).order_by("pk").values_list())
        for part in register.parts
    ]
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:16]


def conflicts(register: Register, row: Record, sets: list[Any]) -> list[tuple[str, str, str]]:
    """Return the stored rows of each part beside those of the form."""
    told = []
    for part, forms_of_part in zip(register.parts, sets, strict=True):
        stored = [
            rows_in_words(part, each)
            for each in part.table.objects.filter(**{part.link: row}).order_by("pk")
        ]
        mine = [
            rows_in_words(part, form.instance)
            for form in forms_of_part.forms
            if form.is_valid() and any(form.cleaned_data.get(name) for name in part.fields)
        ]
        told.append((str(part.title), "; ".join(stored) or DASH, "; ".join(mine) or DASH))
    return told


def rows_in_words(part: Part, row: Any) -> str:  # noqa: ANN401 - a row, or what a form holds
    """Return a row below a record in one line."""
    told = (in_words(row, name) for name in part.fields)
    return ", ".join(text for text in told if text != DASH)


def shown_rows(part: Part, rows: list[Any], *, is_public: bool) -> list[str]:
    """Return the rows below a record, one line each; in public without small counts."""
    hidden = frozenset[int]()
    if is_public and part.table is GroupCount:
        hidden = hidden_parts(rows)
    names = [name for name in part.fields if name != "number"]
    return [
        ", ".join(text for text in (in_words(row, name) for name in names) if text != DASH)
        if at in hidden
        else rows_in_words(part, row)
        for at, row in enumerate(rows)
    ]


def one_line(row: Any, columns: tuple[str, ...]) -> str:  # noqa: ANN401 - a row
    """Return a record of another register in one line: what it is, and how it stands."""
    names = (columns[0], *(name for name in columns[1:] if name in TELLING))
    shown = columns_of(type(row), names, is_public=True)
    texts = (cell(row, column, is_public=True).text for column in shown)
    return " · ".join(text for text in texts if text != DASH)


def write(user: Any, sets: list[Any]) -> None:  # noqa: ANN401 - a user
    """Write what changed in the rows below a record, each as the user may."""
    for forms_of_part in sets:
        changed = forms_of_part.save(commit=False)
        for row in forms_of_part.deleted_objects:
            demand(user, Action.DELETE, row)
            row.delete()
        for row in changed:
            demand_save(user, row)
            row.save()


def _prefix(part: Part) -> str:
    return part.table.__name__.lower()


@cache
def _set_of(part: Part) -> Any:  # noqa: ANN401 - a class of forms
    parent = part.table._meta.get_field(part.link).remote_field.model  # noqa: SLF001 - Django's public name
    made = forms.inlineformset_factory(
        parent,
        part.table,
        form=PartForm,
        formset=PartSet,
        fk_name=part.link,
        fields=part.fields,
        extra=EMPTY_ROWS,
        absolute_max=MOST_ROWS + EMPTY_ROWS,
        max_num=MOST_ROWS,
        formfield_callback=field_for,
    )
    made.part = part
    return made
