"""What did the programme write, film and publish, and how did its campaigns fare?"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from brecha.programme.kinds import PartialDate, ProductKind, ProductRole


@dataclass(frozen=True, kw_only=True)
class KnowledgeProduct:
    """A document or recording of the register.

    Attributes:
        key: Key, unique in the programme.
        finalised: Month it was finished.
        finalised_printed: That month letter by letter as a document prints it.
        section: Part of the register it stands in (2.1 social protection, 2.2 groups).
        coverage ... cross_sectoral: Social-protection markers; None where the cell is empty.
        gender ... disability_disaggregated: Group markers.
        copies: Printed copies; downloads: times it was fetched; items: pieces of a set.
        indicators: Codes of the indicators that count it.
    """

    key: str
    title: str
    kind: ProductKind = "other"
    finalised: PartialDate = ""
    finalised_printed: str = ""
    role: ProductRole = "developed"
    section: str = ""
    agency: str = ""
    output: str = ""
    languages: tuple[str, ...] = ()
    coverage: bool | None = None
    comprehensiveness: bool | None = None
    adequacy: bool | None = None
    governance: bool | None = None
    cross_sectoral: bool | None = None
    gender: bool | None = None
    children: bool | None = None
    youth: bool | None = None
    older_persons: bool | None = None
    persons_with_disabilities: bool | None = None
    disability_disaggregated: bool | None = None
    other_groups: str = ""
    url: str = ""
    is_published: bool | None = None
    copies: int | None = None
    downloads: int | None = None
    items: int | None = None
    indicators: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Campaign:
    """A communication campaign."""

    key: str
    name: str
    start: PartialDate = ""
    end: PartialDate = ""
    places: tuple[str, ...] = ()
    audience: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CampaignMetric:
    """A figure of a campaign.

    Attributes:
        metric: What is counted: impressions, views, mentions, sentiment_positive.
        number: Unit: `unit`.
        number_of_cases: Cases a share was taken of; None where it was not told.
    """

    campaign: str
    metric: str
    number: Decimal
    unit: str = ""
    channel: str = ""
    number_of_cases: int | None = None
    as_of: PartialDate = ""
    source: str = ""
    lines: tuple[int, ...] = ()
