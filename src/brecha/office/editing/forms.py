"""Which form edits a row? One that knows the version it shows, the user, and the reason.

Validate and save it inside one transaction: the row is locked while its version is compared.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from brecha.office.audit.request import LONGEST_REASON


class RecordForm(forms.ModelForm):
    """A form of one row: a stale one is refused, and its editor is shown both."""

    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    reason_for_change = forms.CharField(
        label=_("Reason for the change"),
        required=False,
        max_length=LONGEST_REASON,
        help_text=_("Kept in the history. Name no person."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django gives it
        """Note which version is shown."""
        super().__init__(*args, **kwargs)
        self.fields["seen_version"].initial = self.instance.row_version
        if self.instance.pk is None:
            del self.fields["reason_for_change"]

    def clean(self) -> dict[str, Any]:
        """Refuse the form if somebody changed the row after it was opened."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.instance.pk is None:
            return cleaned
        table = type(self.instance)
        with transaction.atomic():
            rows = table.objects.select_for_update(no_key=True)
            stored = rows.filter(pk=self.instance.pk).first()
        seen = cleaned.get("seen_version")
        if stored is None:
            raise forms.ValidationError(_("Somebody deleted this record in between."))
        if seen is None or seen != stored.row_version:
            raise forms.ValidationError(self._both(stored, cleaned))
        return cleaned

    def _both(self, stored: Any, mine: dict[str, Any]) -> list[str]:  # noqa: ANN401 - a row
        """Return what stands in the database beside what this form holds."""
        told = [
            gettext(
                "Somebody changed this record after you opened it. Nothing was written. "
                "Open it again and enter what is still needed."
            )
        ]
        for name, field in self.fields.items():
            theirs = getattr(stored, name, None)
            if name in mine and hasattr(stored, name) and theirs != mine[name]:
                line = gettext("{field}: stored “{stored}”, yours “{mine}”")
                told.append(line.format(field=field.label or name, stored=theirs, mine=mine[name]))
        return told
