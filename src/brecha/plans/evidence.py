"""How far do a plan's numbers carry? Its ranges, and what published studies say beside it."""

from __future__ import annotations

from dataclasses import dataclass

from brecha.core.languages import Text
from brecha.core.notes import Note


@dataclass(frozen=True)
class Sensitivity:
    """The mean gross cost if one assumption stands at its low or high value.

    Attributes:
        path: The assumption; see `PlanResult.assumptions`.
        at_low: Mean gross cost as a share of GDP with the low value.
        at_high: The same with the high value.
    """

    path: str
    title: Text
    low: float
    high: float
    unit: str
    at_low: float
    at_high: float


@dataclass(frozen=True)
class CostRange:
    """How wide the assumptions leave the mean gross cost. Unit: share of GDP.

    Attributes:
        lowest: Every assumption at the end that lowers it; most unlikely.
        p10: Of the draws, one in ten lies below.
        p50: Half of the draws lie below.
        p90: Of the draws, one in ten lies above.
        highest: Every assumption at the end that raises it; most unlikely.
        number_of_draws: Draws of all assumptions at once, each on its own, triangular in its range.
    """

    lowest: float
    p10: float
    p50: float
    p90: float
    highest: float
    number_of_draws: int


@dataclass(frozen=True)
class Reading:
    """One way to compute a published quantity.

    Attributes:
        title: What is computed, under which closure, concept and denominator.
        value: What we compute, in the unit of the published value.
        is_same_concept: Whether it counts what the published value counts.
        reaches: Whether it counts the same and comes within a tenth of the published value.
    """

    title: Note
    value: float
    is_same_concept: bool
    reaches: bool


@dataclass(frozen=True)
class ComparisonLine:
    """A published headline beside what we compute.

    Attributes:
        quantity: Key of the quantity.
        title: What it is.
        published: The published value.
        unit: Unit of the published value, for example `% of GDP 2019`.
        statistic: Mean of the years, or which year.
        source: Where it is published.
        grade: How well the source was seen.
        readings: What we compute.
        verdict: In words: which reading reaches it and which does not, and why.
    """

    quantity: str
    title: Note
    published: float
    unit: str
    statistic: str
    source: str
    grade: str
    readings: tuple[Reading, ...]
    verdict: Note


@dataclass(frozen=True)
class Comparison:
    """The validation page: a study, the frame of our run, its headlines, how we read them.

    Attributes:
        calibration: The one calibrated parameter in words; `None` where nothing is calibrated.
    """

    study: str
    frame: Note
    lines: tuple[ComparisonLine, ...]
    calibration: Note | None
