"""How far apart are groups, what is the gap made of, and where on the ladder do figures gather?"""

from __future__ import annotations

import numpy as np
import polars as pl

from brecha.core.errors import BrechaError
from brecha.core.languages import Text
from brecha.core.notes import Note
from brecha.engine import Column
from brecha.gaps import (
    Indicator,
    concentration,
    dummies,
    find_dimensions,
    find_indicators,
    gap_between,
    group_codes,
    kitagawa,
    lorenz_points,
    missing_for,
    oaxaca_blinder,
    quantities_of,
)
from brecha.gaps.columns_of_people import asked_columns
from brecha.gaps.dimensions import UNKNOWN
from brecha.plans.diagnosis.results import ConcentrationResult, DecompositionResult, GapResult
from brecha.plans.diagnosis.sample import Sample
from brecha.plans.diagnosis.schema import Concentration, Decomposition, Diagnosis, Gap
from brecha.population.column_titles import column_title

CURVE_POINTS = 101
REST = Text(es="Otras clases, juntas", en="Other classes, together")
REST_CODE = "rest"


def gaps_of(diagnosis: Diagnosis, sample: Sample) -> tuple[tuple[GapResult, ...], list[Note]]:
    """Return every gap that can be told, and why the others cannot."""
    told: list[GapResult] = []
    holes: list[Note] = []
    for gap in diagnosis.gaps:
        try:
            told.append(_gap(gap, diagnosis, sample, holes))
        except BrechaError as error:
            holes += [_not_told(gap, Note(fault.message, fault.values)) for fault in error.faults]
    return tuple(told), holes


def concentrations_of(
    diagnosis: Diagnosis, sample: Sample
) -> tuple[tuple[ConcentrationResult, ...], list[Note]]:
    """Return every concentration that can be told, and why the others cannot."""
    told: list[ConcentrationResult] = []
    holes: list[Note] = []
    for entry in diagnosis.concentration:
        (indicator,) = find_indicators([entry.indicator])
        hole = _concentration_hole(entry, indicator, sample)
        if hole is not None:
            holes.append(hole)
            continue
        try:
            told.append(_concentration(entry, indicator, sample))
        except BrechaError as error:
            holes += [Note(fault.message, fault.values) for fault in error.faults]
    return tuple(told), holes


def _not_told(gap: Gap, reason: Note) -> Note:
    (indicator,) = find_indicators([gap.indicator])
    return Note(
        "The gap in {title} between {first} and {second} is not told: {reason}",
        {
            "title": indicator.title,
            "first": _label(gap.dimension, gap.between[0]),
            "second": _label(gap.dimension, gap.between[1]),
            "reason": reason,
        },
    )


def _gap(gap: Gap, diagnosis: Diagnosis, sample: Sample, holes: list[Note]) -> GapResult:
    (indicator,) = find_indicators([gap.indicator])
    (dimension,) = find_dimensions([gap.dimension])
    is_of_group = diagnosis.group is not None and diagnosis.group.dimension == dimension.id
    is_in = sample.is_in_place if is_of_group else sample.is_in_group
    people = sample.people
    if dimension.column in people.columns:
        people = people.with_columns(
            pl.when(is_in).then(pl.col(dimension.column)).alias(dimension.column)
        )
    parts = gap_between(people, indicator, dimension.id, gap.between, sample.design, sample.law)
    decomposition = None
    if gap.decompose is not None:
        try:
            decomposition = _decomposition(gap, gap.decompose, indicator, people, sample)
        except BrechaError as error:
            for fault in error.faults:
                reason = Note(fault.message, fault.values)
                holes.append(_not_taken_apart(indicator, reason))
    return GapResult(
        indicator.id,
        indicator.title,
        indicator.unit,
        dimension.id,
        dimension.title,
        gap.between,
        (dimension.label(gap.between[0]), dimension.label(gap.between[1])),
        parts,
        decomposition,
    )


def _not_taken_apart(indicator: Indicator, reason: Note) -> Note:
    return Note(
        "The gap in {title} is not taken apart: {reason}",
        {"title": indicator.title, "reason": reason},
    )


