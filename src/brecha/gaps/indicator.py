"""What is an indicator? Its titles, its definition, and the rules that count above and below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from brecha.core.languages import Text

IndicatorKind = Literal["share", "mean", "total", "median", "ratio"]


@dataclass(frozen=True)
class Indicator:
    """One figure that can be told of a population and of any of its groups.

    A person counts where the universe holds and the numerator is known. A *share* is the weighted
    mean of a yes or no, a *mean* and a *median* those of an amount, a *total* a weighted sum, a
    *ratio* the sum of one amount over that of another.

    Attributes:
        id: Name in files and commands.
        title: What it is called.
        definition: What is counted, of whom.
        kind: How it is computed.
        numerator: Rule or column that is counted.
        universe: Rule or column that says who is counted.
        unit: Unit of the figure.
        source: Standard or manual that the definition follows; empty for one of our own.
        sdg: Code of the indicator of the Sustainable Development Goals it corresponds to.
        denominator: For a ratio, the rule or column below.
    """

    id: str
    title: Text
    definition: Text
    kind: IndicatorKind
    numerator: str
    universe: str
    unit: str = "1"
    source: str = ""
    sdg: str | None = None
    denominator: str | None = None

    @property
    def targets(self) -> tuple[str, ...]:
        """Rules and columns it is computed from."""
        below = () if self.denominator is None else (self.denominator,)
        return (self.numerator, self.universe, *below)


def text(es: str, en: str) -> Text:
    """Return a text in both languages, Spanish first."""
    return Text(es=es, en=en)
