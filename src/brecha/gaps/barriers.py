"""Of those who work without cover: what stands in their way, alone or together with what else?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import polars as pl

from brecha.core.errors import CoverageError
from brecha.core.notes import Note
from brecha.engine import Column
from brecha.gaps.catalogue.barriers import BARRIERS, Barrier
from brecha.gaps.columns_of_people import LawValues, asked_columns, needed_columns, person_columns
from brecha.gaps.deciles import ready_for
from brecha.gaps.dimensions import find_dimensions, group_codes
from brecha.population.column_titles import column_titles
from brecha.population.inference import Quantity, SampleDesign, estimate

UNIVERSE = "is_worker_without_cover"


@dataclass(frozen=True)
class BarrierResults:
    """What is in the way of the workers without cover.

    Attributes:
        uncovered: Their number, by group; columns as `estimate` returns them.
        shares: Of each barrier: `any:ID` the share of the uncovered who meet it, `sole:ID` who meet
            it and no other that was asked, `first:ID` for whom it is the first in the order given;
            `none` who meet none, `number` how many are met on average. A general barrier keeps no
            other from being the sole or first one, comes last, and is not in the number.
        overlap: Share who meet both of two barriers: first, second, estimate, and the rest.
        holes: Barriers that the source does not ask, and what those it asks do not show.
    """

    uncovered: pl.DataFrame
    shares: pl.DataFrame
    overlap: pl.DataFrame
    holes: tuple[Note, ...]


def barriers_among(
    people: pl.DataFrame,
    barriers: Iterable[Barrier] | None = None,
    design: SampleDesign | None = None,
    law: LawValues | None = None,
    by: Iterable[str] = (),
    only: Column | None = None,
) -> BarrierResults:
    """Return which conditions workers without cover meet.

    A worker of whom an asked barrier is not known is left out of `sole`, `first`, `none` and
    `number`, and of that barrier's share; the column n says how many stay.

    Args:
        people: Columns of `PEOPLE`, every row of the sample.
        barriers: In the order in which `first` looks for them; all of `BARRIERS` by default.
        design: The sample; by default that of the columns weight, stratum and cluster.
        law: What the law sets, by name.
        by: Ids of dimensions.
        only: 1 for the workers that are meant, for example domestic workers. Shape: persons.

    Raises:
        CoverageError: The source does not say who works without cover, or asks of no barrier.
    """
    asked = tuple(BARRIERS if barriers is None else barriers)
    columns = asked_columns(people, law)
    seen = [entry for entry in asked if _lacking(entry, columns) == ()]
    if not seen:
        raise CoverageError.of(
            "At least one barrier must be asked by the source; of these none is: {barriers}.",
            barriers=", ".join(entry.id for entry in asked),
        )
    rules = {entry.id: str(entry.rule) for entry in seen}
    told = person_columns(people, (UNIVERSE, *rules.values()), law)
    is_in = told[UNIVERSE] == 1 if only is None else (told[UNIVERSE] == 1) & (only == 1)
    met = {name: np.where(is_in, told[rule], np.nan) for name, rule in rules.items()}
    general = {entry.id for entry in seen if entry.is_general}
    sample = design or SampleDesign.of(people)
    dimensions = find_dimensions(by)
    ready = ready_for(people, [entry.id for entry in dimensions])
    groups = group_codes(ready, dimensions) or None
    number = [Quantity("uncovered", "total", np.where(is_in, 1.0, np.nan))]
    return BarrierResults(
        estimate(sample, number, groups),
        estimate(sample, _shares(met, general), groups),
        _overlap(sample, met, groups),
        tuple(note for entry in asked for note in _holes(entry, columns)),
    )


def _lacking(barrier: Barrier, columns: set[str]) -> tuple[str, ...] | None:
    """Return the columns that a barrier needs and are not there; None if none ever says it."""
    if barrier.rule is None:
        return None
    return tuple(name for name in needed_columns([barrier.rule]) if name not in columns)


def _holes(barrier: Barrier, columns: set[str]) -> list[Note]:
    lacking = _lacking(barrier, columns)
    if lacking is None:
        return [
            Note(
                "Barrier not asked: {title}. {unseen}",
                {"title": barrier.title, "unseen": barrier.unseen},
            )
        ]
    if lacking:
        return [
            Note(
                "Barrier not told: {title}; the source does not say {columns}.",
                {"title": barrier.title, "columns": column_titles(lacking)},
            )
        ]
    return [
        Note(
            "What the answers do not show of the barrier {title}: {unseen}",
            {"title": barrier.title, "unseen": barrier.unseen},
        )
    ]


def _shares(met: dict[str, Column], general: set[str]) -> list[Quantity]:
    specific = [column for name, column in met.items() if name not in general]
    number = np.sum(specific, axis=0) if specific else np.zeros(len(next(iter(met.values()))))
    is_known = ~np.isnan(sum(met.values()))
    told = [Quantity(f"any:{name}", "proportion", column) for name, column in met.items()]
    before = np.zeros_like(number)
    for name in sorted(met, key=general.__contains__):
        others = number if name in general else number - 1
        marks = {"sole": others == 0, "first": before == 0}
        for mark, is_so in marks.items():
            share = np.where(is_known, is_so & (met[name] == 1), np.nan)
            told.append(Quantity(f"{mark}:{name}", "proportion", share))
        before += np.nan_to_num(met[name])
    return [
        *told,
        Quantity("none", "proportion", np.where(is_known, before == 0, np.nan)),
        Quantity("number", "mean", np.where(is_known, number, np.nan)),
    ]


def _overlap(
    sample: SampleDesign, met: dict[str, Column], groups: dict[str, pl.Series] | None
) -> pl.DataFrame:
    names = list(met)
    pairs = [(one, other) for at, one in enumerate(names) for other in names[at + 1 :]]
    if not pairs:
        return pl.DataFrame(schema={"first": pl.String, "second": pl.String})
    quantities = [
        Quantity(f"{one}:{other}", "proportion", met[one] * met[other]) for one, other in pairs
    ]
    parts = pl.col("indicator").str.split_exact(":", 1)
    return estimate(sample, quantities, groups).select(
        parts.struct[0].alias("first"), parts.struct[1].alias("second"), pl.exclude("indicator")
    )
