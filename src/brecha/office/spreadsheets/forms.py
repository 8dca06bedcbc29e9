"""What is asked of somebody who brings a file, or fetches a template for a period?"""

from __future__ import annotations

import base64
import binascii
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from brecha.office.data.columns import partial_date

LONGEST_NAME = 255


class BringForm(forms.Form):
    """A file, or the one that was just tried; and what stands before its decimals."""

    file = forms.FileField(label=_("File (.xlsx or .csv)"), required=False, allow_empty_file=True)
    name = forms.CharField(required=False, max_length=LONGEST_NAME, widget=forms.HiddenInput)
    tried = forms.CharField(required=False, widget=forms.HiddenInput)
    mark = forms.ChoiceField(
        label=_("Decimals in text cells and CSV"),
        choices=[("point", _("with a point: 12.5")), ("comma", _("with a comma: 12,5"))],
        initial="point",
    )

    def clean(self) -> dict[str, Any]:
        """Take the bytes from the file, or from the trial before."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        file = cleaned.get("file")
        if file is not None:
            return cleaned | {"name": file.name, "content": file.read()}
        try:
            content = base64.b64decode(cleaned.get("tried", ""), validate=True)
        except (binascii.Error, ValueError):
            content = b""
        if not content or not cleaned.get("name"):
            raise forms.ValidationError(_("Choose a file."))
        return cleaned | {"content": content}


class PeriodForm(forms.Form):
    """The period for which empty rows are wanted."""

    start = forms.CharField(label=_("From"), required=False, validators=[partial_date])
    end = forms.CharField(label=_("To"), required=False, validators=[partial_date])
