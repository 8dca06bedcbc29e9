"""Which role may do what with which table, to its own agency's rows and to others'?

This is the only place. `may` reads it for forms, admin, API, import and export; the test of the
matrix fails for a table that does not stand here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from brecha.office.access.roles import Action, Role

Actions = frozenset[Action]


@dataclass(frozen=True)
class Rights:
    """What a role may do: with rows of its own agency, and with all other rows of the programme.

    Attributes:
        own: Actions on rows of the role's agency, and on rows that name no agency if
            `shared` is set. A role without an agency has no own rows.
        other: Actions on every other row.
        shared: Whether a row that names no agency counts as the agency's own.
    """

    own: Actions = frozenset()
    other: Actions = frozenset()
    shared: bool = False


def _actions(words: str) -> Actions:
    return frozenset(Action(word) for word in words.split())


NOTHING = _actions("")
READ = _actions("view export")
FOLLOW = READ | _actions("history")
KEEP = FOLLOW | _actions("add change delete import")
OFFER = KEEP | _actions("submit")
JUDGE = FOLLOW | _actions("return verify")
RULE = FOLLOW | _actions("return lock reopen")

Row = Mapping[Role, Rights]


def _row(
    coordinator: Actions,
    officer: Rights,
    approver: Rights,
    reader: Actions = READ,
    public: Actions = NOTHING,
    administrator: Actions = FOLLOW,
) -> Row:
    return {
        Role.ADMINISTRATOR: Rights(other=administrator),
        Role.COORDINATOR: Rights(other=coordinator),
        Role.OFFICER: officer,
        Role.APPROVER: approver,
        Role.READER: Rights(other=reader),
        Role.PUBLIC: Rights(other=public),
    }


_READS = Rights(own=FOLLOW, other=READ)
_SEES = Rights(own=FOLLOW, other=FOLLOW)

# The frame all agencies agreed on: the coordinator keeps it, all read it.
FRAME = _row(KEEP, _SEES, _SEES, public=READ)
# The same, with the decision to publish.
PROGRAMME = _row(KEEP | _actions("publish"), _SEES, _SEES, public=READ, administrator=KEEP)
# Reported values: the officer enters and submits, the approver verifies, the coordinator locks.
VALUES = _row(RULE, Rights(own=OFFER, other=READ), Rights(own=JUDGE, other=READ), public=READ)
# Parts of a value: written by whoever writes the value, so not by the coordinator.
PARTS = _row(FOLLOW, Rights(own=KEEP, other=READ), _READS, public=READ)
# Facts an agency registers of its own work.
AGENCY = _row(KEEP, Rights(own=KEEP, other=READ), _READS, public=READ)
# Facts of the whole programme that name no agency: every agency adds and mends them.
JOINT = _row(KEEP, Rights(own=KEEP, other=READ, shared=True), _READS, public=READ)
# Money: read by those who signed in.
MONEY = _row(KEEP, Rights(own=KEEP, other=READ), _READS)
# What is still being written or judged: nothing of it is public.
INTERNAL = _row(KEEP, Rights(own=FOLLOW, other=FOLLOW), _SEES)
# Report and sections: the coordinator decides, agencies write.
REPORTS = _row(
    KEEP | _actions("submit return lock publish"),
    Rights(own=FOLLOW | _actions("add change"), other=READ, shared=True),
    Rights(own=FOLLOW | _actions("return verify"), other=READ, shared=True),
)
# Frozen content: made once, never changed.
FROZEN = _row(FOLLOW | _actions("add"), _READS, _READS)
# Personal data: the agency that met the person, nobody else; erasing is its own right.
PERSONAL = _row(
    _actions("erase"),
    Rights(own=_actions("view add change import erase")),
    Rights(own=_actions("view erase")),
    reader=NOTHING,
    administrator=_actions("erase"),
)
# Which two persons may be one, without a word of who they are: the coordinator judges the pairs of
# two agencies, an agency those of its own; nobody adds one by hand.
PAIRS = _row(
    _actions("view change history"),
    Rights(own=_actions("view change history")),
    Rights(own=_actions("view history")),
    reader=NOTHING,
    administrator=NOTHING,
)
# Files that were brought: written by whoever brings one, never changed. An officer sees their own
# lines only (see `conditions`).
UPLOADS = _row(
    _actions("view add"),
    Rights(own=_actions("view add"), shared=True),
    Rights(),
    reader=NOTHING,
    administrator=_actions("view"),
)
# Addresses of offices and their people: the coordinator and the agency itself.
CONTACTS = _row(
    _actions("view add change delete history"),
    Rights(own=_actions("view add change delete")),
    Rights(own=_actions("view")),
    reader=NOTHING,
    administrator=NOTHING,
)
# Who may sign in, and as what.
SIGN_IN = _row(
    NOTHING,
    Rights(),
    Rights(),
    reader=NOTHING,
    administrator=_actions("view add change delete history"),
)
# The chain of the history itself.
AUDIT = _row(NOTHING, Rights(), Rights(), reader=NOTHING, administrator=READ)

TABLES: Mapping[str, Row] = {
    "Programme": PROGRAMME,
    "Organisation": FRAME,
    "OrganisationMention": INTERNAL,
    "Participation": FRAME,
    "Marker": FRAME,
    "Budget": MONEY,
    "Expenditure": MONEY,
    "Leveraged": _row(KEEP, _SEES, _SEES),
    "Result": FRAME,
    "Indicator": FRAME,
    "Value": VALUES,
    "DisaggregatedValue": PARTS,
    "Variance": AGENCY,
    "Policy": AGENCY,
    "PolicyStage": AGENCY,
    "Evidence": AGENCY,
    "FrameworkLink": FRAME,
    "Activity": AGENCY,
    "Grant": MONEY,
    "Event": JOINT,
    "Training": AGENCY,
    "GroupCount": JOINT,
    "Attendance": PERSONAL,
    "Reach": JOINT,
    "KnowledgeProduct": AGENCY,
    "Campaign": JOINT,
    "CampaignMetric": JOINT,
    "Evaluation": FRAME,
    "EvaluationFinding": FRAME,
    "Lesson": FRAME,
    "GoodPractice": FRAME,
    "Recommendation": FRAME,
    "FollowUp": JOINT,
    "Commitment": JOINT,
    "Risk": INTERNAL,
    "RiskChange": INTERNAL,
    "Report": REPORTS,
    "NarrativeSection": REPORTS,
    "Statement": INTERNAL,
    "Waiver": INTERNAL,
    "Snapshot": FROZEN,
    "Person": PERSONAL,
    "PersonPair": PAIRS,
    "UploadLog": UPLOADS,
    "Contact": CONTACTS,
    "User": SIGN_IN,
    "Membership": SIGN_IN,
    "AuditLink": AUDIT,
}
