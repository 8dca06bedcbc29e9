"""What does a plan cost and return? The declared result that every report is made from.

Money is in units of the currency, in the prices of the price year, unless a name says otherwise.
Shares are fractions; changes in per cent say so (`_pct`). Shares of GDP divide by the GDP of the
price year.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from brecha.core.languages import Text
from brecha.core.notes import Note
from brecha.parameters import Value
from brecha.plans.evidence import Comparison, CostRange, Sensitivity
from brecha.plans.values import ResolvedAssumption


@dataclass(frozen=True)
class Jobs:
    """Jobs of a year, the gross concept: all posts of the service, those of today included.

    Attributes:
        direct: Full-time posts of the service.
        indirect: Jobs at suppliers, builders included.
        induced: Jobs by what households spend of the wages.
        women_share: Women among all of them.
        formal_share: Formal jobs among all of them.
    """

    direct: float
    indirect: float
    induced: float
    women_share: float
    formal_share: float

    @property
    def total(self) -> float:
        """All jobs."""
        return self.direct + self.indirect + self.induced


@dataclass(frozen=True)
class RevenueResult:
    """Public revenue that a spending yields in a year, by parts. Unit: money.

    Attributes:
        income_tax: By the tariff of the law, job by job.
        social_security: Contributions of employers and workers by branch.
        value_added_tax: At the effective rate.
        production_taxes: Net taxes on production and products.
        counted: Sum of the parts that the plan counts as revenue.
    """

    income_tax: float
    social_security: Mapping[str, float]
    value_added_tax: float
    production_taxes: float
    counted: float


@dataclass(frozen=True)
class Additional:
    """What comes on top of today's service: gross less existing, less what is displaced.

    Attributes:
        cost_share_gdp: Gross cost less existing spending.
        output_change_pct: By "type_1" and "type_2".
        jobs: Direct, indirect and induced jobs together; posts that replace private provision
            are left out.
        jobs_change_pct: These jobs in per cent of all employed.
    """

    cost_share_gdp: float
    output_change_pct: Mapping[str, float]
    jobs: float
    jobs_change_pct: float


@dataclass(frozen=True)
class YearResult:
    """All results of one year, or their means. Names and units as in the documentation.

    Attributes:
        year: The year; `None` for the mean of the years.
    """

    year: int | None
    people_in_need: float
    people_covered: float
    coverage_share: float
    places_new: float
    places_standing: float
    posts_fte: float
    wage_bill: float
    other_running_cost: float
    running_cost: float
    capital_cost: float
    capital_annuity: float
    training_cost: float
    gross_cost: float
    gross_cost_share_gdp: float
    existing_cost: float
    existing_cost_share_gdp: float
    output_change_pct: Mapping[str, float]
    value_added_change_pct: Mapping[str, float]
    jobs: Jobs
    jobs_change_pct: float
    revenue: RevenueResult
    revenue_share_gdp: float
    baseline_revenue_share_gdp: float
    gap_share_gdp: float
    additional: Additional


@dataclass(frozen=True)
class ServiceYear:
    """A service in a year, over all territories. Money and posts as in `YearResult`."""

    service: str
    title: Text
    year: int
    people_in_need: float
    people_covered: float
    coverage_share: float
    places_new: float
    posts_fte: float
    running_cost: float
    capital_cost: float
    training_cost: float
    gross_cost: float


@dataclass(frozen=True)
class JobYear:
    """A kind of job in a year, over all territories.

    Attributes:
        wage_monthly: Gross cash wage. Unit: money per month.
        labour_cost_per_post: With bonuses and social charges. Unit: money per post and year.
    """

    service: str
    job: str
    title: Text
    year: int
    posts: float
    wage_monthly: float
    labour_cost_per_post: float
    women_share: float


@dataclass(frozen=True)
class TerritoryYear:
    """A territory in a year: the additive results only."""

    territory: str
    name: str
    year: int
    people_in_need: float
    people_covered: float
    places_new: float
    posts_fte: float
    running_cost: float
    capital_cost: float
    training_cost: float
    gross_cost: float
    existing_cost: float


@dataclass(frozen=True)
class SectorEffect:
    """What a sector of the account gains, mean of the years.

    Attributes:
        output_change_pct: Type II, in per cent of the sector's output.
        jobs: Indirect and induced jobs.
    """

    sector: str
    title: Text
    output_change_pct: float
    jobs: float


@dataclass(frozen=True)
class EconomyNote:
    """Which account and model the returns rest on."""

    account_year: int
    account_price_year: int
    source: str
    method: Note
    import_treatment: Note
    closure: Note
    spectral_radius: float
    output_multiplier: Mapping[str, float]
    caveats: tuple[Note, ...]


@dataclass(frozen=True)
class SourceNote:
    """A source of the country's figures that the plan used."""

    key: str
    title: str
    publisher: str
    href: str | None
    certainty: str


@dataclass(frozen=True)
class LawValue:
    """A value of law that the plan used, on its day.

    Attributes:
        value: A number, a mapping by category, or brackets.
        since: Date of effect, as 2024-02-01.
    """

    name: str
    title: Text
    value: Value
    unit: str
    since: str
    certainty: str
    source: str
    href: str | None


@dataclass(frozen=True)
class PlanResult:
    """A plan, computed.

    Attributes:
        plan: Name of the plan.
        gdp: GDP of the price year. Unit: money.
        employed: All employed of the baseline. Unit: people.
        coverage_before: Share of those in need who are covered in the year before the plan.
        years: One for each year.
        mean: Means over the years.
        cost_range: How wide the assumptions leave the mean gross cost.
        concepts: What each headline counts, in words.
        law: The values of law that were used.
        warnings: What a reader must know before using a number.
    """

    plan: str
    title: Text
    description: Text
    country: str
    country_title: Text
    is_made_up: bool
    currency: str
    price_year: int
    gdp: float
    employed: float
    coverage_before: float
    years: tuple[YearResult, ...]
    mean: YearResult
    services: tuple[ServiceYear, ...]
    jobs: tuple[JobYear, ...]
    territories: tuple[TerritoryYear, ...]
    sectors: tuple[SectorEffect, ...]
    sensitivity: tuple[Sensitivity, ...]
    cost_range: CostRange
    comparison: Comparison | None
    economy: EconomyNote
    branch_titles: Mapping[str, Text]
    concepts: tuple[Note, ...]
    assumptions: tuple[ResolvedAssumption, ...]
    law: tuple[LawValue, ...]
    sources: tuple[SourceNote, ...]
    warnings: tuple[Note, ...]
