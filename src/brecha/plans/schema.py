"""What does a plan file say? The only schema of plans."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from brecha.care import SHAPES
from brecha.core.languages import Text
from brecha.core.schema_faults import broken_rule
from brecha.plans.assumptions import Assumption, CountryFigure, Strict, Value

RevenuePart = Literal["income_tax", "social_security", "value_added_tax", "production_taxes"]


class Ages(Strict):
    """An age band, both ends included."""

    first: int = Field(ge=0)
    last: int = Field(ge=0)

    @model_validator(mode="after")
    def _band_is_ordered(self) -> Self:
        if self.last < self.first:
            raise broken_rule(
                "last must not lie below first; they are {last} and {first}",
                last=self.last,
                first=self.first,
            )
        return self


class Years(Strict):
    """The years of a plan, both ends included."""

    first: int = Field(ge=1990, le=2100)
    last: int = Field(ge=1990, le=2100)

    @model_validator(mode="after")
    def _years_are_ordered(self) -> Self:
        if self.last < self.first:
            raise broken_rule(
                "last must not lie before first; they are {last} and {first}",
                last=self.last,
                first=self.first,
            )
        return self

    def all(self) -> list[int]:
        """Return every year."""
        return list(range(self.first, self.last + 1))


class Coverage(Strict):
    """Coverage from start to goal.

    Attributes:
        start: Share of those in need covered in the year before the plan.
        goal: Share covered in the last year.
        shape: Name of a shape, or the part of the way gone in each year.
    """

    start: Value
    goal: Value
    shape: str | tuple[float, ...]

    @model_validator(mode="after")
    def _shape_is_known(self) -> Self:
        if isinstance(self.shape, str) and self.shape not in SHAPES:
            raise broken_rule(
                "shape must be one of {known}; it is {shape}", known=tuple(SHAPES), shape=self.shape
            )
        return self


class Job(Strict):
    """A kind of job: so many users per member of staff present, or so many posts per centre."""

    title: Text
    users_per_staff: Value | None = None
    posts_per_centre: Value | None = None
    wage_monthly: Value
    women_share: Value

    @model_validator(mode="after")
    def _one_norm_is_given(self) -> Self:
        if (self.users_per_staff is None) == (self.posts_per_centre is None):
            raise broken_rule("give either users_per_staff or posts_per_centre")
        ratio = self.users_per_staff
        if isinstance(ratio, Assumption) and ratio.low <= 0:
            raise broken_rule(
                "users_per_staff must be greater than zero; its low value is {low}", low=ratio.low
            )
        return self


class Work(Strict):
    """Working time of a full-time post."""

    hours_paid_week: Value
    weeks_worked_year: Value
    absence_share: Value


class OtherCost(Strict):
    """An item of running cost other than staff, and the sector that supplies it."""

    sector: str
    per_user_yearly: Value


class Training(Strict):
    """Training of staff, and the sector that gives it."""

    sector: str
    cost_per_post: Value
    turnover_share: Value


class Capital(Strict):
    """Building and equipping places, and the sectors that supply it."""

    construction_sector: str
    equipment_sector: str
    equipment_share: Value
    cost_per_place: Value
    life: Value
    discount_rate: Value


class Service(Strict):
    """A model of care for one age band."""

    title: Text
    ages: Ages
    sector: str
    need_share: Value
    coverage: Coverage
    model_share: Value
    occupancy_share: Value
    hours_open_week: Value
    weeks_open_year: Value
    places_per_centre: Value
    formal_share: Value
    staff: dict[str, Job] = Field(min_length=1)
    work: Work
    other_costs: dict[str, OtherCost] = Field(default_factory=dict)
    overhead_share: Value | None = None
    overhead_sector: str | None = None
    training: Training
    capital: Capital
    existing_spending_share_gdp: Value | None = None

    @model_validator(mode="after")
    def _overhead_is_whole(self) -> Self:
        if (self.overhead_share is None) != (self.overhead_sector is None):
            raise broken_rule(
                "overhead_share and overhead_sector go together; one of them is absent"
            )
        return self


class Closure(Strict):
    """Which incomes households spend, and how much of them."""

    income_shares: dict[str, Value] = Field(min_length=1)
    spent_share: Value


class Economy(Strict):
    """How the returns are computed."""

    account_year: int
    shock: Literal["split", "care_column"]
    closure: Closure
    displacement_share: Value


class Revenue(Strict):
    """Which revenue is counted, and the effective rate of the value added tax."""

    counted: tuple[RevenuePart, ...] = Field(min_length=1)
    value_added_tax_effective_rate: Value

    @model_validator(mode="after")
    def _each_part_counts_once(self) -> Self:
        repeated = sorted({part for part in self.counted if self.counted.count(part) > 1})
        if repeated:
            raise broken_rule(
                "each part may be counted once; {parts} repeat", parts=", ".join(repeated)
            )
        return self


class Comparison(Strict):
    """A published study to compare with, and the frame in which it was made."""

    study: str
    years: Years
    price_year: int


class Plan(Strict):
    """A plan: services, years, economy, revenue."""

    plan: str = Field(pattern="^[a-z0-9-]+$")
    title: Text
    description: Text
    country: str
    territories: Literal["all"] | tuple[str, ...]
    years: Years
    price_year: int
    services: dict[str, Service] = Field(min_length=1)
    economy: Economy
    revenue: Revenue
    comparison: Comparison | None = None

    def in_frame(self, years: Years, price_year: int) -> Plan:
        """Return the same plan in other years and prices."""
        return self.model_copy(update={"years": years, "price_year": price_year})


__all__ = ["Assumption", "CountryFigure", "Plan", "Years"]
