"""What do many registers say alike? Headings, checks of dates, names of fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from brecha.office.screens.registers.declared import Fault
from brecha.programme.small_counts import NOT_PEOPLE

WHAT, WHEN, WHO = _("What it is"), _("When and where"), _("Who and how many")
PROOF, COUNTS, MORE = _("Proof"), _("What counts it"), _("More")
AMOUNT = _("Amount")
BOTH_TITLES = ("title_es", "title_en")
BOTH_TEXTS = ("text_es", "text_en")

LABELS = {
    "title_es": _("Title in Spanish"),
    "title_en": _("Title in English"),
    "text_es": _("Text in Spanish"),
    "text_en": _("Text in English"),
    "name_es": _("Name in Spanish"),
    "name_en": _("Name in English"),
    "description_es": _("Description in Spanish"),
    "description_en": _("Description in English"),
    "key": _("Short name"),
    "start": _("Starts"),
    "end": _("Ends"),
    "from_date": _("Since"),
    "to_date": _("Until"),
    "as_of": _("True on"),
    "women_as_of": _("Women counted on"),
    "women": _("Women and girls"),
    "women_share": _("Share of women and girls, %"),
    "is_held": _("It took place"),
    "is_virtual": _("Online"),
    "is_validated": _("A training institution validated the course"),
    "is_published": _("It is published"),
    "is_ascending": _("More is better"),
    "is_cumulative": _("Each value is the level reached, not the increase"),
    "is_approximate": _("The document says “about” or “more than”"),
    "is_operationally_closed": _("Operationally closed"),
    "counts_in_total": _("Counts in the total of people reached"),
    "not_counted_reason": _("Why it does not count"),
    "may_be_published": _("The person agreed that name and address are published"),
    "indicators": _("Indicators that count it"),
    "iati_ref": _("Identifier in the IATI register"),
    "organisers": _("Organisers"),
    "number_of_cases": _("Cases a share was taken of"),
    "share_of_spend": _("Share of the spending, %"),
    "completion_override": _("Completion said instead of the computed one, %"),
    "completion_reason": _("Why not the computed one"),
    "output": _("Output of the framework"),
    "due": _("Due on"),
    "owner": _("Who is responsible"),
    "earmarked": _("Part set apart for the purpose of the programme"),
    "exchange_rate": _("Units of this currency for one of the programme’s"),
    "participants": _("Participants"),
    "hours": _("Hours"),
    "items": _("Pieces of a set"),
    "finalised": _("Month it was finished"),
    "subject": _("Stored figure it speaks of"),
    "launched": _("Launched"),
    "approved": _("Approved on"),
    "keep_until": _("Keep until"),
    "group": _("Group"),
    "counted_records": _("Records that prove the value"),
    "counted_stages": _("Stages at which a policy counts"),
    "lead_agency": _("Lead agency"),
    "financial_closure": _("Financial closure expected"),
    "grantee": _("Who receives it"),
    "other_groups": _("Other groups"),
    "parent": _("Belongs to"),
}
HELPS = {
    "key": _("By this other records name it. Left empty, the office makes one."),
    "indicators": _("Leave it empty if no indicator counts this record."),
    "aliases": _("Other spellings under which documents name it, one a line."),
    "places": _("One a line."),
    "territories": _("One a line."),
    "organisers": _("One a line."),
    "required_disaggregations": _(
        "sex, age or other dimensions each actual must carry; one a line."
    ),
    "currency": _("Three letters, as USD or MXN."),
    "url": _("Begins with https://"),
    "evidence": _("A document or address that proves it. Name no person."),
    "women": _("A count, not a share."),
    "group": _("Whom it was for. Name no person."),
    "subject": _("As in a report: value:1.2.2, budget:total, reach:total."),
}
IN_ORDER = (
    ("start", "end"),
    ("from_date", "to_date"),
    ("start", "original_end"),
    ("launched", "approved"),
)


def check_reach(cleaned: Mapping[str, Any]) -> Iterator[Fault]:
    """Tell what a count of people lacks."""
    counts, number = cleaned.get("counts_in_total"), cleaned.get("number")
    if counts and cleaned.get("kind") in NOT_PEOPLE:
        yield (
            "counts_in_total",
            gettext("Views, copies and audiences are not people. They stay out of the total."),
        )
    if not counts and not cleaned.get("not_counted_reason", "").strip():
        yield "not_counted_reason", gettext("Say why it does not count in the total.")
    women = cleaned.get("women")
    if women is not None and number is not None and women > number:
        yield "women", gettext("There are more women than people.")
    if number is not None and number < 0:
        yield "number", gettext("A count is not negative.")


def check_completion(cleaned: Mapping[str, Any]) -> Iterator[Fault]:
    """Ask for the reason of a rate that is not computed."""
    said = cleaned.get("completion_override")
    if said is not None and not cleaned.get("completion_reason", "").strip():
        yield "completion_reason", gettext("Say why the computed rate is not used.")


def check_shares(cleaned: Mapping[str, Any]) -> Iterator[Fault]:
    """Refuse to add percentages."""
    if cleaned.get("measure") != "percentage":
        return
    for name in ("aggregation_over_time", "aggregation_over_agencies"):
        if cleaned.get(name) == "sum":
            told = (
                "Percentages are not added. Choose the ratio of their numerators and denominators."
            )
            yield name, gettext(told)


def check_earmarked(cleaned: Mapping[str, Any]) -> Iterator[Fault]:
    """Hold the part inside the whole."""
    part, whole = cleaned.get("earmarked"), cleaned.get("amount")
    if part is not None and whole is not None and part > whole:
        yield "earmarked", gettext("The part set apart is more than the whole.")
