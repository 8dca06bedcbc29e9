"""What can be combined by the rules of an indicator? A value, or the part of one."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple, Protocol

from brecha.programme.kinds import PartialDate


class Measured(Protocol):
    """A number, or the two parts of a share, of an agency, a place and a period."""

    @property
    def agency(self) -> str:
        """Acronym of the agency; empty for the whole programme."""

    @property
    def place(self) -> str:
        """Place; empty for all."""

    @property
    def period_end(self) -> PartialDate:
        """Last day it speaks of."""

    @property
    def number(self) -> Decimal | None:
        """The number. Unit: the indicator's."""

    @property
    def numerator(self) -> Decimal | None:
        """Upper part of a share."""

    @property
    def denominator(self) -> Decimal | None:
        """Lower part of a share."""


class PartOfValue(NamedTuple):
    """The part of a value that belongs to one category, as a value of its own."""

    agency: str
    place: str
    period_end: PartialDate
    number: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
