"""How do the files of a survey become persons? Scanned, joined, checked, kept as Parquet.

Files are streamed: the headers are checked, then one pass joins the files and writes each
person beside a mark for every cell that does not hold what it must. Only where there is no mark is
the result kept, under a name that follows from the files, the mapping and the code.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl

from brecha.core.errors import CoverageError, FaultList, InputError
from brecha.core.notes import Note
from brecha.population.column_titles import column_titles
from brecha.population.people import PEOPLE
from brecha.population.surveys.checks import check_draft
from brecha.population.surveys.expressions import (
    Derivation,
    Reading,
    all_spellings,
    is_kept,
    plain_key,
    reading_of,
)
from brecha.population.surveys.fingerprint import fingerprint
from brecha.population.surveys.kept import keep, kept_survey
from brecha.population.surveys.layout import Layout, OpenFile, open_layout
from brecha.population.surveys.schema import HOUSEHOLD_KINDS, PLAIN_KINDS, SurveyMapping
from brecha.population.surveys.survey_data import Hole, SurveyData
from brecha.sources.store import store_folder

UNCHECKED = (
    "{survey} {period}: {columns} follow the dictionary and were not checked against an official "
    "file."
)
UNREAD = "{survey} {period}: no official file of this period was at hand when its mapping was made."


def read_survey(
    mapping: SurveyMapping,
    period: str,
    files: Mapping[str, Path],
    *,
    derivations: Mapping[str, Derivation],
    known: Sequence[SurveyMapping] = (),
    cache: Path | None = None,
) -> SurveyData:
    """Return the persons of a survey.

    Args:
        mapping: Its layout.
        period: One of the mapping's periods.
        files: Path by the mapping's name of each file; optional ones may be left out.
        derivations: Functions of raw text columns that the mapping names.
        known: All mappings there are, to say of which one a strange file is.
        cache: Folder where read surveys are kept; by default that of downloaded files.

    Raises:
        CoverageError: The mapping does not cover the period.
        InputError: Every fault of the files; nothing is kept then.
    """
    if period not in mapping.periods:
        raise CoverageError.of(
            "{survey} is known for {known}; {period} was asked for. Choose one of these, or write "
            "a mapping for it.",
            survey=mapping.survey,
            known=", ".join(mapping.periods),
            period=period,
        )
    _check_kinds(mapping, derivations)
    folder = cache or store_folder() / "surveys"
    folder.mkdir(parents=True, exist_ok=True)
    name = fingerprint(mapping, period, files, derivations)
    found = kept_survey(folder / name)
    if found is None:
        with tempfile.TemporaryDirectory(dir=folder, prefix=".reading-") as work:
            layout = open_layout(mapping, period, files, Path(work), known)
            draft = _write_people(mapping, period, layout, derivations, Path(work))
            notes = [note for file in layout.files.values() for note in file.raw.notes]
            found = keep(draft, folder / name, layout.holes, notes)
    people, holes, notes_of_files = found
    return SurveyData(
        survey=mapping.survey,
        title=mapping.title,
        period=period,
        people=people,
        absent=holes,
        notes=(*_notes(mapping, period, holes), *notes_of_files),
        universe=mapping.universe,
    )


def _check_kinds(mapping: SurveyMapping, derivations: Mapping[str, Derivation]) -> None:
    known = (*PLAIN_KINDS, *HOUSEHOLD_KINDS, *derivations)
    faults = FaultList()
    for name, column in mapping.columns.items():
        if column.kind not in known:
            faults.add(
                "The kind of column {name} must be one of {known}; it is {kind}. Correct the "
                "mapping of {survey}.",
                name=name,
                known=", ".join(known),
                kind=column.kind,
                survey=mapping.survey,
            )
    faults.raise_as(InputError)


def _write_people(
    mapping: SurveyMapping,
    period: str,
    layout: Layout,
    derivations: Mapping[str, Derivation],
    work: Path,
) -> Path:
    joined = _join(mapping, layout, work)
    readings = _readings(mapping, layout.holes, derivations)
    draft = work / "draft.parquet"
    rows = [f"{file}.row" for file in layout.files]
    marked = joined.select(
        *(reading.value.alias(name) for name, reading in readings.items()),
        *(reading.is_wrong.alias(f"wrong.{name}") for name, reading in readings.items()),
        *_period_marks(mapping, period, layout),
        *rows,
    )
    try:
        marked.sink_parquet(draft, engine="streaming")
    except pl.exceptions.PolarsError as error:
        raise InputError.of(
            "The files must be whole tables, each row with as many cells as there are headers; "
            "{files} are not ({problem}). Fetch them again.",
            files=", ".join(file.raw.name for file in layout.files.values()),
            problem=str(error).split("\n")[0],
        ) from error
    check_draft(mapping, period, layout, joined, readings, draft)
    return _with_members(mapping, draft, layout.holes, work)


def _join(mapping: SurveyMapping, layout: Layout, work: Path) -> pl.LazyFrame:
    frames = {name: _scan(mapping, name, file, work) for name, file in layout.files.items()}
    people = frames.pop(mapping.people_file)
    for name, frame in frames.items():
        join = mapping.files[name].join
        if join is None:
            continue
        people = people.join(
            frame,
            left_on=plain_key([pl.col(f"{mapping.people_file}.{field}") for field in join.on]),
            right_on=plain_key([pl.col(f"{name}.{field}") for field in join.on]),
            how="left",
            maintain_order="left",
            coalesce=False,
        )
    return people


def _scan(mapping: SurveyMapping, name: str, file: OpenFile, work: Path) -> pl.LazyFrame:
    frame = file.raw.scan(file.names.values(), work)
    prefixed = frame.select(
        pl.col(written).alias(f"{name}.{field}") for field, written in file.names.items()
    )
    numbered = prefixed.with_row_index(f"{name}.row", offset=file.raw.first_row)
    about = mapping.files[name]
    kept = numbered.filter(is_kept(about.keep, f"{name}."))
    if not about.sums:
        return kept
    added = [pl.col(f"{name}.{field}").cast(pl.Float64, strict=False).sum() for field in about.sums]
    keys = [f"{name}.{field}" for field in about.key]
    return kept.group_by(keys).agg(
        pl.col(f"{name}.row").min(), *(total.cast(pl.String) for total in added)
    )


def _readings(
    mapping: SurveyMapping, holes: Sequence[Hole], derivations: Mapping[str, Derivation]
) -> dict[str, Reading]:
    absent = {hole.column for hole in holes}
    return {
        column.name: reading_of(
            column.name, mapping.columns[column.name], derivations, mapping.groups
        )
        for column in PEOPLE.columns
        if column.name not in absent and mapping.columns[column.name].kind not in HOUSEHOLD_KINDS
    }


def _period_marks(mapping: SurveyMapping, period: str, layout: Layout) -> list[pl.Expr]:
    marks = []
    for name, file in layout.files.items():
        said = mapping.files[name].period
        if said is not None and said.name in file.names and period in said.codes:
            raw = pl.col(f"{name}.{said.name}")
            is_other = ~raw.is_in(all_spellings(said.codes_of(period)))
            marks.append(is_other.fill_null(value=False).alias(f"period.{name}"))
    return marks


def _with_members(mapping: SurveyMapping, draft: Path, holes: Sequence[Hole], work: Path) -> Path:
    absent = {hole.column for hole in holes}
    present = [column.name for column in PEOPLE.columns if column.name not in absent]
    people = _with_counts(mapping, pl.scan_parquet(draft), present)
    target = work / "people.parquet"
    people.select(present).sink_parquet(target, engine="streaming")
    return target


def _with_counts(
    mapping: SurveyMapping, people: pl.LazyFrame, present: Sequence[str]
) -> pl.LazyFrame:
    """Count the members of each household, and share its income among them."""
    kinds = {name: mapping.columns[name].kind for name in present}
    counted = [name for name, kind in kinds.items() if kind == "members"]
    shared = [name for name, kind in kinds.items() if kind == "per_member"]
    if not (counted or shared):
        return people
    is_member = pl.col("household_id").is_not_null()
    if "kinship" in present:
        is_member = (pl.col("kinship") != "domestic_worker").fill_null(value=True)
    members = people.group_by("household_id").agg(
        _members(is_member).alias("members"),
        *(_members(is_member, mapping.columns[name].below_age).alias(name) for name in counted),
    )
    people = people.join(members, on="household_id", how="left", maintain_order="left")
    per_member = pl.col("household_income_monthly") / pl.col("members")
    return people.with_columns(per_member.alias(name) for name in shared)


def _members(is_member: pl.Expr, below_age: float | None = None) -> pl.Expr:
    """Count the rows of a household; who works in it is no member of it."""
    is_counted = is_member if below_age is None else is_member & (pl.col("age") < below_age)
    return is_counted.fill_null(value=False).cast(pl.Float64).sum()


def _notes(mapping: SurveyMapping, period: str, holes: Sequence[Hole]) -> list[Note]:
    absent = {hole.column for hole in holes}
    unchecked = tuple(
        name
        for name, column in mapping.columns.items()
        if not column.is_checked and name not in absent
    )
    values = {"survey": mapping.survey, "period": period}
    notes = [] if mapping.periods[period] else [Note(UNREAD, values)]
    if unchecked:
        notes.append(Note(UNCHECKED, {**values, "columns": column_titles(unchecked)}))
    return notes


def remove_kept_surveys(cache: Path | None = None) -> None:
    """Delete every survey that is kept as read."""
    shutil.rmtree(cache or store_folder() / "surveys", ignore_errors=True)
