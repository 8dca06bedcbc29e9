"""What are single indicators in a survey, and did they change between two?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from brecha.core.errors import BrechaError, CoverageError, FaultList, InputError
from brecha.core.notes import Note
from brecha.countries import Country
from brecha.gaps import estimate_indicators, find_dimensions, find_indicators, needed_columns
from brecha.gaps.rules import LAW_NAMES
from brecha.plans.diagnosis.figures import is_shown
from brecha.plans.diagnosis.places import find_territory
from brecha.plans.diagnosis.results import Territory
from brecha.plans.diagnosis.sample import INCOME, law_values, territory_labels
from brecha.plans.diagnosis.schema import Diagnosis, Group
from brecha.population.inference import SampleDesign, compare, conventions_of
from brecha.population.people import REQUIRED
from brecha.population.surveys import SurveyData

ALIASES = {"state": "territory", "age": "age_group", "decile": "income_decile"}


@dataclass(frozen=True)
class Request:
    """Which indicators are asked, of whom.

    Attributes:
        indicators: Their ids.
        by: Ids of dimensions; every combination is a group.
        group: Whom they are about; everyone where none is named.
        place: A territory; the whole country where none is named.
        diagnosis: The diagnosis they come from, which says what the law sets.
        law: What the law sets, by name.
    """

    indicators: tuple[str, ...]
    by: tuple[str, ...] = ()
    group: Group | None = None
    place: Territory | None = None
    diagnosis: Diagnosis | None = None
    law: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class Estimates:
    """Single indicators.

    Attributes:
        frame: As `estimate_indicators` returns it, with `is_shown` and names of territories.
        dimensions: Ids of the dimensions that are columns of it.
        holes: What the source cannot say.
        conventions: How errors and intervals were made.
    """

    frame: pl.DataFrame
    dimensions: tuple[str, ...]
    holes: tuple[Note, ...]
    conventions: tuple[Note, ...]


def request_of(
    country: Country,
    indicators: Sequence[str],
    by: Sequence[str] = (),
    place: str | None = None,
    law: Sequence[tuple[str, float]] = (),
    diagnosis: Diagnosis | None = None,
) -> Request:
    """Return what is asked, every name checked.

    Raises:
        InputError: Every name that is not known, with those that are spelt nearly so.
    """
    faults = FaultList()
    named = tuple(ALIASES.get(name, name) for name in by)
    territory: Territory | None = None
    for check in (
        lambda: find_indicators(indicators),
        lambda: find_dimensions(named),
        lambda: find_territory(country, place) if place is not None else None,
    ):
        try:
            found = check()
        except BrechaError as error:
            faults.extend(error)
            continue
        territory = found if isinstance(found, Territory) else territory
    for name, _ in law:
        if name not in LAW_NAMES:
            faults.add(
                "A value of the law must be one that indicators take ({known}); {name} is not. "
                "Correct its name.",
                known=", ".join(LAW_NAMES),
                name=name,
            )
    faults.raise_as(InputError)
    group = diagnosis.group if diagnosis else None
    return Request(tuple(indicators), named, group, territory, diagnosis, tuple(law))


def estimates_of(request: Request, country: Country, survey: SurveyData) -> Estimates:
    """Return indicators of a survey in every group that is asked.

    Raises:
        CoverageError: The survey tells none of the indicators, or not who is in group or place.
    """
    law, holes = _law(request, country, survey.period)
    domains = _domains(request)
    people = _people(request, survey, domains)
    design = SampleDesign.of(people)
    found = estimate_indicators(people, find_indicators(request.indicators), domains, design, law)
    if found.frame.is_empty():
        raise CoverageError.of(
            "The source must tell at least one of the indicators; it tells none: {reasons}",
            reasons=found.holes,
        )
    kept = tuple(name for name in domains if name in found.frame.columns)
    frame = _of_audience(found.frame, request, kept)
    shown = tuple(name for name in kept if name in request.by)
    return Estimates(
        _with_territories(frame, country, shown).with_columns(is_shown()),
        shown,
        (*holes, *found.holes),
        conventions_of(design),
    )


def change_between(first: Estimates, second: Estimates) -> pl.DataFrame:
    """Return second less first of what both tell, tested; see `compare`.

    Raises:
        AlignmentError: Both tell nothing alike.
    """
    told = [entry.frame.filter(pl.col("quality") != "suppressed") for entry in (first, second)]
    return compare(*(frame.drop("is_shown") for frame in told))


def _law(request: Request, country: Country, period: str) -> tuple[dict[str, float], list[Note]]:
    values: dict[str, float] = {}
    holes: list[Note] = []
    if request.diagnosis is not None:
        values, _, holes = law_values(request.diagnosis, country, period)
    return {**values, **dict(request.law)}, holes


def _domains(request: Request) -> tuple[str, ...]:
    names = list(request.by)
    if request.place is not None:
        names.append("territory")
    if request.group is not None:
        names.append(request.group.dimension)
    return tuple(dict.fromkeys(names))


def _people(request: Request, survey: SurveyData, domains: Sequence[str]) -> pl.DataFrame:
    targets = [name for entry in find_indicators(request.indicators) for name in entry.targets]
    wanted = {*REQUIRED, *needed_columns(targets)}
    wanted |= {entry.column for entry in find_dimensions(domains)}
    if "income_decile" in domains:
        wanted.add(INCOME)
    present = survey.people.collect_schema().names()
    lacking = [
        entry.title
        for entry in find_dimensions(domains)
        if entry.id not in request.by and entry.column not in present
    ]
    if lacking:
        raise CoverageError.of(
            "{survey} {period} does not tell people apart by {dimensions}. Choose another survey.",
            survey=survey.survey,
            period=survey.period,
            dimensions=tuple(lacking),
        )
    return survey.people.select([name for name in present if name in wanted]).collect()


def _of_audience(frame: pl.DataFrame, request: Request, domains: Sequence[str]) -> pl.DataFrame:
    """Return the rows of group and place, and of all people together where neither is named."""
    fixed = {}
    if request.place is not None:
        fixed["territory"] = request.place.code
    if request.group is not None:
        fixed[request.group.dimension] = request.group.code
    if not fixed:
        return frame.filter(pl.col("n") > 0)
    told = frame.filter(pl.col("n") > 0, *(pl.col(name) == code for name, code in fixed.items()))
    extra = [name for name in domains if name in fixed and name not in request.by]
    return told.drop(f"{name}{end}" for name in extra for end in ("", "_es", "_en"))


def _with_territories(
    frame: pl.DataFrame, country: Country, dimensions: Sequence[str]
) -> pl.DataFrame:
    if "territory" not in dimensions:
        return frame
    names = {code: label.es for code, label in territory_labels(country).items()}
    return frame.with_columns(
        pl.col("territory")
        .replace_strict(names, default=pl.col(f"territory_{language}"), return_dtype=pl.String)
        .alias(f"territory_{language}")
        for language in ("es", "en")
    )
