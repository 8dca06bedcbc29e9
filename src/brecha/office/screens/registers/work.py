"""Which registers say what was done, with whom, and whom it reached?"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from brecha.office.data import models
from brecha.office.screens.registers.declared import Group, Part, Register, Related
from brecha.office.screens.registers.shared import (
    AMOUNT,
    BOTH_TITLES,
    COUNTS,
    MORE,
    PROOF,
    WHAT,
    WHEN,
    WHO,
    check_reach,
)

ACTIVITIES = Register(
    name="activities",
    table=models.Activity,
    title=_("Activities"),
    about=_("Pieces of work under an output. Add each one with its code, agency and dates."),
    columns=("code_and_title", "agency", "output", "status", "when", "budget"),
    sections=(
        (WHAT, ("code", *BOTH_TITLES, "output", "agency", "status")),
        (WHEN, ("start", "end", "place", "partner")),
        (AMOUNT, ("budget", "currency")),
    ),
    search=("code", *BOTH_TITLES, "partner"),
    filters=("status",),
    order=("code",),
    one_of=BOTH_TITLES,
    related=(Related("grants", {"activity": "pk"}),),
    sheet="activities",
)
GRANTS = Register(
    name="grants",
    table=models.Grant,
    title=_("Grants"),
    about=_("Money given to an organisation for an activity. An agency adds those of its own."),
    columns=("grantee", "activity", "amount", "currency", "date", "purpose"),
    sections=(
        (WHAT, ("grantee", "activity", "purpose")),
        (AMOUNT, ("amount", "currency", "date")),
    ),
    search=("grantee", "purpose"),
    needed=("activity",),
)
POLICIES = Register(
    name="policies",
    table=models.Policy,
    title=_("Policies"),
    about=_("Laws, strategies, pilots and plans, with each step they took and its day."),
    columns=("title", "kind", "agency", "stage", "place"),
    sections=(
        (WHAT, (*BOTH_TITLES, "kind", "scope", "agency", "place")),
        (COUNTS, ("indicators",)),
        (MORE, ("key",)),
    ),
    search=("key", *BOTH_TITLES, "place"),
    filters=("kind", "scope"),
    order=("title_es", "title_en", "pk"),
    one_of=BOTH_TITLES,
    key="policy",
    prefetch=("stages_rows",),
    parts=(
        Part(
            models.PolicyStage,
            "policy",
            _("Stages"),
            ("stage", "date", "evidence"),
            _("Each step the policy took, with its day and its proof. The last one counts."),
        ),
    ),
)
EVENTS = Register(
    name="events",
    table=models.Event,
    title=_("Events"),
    about=_("Meetings and ceremonies, with the number of participants by type and sex."),
    columns=("event", "kind", "when", "place", "is_held", "groups"),
    sections=(
        (WHAT, ("title", "description", "kind", "organisers")),
        (WHEN, ("start", "end", "place", "is_held", "is_virtual")),
        (PROOF, ("evidence",)),
        (COUNTS, ("indicators",)),
        (MORE, ("key",)),
    ),
    search=("key", "title", "description", "place"),
    filters=("kind",),
    order=("-start", "pk"),
    one_of=("title", "description"),
    key="event",
    prefetch=("participants_rows",),
    parts=(
        Part(
            models.GroupCount,
            "event",
            _("Participants by type and sex"),
            ("group", "sex", "number"),
            _("Groups that do not overlap. Name no person."),
        ),
    ),
    sheet="events",
    tab="events",
)
TRAININGS = Register(
    name="trainings",
    table=models.Training,
    title=_("Trainings"),
    about=_(
        "Courses and sessions. Who attended is entered apart, after the training is saved, and "
        "only by its agency."
    ),
    columns=("training", "agency", "when", "place", "participants", "persons"),
    sections=(
        (WHAT, ("title", "topic", "agency", "is_validated")),
        (WHEN, ("start", "end", "place", "hours")),
        (WHO, ("group", "participants")),
        (COUNTS, ("indicators",)),
        (MORE, ("key",)),
    ),
    search=("key", "title", "topic", "group", "place"),
    order=("-start", "pk"),
    needed=("title",),
    key="training",
    prefetch=("groups_rows",),
    parts=(
        Part(
            models.GroupCount,
            "training",
            _("Participants by group and sex"),
            ("group", "sex", "number"),
            _("Groups that do not overlap. Name no person."),
        ),
    ),
    sheet="trainings",
    tab="events",
)
REACH = Register(
    name="reach",
    table=models.Reach,
    title=_("People reached"),
    about=_(
        "How many people or things something reached. Views, copies and audiences are not people "
        "and stay out of the total."
    ),
    columns=("reached", "reach_number", "reach_women", "certainty", "as_of", "in_the_total"),
    sections=(
        (WHAT, ("title", "kind", "number", "as_of", "certainty")),
        (_("Women and girls"), ("women", "women_as_of")),
        (COUNTS, ("counts_in_total", "not_counted_reason", "indicator")),
        (MORE, ("key",)),
    ),
    search=("key", "title"),
    filters=("kind",),
    order=("-counts_in_total", "pk"),
    key="reach",
    checks=(check_reach,),
    tab="people",
)
WORK = Group("work", _("Work"), (ACTIVITIES, GRANTS, POLICIES))
PEOPLE = Group("people", _("People"), (TRAININGS, EVENTS, REACH))
