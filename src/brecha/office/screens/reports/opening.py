"""How does a report begin? The coordinator says which kind, which period, which languages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from brecha.core.languages import LANGUAGES
from brecha.office.access.may import demand, demand_save
from brecha.office.access.roles import Action
from brecha.office.audit.request import because
from brecha.office.data.models import Programme, Report
from brecha.office.screens.pages import programme_or_404, show, today
from brecha.office.screens.words import word
from brecha.programme.dates import is_date

REFUSED = 422
YEAR_LETTERS = 4


class ReportForm(forms.Form):
    """Which report: of a year, or the final one."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"))
    year = forms.ChoiceField(label=gettext_lazy("Year, of an annual report"), required=False)
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, root: Programme, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django gives it
        """Offer the years of the programme."""
        super().__init__(*args, **kwargs)
        self.root = root
        fields: dict[str, Any] = self.fields
        fields["kind"].choices = [("annual", _("Annual report")), ("final", _("Final report"))]
        fields["year"].choices = [("", "–"), *((year, year) for year in years_of(root))]
        fields["languages"].choices = [(code, word(code).capitalize()) for code in LANGUAGES]
        fields["languages"].initial = list(LANGUAGES)

    def clean(self) -> dict[str, Any]:
        """Refuse an annual report without a year, and one that is there already."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("kind") == "annual" and not cleaned.get("year"):
            self.add_error("year", _("Say of which year the annual report is."))
        elif Report.objects.filter(programme=self.root, key=self.key).exists():
            self.add_error("kind", _("There is such a report already. Open that one."))
        return cleaned

    @property
    def key(self) -> str:
        """The key of the report: `final`, `annual-2021`."""
        kind, year = self.cleaned_data.get("kind", ""), self.cleaned_data.get("year", "")
        return f"{kind}-{year}" if kind == "annual" else kind

    def report(self) -> Report:
        """Return the report, not kept yet."""
        kind, year = self.cleaned_data["kind"], self.cleaned_data["year"]
        is_annual = kind == "annual"
        end = self.root.actual_end or self.root.original_end
        return Report(
            programme=self.root,
            key=self.key,
            kind=kind,
            period_start=f"{year}-01-01" if is_annual else self.root.start,
            period_end=f"{year}-12-31" if is_annual else end,
            languages=self.cleaned_data["languages"],
        )


@require_http_methods(["GET", "POST"])
def new_report(request: HttpRequest, number: int) -> HttpResponse:
    """Begin a report."""
    root = programme_or_404(request, number)
    demand(request.user, Action.ADD, Report, programme=root.pk, agency=None)
    form = ReportForm(root, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic(), because("A report was begun.", user=request.user.pk):
            Programme.objects.select_for_update(no_key=True).get(pk=root.pk)
            row = form.report()
            demand_save(request.user, row)
            row.save(force_insert=True)
        return redirect("office:report", root.pk, row.pk)
    status = REFUSED if request.method == "POST" else 200
    return show(request, root, "report_new", "reports", status=status, form=form)


def years_of(root: Programme) -> list[str]:
    """Return the years of a programme, up to this one, the newest first."""
    end = root.actual_end or root.original_end
    first = int(root.start[:YEAR_LETTERS]) if is_date(root.start) else today().year
    last = min(int(end[:YEAR_LETTERS]) if is_date(end) else today().year, today().year)
    return [str(year) for year in range(max(first, last), first - 1, -1)]
