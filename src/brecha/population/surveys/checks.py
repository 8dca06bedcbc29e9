"""Which cells of the files do not hold what they must? All told at once, with file, column, row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl

from brecha.core.errors import FaultList, InputError
from brecha.core.notes import Note
from brecha.core.tables import SHOWN_OFFENDERS
from brecha.population.surveys.expressions import (
    COLUMNS,
    WITH_COMMA,
    Reading,
    all_spellings,
)
from brecha.population.surveys.layout import Layout
from brecha.population.surveys.schema import PersonColumn, SurveyMapping

ROWS_AT_ONCE = 1_000_000
WRONG = {
    "code": "Column {column} must hold the codes {known}; rows {rows} hold {found}. Correct them, "
    "or say in the mapping what they mean.",
    "empty": "Column {column} must hold a value; rows {rows} are empty. Fill them.",
    "comma": "Column {column} must hold numbers with a decimal point; rows {rows} hold {found}, "
    "with a comma. Save the file with a point.",
    "number": "Column {column} must hold numbers; rows {rows} hold {found}. Correct them.",
    "weight": "Column {column} must hold weights above zero; rows {rows} hold {found}. A person of "
    "the universe stands for someone: fetch the file again.",
    "range": "Column {column}, read as {name}, must lie in {minimum} to {maximum}; rows {rows} "
    "hold {found}. Correct them.",
}


def check_draft(
    mapping: SurveyMapping,
    period: str,
    layout: Layout,
    joined: pl.LazyFrame,
    readings: Mapping[str, Reading],
    draft: Path,
) -> None:
    """Check persons that were written with marks of wrong cells.

    Raises:
        InputError: Every fault found: cells of another kind or out of range, unknown codes, a
            file of another period, repeated persons, persons without their dwelling, no person.
    """
    faults = FaultList()
    people = pl.scan_parquet(draft)
    marks = [name for name in people.collect_schema() if name.startswith(("wrong.", "period."))]
    counts = people.select(
        pl.len().alias("rows"), *(pl.col(name).sum() for name in marks)
    ).collect()
    found = counts.row(0, named=True)
    if not found["rows"]:
        faults.add(
            "The file must hold persons of the universe; none of its rows is one. Give the file of "
            "{survey} {period}.",
            place=layout.files[mapping.people_file].raw.name,
            survey=mapping.survey,
            period=period,
        )
    for mark in marks:
        kind, _, name = mark.partition(".")
        if found[mark] and kind == "period":
            _tell_period(mapping, period, name, layout, joined, faults)
        elif found[mark]:
            _tell_cells(mapping, name, layout, joined.filter(readings[name].is_wrong), faults)
    _check_matches(mapping, layout, people, joined, faults)
    _check_repeated(mapping, layout, people, found["rows"], joined, faults)
    faults.raise_as(InputError)


def _tell_period(
    mapping: SurveyMapping,
    period: str,
    file: str,
    layout: Layout,
    joined: pl.LazyFrame,
    faults: FaultList,
) -> None:
    said = mapping.files[file].period
    if said is None:
        return
    raw = pl.col(f"{file}.{said.name}")
    other = joined.filter(~raw.is_in(all_spellings(said.codes_of(period))))
    cells = other.select(raw.alias("cell"), pl.col(f"{file}.row").alias("row")).collect()
    by_code = {str(code): name for name in said.codes for code in said.codes_of(name)}
    codes = cells["cell"].unique().sort().to_list()
    faults.add(
        "The file must be of {survey} {period}; column {column} says {found} in rows {rows}. Give "
        "the right file, or name its period.",
        place=layout.files[file].raw.name,
        survey=mapping.survey,
        period=period,
        column=layout.files[file].names[said.name],
        found=", ".join(by_code.get(code, code) for code in codes[:SHOWN_OFFENDERS]),
        rows=_rows(cells["row"].to_list()),
    )


def _tell_cells(
    mapping: SurveyMapping, name: str, layout: Layout, wrong: pl.LazyFrame, faults: FaultList
) -> None:
    spec = mapping.columns[name]
    source = _source_with_comma(spec, wrong) or spec.sources[0]
    file, _, field = source.partition(".")
    opened = layout.files[file]
    cells = wrong.select(pl.col(source).alias("cell"), pl.col(f"{file}.row").alias("row")).collect()
    known = (*spec.codes, *spec.missing)
    faults.add(
        WRONG[_problem(name, spec, cells["cell"])],
        place=opened.raw.name,
        column=opened.names[field],
        rows=_rows(cells["row"].to_list()),
        found=_found(cells["cell"]),
        known=", ".join(str(code) for code in known),
        name=name,
        minimum=COLUMNS[name].minimum,
        maximum="-" if COLUMNS[name].maximum is None else COLUMNS[name].maximum,
    )


def _source_with_comma(spec: PersonColumn, wrong: pl.LazyFrame) -> str | None:
    """Return which of several columns holds numbers with a decimal comma."""
    marks = wrong.select(pl.col(name).str.contains(WITH_COMMA).any() for name in spec.sources)
    found = marks.collect().row(0, named=True)
    return next((name for name in spec.sources if found[name]), None)


def _problem(name: str, spec: PersonColumn, cells: pl.Series) -> str:
    if spec.kind == "codes":
        return "code"
    told = cells.drop_nulls()
    if told.is_empty():
        return "empty"
    if told.str.contains(WITH_COMMA).any():
        return "comma"
    if name == "weight":
        return "weight"
    if spec.kind == "number" and told.cast(pl.Float64, strict=False).is_null().any():
        return "number"
    return "range"


def _check_matches(
    mapping: SurveyMapping,
    layout: Layout,
    people: pl.LazyFrame,
    joined: pl.LazyFrame,
    faults: FaultList,
) -> None:
    own = layout.files[mapping.people_file].raw.name
    for name, file in layout.files.items():
        join = mapping.files[name].join
        if join is None or not join.must_match:
            continue
        lost = people.filter(pl.col(f"{name}.row").is_null())
        if lost.head(1).collect().is_empty():
            continue
        keys = [f"{mapping.people_file}.{field}" for field in join.on]
        cells = (
            joined.filter(pl.col(f"{name}.row").is_null())
            .select(pl.concat_str(keys, separator="-").alias("cell"), f"{mapping.people_file}.row")
            .collect()
        )
        faults.add(
            "Every person must have a row in {file}; rows {rows} have none ({keys}: {found}). Give "
            "both files of the same survey, whole.",
            place=own,
            file=file.raw.name,
            rows=_rows(cells[f"{mapping.people_file}.row"].to_list()),
            keys=", ".join(join.on),
            found=_found(cells["cell"]),
        )


def _check_repeated(
    mapping: SurveyMapping,
    layout: Layout,
    people: pl.LazyFrame,
    rows: int,
    joined: pl.LazyFrame,
    faults: FaultList,
) -> None:
    if not _has_repeated(people, rows):
        return
    for name, file in layout.files.items():
        keys = [pl.col(f"{name}.{field}") for field in mapping.files[name].key]
        number = f"{name}.row"
        repeated = (
            joined.filter(pl.col(number).is_not_null())
            .select(pl.concat_str(keys, separator="-", ignore_nulls=True).alias("cell"), number)
            .unique()
            .filter(pl.col("cell").is_duplicated())
            .sort(number)
            .collect()
        )
        if not repeated.is_empty():
            faults.add(
                "A row must be the only one with its {keys}; rows {rows} repeat {found}. Keep one.",
                place=file.raw.name,
                keys=", ".join(mapping.files[name].key),
                rows=_rows(repeated[number].to_list()),
                found=_found(repeated["cell"]),
            )


def _has_repeated(people: pl.LazyFrame, rows: int) -> bool:
    """Return whether a person stands twice; by parts, so that millions need little memory."""
    parts = rows // ROWS_AT_ONCE + 1
    key = pl.concat_str("household_id", pl.lit("/"), "person_id").hash(0)
    for part in range(parts):
        mine = people.select(key.alias("key")).filter(pl.col("key") % parts == part)
        counts = mine.select(pl.len().alias("rows"), pl.col("key").n_unique())
        all_rows, unique = counts.collect(engine="streaming").row(0)
        if all_rows != unique:
            return True
    return False


def _rows(rows: Sequence[int | None]) -> str:
    known = [row for row in rows if row is not None]
    shown = ", ".join(str(row) for row in known[:SHOWN_OFFENDERS])
    rest = len(known) - SHOWN_OFFENDERS
    return f"{shown} (+{rest})" if rest > 0 else shown


def _found(cells: pl.Series) -> Note | str:
    """Return the values with how often each is found, the most frequent first."""
    counts = cells.alias("cell").value_counts(sort=True)
    shown = ", ".join(
        f"'{cell or ''}' ({count})" for cell, count in counts.head(SHOWN_OFFENDERS).iter_rows()
    )
    rest = counts.height - SHOWN_OFFENDERS
    return f"{shown} (+{rest})" if rest > 0 else shown
