"""Which tables hold what was written, filmed and published?"""

from __future__ import annotations

from brecha.office.data.records import ProgrammeRecord
from brecha.programme import model


class KnowledgeProduct(
    ProgrammeRecord,
    of=model.KnowledgeProduct,
    links={"agency": "Organisation", "output": "Result"},
    unique=("programme", "key"),
):
    """A document or recording of the register."""

    agency_path = "agency"


class Campaign(ProgrammeRecord, of=model.Campaign, unique=("programme", "key")):
    """A communication campaign."""


class CampaignMetric(
    ProgrammeRecord,
    of=model.CampaignMetric,
    links={"campaign": "Campaign"},
    needed=("campaign",),
):
    """A figure of a campaign."""
