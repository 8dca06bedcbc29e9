"""What do people lack of several things at once, and what keeps workers from being covered?"""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from brecha.core.errors import BrechaError
from brecha.core.languages import Text
from brecha.core.notes import Note
from brecha.gaps import BARRIERS, Barrier, barriers_among, deprivation_counts, find_indicators
from brecha.gaps.catalogue import INDICATORS
from brecha.gaps.columns_of_people import asked_columns
from brecha.gaps.deprivations import RIGHTS
from brecha.plans.diagnosis.figures import Breakdown, Title, figures_of, named_figures, shaped
from brecha.plans.diagnosis.results import BarriersResult, DeprivationResult
from brecha.plans.diagnosis.sample import Sample
from brecha.plans.diagnosis.schema import Deprivations, Diagnosis
from brecha.population.column_titles import column_title, column_titles
from brecha.population.people import PEOPLE

COUNT_TITLES = {
    "headcount": Title(
        Text(es="Personas que carecen de mucho a la vez", en="People deprived of much at once"),
        "share",
        "1",
    ),
    "intensity": Title(
        Text(
            es="De cuánto carecen ellas, en media", en="Of how much they are deprived, on average"
        ),
        "ratio",
        "1",
    ),
    "adjusted_headcount": Title(
        Text(es="Carencia ajustada (M0)", en="Adjusted headcount (M0)"), "mean", "1"
    ),
}
UNCOVERED = Title(
    Text(
        es="Personas ocupadas sin seguridad social propia",
        en="Employed people without social security of their own",
    ),
    "total",
    "persons",
)
NONE_MET = Title(Text(es="Ninguno de los obstáculos", en="None of the barriers"), "share", "1")
NUMBER_MET = Title(Text(es="Número de obstáculos", en="Number of barriers"), "mean", "1")
ONLY = Text(es="Solo: {title}", en="Only: {title}")
FIRST = Text(es="Primero: {title}", en="First: {title}")
POOR_AND = Text(es="Carecen de mucho y de: {title}", en="Deprived of much and of: {title}")
PART_OF = Text(es="Parte que aporta: {title}", en="Part made up by: {title}")


def deprivations_of(
    diagnosis: Diagnosis, sample: Sample, breakdowns: Iterable[Breakdown]
) -> tuple[DeprivationResult | None, list[Note]]:
    """Return what is counted, or why it cannot be."""
    asked = diagnosis.deprivations
    if asked is None:
        return None, []
    answered = asked_columns(sample.people)
    lacking = tuple(name for name in asked.items or RIGHTS if name not in answered)
    if lacking:
        return None, [
            Note(
                "Deprivations are not counted: the source does not ask {columns}.",
                {"columns": column_titles(lacking)},
            )
        ]
    return _counted(asked, sample, breakdowns), []


def barriers_of(
    diagnosis: Diagnosis, sample: Sample, breakdowns: Iterable[Breakdown]
) -> tuple[BarriersResult | None, list[Note]]:
    """Return what is in the way of the uncovered of the group, or why it is not told."""
    if not diagnosis.barriers:
        return None, []
    named = () if isinstance(diagnosis.barriers, bool) else diagnosis.barriers
    asked = [entry for entry in BARRIERS if not named or entry.id in named]
    only = sample.is_in_group.to_numpy().astype(float)
    try:
        whole = barriers_among(sample.people, asked, sample.design, sample.law, (), only)
    except BrechaError as error:
        return None, [Note(fault.message, fault.values) for fault in error.faults]
    frames = [shaped(pl.concat([whole.uncovered, whole.shares]), None)]
    for entry in breakdowns:
        parts = barriers_among(sample.people, asked, sample.design, sample.law, [entry.id], only)
        frames.append(shaped(pl.concat([parts.uncovered, parts.shares]), entry))
    titles = _barrier_titles(asked)
    named_titles = {entry.id: entry.title for entry in asked if entry.rule is not None}
    return BarriersResult(
        named_titles, named_figures(pl.concat(frames), titles), whole.overlap
    ), list(whole.holes)


def _barrier_titles(barriers: Iterable[Barrier]) -> dict[str, Title]:
    titles = {"uncovered": UNCOVERED}
    for entry in (entry for entry in barriers if entry.rule is not None):
        titles[f"any:{entry.id}"] = Title(entry.title, "share", "1")
        titles[f"sole:{entry.id}"] = Title(_filled(ONLY, entry.title), "share", "1")
        titles[f"first:{entry.id}"] = Title(_filled(FIRST, entry.title), "share", "1")
    return {**titles, "none": NONE_MET, "number": NUMBER_MET}


def _counted(
    asked: Deprivations, sample: Sample, breakdowns: Iterable[Breakdown]
) -> DeprivationResult:
    counts = deprivation_counts(sample.people, asked.cut_off, asked.items)
    items = {name: item_title(name) for name in counts.weights}
    titles = dict(COUNT_TITLES)
    for name, title in items.items():
        titles[f"headcount_poor:{name}"] = Title(_filled(POOR_AND, title), "share", "1")
        titles[f"contribution:{name}"] = Title(_filled(PART_OF, title), "ratio", "1")
    figures = figures_of(sample.design, counts.quantities(), titles, sample.audiences, breakdowns)
    return DeprivationResult(counts.cutoff, dict(counts.weights), items, figures)


def item_title(name: str) -> Text:
    """Return what an item is called: as the indicator of its name, or as its column."""
    if name in {entry.id for entry in INDICATORS}:
        return find_indicators([name])[0].title
    described = {column.name: column.description for column in PEOPLE.columns}
    return Text(es=column_title(name).es, en=described.get(name, name))


def _filled(template: Text, title: Text) -> Text:
    return Text(es=template.es.format(title=title.es), en=template.en.format(title=title.en))
