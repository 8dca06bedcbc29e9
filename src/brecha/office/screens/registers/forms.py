"""Which form edits a record of a register? Made from its declaration."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from functools import cache
from typing import Any

from django import forms
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from brecha.office.data.models import Programme, Recommendation
from brecha.office.editing.forms import RecordForm
from brecha.office.people.sealing import seal, unseal
from brecha.office.screens.registers.agencies import agencies_for, is_unbound, may_be_unnamed
from brecha.office.screens.registers.cells import in_words
from brecha.office.screens.registers.declared import Register
from brecha.office.screens.registers.fields import DateAsKnownField
from brecha.office.screens.registers.making import constraints_put_off, field_for, offer
from brecha.office.screens.registers.shared import IN_ORDER
from brecha.office.screens.registers.words import capital, named
from brecha.office.screens.words import DASH
from brecha.programme.dates import is_before, is_date

GIVEN = "programme"  # comes from the address, and is checked with the rest


class RegisterForm(RecordForm):
    """A record of a register, in words of the language of the page."""

    register: Register

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - as Django
        user: Any,  # noqa: ANN401 - a user
        root: Programme,
        dates_as_text: bool = False,
        **kwargs: Any,  # noqa: ANN401 - as Django
    ) -> None:
        """Offer what the user may choose."""
        super().__init__(*args, **kwargs)
        self.root = root
        self.is_stale = False
        self.conflict: list[tuple[str, str, str]] = []
        self.prepare(user)
        agencies = agencies_for(user, root, self.instance)
        offer(self, root, agencies)
        self._bind(user, agencies)
        for name, field in self.fields.items():
            if name in self.register.needed:
                field.required = True
            field.help_text = self.register.helps.get(name, field.help_text)
            field.label = capital(str(field.label))
            if isinstance(field, DateAsKnownField):
                field.show(str(self[name].value() or ""), as_text=dates_as_text)
        if "owner" in self.fields:
            self.fields["owner"].widget.attrs["list"] = "organisations"
        self._begin()

    def _bind(self, user: Any, agencies: Any) -> None:  # noqa: ANN401 - a user, rows
        """Offer to an agency's officer what belongs to that agency, and nothing else."""
        name, _path, rest = (self._meta.model.agency_path or "").partition("__")
        field = self.fields.get(name)
        if field is None or is_unbound(user, self.root, self.instance):
            return
        own = field.queryset.filter(**{f"{rest or 'pk'}__in": agencies})
        if may_be_unnamed(user, self.root, self.instance):
            own |= field.queryset.filter(**{f"{rest}__isnull": True}) if rest else own
        else:
            field.required = True
        field.queryset = own

    def prepare(self, user: Any) -> None:  # noqa: ANN401 - a user
        """Add what a form of its own asks for."""

    def _begin(self) -> None:
        """Fill in what can be known of a new record."""
        if "key" in self.fields:
            self.fields["key"].required = False
        if self.instance.pk is not None:
            return
        if "currency" in self.fields:
            self.initial["currency"] = self.initial.get("currency") or self.root.currency
        name = self._meta.model.agency_path or ""
        if name in self.fields:
            own = list(self.fields[name].queryset[:2])
            if len(own) == 1:
                self.initial[name] = own[0].pk

    def clean(self) -> dict[str, Any]:
        """Hold what several fields say together."""
        cleaned = super().clean()
        for field, message in self._faults(cleaned):
            self.add_error(field if field in self.fields else None, message)
        if "currency" in cleaned:
            cleaned["currency"] = cleaned["currency"].strip().upper()
        if "key" in self.fields and not cleaned.get("key"):
            cleaned["key"] = self._next_key()
        return cleaned

    def _faults(self, cleaned: dict[str, Any]) -> Iterator[tuple[str | None, str]]:
        one_of = self.register.one_of
        if one_of and not any(cleaned.get(name, "").strip() for name in one_of):
            yield one_of[0], gettext("Fill in one of the two at least.")
        for first, last in IN_ORDER:
            start, end = cleaned.get(first) or "", cleaned.get(last) or ""
            if is_date(start) and is_date(end) and is_before(end, start):
                yield last, gettext("It ends before it starts.")
        for check in self.register.checks:
            yield from check(cleaned)

    def _next_key(self) -> str:
        rows = self._meta.model.objects.filter(programme=self.root)
        taken = set(rows.values_list("key", flat=True))
        at = len(taken) + 1
        while f"{self.register.key}-{at}" in taken:
            at += 1
        return f"{self.register.key}-{at}"

    def _get_validation_exclusions(self) -> set[str]:
        excluded: set[str] = super()._get_validation_exclusions()
        return excluded - {GIVEN}

    def validate_unique(self) -> None:
        """Leave it to the constraints, which say it in words."""

    def _post_clean(self) -> None:
        with constraints_put_off(self.instance):
            super()._post_clean()
        self._check_constraints()

    def _check_constraints(self) -> None:
        """Say in words what the table refuses."""
        excluded = self._get_validation_exclusions()
        table = self._meta.model
        for constraint in table._meta.constraints:  # noqa: SLF001 - Django's public name
            try:
                constraint.validate(table, self.instance, exclude=excluded)
            except ValidationError:
                name, message = _refusal(constraint, self.fields)
                if name is None or name not in self.errors:
                    self.add_error(name, message)

    def _both(self, stored: Any, mine: dict[str, Any]) -> list[str]:  # noqa: ANN401 - a row
        """Keep what is stored beside what this form holds, for the page to show."""
        self.is_stale = True
        for name, field in self.fields.items():
            if name not in mine or not hasattr(stored, name):
                continue
            theirs, own = in_words(stored, name), in_words(self._as_typed(stored, name, mine), name)
            if theirs != own:
                self.conflict.append((str(field.label), theirs, own))
        return super()._both(stored, {})[:1]

    def _as_typed(self, stored: Any, name: str, mine: dict[str, Any]) -> Any:  # noqa: ANN401 - rows
        row = copy(stored)
        setattr(row, name, mine[name])
        return row


