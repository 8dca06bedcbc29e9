"""Which registers say what was published, learnt, promised and feared?"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from brecha.office.data import models
from brecha.office.data.records import Record
from brecha.office.screens.registers.declared import Group, Part, Register, Related, Said
from brecha.office.screens.registers.shared import (
    BOTH_TEXTS,
    COUNTS,
    MORE,
    PROOF,
    WHAT,
    WHEN,
)

NUMBERED = ("evaluation", "number")
PRODUCTS = Register(
    name="products",
    table=models.KnowledgeProduct,
    title=_("Knowledge products"),
    about=_("Documents and recordings, with their markers, languages and copies."),
    columns=("title", "kind", "finalised", "agency", "languages", "copies", "url"),
    sections=(
        (WHAT, ("title", "kind", "role", "agency", "output", "finalised", "languages")),
        (
            _("Social protection: what it is about"),
            ("coverage", "comprehensiveness", "adequacy", "governance", "cross_sectoral"),
        ),
        (
            _("Groups it is about"),
            (
                *("gender", "children", "youth", "older_persons", "persons_with_disabilities"),
                *("disability_disaggregated", "other_groups"),
            ),
        ),
        (_("Publication"), ("is_published", "url", "copies", "downloads", "items")),
        (COUNTS, ("indicators",)),
        (MORE, ("section", "key")),
    ),
    search=("key", "title"),
    filters=("kind", "role"),
    order=("-finalised", "pk"),
    key="product",
    helps={
        "section": _("2.1 social protection, 2.2 groups."),
        "is_published": _("Say it only where you know it."),
    },
    sheet="products",
    tab="products",
)
CAMPAIGNS = Register(
    name="campaigns",
    table=models.Campaign,
    title=_("Campaigns"),
    about=_("Communication campaigns and the figures of each."),
    columns=("name", "when", "audience", "places"),
    sections=(
        (WHAT, ("name", "audience")),
        (WHEN, ("start", "end", "places")),
        (MORE, ("key",)),
    ),
    search=("key", "name", "audience"),
    order=("-start", "pk"),
    key="campaign",
    parts=(
        Part(
            models.CampaignMetric,
            "campaign",
            _("Metrics"),
            ("metric", "number", "unit", "channel", "number_of_cases", "as_of", "source"),
            _("Impressions, views, mentions. Each with its day and its source."),
        ),
    ),
)
EVALUATIONS = Register(
    name="evaluations",
    table=models.Evaluation,
    title=_("Evaluations"),
    about=_("An evaluation comes first; its findings, lessons and recommendations follow."),
    columns=("evaluation_name", "kind", "launched", "approved", "report_url"),
    sections=((WHAT, ("kind", "launched", "approved", "report_url")), (MORE, ("key",))),
    search=("key",),
    filters=("kind",),
    key="evaluation",
    related=tuple(
        Related(name, {"evaluation": "pk"})
        for name in ("findings", "lessons", "practices", "recommendations")
    ),
)
FINDINGS = Register(
    name="findings",
    table=models.EvaluationFinding,
    title=_("Evaluation findings"),
    about=_("What an evaluation found, by criterion."),
    columns=("text", "criterion", "evaluation"),
    sections=((WHAT, ("evaluation", "criterion", *BOTH_TEXTS)),),
    search=BOTH_TEXTS,
    filters=("criterion",),
    one_of=BOTH_TEXTS,
)


def _numbered(name: str, table: type[Record], title: Said, about: Said) -> Register:
    return Register(
        name=name,
        table=table,
        title=title,
        about=about,
        columns=("numbered_text", "evaluation"),
        sections=((WHAT, (*NUMBERED, *BOTH_TEXTS)),),
        search=BOTH_TEXTS,
        order=("evaluation", "number"),
        one_of=BOTH_TEXTS,
    )


LESSONS = _numbered(
    "lessons", models.Lesson, _("Lessons"), _("Lessons of an evaluation, by their number there.")
)
PRACTICES = _numbered(
    "practices",
    models.GoodPractice,
    _("Good practices"),
    _("Good practices of an evaluation, by their number there."),
)
RECOMMENDATIONS = Register(
    name="recommendations",
    table=models.Recommendation,
    title=_("Recommendations"),
    about=_("Recommendations of an evaluation. Each is answered in the register of follow-ups."),
    columns=("numbered_text", "evaluation"),
    sections=((WHAT, (*NUMBERED, *BOTH_TEXTS)),),
    search=BOTH_TEXTS,
    order=("evaluation", "number"),
    one_of=BOTH_TEXTS,
    related=(Related("follow-ups", {"evaluation": "evaluation_id", "recommendation": "number"}),),
)
FOLLOW_UPS = Register(
    name="follow-ups",
    table=models.FollowUp,
    title=_("Follow-up of recommendations"),
    about=_("What is done about a recommendation, by whom and until when. Every agency adds."),
    columns=("follow_up", "response", "owner", "due", "status"),
    sections=(
        (WHAT, ("recommendation", "response", "action")),
        (_("Who and until when"), ("owner", "due", "status")),
        (PROOF, ("evidence",)),
    ),
    search=("action", "owner"),
    filters=("status", "response"),
    order=("due", "pk"),
    needed=("action",),
    helps={"owner": _("The agency or body, not a person.")},
    form="follow_up",
)
COMMITMENTS = Register(
    name="commitments",
    table=models.Commitment,
    title=_("Commitments after the end"),
    about=_("What a partner promised for after the end of the programme."),
    columns=("text", "component", "organisation", "due", "status"),
    sections=(
        (WHAT, ("component", "organisation", *BOTH_TEXTS)),
        (_("Until when"), ("due", "status")),
    ),
    search=("component", *BOTH_TEXTS),
    filters=("status",),
    order=("due", "pk"),
    one_of=BOTH_TEXTS,
)
RISKS = Register(
    name="risks",
    table=models.Risk,
    title=_("Risks"),
    about=_("What may go wrong, who answers for it, and how it was judged each time."),
    columns=("description", "category", "likelihood", "impact", "owner", "status"),
    sections=(
        (WHAT, ("description_es", "description_en", "category")),
        (_("How it is judged now"), ("likelihood", "impact", "status")),
        (_("What is done"), ("owner", "response")),
        (MORE, ("key",)),
    ),
    search=("key", "description_es", "description_en", "category", "owner"),
    filters=("status", "likelihood", "impact"),
    one_of=("description_es", "description_en"),
    key="risk",
    helps={"owner": _("The agency or body, not a person.")},
    parts=(
        Part(
            models.RiskChange,
            "risk",
            _("How it was judged"),
            ("date", "likelihood", "impact", "status", "comment"),
            _("One line for each time the risk was judged."),
        ),
    ),
)
KNOWLEDGE = Group("knowledge", _("Knowledge"), (PRODUCTS, CAMPAIGNS))
LEARNING = Group(
    "learning",
    _("Learning"),
    (
        *(EVALUATIONS, FINDINGS, LESSONS, PRACTICES, RECOMMENDATIONS),
        *(FOLLOW_UPS, COMMITMENTS, RISKS),
    ),
)
