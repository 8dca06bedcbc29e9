"""How large is each indicator, in each group, and how sure are we?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from brecha.core.languages import LANGUAGES
from brecha.core.notes import Note
from brecha.gaps.columns_of_people import LawValues, asked_columns
from brecha.gaps.deciles import DECILE, INCOME, ready_for
from brecha.gaps.dimensions import (
    Dimension,
    find_dimensions,
    group_codes,
    missing_for_dimension,
)
from brecha.gaps.holes import tellable
from brecha.gaps.indicator import Indicator
from brecha.gaps.quantities import quantities_of
from brecha.population.inference import SampleDesign, estimate


@dataclass(frozen=True)
class IndicatorEstimates:
    """Estimates, and what the source cannot tell.

    Attributes:
        frame: One row for each indicator and group, and one for all people together, whose groups
            are null. Columns: indicator, title_es, title_en, kind, unit, the dimensions with
            their labels (`sex`, `sex_es`, `sex_en`), and all that `estimate` says.
        holes: Why the other indicators and breakdowns that were asked for are not there.
    """

    frame: pl.DataFrame
    holes: tuple[Note, ...]


def estimate_indicators(
    people: pl.DataFrame,
    indicators: Iterable[Indicator],
    by: Iterable[str] = (),
    design: SampleDesign | None = None,
    law: LawValues | None = None,
    confidence: float = 0.95,
) -> IndicatorEstimates:
    """Return indicators with their uncertainty, for all people and for each group.

    Args:
        people: Columns of `PEOPLE`, every row of the sample; never a part of it.
        indicators: What is asked.
        by: Ids of dimensions; every combination that occurs is a group.
        design: The sample; by default that of the columns weight, stratum and cluster.
        law: What the law sets, by name: one number, or one for each person.
        confidence: Of the intervals.

    Raises:
        InputError: A dimension is not known, a value of the law does not fit.
    """
    columns = asked_columns(people, law)
    told, holes = tellable(indicators, columns)
    dimensions, unasked = _dimensions(by, columns)
    people = ready_for(people, [dimension.id for dimension in dimensions])
    if not told:
        return IndicatorEstimates(pl.DataFrame(), (*holes, *unasked))
    frame = estimate(
        design or SampleDesign.of(people),
        quantities_of(told, people, law),
        group_codes(people, dimensions) or None,
        confidence=confidence,
    )
    return IndicatorEstimates(_labelled(frame, told, dimensions), (*holes, *unasked))


def _dimensions(
    by: Iterable[str], columns: set[str]
) -> tuple[tuple[Dimension, ...], tuple[Note, ...]]:
    known = set(columns)
    if INCOME in known:
        known.add(DECILE)
    asked = [(entry, missing_for_dimension(entry, known)) for entry in find_dimensions(by)]
    return (
        tuple(entry for entry, hole in asked if hole is None),
        tuple(hole for _, hole in asked if hole is not None),
    )


def _labelled(
    frame: pl.DataFrame, indicators: tuple[Indicator, ...], dimensions: tuple[Dimension, ...]
) -> pl.DataFrame:
    titles = pl.DataFrame(
        {
            "indicator": [entry.id for entry in indicators],
            "title_es": [entry.title.es for entry in indicators],
            "title_en": [entry.title.en for entry in indicators],
            "kind": [entry.kind for entry in indicators],
            "unit": [entry.unit for entry in indicators],
        }
    )
    labels = [
        pl.col(entry.id)
        .replace_strict(_labels(entry, frame[entry.id], language), return_dtype=pl.String)
        .alias(f"{entry.id}_{language}")
        for entry in dimensions
        for language in LANGUAGES
    ]
    joined = frame.with_columns(labels).join(
        titles, on="indicator", how="left", maintain_order="left"
    )
    ids = [name for entry in dimensions for name in (entry.id, f"{entry.id}_es", f"{entry.id}_en")]
    first = ["indicator", "title_es", "title_en", "kind", "unit", *ids]
    return joined.select(*first, pl.exclude(first))


def _labels(dimension: Dimension, codes: pl.Series, language: str) -> dict[str | None, str | None]:
    return {
        code: None if code is None else getattr(dimension.label(code), language)
        for code in codes.unique().to_list()
    }
