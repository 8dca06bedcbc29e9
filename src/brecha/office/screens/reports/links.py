"""To which page does a finding of a report lead? To the text or the register it is about."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from brecha.core.languages import LANGUAGES
from brecha.office.access.may import may
from brecha.office.access.roles import Action
from brecha.office.data.models import NarrativeSection, Programme, Report
from brecha.office.screens.findings import shown
from brecha.programme.model import Finding
from brecha.reports.programme import narrative_keys

REGISTERS = {
    "budget": "budgets",
    "campaign": "campaigns",
    "event": "events",
    "evaluation": "evaluations",
    "evidence": "evidence",
    "framework": "links",
    "leveraged": "leveraged",
    "marker": "markers",
    "metric": "campaigns",
    "organisation": "organisations",
    "policy": "policies",
    "product": "products",
    "products": "products",
    "programme": "programme",
    "reach": "reach",
    "recommendation": "recommendations",
    "share": "statements",
    "training": "trainings",
    "trainings": "trainings",
}
COUNTED = {
    "policy": "policies",
    "product": "products",
    "organisation": "organisations",
    "training": "trainings",
    "event": "events",
}


def linked(
    request: HttpRequest, root: Programme, row: Report, finding: Finding
) -> dict[str, object]:
    """Return a finding as a page shows it, with the address of what it is about."""
    address = _address(request, root, row, finding)
    told = shown(root, finding)
    return told | {"address": address or told["address"]}


def _address(request: HttpRequest, root: Programme, row: Report, finding: Finding) -> str:
    room, _sign, rest = finding.subject.partition(":")
    first = rest.split(":")[0]
    if room == "text":
        return _of_text(request, root, row, first)
    if room == "reason":
        code = rest.split("+")[0]
        return reverse("office:indicator", args=[root.pk, code]) if code else ""
    name = COUNTED.get(first) if room == "records" else REGISTERS.get(room)
    return reverse("office:register", args=[root.pk, name]) if name else ""


def _of_text(request: HttpRequest, root: Programme, row: Report, key: str) -> str:
    """Return the page where the text is written, or the place of this page where it stands."""
    if key not in narrative_keys(row.kind):
        return ""
    if not may(request.user, Action.CHANGE, row):
        return f"#{anchor_of(key)}"
    written = _languages_written(root, row).get(key)
    language = written or next(iter(row.languages), LANGUAGES[0])
    return reverse("office:section", args=[root.pk, row.pk, key, language])


def _languages_written(root: Programme, row: Report) -> dict[str, str]:
    """Return the first language of each section that has a text; read once for a page."""
    if "languages_written" not in row.__dict__:
        texts = NarrativeSection.objects.filter(programme=root, report=row).order_by("-language")
        row.__dict__["languages_written"] = dict(texts.values_list("section", "language"))
    found: dict[str, str] = row.__dict__["languages_written"]
    return found


def anchor_of(key: str) -> str:
    """Return the name of a section's place on the page of its report."""
    return "at-" + "".join(letter if letter.isalnum() else "-" for letter in key)
