"""Where does a number come from, and how certain is it?"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class Certainty(StrEnum):
    """How a value is known, from the strongest to the weakest."""

    OFFICIAL = "official"
    SECONDARY = "secondary"
    DERIVED = "derived"
    ASSUMED = "assumed"


class Reference(BaseModel):
    """The document in which a value can be read."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str = Field(min_length=1)
    href: str | None = None
    note: str | None = None


def weakest(certainties: Iterable[Certainty]) -> Certainty:
    """Return the weakest mark: what a result that used all of them carries.

    Examples:
        >>> weakest([Certainty.OFFICIAL, Certainty.ASSUMED])
        <Certainty.ASSUMED: 'assumed'>
    """
    order = list(Certainty)
    return max(certainties, key=order.index, default=Certainty.OFFICIAL)
