"""In which programme do the pages of a text look its figures up? As the files will see it."""

from __future__ import annotations

from brecha.core.languages import Language
from brecha.office.data.models import Programme, Report
from brecha.office.screens.figures.kept import kept
from brecha.office.screens.figures.known import known_programme
from brecha.programme.dates import is_date
from brecha.reports.programme.build import live_draft
from brecha.reports.programme.draft import Draft, Request


def known_draft(root: Programme, row: Report, language: Language) -> Draft:
    """Return a programme as a report would see it if it were frozen now: its period, its language.

    A report whose period is no date, of which no file can be made, sees the whole programme.
    """
    period = row.period_end if is_date(row.period_end) else ""
    request = Request(row.kind if period else "final", period, language)
    question = ("report-draft", root.pk, request)
    return kept(question, lambda: live_draft(known_programme(root), request))
