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
from brecha.office.data.models import Report
from brecha.office.editing.report_states import (
    agencies_to_sign,
    missing_signatures,
    signing_agencies,
)
from brecha.office.screens.words import day, word

STATES = ("draft", "agency_review", "coordinator_review", "submitted")
UNPUBLISH = "unpublish"


@dataclass(frozen=True)
class Step:
    """A button of a report.

    Attributes:
        action: What it sends.
        name: What it says.
        reason: Label of the reason it asks for; empty if it asks for none.
        is_second: Whether it goes back, not forward.
    """

    action: str
    name: str
    reason: str = ""
    is_second: bool = False


def stand_of(request: HttpRequest, row: Report) -> dict[str, Any]:
    """Return what the page of a report shows of its state."""
    signing = [each.acronym for each in signing_agencies(row.programme)]
    signing += [acronym for acronym in row.signatures if acronym not in signing]
    return {
        "states": [(code, word(code), code == row.status) for code in STATES],
        "signatures": [(acronym, acronym in row.signatures) for acronym in signing],
        "is_signing": bool(row.signatures) or row.status in STATES[1:3],
        "steps": list(_steps(request, row)),
        "sent_back": _reason_sent_back(row) if row.status == "draft" else "",
        "published": day(row.published_on.isoformat()) if row.published_on else "",
    }


def _steps(request: HttpRequest, row: Report) -> Iterator[Step]:
    reason = _("Reason, kept in the history")
    open_to = {action: may(request.user, action, row) for action in Action}
    if open_to[Action.SUBMIT]:
        yield _forward(row)
    if open_to[Action.VERIFY] and (own := agencies_to_sign(request.user, row)):
        yield Step("verify", _("Sign for {agency}").format(agency=", ".join(own)))
    if open_to[Action.LOCK]:
        yield Step("lock", _("Submit it to the fund, as frozen last"))
    if open_to[Action.PUBLISH]:
        if row.published_on is None:
            if row.programme.is_public:
                yield Step("publish", _("Publish"))
        else:
            yield Step(UNPUBLISH, _("Take back from the public"), reason, is_second=True)
    if open_to[Action.RETURN] and row.published_on is None:
        yield Step("return", _("Send back to draft"), reason, is_second=True)


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