class FollowUpForm(RegisterForm):
    """What is done about a recommendation, chosen from those that were made."""

    def prepare(self, user: Any) -> None:  # noqa: ANN401 - a user
        """Offer the recommendations of the programme."""
        del user
        rows = Recommendation.objects.filter(programme=self.root).select_related("evaluation")
        self.known = {f"{row.evaluation_id}:{row.number}": row for row in rows.order_by("number")}
        field = forms.ChoiceField(label=_("Recommendation"))
        several = len({row.evaluation_id for row in self.known.values()}) > 1
        field.choices = [
            (mark, f"{named(row)} · {named(row.evaluation)}" if several else named(row))
            for mark, row in self.known.items()
        ]
        self.fields["recommendation"] = field
        chosen = self.initial.get("recommendation") or self.instance.recommendation
        evaluation = self.initial.get("evaluation") or self.instance.evaluation_id
        self.initial["recommendation"] = f"{evaluation}:{chosen}"

    def clean_recommendation(self) -> int:
        """Return the number, and note the evaluation it belongs to."""
        row = self.known[self.cleaned_data["recommendation"]]
        self.instance.evaluation = row.evaluation
        return int(row.number)


class ContactForm(RegisterForm):
    """A person to write to; name and address are sealed before they are stored."""

    def prepare(self, user: Any) -> None:  # noqa: ANN401 - a user
        """Ask for what is kept sealed."""
        del user
        told = unseal(self.instance.sealed)
        name = forms.CharField(label=_("Full name"), max_length=200, initial=told.get("name", ""))
        email = forms.EmailField(label=_("E-mail"), required=False, initial=told.get("email", ""))
        self.fields |= {"name": name, "email": email}

    def _post_clean(self) -> None:
        super()._post_clean()
        if {"name", "email"} <= set(self.cleaned_data):
            told = {name: self.cleaned_data[name] for name in ("name", "email")}
            if unseal(self.instance.sealed) != {k: v for k, v in told.items() if v}:
                self.instance.sealed = seal(told)

    def _both(self, stored: Any, mine: dict[str, Any]) -> list[str]:  # noqa: ANN401 - a row
        """Keep what is sealed beside what this form holds too."""
        told = super()._both(stored, mine)
        theirs = unseal(stored.sealed)
        for name in ("name", "email"):
            pair = theirs.get(name) or DASH, mine.get(name) or DASH
            if pair[0] != pair[1]:
                self.conflict.append((str(self.fields[name].label), *pair))
        return told


OWN_FORMS: dict[str, type[RegisterForm]] = {"follow_up": FollowUpForm, "contact": ContactForm}


@cache
def form_of(register: Register) -> type[RegisterForm]:
    """Return the form of a register."""
    base = OWN_FORMS.get(register.form, RegisterForm)
    made: type[RegisterForm] = forms.modelform_factory(
        register.table,
        form=base,
        fields=[name for name in register.fields if _is_column(register.table, name)],
        formfield_callback=field_for,
    )
    made.register = register
    return made


def _is_column(table: type[models.Model], name: str) -> bool:
    try:
        table._meta.get_field(name)  # noqa: SLF001 - Django's public name
    except FieldDoesNotExist:
        return False
    return True


def _refusal(constraint: Any, fields: dict[str, Any]) -> tuple[str | None, str]:  # noqa: ANN401 - a constraint
    if isinstance(constraint, models.UniqueConstraint):
        name = next((each for each in reversed(constraint.fields) if each in fields), None)
        return name, gettext("Another record of this register says the same already.")
    told = {
        "iso": ("currency", gettext("Give three letters, as USD or MXN.")),
        "not_negative": (None, gettext("A count or an amount is not negative.")),
        "in_percent": (None, gettext("A share lies between 0 and 100.")),
        "of_a_year": ("year", gettext("Give a year between 1990 and 2100.")),
    }
    for end, (name, message) in told.items():
        if constraint.name.endswith(end):
            return (name if name in fields else None), message
    return None, gettext("A field holds what the table does not allow.")
