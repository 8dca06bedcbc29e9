"""How does a form ask for a number, a date, a list? As a person writes it, on any keyboard."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from brecha.office.data.columns import partial_date
from brecha.programme.dates import is_date, is_full_date

BLANKS = " \u00a0\u2007\u2009\u202f"
GROUPED = re.compile(r"[-+]?[0-9]{1,3}([.,])[0-9]{3}(?:\1[0-9]{3})*")
AMBIGUOUS = re.compile(r"[-+]?[1-9][0-9]{0,2}[.,][0-9]{3}")
FEW = 12  # choices that are shown as boxes
YEAR_AND_MONTH = len("2022-05")
AS_KNOWN = _("As far as it is known: 2022, 2022-05 or 2022-05-31.")


def plain_number(text: str) -> str:
    """Return a number as a computer writes it; a point or a comma may stand before decimals.

    Raises:
        ValidationError: The mark may be that of thousands or that of decimals.

    Examples:
        >>> [plain_number(each) for each in ("12,5", "1.234.567,5", "1,234,567.5", "1 956")]
        ['12.5', '1234567.5', '1234567.5', '1956']
    """
    bare = re.sub(f"[{BLANKS}]", "", text.strip()).replace("\N{MINUS SIGN}", "-")
    if AMBIGUOUS.fullmatch(bare):
        told = _("“%(found)s” could be thousands or decimals. Write 1956 or 1.9560.")
        raise ValidationError(told, "ambiguous", {"found": text.strip()})
    last = max(bare.rfind("."), bare.rfind(","))
    if last < 0:
        return bare
    mark, whole, decimals = bare[last], bare[:last], bare[last + 1 :]
    if mark in whole:
        return re.sub("[.,]", "", bare) if GROUPED.fullmatch(bare) else bare
    other = "," if mark == "." else "."
    if other in whole and not GROUPED.fullmatch(whole):
        return bare
    return f"{whole.replace(other, '')}.{decimals}"


class NumberField(forms.DecimalField):
    """A number with decimals; `12,5` and `12.5` are one."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - as Django
        """Ask in a text field, since browsers refuse the comma of another language."""
        super().__init__(**options | {"widget": forms.TextInput(attrs={"inputmode": "decimal"})})

    def to_python(self, value: Any) -> Decimal | None:  # noqa: ANN401 - what was typed
        """Return the number that was written."""
        is_written = bool(value) and not isinstance(value, Decimal)
        found: Decimal | None = super().to_python(plain_number(str(value)) if is_written else value)
        return found

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - as Django
        """Return a stored number without needless zeros, and so that it is read as it is."""
        if not isinstance(value, Decimal):
            return value
        text = f"{value.normalize():f}"
        return f"{text}0" if AMBIGUOUS.fullmatch(text) else text


class WholeField(forms.IntegerField):
    """A whole number; marks between thousands are read over."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - as Django
        """Ask in a text field with the keys of numbers."""
        super().__init__(**options | {"widget": forms.TextInput(attrs={"inputmode": "numeric"})})

    def to_python(self, value: Any) -> int | None:  # noqa: ANN401 - what was typed
        """Return the number that was written."""
        bare = re.sub(f"[{BLANKS}]", "", str(value)) if value else value
        if bare and GROUPED.fullmatch(str(bare)):
            bare = re.sub("[.,]", "", str(bare))
        found: int | None = super().to_python(bare)
        return found


class DateAsKnownField(forms.CharField):
    """A date as far as it is known; a calendar where day, or month, is asked."""

    default_validators = [partial_date]  # noqa: RUF012 - as Django declares it

    def __init__(self, *, kind: str = "date", **options: Any) -> None:  # noqa: ANN401 - as Django
        """Keep what kind of calendar is shown."""
        super().__init__(**options)
        self.kind = kind

    def clean(self, value: Any) -> Any:  # noqa: ANN401 - as Django
        """Refuse a day that no calendar has."""
        found = super().clean(value)
        if found and not is_date(found):
            raise ValidationError(_("There is no such day."))
        return found

    def show(self, value: str, *, as_text: bool) -> None:
        """Show a calendar, or a line of text where the date is not known to the day."""
        value = value or ""
        fits = not value or is_full_date(value)
        if self.kind == "month":
            fits = not value or len(value) == YEAR_AND_MONTH
        if fits and not as_text:
            self.widget = forms.TextInput(attrs={"type": self.kind})
        else:
            self.widget = forms.TextInput(attrs={"inputmode": "text", "autocomplete": "off"})
            self.help_text: Any = self.help_text or AS_KNOWN
        self.widget.is_required = self.required


class LinesField(forms.CharField):
    """A list of texts, one a line."""

    widget = forms.Textarea(attrs={"rows": 2})

    def to_python(self, value: Any) -> list[str]:  # noqa: ANN401 - what was typed
        """Return one entry a line."""
        return [
            line.strip() for line in (super().to_python(value) or "").splitlines() if line.strip()
        ]

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - as Django
        """Return one line an entry."""
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def has_changed(self, initial: Any, data: Any) -> bool:  # noqa: ANN401 - as Django
        """Compare entries, not letters."""
        return list(initial or []) != self.to_python(data)


class ChosenField(forms.MultipleChoiceField):
    """Several words of a list: boxes for a few, a list for many."""

    def offer(self, choices: list[tuple[str, str]]) -> None:
        """Offer these words."""
        widget: forms.Widget = forms.CheckboxSelectMultiple()
        if len(choices) > FEW:
            widget = forms.SelectMultiple(attrs={"size": "8"})
        self.widget = widget
        self.choices = choices


class AddressField(forms.CharField):
    """An address of the web, shown as a link and so held to two schemes."""

    default_validators = [URLValidator(schemes=["https", "http"])]  # noqa: RUF012 - as Django

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - as Django
        """Ask with the keys of addresses."""
        super().__init__(**options | {"widget": forms.URLInput()})