def _decomposition(
    gap: Gap, how: Decomposition, indicator: Indicator, people: pl.DataFrame, sample: Sample
) -> DecompositionResult:
    codes = group_codes(people, find_dimensions([gap.dimension]))[gap.dimension]
    is_first = np.select(
        [(codes == code).to_numpy() for code in gap.between], [1.0, 0.0], default=np.nan
    )
    outcome = quantities_of([indicator], people, sample.law)[0].numerator
    is_told = ~(np.isnan(outcome) | np.isnan(is_first))
    if how.method == "kitagawa":
        classes, labels = _classes(people, how.by, is_told, is_first)
        parts = kitagawa(sample.design, outcome, is_first, classes)
        return DecompositionResult("kitagawa", how.by, labels, is_logarithm=False, parts=parts)
    if how.is_logarithm:
        with np.errstate(divide="ignore", invalid="ignore"):
            outcome = np.where(outcome > 0, np.log(outcome), np.nan)
    predictors, labels = _predictors(people, how.by, is_told)
    parts = oaxaca_blinder(sample.design, outcome, is_first, predictors)
    return DecompositionResult(
        "oaxaca_blinder", how.by, labels, is_logarithm=how.is_logarithm, parts=parts
    )


def _classes(
    people: pl.DataFrame, by: tuple[str, ...], is_told: Column, is_first: Column
) -> tuple[pl.Series, dict[str, Text]]:
    """Return one class a person; classes with people of one group only are put together."""
    dimensions = find_dimensions(by)
    codes = group_codes(people, dimensions)
    joined = pl.select(pl.concat_str(list(codes.values()), separator="|")).to_series()
    names = {side: set(joined.filter(is_told & (is_first == side)).to_list()) for side in (1, 0)}
    both = names[1] & names[0]
    classes = pl.select(
        pl.when(joined.is_in(list(both))).then(joined).otherwise(pl.lit(REST_CODE))
    ).to_series()
    labels = {
        name: _joined_label(
            [entry.label(code) for entry, code in zip(dimensions, name.split("|"), strict=True)]
        )
        for name in both
    }
    if names[1] ^ names[0]:
        labels[REST_CODE] = REST
    return classes, labels


def _joined_label(parts: list[Text]) -> Text:
    return Text(es=", ".join(part.es for part in parts), en=", ".join(part.en for part in parts))


def _predictors(
    people: pl.DataFrame, by: tuple[str, ...], is_told: Column
) -> tuple[dict[str, Column], dict[str, Text]]:
    """Return dummies of each dimension, whose base is the commonest code among those told."""
    predictors: dict[str, Column] = {}
    labels: dict[str, Text] = {"constant": Text(es="Constante", en="Constant")}
    for dimension in find_dimensions(by):
        codes = group_codes(people, [dimension])[dimension.id]
        codes = pl.select(pl.when(codes != UNKNOWN).then(codes)).to_series()
        base = codes.filter(pl.Series(is_told)).drop_nulls().mode().sort()[0]
        for code, column in dummies(codes, base).items():
            if np.nansum(np.where(is_told, column, 0)) > 0:
                predictors[f"{dimension.id}:{code}"] = column
                labels[f"{dimension.id}:{code}"] = dimension.label(code)
    return predictors, labels


def _concentration_hole(entry: Concentration, indicator: Indicator, sample: Sample) -> Note | None:
    answered = asked_columns(sample.people, sample.law)
    hole = missing_for(indicator, answered)
    if hole is not None or entry.rank_by in answered:
        return hole
    return Note(
        "Where {title} gathers is not told: the source does not ask {column}.",
        {"title": indicator.title, "column": column_title(entry.rank_by)},
    )


def _concentration(
    entry: Concentration, indicator: Indicator, sample: Sample
) -> ConcentrationResult:
    above = quantities_of([indicator], sample.people, sample.law)[0].numerator
    having = np.where(sample.is_in_group.to_numpy(), above, np.nan)
    ranks = sample.people[entry.rank_by].cast(pl.Float64).fill_null(np.nan).to_numpy()
    bounds = (0.0, 1.0) if indicator.kind == "share" else None
    return ConcentrationResult(
        indicator.id,
        indicator.title,
        entry.rank_by,
        concentration(sample.design, having, ranks, bounds),
        _thinned(lorenz_points(sample.design.weights, having, ranks)),
    )


def _thinned(curve: pl.DataFrame) -> pl.DataFrame:
    if curve.height <= CURVE_POINTS:
        return curve
    wanted = np.linspace(0, 1, CURVE_POINTS)
    places = np.unique(
        np.searchsorted(curve["people_share"].to_numpy(), wanted).clip(max=curve.height - 1)
    )
    thinned: pl.DataFrame = curve[places.tolist()]
    return thinned


def _label(dimension: str, code: str) -> Text:
    return find_dimensions([dimension])[0].label(code)
