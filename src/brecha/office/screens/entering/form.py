"""Which form takes an actual? The value with its proof, and why it is not the target."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from brecha.office.data.columns import partial_date
from brecha.office.data.models import Indicator, Value
from brecha.office.editing.actuals import (
    Reason,
    beyond_bounds,
    definition_of,
    standing_value,
)
from brecha.office.editing.forms import RecordForm
from brecha.office.screens.entering.parts import choices_of
from brecha.office.screens.registers.fields import NumberField
from brecha.office.screens.words import DASH, figure, spoken
from brecha.programme.arithmetic import is_short, share
from brecha.programme.bounds import counts_things
from brecha.programme.checks.targets import TOLERANCE
from brecha.programme.dates import is_before, is_date
from brecha.programme.kinds import Certainty, VarianceReason

NUMBERS = ("number", "numerator", "denominator")
DATES = ("period_start", "period_end", "as_of")
STANDING = {
    "draft": _("A draft for this period, agency and place stands already. Change that one."),
    "submitted": _(
        "A value for this period, agency and place is submitted already. Its approver returns it, "
        "if it must change."
    ),
    "verified": _(
        "A verified value for this period, agency and place stands already. Correct that one."
    ),
    "locked": _(
        "A locked value for this period, agency and place stands already. The coordinator reopens "
        "it, if it must change."
    ),
}


def _number(label: Any) -> NumberField:  # noqa: ANN401 - a text in the language of the page
    return NumberField(label=label, required=False, max_digits=22, decimal_places=6)


class ActualForm(RecordForm):
    """A value of an indicator, as its agency reports it."""

    number = _number(_("Value"))
    numerator = _number(_("Numerator"))
    denominator = _number(_("Denominator"))
    evidence = forms.CharField(
        label=_("Evidence"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One address or document a line."),
    )
    variance_reason = forms.ChoiceField(label=_("Why it is not the target"), required=False)
    variance_text = forms.CharField(
        label=_("The reason in words"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    field_order: tuple[str, ...] = (
        *("number", "numerator", "denominator", "text", "period_start", "period_end"),
        *("as_of", "certainty", "place", "source", "evidence", "comment"),
        *("variance_reason", "variance_text", "reason_for_change"),
    )

    class Meta:
        """The fields an officer enters; all others come from the address of the form."""

        model = Value
        fields = (
            "number",
            "numerator",
            "denominator",
            "text",
            "period_start",
            "period_end",
            "place",
            "as_of",
            "certainty",
            "source",
            "comment",
        )
        labels = {  # noqa: RUF012 - as Django declares it
            "text": _("Value in words"),
            "period_start": _("Period from"),
            "period_end": _("Period to"),
            "place": _("Place"),
            "as_of": _("True on"),
            "certainty": _("How it is known"),
            "source": _("Source"),
            "comment": _("Comment"),
        }
        widgets = {  # noqa: RUF012 - as Django declares it
            "text": forms.Textarea(attrs={"rows": 3}),
            "source": forms.Textarea(attrs={"rows": 2}),
            "comment": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - as Django
        indicator: Indicator,
        target: Fraction | None,
        **kwargs: Any,  # noqa: ANN401 - as Django
    ) -> None:
        """Fit the form to what the indicator measures."""
        super().__init__(*args, **kwargs)
        self.indicator, self.target = indicator, target
        self.conflict: list[tuple[str, str, str]] = []
        self.standing: Value | None = None
        self.fields["certainty"].choices = choices_of(Certainty)
        reasons = [("", DASH), *choices_of(VarianceReason)]
        self.fields["variance_reason"].choices = reasons
        self.fields["evidence"].initial = "\n".join(self.instance.evidence or ())
        for name in DATES:
            self.fields[name].help_text = gettext("As 2022, 2022-05 or 2022-05-31.")
            self.fields[name].validators.append(partial_date)
        self.fields["as_of"].required = self.fields["period_end"].required = True
        for name in self._not_asked():
            del self.fields[name]

    def _not_asked(self) -> tuple[str, ...]:
        if self.indicator.measure == "qualitative":
            return NUMBERS
        if self.indicator.measure == "percentage":
            self.fields["numerator"].label = self.indicator.numerator_label or _("Numerator")
            self.fields["denominator"].label = self.indicator.denominator_label or _("Denominator")
            self.fields["numerator"].required = self.fields["denominator"].required = True
            return ("number", "text")
        self.fields["number"].required = True
        return ("numerator", "denominator", "text")

    def clean_evidence(self) -> list[str]:
        """Return one entry a line."""
        lines = self.cleaned_data["evidence"].splitlines()
        return [line.strip() for line in lines if line.strip()]

    def clean(self) -> dict[str, Any]:
        """Hold the dates in order, the share whole, and the reason given."""
        cleaned = super().clean()
        start, end = cleaned.get("period_start", ""), cleaned.get("period_end", "")
        if is_date(start) and is_date(end) and is_before(end, start):
            self.add_error("period_end", gettext("The period ends before it starts."))
        if cleaned.get("denominator") == 0:
            self.add_error("denominator", gettext("The denominator is not zero."))
        self._hold_bounds(cleaned)
        self._look_for_another(cleaned)
        if self._is_off_target(cleaned) and not cleaned.get("variance_reason"):
            message = gettext("The value is not the target ({target}). Say why.")
            self.add_error("variance_reason", message.format(target=figure(self.target)))
        return cleaned

    def reason(self) -> Reason:
        """Return why the value is not its target."""
        cleaned = self.cleaned_data
        return Reason(cleaned["variance_reason"], cleaned["variance_text"].strip())

    def amount(self, cleaned: dict[str, Any]) -> Fraction | None:
        """Return the value that the form holds, a share as percent."""
        if cleaned.get("number") is not None:
            return Fraction(cleaned["number"])
        if cleaned.get("numerator") is None or not cleaned.get("denominator"):
            return None
        part, whole = Fraction(cleaned["numerator"]), Fraction(cleaned["denominator"])
        return share(part, whole, self.indicator)

    def counts_things(self) -> bool:
        """Return whether the indicator counts what is whole."""
        return counts_things(definition_of(self.indicator))

    def _hold_bounds(self, cleaned: dict[str, Any]) -> None:
        """Refuse what cannot be, beside the field that says it."""
        said = {name: cleaned.get(name) for name in NUMBERS}
        said |= {name: cleaned.get(name) or "" for name in DATES}
        for each in beyond_bounds(self.instance, said):
            self.add_error(each.field, each.fault.text(spoken()))

    def _look_for_another(self, cleaned: dict[str, Any]) -> None:
        """Lead a new report of a period to the value that stands for it."""
        if self.instance.pk is not None or "period_end" in self.errors:
            return
        where = {name: cleaned.get(name) or "" for name in ("period_start", "period_end", "place")}
        self.standing = standing_value(self.instance, **where)
        if self.standing is not None:
            self.add_error("period_end", STANDING[self.standing.status])

    def _is_off_target(self, cleaned: dict[str, Any]) -> bool:
        amount = self.amount(cleaned)
        if amount is None or self.target is None:
            return False
        missed = is_short(self.indicator, self.target, amount)
        return missed or abs(amount - self.target) > abs(self.target) * TOLERANCE

    def _both(self, stored: Any, mine: dict[str, Any]) -> list[str]:  # noqa: ANN401 - a row
        """Keep what is stored beside what this form holds, for the page to show."""
        for name, field in self.fields.items():
            theirs = getattr(stored, name, None)
            theirs = list(theirs) if isinstance(theirs, tuple) else theirs
            if name in mine and hasattr(stored, name) and theirs != mine[name]:
                self.conflict.append((str(field.label), _said(theirs), _said(mine[name])))
        return super()._both(stored, mine)[:1]


def _said(value: Any) -> str:  # noqa: ANN401 - what a field holds
    if isinstance(value, list):
        return ", ".join(map(str, value)) or DASH
    if isinstance(value, Decimal):
        return figure(value)
    return str(value) if value not in {None, ""} else DASH
