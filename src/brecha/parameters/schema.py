"""How is a parameter written in its file? The only schema of dated values."""

from __future__ import annotations

import datetime
import math
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from brecha.core.languages import Text
from brecha.core.provenance import Certainty, Reference
from brecha.core.schema_faults import broken_rule

Value = float | dict[str, float] | list[dict[str, float]]


class DatedValue(BaseModel):
    """A value from its date of effect on.

    A `null` value ends the parameter, or declares a hole where its note says so.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    value: Value | None
    reference: Reference
    certainty: Certainty
    published: datetime.date | None = None
    note: str | None = None


class Parameter(BaseModel):
    """A value of law or policy through time.

    The date of effect is the key of `values`; each date restates the whole value.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Text
    description: str
    unit: str = Field(min_length=1)
    per: str | None
    last_checked: datetime.date
    range: tuple[float, float] | None = None
    values: dict[datetime.date, DatedValue] = Field(min_length=1)

    @model_validator(mode="after")
    def _values_lie_in_range(self) -> Self:
        for date, dated in self.values.items():
            for number in numbers_of(dated.value):
                if not math.isfinite(number):
                    raise broken_rule(
                        "the value of {date} must be finite; it is {number}",
                        date=date,
                        number=number,
                    )
                if self.range and not self.range[0] <= number <= self.range[1]:
                    low, high = self.range
                    raise broken_rule(
                        "the value of {date} must lie in {low} to {high}; it is {number}",
                        date=date,
                        low=low,
                        high=high,
                        number=number,
                    )
        return self


def numbers_of(value: Value | None) -> list[float]:
    """Return every number of a value."""
    if value is None:
        return []
    if isinstance(value, dict):
        return list(value.values())
    if isinstance(value, list):
        return [number for bracket in value for number in bracket.values()]
    return [value]
