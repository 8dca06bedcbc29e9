"""What does the standard ask that a programme does not record? Decisions of its team."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

SOCIAL_PROTECTION = "16010"  # code of the list Sector


@dataclass(frozen=True, kw_only=True)
class SectorShare:
    """A sector of the list Sector and its share of the programme. Unit: percent."""

    code: str
    percentage: Decimal = Decimal(100)


@dataclass(frozen=True, kw_only=True)
class Profile:
    """The decisions that an activity file needs beside the programme.

    The defaults are those of a grant-financed joint programme of United Nations agencies on
    social protection; a team that decides otherwise says so here.

    Attributes:
        references: IATI identifiers of organisations that record none, by acronym.
        description_en: What the programme is, in English; `description_es` in Spanish. Without
            either, a sentence with agencies and dates stands in.
        sectors: Sectors, with shares that add up to 100.
        baseline_year: Year of the baselines that name none; without it they are left out.
        activity_scope: Code of the list ActivityScope: 4 is national.
        collaboration_type: Code of the list CollaborationType: 4 is multilateral outflows.
        flow_type: Code of the list FlowType: 10 is official development assistance.
        finance_type: Code of the list FinanceType: 110 is a standard grant.
        aid_type: Code of the list AidType: C01 is a project.
        tied_status: Code of the list TiedStatus: 5 is untied.
    """

    references: Mapping[str, str] = field(default_factory=dict)
    description_en: str = ""
    description_es: str = ""
    sectors: tuple[SectorShare, ...] = (SectorShare(code=SOCIAL_PROTECTION),)
    baseline_year: int | None = None
    activity_scope: str = "4"
    collaboration_type: str = "4"
    flow_type: str = "10"
    finance_type: str = "110"
    aid_type: str = "C01"
    tied_status: str = "5"
