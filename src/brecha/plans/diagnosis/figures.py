"""How is one set of quantities told of audiences and their parts? One estimate a breakdown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from brecha.core.languages import Text
from brecha.gaps import Indicator
from brecha.plans.diagnosis.results import FIGURE_COLUMNS
from brecha.population.inference import Quantity, SampleDesign, estimate

LOW_PRECISION_FROM = 0.30
GROUP, REFERENCE, NATION = "group", "reference", "nation"
NOTHING = Text(es="", en="")


@dataclass(frozen=True)
class Title:
    """What a quantity is called.

    Attributes:
        text: Title.
        kind: share, mean, total, median or ratio.
        unit: Unit.
        definition: What is counted, of whom.
    """

    text: Text
    kind: str
    unit: str
    definition: Text = NOTHING


@dataclass(frozen=True)
class Breakdown:
    """A way to cut an audience.

    Attributes:
        id: Id of the dimension.
        codes: Code of each person. Shape: persons.
        labels: What each code is called.
    """

    id: str
    codes: pl.Series
    labels: Mapping[str, Text]


def titles_of(indicators: Iterable[Indicator]) -> dict[str, Title]:
    """Return what indicators are called, by id."""
    return {
        entry.id: Title(entry.title, entry.kind, entry.unit, entry.definition)
        for entry in indicators
    }


def figures_of(
    design: SampleDesign,
    quantities: Sequence[Quantity],
    titles: Mapping[str, Title],
    audiences: Sequence[pl.Series],
    breakdowns: Iterable[Breakdown] = (),
) -> pl.DataFrame:
    """Return quantities of every audience, whole and by each breakdown.

    Args:
        design: The sample, every row of it.
        quantities: What is asked.
        titles: By name of a quantity.
        audiences: Name of each person's audience, null in none; the first is broken down.
        breakdowns: How it is cut.

    Returns:
        Columns: `FIGURE_COLUMNS`; without cells that nobody is in.
    """
    first = audiences[0]
    parts = [shaped(estimate(design, quantities, {"audience": codes}), None) for codes in audiences]
    parts += [
        shaped(estimate(design, quantities, {"audience": first, entry.id: entry.codes}), entry)
        for entry in breakdowns
    ]
    told = pl.concat(parts).filter(pl.col("audience").is_not_null(), pl.col("n") > 0)
    return named_figures(told, titles)


def named_figures(told: pl.DataFrame, titles: Mapping[str, Title]) -> pl.DataFrame:
    """Return shaped estimates with their titles, in the order of these.

    Args:
        told: What `shaped` returned.
        titles: By name of a quantity; what is not named is left out.

    Returns:
        Columns: `FIGURE_COLUMNS`.
    """
    return (
        _named(titles)
        .join(told, on="indicator", how="inner", maintain_order="left_right")
        .with_columns(is_shown())
        .select(FIGURE_COLUMNS)
    )


def shaped(frame: pl.DataFrame, breakdown: Breakdown | None) -> pl.DataFrame:
    """Return estimates with the columns breakdown, code and label; of the group if none is named.

    Args:
        frame: What `estimate` returned, by audience and the breakdown if any.
        breakdown: How the audience was cut.
    """
    if "audience" not in frame.columns:
        frame = frame.with_columns(audience=pl.lit(GROUP))
    return _whole(frame) if breakdown is None else _broken_down(frame, breakdown)


def without_idle_cells(figures: pl.DataFrame) -> pl.DataFrame:
    """Return figures without the breakdowns that say what the indicator means, and no more.

    The share of women, by sex, is all or nothing; an indicator of women has one cell by sex, which
    is that of all together.

    Args:
        figures: Columns: `FIGURE_COLUMNS`.
    """
    by = ("indicator", "audience", "breakdown")
    is_pure = pl.col("kind").is_in(["share", "ratio"]) & (pl.col("unit") == "1")
    is_all_or_nothing = is_pure & pl.col("estimate").is_in([0.0, 1.0]) & (pl.len() > 1)
    opposed = is_all_or_nothing.all() & (pl.col("estimate").n_unique() > 1)
    is_idle = pl.col("breakdown").ne("") & ((pl.len() == 1) | opposed).over(by)
    return figures.filter(~is_idle)


def empty_figures() -> pl.DataFrame:
    """Return figures without a row."""
    texts = FIGURE_COLUMNS[:12]
    kinds = {
        name: pl.String if name in (*texts, "quality") else pl.Float64 for name in FIGURE_COLUMNS
    }
    return pl.DataFrame(schema={**kinds, "n": pl.Int64, "is_shown": pl.Boolean})


def is_shown() -> pl.Expr:
    """Return whether an estimate is precise enough to be shown."""
    variation = pl.col("coefficient_of_variation").fill_null(0.0)
    is_told = pl.col("estimate").is_not_null() & (pl.col("quality") != "suppressed")
    return (is_told & (variation < LOW_PRECISION_FROM)).alias("is_shown")


def _whole(frame: pl.DataFrame) -> pl.DataFrame:
    empty = pl.lit("")
    return _in_order(
        frame.with_columns(breakdown=empty, code=empty, label_es=empty, label_en=empty)
    )


def _broken_down(frame: pl.DataFrame, entry: Breakdown) -> pl.DataFrame:
    held = frame.filter(pl.col(entry.id).is_not_null())
    codes = held[entry.id].unique().to_list()
    labels = {code: entry.labels.get(code, Text(es=code, en=code)) for code in codes}
    order = [
        *(code for code in entry.labels if code in labels),
        *sorted(set(labels) - {*entry.labels}),
    ]
    code = pl.col(entry.id)
    named = held.with_columns(
        breakdown=pl.lit(entry.id),
        code=code,
        label_es=code.replace_strict({c: t.es for c, t in labels.items()}, return_dtype=pl.String),
        label_en=code.replace_strict({c: t.en for c, t in labels.items()}, return_dtype=pl.String),
        place=code.replace_strict({c: order.index(c) for c in labels}, return_dtype=pl.Int64),
    )
    return _in_order(named.sort("audience", "place", maintain_order=True))


def _in_order(frame: pl.DataFrame) -> pl.DataFrame:
    names = [name for name in FIGURE_COLUMNS if name in frame.columns]
    return frame.select(names).with_columns(pl.col("n").cast(pl.Int64))


def _named(titles: Mapping[str, Title]) -> pl.DataFrame:
    columns = (
        "indicator",
        "title_es",
        "title_en",
        "definition_es",
        "definition_en",
        "kind",
        "unit",
    )
    rows = [
        (
            name,
            entry.text.es,
            entry.text.en,
            entry.definition.es,
            entry.definition.en,
            entry.kind,
            entry.unit,
        )
        for name, entry in titles.items()
    ]
    return pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row")
