"""What does a diagnosis find in a survey? Every part in turn; what cannot be told is a hole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import polars as pl

from brecha.core.languages import Text
from brecha.core.notes import Note
from brecha.countries import Country
from brecha.engine import Reform
from brecha.gaps import DIMENSIONS, find_dimensions, find_indicators, quantities_of, tellable
from brecha.gaps.columns_of_people import asked_columns
from brecha.plans.diagnosis.between_groups import concentrations_of, gaps_of
from brecha.plans.diagnosis.cost_titles import TENTHS, TENTHS_TITLE
from brecha.plans.diagnosis.figures import (
    Breakdown,
    empty_figures,
    figures_of,
    titles_of,
    without_idle_cells,
)
from brecha.plans.diagnosis.formal_cost import formal_cost, reform_change
from brecha.plans.diagnosis.lacks import barriers_of, deprivations_of
from brecha.plans.diagnosis.results import (
    DiagnosisResult,
    LawResult,
    PeopleSource,
    Territory,
)
from brecha.plans.diagnosis.sample import (
    INCOME,
    Sample,
    breakdowns_of,
    columns_of,
    dimension_columns,
    dimensions_of,
    law_values,
    sample_of,
)
from brecha.plans.diagnosis.schema import Diagnosis, Formalisation, Group
from brecha.population.column_titles import column_title
from brecha.population.inference import conventions_of
from brecha.population.surveys import SurveyData

Found = TypeVar("Found")
PLACES = ("territory", "municipality")
OF_COSTS = ("sex", "income_decile")


def run_diagnosis(
    diagnosis: Diagnosis,
    country: Country,
    survey: SurveyData,
    place: Territory | None = None,
    reform: Reform | None = None,
) -> DiagnosisResult:
    """Return all that a diagnosis finds in a survey.

    Args:
        diagnosis: What is asked; see `read_diagnosis`.
        country: The country of diagnosis and survey.
        survey: The people; see `load_survey` and `synthetic_survey`.
        place: A first-level territory; the whole country where none is named.
        reform: A reform of the scheme that the diagnosis names under formalisation.

    Raises:
        CoverageError: The survey does not tell the group or the place.
        InputError: Nobody is of the group in the place, or the reform does not fit the scheme.
    """
    law, assumed, holes = law_values(diagnosis, country, survey.period)
    sample = sample_of(diagnosis, survey, place, law)
    ids = [name for name in diagnosis.by if place is None or name not in PLACES]
    breakdowns = _kept(breakdowns_of(sample.people, ids, country), holes)
    of_people = [entry for entry in breakdowns if entry.id not in PLACES]
    of_costs = breakdowns_of(sample.people, OF_COSTS, country)[0]
    run = _LawRun(diagnosis.formalisation, country, sample, survey.period, of_costs)
    parts: dict[str, Any] = {
        "indicators": _kept(_indicators(diagnosis, sample, breakdowns), holes),
        "gaps": _kept(gaps_of(diagnosis, sample), holes),
        "concentration": _kept(concentrations_of(diagnosis, sample), holes),
        "deprivations": _kept(deprivations_of(diagnosis, sample, of_people), holes),
        "barriers": _kept(barriers_of(diagnosis, sample, of_people), holes),
        "formalisation": _kept(run.cost(), holes),
        "reform": _kept(run.change(reform), holes),
    }
    costs = [entry for entry in (parts["formalisation"], parts["reform"]) if entry]
    return DiagnosisResult(
        **_about(diagnosis, country, ids),
        **parts,
        source=_source(survey, sample),
        place=place,
        reform_title=None if reform is None else reform.title,
        holes=_once(holes, _reasons(survey, diagnosis)),
        cautions=_cautions(survey, country),
        assumptions=_once(assumed, *(entry.assumptions for entry in costs)),
    )


@dataclass(frozen=True)
class _LawRun:
    """What the law is run on."""

    asked: Formalisation | None
    country: Country
    sample: Sample
    period: str
    breakdowns: Sequence[Breakdown]

    def cost(self) -> tuple[LawResult | None, list[Note]]:
        if self.asked is None:
            return None, []
        given = (self.country, self.sample, self.period, self.breakdowns)
        return formal_cost(self.asked, *given)

    def change(self, reform: Reform | None) -> tuple[LawResult | None, list[Note]]:
        if reform is None:
            return None, []
        if self.asked is None:
            return None, [Note("The reform is not run: the diagnosis names no scheme of law.")]
        given = (self.country, self.sample, self.period, self.breakdowns)
        return reform_change(self.asked, *given, reform)


def _kept(found: tuple[Found, Sequence[Note]], holes: list[Note]) -> Found:
    """Return what was found and keep what was not."""
    holes += found[1]
    return found[0]


def _indicators(
    diagnosis: Diagnosis, sample: Sample, breakdowns: Sequence[Breakdown]
) -> tuple[pl.DataFrame, Sequence[Note]]:
    asked = find_indicators(diagnosis.indicators)
    told, untold = tellable(asked, asked_columns(sample.people, sample.law))
    if not told:
        return empty_figures(), untold
    quantities = quantities_of(told, sample.people, sample.law)
    titles = titles_of(told)
    figures = figures_of(sample.design, quantities, titles, sample.audiences, breakdowns)
    return without_idle_cells(figures), untold


def _about(diagnosis: Diagnosis, country: Country, ids: Sequence[str]) -> dict[str, Any]:
    return {
        "diagnosis": diagnosis.diagnosis,
        "title": diagnosis.title,
        "question": diagnosis.question,
        "country": country.name,
        "currency": country.about.currency,
        "group": _group_title(diagnosis.group),
        "reference": _group_title(diagnosis.compare_with),
        "dimensions": _dimension_titles(diagnosis, ids),
    }


def _source(survey: SurveyData, sample: Sample) -> PeopleSource:
    design = sample.design
    return PeopleSource(
        survey=survey.survey,
        title=survey.title,
        period=survey.period,
        universe=survey.universe,
        is_synthetic=survey.is_synthetic,
        notes=survey.notes,
        persons=design.number_of_rows,
        represented=float(design.weights.sum()),
        clusters=design.number_of_clusters,
        strata=len(design.clusters_in_stratum),
        degrees_of_freedom=design.degrees_of_freedom,
        conventions=conventions_of(design),
    )


def _group_title(group: Group | None) -> Text | None:
    if group is None:
        return None
    (dimension,) = find_dimensions([group.dimension])
    return group.title or dimension.label(group.code)


def _dimension_titles(diagnosis: Diagnosis, ids: Sequence[str]) -> dict[str, Text]:
    titles = {entry.id: entry.title for entry in DIMENSIONS}
    told = {
        name: titles[name] for name in dict.fromkeys((*ids, *OF_COSTS, *dimensions_of(diagnosis)))
    }
    return {**told, TENTHS: TENTHS_TITLE}


def _reasons(survey: SurveyData, diagnosis: Diagnosis) -> list[Note]:
    """Return why the source lacks columns that the diagnosis needs."""
    wanted = columns_of(diagnosis) - {INCOME, "territory"} | dimension_columns(diagnosis)
    return [
        Note(
            "The source does not tell {column}: {reason}",
            {"column": column_title(hole.column), "reason": hole.reason},
        )
        for hole in survey.absent
        if hole.column in wanted
    ]


def _cautions(survey: SurveyData, country: Country) -> tuple[Note, ...]:
    cautions: list[Note] = list(survey.notes)
    if survey.is_synthetic:
        cautions.insert(
            0,
            Note(
                "SYNTHETIC: none of these people exists. The figures show the method; they "
                "estimate nothing."
            ),
        )
    if country.about.is_made_up:
        cautions.append(Note("{country} is a made-up country.", {"country": country.about.title}))
    return tuple(cautions)


def _once(*parts: Sequence[Note]) -> tuple[Note, ...]:
    told: dict[str, Note] = {}
    for part in parts:
        for note in part:
            told.setdefault(note.text(), note)
    return tuple(told.values())
