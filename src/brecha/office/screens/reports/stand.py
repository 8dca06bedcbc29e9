"""Where does a report stand, who signed it, and which steps are open to its reader?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.http import HttpRequest
from django.utils.translation import gettext as _

from brecha.office.access.may import may
from brecha.office.access.roles import Action
from brecha.office.data.models import NarrativeSection, Report
from brecha.office.editing.report_states import (
    agencies_to_sign,
    frozen_last,
    missing_signatures,
    signing_agencies,
)
from brecha.office.editing.signed_content import content_changed, state_number
from brecha.office.screens.words import day, word
from brecha.programme.model import Finding
from brecha.reports.programme.outline import outline

STATES = ("draft", "agency_review", "coordinator_review", "submitted")
UNPUBLISH = "unpublish"
EMPTY = "{empty} of the {number} sections of the report have no text. Write them before it goes on."


@dataclass(frozen=True)
class Step:
    """A button of a report.

    Attributes:
        action: What it sends.
        name: What it says.
        reason: Label of the reason it asks for; empty if it asks for none.
        is_second: Whether it goes back, not forward.
        frozen: SHA-256 of the version it submits or publishes.
    """

    action: str
    name: str
    reason: str = ""
    is_second: bool = False
    frozen: str = ""


def stand_of(request: HttpRequest, row: Report) -> dict[str, Any]:
    """Return what the page of a report shows of its state."""
    state = state_number()  # before the page reads what it shows of it
    signing = [each.acronym for each in signing_agencies(row.programme)]
    signing += [acronym for acronym in row.signatures if acronym not in signing]
    return {
        "states": [(code, word(code), code == row.status) for code in STATES],
        "signatures": [(acronym, _said_of(row, acronym)) for acronym in signing],
        "state": state,
        "empty": empty_sections(row),
        "is_signing": bool(row.signatures) or row.status in STATES[1:3],
        "steps": list(_steps(request, row)),
        "sent_back": _reason_sent_back(row) if row.status == "draft" else "",
        "published": day(row.published_on.isoformat()) if row.published_on else "",
    }


def empty_sections(row: Report) -> tuple[int, int]:
    """Return how many sections of a report have no text in any language, and how many there are.

    Sections that are tables alone, and the annexes, are not among them.
    """
    keys = {each.key for each in outline(row.kind) if each.has_text and not each.is_annex}
    texts = NarrativeSection.objects.filter(programme=row.programme_id, report=row)
    written = {key for key, text in texts.values_list("section", "text") if text.strip()}
    return len(keys - written), len(keys)


def empty_finding(row: Report) -> Iterator[Finding]:
    """Yield the warning that sections of a report are empty, if there are any."""
    empty, number = empty_sections(row)
    if empty:
        values = {"empty": empty, "number": number}
        yield Finding(message=EMPTY, severity="warning", subject="report:sections", values=values)


def _steps(request: HttpRequest, row: Report) -> Iterator[Step]:
    reason = _("Reason, kept in the history")
    open_to = {action: may(request.user, action, row) for action in Action}
    if open_to[Action.SUBMIT]:
        yield _forward(row)
    if open_to[Action.VERIFY] and (own := agencies_to_sign(request.user, row)):
        yield Step("verify", _("Sign for {agency}").format(agency=", ".join(own)))
    if open_to[Action.LOCK]:
        yield Step("lock", _("Submit it to the fund, as frozen last"), frozen=frozen_last(row))
    if open_to[Action.PUBLISH]:
        if row.published_on is None:
            if row.programme.is_public:
                sha256 = row.snapshot_sha256 or frozen_last(row)
                yield Step("publish", _("Publish"), frozen=sha256)
        else:
            yield Step(UNPUBLISH, _("Take back from the public"), reason, is_second=True)
    if open_to[Action.RETURN] and row.published_on is None:
        yield Step("return", _("Send back to draft"), reason, is_second=True)


def _said_of(row: Report, acronym: str) -> str:
    """Return whether an agency signed, and whether it signed what is submitted."""
    if acronym not in row.signatures:
        return _("not yet")
    state = row.signed_states.get(acronym)
    if state is None:
        return _("signed")
    is_submitted = row.status == "submitted" and row.frozen_state is not None
    until = row.frozen_state if is_submitted else None
    earlier, later = (state, until) if until is None else sorted((state, until))
    if not content_changed(row.programme_id, earlier, later):
        return _("signed")
    if until is None:
        return _("signed before the last change of data")
    return _("signed on other data than were submitted")


def _forward(row: Report) -> Step:
    if row.status == "draft":
        return Step("submit", _("Give to the agencies to review"))
    missing = missing_signatures(row)
    why = _("Why it goes on without the signature of {agencies}")
    reason = why.format(agencies=", ".join(missing)) if missing else ""
    return Step("submit", _("Take into the coordinator's review"), reason)


def _reason_sent_back(row: Report) -> str:
    """Return why the last change of state took a report back, where it did."""
    events = apps.get_model("office", "ReportHistory").objects.filter(pgh_obj=row.pk)
    told, before = "", "draft"
    for status, context in events.order_by("pgh_id").values_list("status", "pgh_context"):
        if status != before:
            reason = (context or {}).get("reason", "")
            told = reason if status == "draft" else ""
        before = status
    return told
