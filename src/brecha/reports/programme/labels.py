"""How are the words of lists said to a reader? English keys of the translations."""

from __future__ import annotations

from collections.abc import Mapping

from brecha.core import translate
from brecha.programme.words import LABELS as WORDS
from brecha.reports.programme.draft import Draft

LABELS: Mapping[str, Mapping[str, str]] = {
    "organisation": {
        "un": "United Nations agency",
        "federal": "Federal government",
        "state": "State government",
        "municipal": "Municipal government",
        "union": "Trade union",
        "employers": "Employers' organisation",
        "civil_society": "Civil society",
        "academia": "Academia",
        "private": "Private sector",
        "international": "International organisation",
        "donor": "Donor",
        "other": "Other",
    },
    "participation": {
        "fund": "Fund",
        "accountable": "Accountable organisation",
        "lead": "Lead agency",
        "implementing": "Implementing agency",
        "government_lead": "Lead of the government",
        "partner": "Partner",
        "donor": "Donor",
    },
    "expenditure": {
        "transfer": "Transfer",
        "commitment": "Commitment",
        "disbursement": "Disbursement",
        "expenditure": "Expenditure",
    },
    "leveraged": {"pledged": "Pledged", "committed": "Committed", "received": "Received"},
    "level": {
        "impact": "Impact",
        "outcome": "Outcome",
        "output": "Output",
        "fund_outcome": "Outcome of the fund",
        "fund_output": "Output of the fund",
    },
    "variance": {
        "policy_not_approved": "Policy not approved",
        "pandemic": "Pandemic",
        "scope_changed": "Scope changed",
        "target_set_low": "Target set low",
        "other": "",
    },
    "policy": {
        "law": "Law",
        "regulation": "Regulation",
        "strategy": "Strategy",
        "pilot": "Pilot",
        "protocol": "Protocol",
        "plan": "Plan",
        "other": "Other",
    },
    "stage": {
        "not_developed": "Not developed",
        "drafted": "Drafted",
        "presented": "Presented",
        "approved_by_chamber": "Approved by a chamber",
        "adopted": "Adopted",
        "in_force": "In force",
        "implemented": "Implemented",
    },
    "activity": {
        "planned": "Planned",
        "ongoing": "Ongoing",
        "completed": "Completed",
        "cancelled": "Cancelled",
    },
    "event": {
        "annual_donors": "Annual meeting with donors",
        "closing": "Closing event",
        "strategic": "Strategic meeting",
        "training": "Training",
        "other": "Other",
    },
    "reach": {
        "trained": "People trained",
        "served": "People served",
        "registered": "People registered",
        "virtual_audience": "Virtual audience",
        "potential_audience": "Potential audience",
        "impressions": "Impressions",
        "printed_copies": "Printed copies",
        "other": "Other",
    },
    "certainty": {
        "measured": "Measured",
        "estimated": "Estimated",
        "upper_bound": "Upper bound",
    },
    "dimension": {
        "sex": "Sex",
        "age": "Age",
        "indigenous": "Indigenous identity",
        "disability": "Disability",
        "place": "Place",
        "group": "Group",
        "success": "Success",
        "agency": "Agency",
        "other": "Other",
    },
    "sex": {"woman": "Women", "man": "Men", "other": "Other sex", "not_known": ""},
    "criterion": {
        "relevance": "Relevance",
        "coherence": "Coherence",
        "effectiveness": "Effectiveness",
        "efficiency": "Efficiency",
        "impact": "Impact",
        "sustainability": "Sustainability",
    },
    "response": {
        "accepted": "Accepted",
        "partially_accepted": "Partially accepted",
        "rejected": "Rejected",
    },
    "follow_up": {
        "open": "Open",
        "in_progress": "In progress",
        "done": "Done",
        "cancelled": "Cancelled",
    },
    "evaluation": {"mid_term": "Mid-term", "final": "Final", "other": "Other"},
    "evidence": {
        "policy": "policies",
        "diagnostic": "diagnostics",
        "study": "studies",
        "pilot": "pilots",
        "workshop": "workshops",
    },
    "unit": {
        "courses": "courses",
        "impressions": "impressions",
        "institutions": "institutions",
        "people": "people",
        "persons": "people",
        "plans": "plans",
        "policies": "policies",
        "products": "products",
        "qualitative": "qualitative",
        "solutions": "solutions",
    },
    "reach_part": {
        "directly_trained": "Trained directly",
        "registered_imss": "Registered with social security",
        "virtual_audience": "Audience of virtual events",
        "radio_potential_audience": "Potential audience of the radio",
        "campaign_impressions": "Impressions of the campaign",
    },
    "marker": {"gender": "Gender equality"},
    "metric": {
        "positive_sentiment": "Positive sentiment",
        "video_views": "Video views",
        "media_mentions": "Mentions in the media",
        "interviews": "Interviews",
        "editorial_columns": "Editorial columns",
        "media_value_usd": "Value in the media, USD",
    },
    "risk_level": {"low": "Low", "medium": "Medium", "high": "High"},
    "risk_status": {"open": "Open", "closed": "Closed", "occurred": "Occurred"},
    "role": {
        "developed": "Developed",
        "adapted": "Adapted",
        "developed_or_adapted": "Developed or adapted",
        "contributed": "Contributed",
    },
}


def label(draft: Draft, vocabulary: str, word: str) -> str:
    """Return a word of a list in the language of the report; empty for an empty one.

    Args:
        draft: The report that is written.
        vocabulary: Name of the list.
        word: The word as it is stored.
    """
    message = LABELS[vocabulary].get(word)
    if message is None:
        return known_word(draft, word.replace("_", " "))
    return translate(message, draft.language) if message else ""


def known_word(draft: Draft, text: str) -> str:
    """Return a word of a list in the language of the report, and any other text as it is."""
    said = WORDS.get(text)
    return said.in_language(draft.language) if said else text
