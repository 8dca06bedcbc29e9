"""Who said what in the programme for practice? Officers entered, one approver sent back.

The steps go through `editing.states.move`, so that the history of the exercise is a real one.
"""

from __future__ import annotations

from collections.abc import Mapping

from brecha.office.access.roles import Action
from brecha.office.audit.request import because
from brecha.office.data.models import Programme, User, Value
from brecha.office.editing.states import move
from brecha.office.exchange.load import load_programme
from brecha.office.running.practice import drafts_of, practice_programme

LOADED = "The programme for practice was loaded; all its figures are invented."
ENTERED = "Entered for practice."
SENT_BACK = "Practice: say in the comment which register was counted."


def load_practice(year: int) -> Programme:
    """Load the programme for practice into an office; its drafts are nobody's yet."""
    return load_programme(practice_programme(year), reason=LOADED)


def practise(
    root: Programme, year: int, officers: Mapping[str, User], approvers: Mapping[str, User]
) -> None:
    """Let officers own their drafts, submit some, and get one back.

    Args:
        root: The programme for practice.
        year: Its last year.
        officers: Users by acronym of their agency.
        approvers: Likewise.
    """
    for code, day, becomes in drafts_of(year):
        found = Value.objects.filter(
            programme=root, indicator__code=code, period_end=day, status="draft"
        )
        value = found.select_related("agency").get()
        officer = officers[value.agency.acronym]
        with because(ENTERED, user=officer.pk):
            found.update(entered_by=officer)
        value.refresh_from_db()
        if becomes in {"submitted", "returned"}:
            value = move(officer, Action.SUBMIT, value)
        if becomes == "returned":
            move(approvers[value.agency.acronym], Action.RETURN, value, SENT_BACK)
