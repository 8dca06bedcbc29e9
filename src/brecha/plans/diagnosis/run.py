"""What does a diagnosis find in a survey? Every part in turn; what cannot be told is a hole."""

from __future__ import annotations

from collections.abc import Sequence

from brecha.core.notes import Note
from brecha.countries import Country
from brecha.engine import Reform
from brecha.gaps import DIMENSIONS, find_dimensions, find_indicators, quantities_of, tellable
from brecha.gaps.person_columns import asked_columns
from brecha.core.languages import Text
from brecha.plans.diagnosis.between_groups import concentrations_of, gaps_of
from brecha.plans.diagnosis.figures import Breakdown, empty_figures, figures_of, titles_of
from brecha.plans.diagnosis.formal_cost import TENTHS, TENTHS_TITLE, formal_cost, reform_change
from brecha.plans.diagnosis.lacks import barriers_of, deprivations_of
from brecha.plans.diagnosis.results import (
    DiagnosisResult,
    LawResult,
    PeopleSource,
    Territory,
)
from brecha.plans.diagnosis.sample import (
    Sample,
    breakdowns_of,
    dimensions_of,
    law_values,
    sample_of,
)
from brecha.plans.diagnosis.schema import Diagnosis, Group
from brecha.population.inference import conventions_of
from brecha.population.surveys import SurveyData

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
    breakdowns, unasked = breakdowns_of(sample.people, ids, country)
    by_sex = [entry for entry in breakdowns_of(sample.people, OF_COSTS, country)[0]]
    told, untold = tellable(
        find_indicators(diagnosis.indicators), asked_columns(sample.people, law)
    )
    indicators = empty_figures()
    if told:
        quantities = quantities_of(told, sample.people, law)
        indicators = figures_of(
            sample.design, quantities, titles_of(told), sample.audiences, breakdowns
        )
    gaps, no_gaps = gaps_of(diagnosis, sample)
    gathered, not_gathered = concentrations_of(diagnosis, sample)
    of_people = [entry for entry in breakdowns if entry.id not in PLACES]
    counts, uncounted = deprivations_of(diagnosis, sample, of_people)
    barriers, unbarred = barriers_of(diagnosis, sample, of_people)
    cost, uncosted = _cost(diagnosis, country, sample, survey.period, by_sex)
    change, unchanged = _reform(diagnosis, country, sample, survey.period, by_sex, reform)
    why = _reasons(survey, diagnosis)
    return DiagnosisResult(
        diagnosis=diagnosis.diagnosis,
        title=diagnosis.title,
        question=diagnosis.question,
        country=country.name,
        currency=country.about.currency,
        source=_source(survey, sample),
        place=place,
        group=_group_title(diagnosis.group),
        reference=_group_title(diagnosis.compare_with),
        dimensions=_dimension_titles(diagnosis, ids),
        indicators=indicators,
        gaps=gaps,
        concentration=gathered,
        deprivations=counts,
        barriers=barriers,
        formalisation=cost,
        reform=change,
        reform_title=None if reform is None else reform.title,
        holes=_once(holes, untold, unasked, no_gaps, not_gathered, uncounted, unbarred, uncosted, unchanged, why),
        cautions=_cautions(survey, country),
        assumptions=_once(assumed, *(entry.assumptions for entry in (cost, change) if entry)),
    )


def _cost(
    diagnosis: Diagnosis,
    country: Country,
    sample: Sample,
    period: str,
    breakdowns: Sequence[Breakdown],
) -> tuple[LawResult | None, list[Note]]:
    if diagnosis.formalisation is None:
        return None, []
    return formal_cost(diagnosis.formalisation, country, sample, period, breakdowns)


def _reform(
    diagnosis: Diagnosis,
    country: Country,
    sample: Sample,
    period: str,
    breakdowns: Sequence[Breakdown],
    reform: Reform | None,
) -> tuple[LawResult | None, list[Note]]:
    if reform is None or diagnosis.formalisation is None:
        return None, []
    return reform_change(diagnosis.formalisation, country, sample, period, breakdowns, reform)


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
    told = {name: titles[name] for name in dict.fromkeys((*ids, *OF_COSTS, *dimensions_of(diagnosis)))}
    return {**told, TENTHS: TENTHS_TITLE}


def _reasons(survey: SurveyData, diagnosis: Diagnosis) -> list[Note]:
    """Return why the source lacks columns that the diagnosis needs."""
    from brecha.plans.diagnosis.sample import columns_of

    wanted = columns_of(diagnosis)
    return [
        Note("The source does not tell {column}: {reason}", {"column": hole.column, "reason": hole.reason})
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
        cautions.append(
            Note("{country} is a made-up country.", {"country": country.about.title})
        )
    return tuple(cautions)


def _once(*parts: Sequence[Note]) -> tuple[Note, ...]:
    told: dict[str, Note] = {}
    for part in parts:
        for note in part:
            told.setdefault(note.text(), note)
    return tuple(told.values())
