"""Which actions does the state of a row rule out, whatever the role?

A draft belongs to those who write and judge it; a submitted value is no longer changed; who entered
a value does not verify it.
"""

from __future__ import annotations

from typing import Any

from django.db import models

from brecha.office.access.roles import Action, Role

FROM_STATUS = {
    Action.SUBMIT: {"draft"},
    Action.RETURN: {"submitted"},
    Action.VERIFY: {"submitted"},
    Action.LOCK: {"verified"},
    Action.REOPEN: {"locked"},
    Action.CHANGE: {"draft"},
    Action.DELETE: {"draft"},
}
REPORT_FROM_STATUS = {
    Action.SUBMIT: {"draft", "agency_review"},
    Action.VERIFY: {"agency_review"},
    Action.RETURN: {"agency_review", "coordinator_review", "submitted"},
    Action.LOCK: {"coordinator_review"},
    Action.PUBLISH: {"submitted"},
    Action.CHANGE: {"draft"},
    Action.DELETE: {"draft"},
}
SETTLED = ("verified", "locked")
SEE_UNSETTLED = (Role.COORDINATOR, Role.ADMINISTRATOR)
LOOK = (Action.VIEW, Action.EXPORT, Action.HISTORY)


def is_allowed_now(
    user: Any,  # noqa: ANN401 - a user or an anonymous visitor
    action: Action,
    row: models.Model,
    *,
    is_own: bool,
    role: Role,
) -> bool:
    """Return whether the row is in a state in which the role may do this."""
    name = type(row).__name__
    if name == "DisaggregatedValue":
        return _value_allows(user, _of_parts(action), row.value, is_own, role)
    if name in {"Report", "NarrativeSection", "Snapshot"}:
        return _report_allows(action, row, role)
    if name == "UploadLog" and action in LOOK:
        return role in SEE_UNSETTLED or row.user_id == user.pk
    return name != "Value" or _value_allows(user, action, row, is_own, role)


def unsettled_hidden(table: type[models.Model]) -> models.Q | None:
    """Return the condition that a row is settled, for tables that have drafts."""
    paths = {"Value": "status__in", "DisaggregatedValue": "value__status__in"}
    path = paths.get(table.__name__)
    return None if path is None else models.Q(**{path: SETTLED})


def brought_by(user: Any, table: type[models.Model]) -> models.Q:  # noqa: ANN401 - as above
    """Return the condition that a line of the log of files is of whoever reads it."""
    return models.Q(user=user.pk) if table.__name__ == "UploadLog" else models.Q()


def _of_parts(action: Action) -> Action:
    return Action.CHANGE if action == Action.ADD else action


def _value_allows(user: Any, action: Action, value: Any, is_own: bool, role: Role) -> bool:  # noqa: ANN401, FBT001 - as above
    if action in LOOK:
        return is_own or role in SEE_UNSETTLED or value.status in SETTLED
    if action == Action.VERIFY and value.entered_by_id == user.pk:
        return False
    return action not in FROM_STATUS or value.status in FROM_STATUS[action]


def _report_allows(action: Action, row: Any, role: Role) -> bool:  # noqa: ANN401 - as above
    """Return whether a report stands where this may be done; its texts change in a draft only."""
    is_report = type(row).__name__ == "Report"
    report = row if is_report else row.report
    if report is None:
        return True
    if type(row).__name__ == "Snapshot":
        return action != Action.ADD or not (report.status == "submitted" and report.snapshot_sha256)
    asked = action if is_report or action != Action.ADD else Action.CHANGE
    if asked == Action.RETURN and role != Role.COORDINATOR:
        return bool(report.status == "agency_review")
    if asked == Action.ADD:
        return bool(report.status == "draft")
    return asked not in REPORT_FROM_STATUS or report.status in REPORT_FROM_STATUS[asked]
