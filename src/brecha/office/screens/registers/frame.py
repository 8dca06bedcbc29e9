"""Which registers hold the frame all agencies agreed on, the money, and who takes part?"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from brecha.office.data import models
from brecha.office.screens.registers.declared import Group, Register, Related
from brecha.office.screens.registers.shared import (
    AMOUNT,
    BOTH_TITLES,
    COUNTS,
    MORE,
    PROOF,
    WHAT,
    WHEN,
    check_completion,
    check_earmarked,
    check_shares,
)

BUDGETS = Register(
    name="budgets",
    table=models.Budget,
    title=_("Budgets"),
    about=_("Amounts planned, by agency, source and year. Totals are computed, never entered."),
    columns=("agency", "source", "year", "category", "amount", "currency", "date"),
    sections=(
        (WHAT, ("agency", "source", "year", "category")),
        (AMOUNT, ("amount", "currency", "date")),
    ),
    search=("category",),
    filters=("source",),
    order=("agency", "source", "year", "pk"),
)
EXPENDITURES = Register(
    name="expenditures",
    table=models.Expenditure,
    title=_("Expenditure"),
    about=_("Money that moved, with its day. A correction is a negative amount."),
    columns=("agency", "kind", "date", "category", "amount", "currency"),
    sections=(
        (WHAT, ("agency", "kind", "category", "marker")),
        (AMOUNT, ("amount", "currency", "date")),
    ),
    search=("category", "marker"),
    filters=("kind",),
    order=("-date", "pk"),
    needed=("date",),
)
LEVERAGED = Register(
    name="leveraged",
    table=models.Leveraged,
    title=_("Leveraged funds"),
    about=_("Money of others that the programme moved. It is never added to the budget."),
    columns=("source", "status", "amount", "currency", "earmarked", "date"),
    sections=(
        (WHAT, ("source", "status", "purpose")),
        (AMOUNT, ("amount", "earmarked", "currency", "date", "exchange_rate")),
    ),
    search=("source", "purpose"),
    filters=("status",),
    order=("-date", "pk"),
    checks=(check_earmarked,),
)
RESULTS = Register(
    name="results",
    table=models.Result,
    title=_("Results of the framework"),
    about=_("The tree of results. Completion is computed from the indicators below each."),
    columns=("code_and_title", "level", "parent", "agency"),
    sections=(
        (WHAT, ("code", *BOTH_TITLES, "level", "parent", "agency")),
        (_("Completion"), ("completion_override", "completion_reason")),
    ),
    search=("code", *BOTH_TITLES),
    filters=("level",),
    order=("code",),
    one_of=BOTH_TITLES,
    checks=(check_completion,),
    related=(Related("indicators", {"result": "pk"}),),
)
INDICATORS = Register(
    name="indicators",
    table=models.Indicator,
    title=_("Indicators and their definition sheets"),
    about=_("What is measured, in which unit, by whom, and how values add up."),
    columns=("code_and_title", "result", "unit", "measure", "agency", "frequency"),
    sections=(
        (WHAT, ("code", *BOTH_TITLES, "result", "agency")),
        (
            _("What is measured"),
            (
                *("measure", "unit", "what_counts", "numerator_label", "denominator_label"),
                *("is_ascending", "limits"),
            ),
        ),
        (_("How it is known"), ("source", "method", "frequency", "collector")),
        (
            _("How values add up"),
            (
                *("is_cumulative", "aggregation_over_time", "aggregation_over_agencies"),
                *("required_disaggregations", "counted_records", "counted_stages"),
            ),
        ),
    ),
    search=("code", *BOTH_TITLES),
    filters=("measure",),
    order=("code",),
    needed=("unit",),
    one_of=BOTH_TITLES,
    checks=(check_shares,),
    related=(Related("evidence", {"indicator": "pk"}),),
)
LINKS = Register(
    name="links",
    table=models.FrameworkLink,
    title=_("Links to frameworks"),
    about=_("Goals, targets and instruments that the programme or a part of it serves."),
    columns=("link", "framework", "level", "owner"),
    sections=((WHAT, ("framework", "level", "code", "title", "owner")),),
    search=("code", "title", "owner"),
    filters=("framework", "level"),
    order=("framework", "code", "pk"),
    one_of=("code", "title"),
    helps={"owner": _("Code of the result, indicator or activity; empty for the whole programme.")},
)
EVIDENCE = Register(
    name="evidence",
    table=models.Evidence,
    title=_("Evidence of indicators"),
    about=_("What is shown as proof of a value: how many items of which kind."),
    columns=("evidence_of", "indicator", "kind", "number", "url"),
    sections=((WHAT, ("indicator", "kind", "number", "title")), (PROOF, ("url",))),
    search=("title", "kind"),
    order=("indicator", "pk"),
)
STATEMENTS = Register(
    name="statements",
    table=models.Statement,
    title=_("Stated figures"),
    about=_("Figures that a document states, held against the stored ones by the checks."),
    columns=("stated", "subject", "number", "unit", "as_of"),
    sections=(
        (WHAT, ("title", "subject", "printed", "is_approximate")),
        (
            _("The figure"),
            ("number", "numerator", "denominator", "unit", "as_of", "base_as_of"),
        ),
    ),
    search=("title", "subject", "printed"),
)
ORGANISATIONS = Register(
    name="organisations",
    table=models.Organisation,
    title=_("Organisations"),
    about=_("Bodies under one name; every other spelling is an alias."),
    columns=("organisation_name", "kind", "aliases", "parent", "iati_ref"),
    sections=(
        (WHAT, ("acronym", "kind", "name_es", "name_en", "aliases")),
        (MORE, ("parent", "iati_ref")),
    ),
    search=("acronym", "name_es", "name_en"),
    filters=("kind",),
    order=("acronym",),
    related=(Related("participations", {"organisation": "pk"}),),
)
MENTIONS = Register(
    name="mentions",
    table=models.OrganisationMention,
    title=_("Spellings found in documents"),
    about=_("How a document names an organisation, and which one is meant."),
    columns=("spelling", "organisation"),
    sections=((WHAT, ("spelling", "organisation")),),
    search=("spelling",),
    order=("spelling", "pk"),
)
PARTICIPATIONS = Register(
    name="participations",
    table=models.Participation,
    title=_("Participation"),
    about=_("Which organisation takes part, in which role, since when and until when."),
    columns=("organisation", "role", "from_date", "to_date"),
    sections=(
        (WHAT, ("organisation", "role")),
        (WHEN, ("from_date", "to_date")),
        (COUNTS, ("indicators",)),
    ),
    search=("organisation__acronym", "organisation__name_es", "organisation__name_en"),
    filters=("role",),
    order=("role", "organisation__acronym", "pk"),
)
CONTACTS = Register(
    name="contacts",
    table=models.Contact,
    title=_("Contacts"),
    about=_(
        "Whom to write to. Names and addresses are kept encrypted; only the coordinator and the "
        "agency itself see them."
    ),
    columns=("contact", "organisation", "may_be_published", "keep_until"),
    sections=(
        (WHAT, ("role", "organisation", "name", "email")),
        (_("Consent"), ("may_be_published", "keep_until")),
    ),
    filters=("role",),
    order=("role", "pk"),
    needed=("keep_until",),
    helps={"keep_until": _("After this day name and address are erased.")},
    form="contact",
)
MARKERS = Register(
    name="markers",
    table=models.Marker,
    title=_("Markers"),
    about=_("How far the programme pursues an aim, by the score of a published list."),
    columns=("name", "vocabulary", "code", "score", "share_of_spend"),
    sections=((WHAT, ("name", "vocabulary", "code", "score", "share_of_spend")),),
    search=("name", "code"),
    order=("name", "pk"),
)
PROGRAMME = Register(
    name="programme",
    table=models.Programme,
    title=_("The programme itself"),
    about=_("Title, dates, closure and territories of the programme."),
    columns=("title", "reference", "start", "original_end", "actual_end"),
    sections=(
        (WHAT, ("reference", *BOTH_TITLES, "country", "fund", "portfolio", "lead_agency")),
        (WHEN, ("start", "original_end", "actual_end", "territories")),
        (_("Closure"), ("is_operationally_closed", "financial_closure")),
        (MORE, ("currency", "languages")),
    ),
    one_of=BOTH_TITLES,
    may_grow=False,
)
RESULTS_GROUP = Group("results", _("Results"), (RESULTS, INDICATORS, EVIDENCE, LINKS, STATEMENTS))
MONEY = Group("money", _("Money"), (BUDGETS, EXPENDITURES, LEVERAGED))
FRAME = Group(
    "frame",
    _("Frame"),
    (PROGRAMME, ORGANISATIONS, PARTICIPATIONS, CONTACTS, MARKERS, MENTIONS),
)
