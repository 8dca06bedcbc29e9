"""Do the files at hand have the layout of the mapping? Headers first, before any row is read."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from brecha.core.errors import FaultList, InputError
from brecha.core.notes import Note
from brecha.population.people import PEOPLE
from brecha.population.surveys.schema import SurveyFile, SurveyMapping
from brecha.population.surveys.survey_data import Hole
from brecha.population.surveys.whole_tables import check_end
from brecha.sources.survey_files import RawFile, open_survey_file

LIKENESS = 0.8  # share of a layout's columns from which a file is taken for it
MOST_GUESSES = 3
STRANGER = 0.5  # share of the needed columns under which a file is of another survey


@dataclass(frozen=True)
class OpenFile:
    """A file of the survey with its columns found.

    Attributes:
        raw: The raw file.
        names: Header in the file by the mapping's name.
    """

    raw: RawFile
    names: Mapping[str, str]


@dataclass(frozen=True)
class Layout:
    """The files of a survey, opened.

    Attributes:
        files: By the mapping's name; optional ones that were not given are left out.
        holes: Person columns that these files do not give.
    """

    files: Mapping[str, OpenFile]
    holes: tuple[Hole, ...]


def open_layout(
    mapping: SurveyMapping,
    period: str,
    files: Mapping[str, Path],
    work: Path,
    known: Sequence[SurveyMapping] = (),
) -> Layout:
    """Return the files with their columns found.

    Args:
        mapping: The layout that is expected.
        period: The period that is expected.
        files: Path by the mapping's name of the file.
        work: Folder for unpacked copies.
        known: All mappings there are, to say of which one a strange file is.

    Raises:
        InputError: Every fault found: files that are unknown, absent, broken or of another survey
            or period, columns that are absent.
    """
    faults = FaultList()
    _check_names_of_files(mapping, files, faults)
    opened = {}
    for name in mapping.files:
        if name in files:
            try:
                raw = open_survey_file(Path(files[name]), work, mapping.files[name].member)
            except InputError as error:
                faults.extend(error)
                continue
            check_end(raw, faults)
            opened[name] = OpenFile(raw, _find_columns(mapping, name, raw))
    for name, file in opened.items():
        _check_columns(mapping, period, name, file, known, faults)
    faults.raise_as(InputError)
    return Layout(opened, tuple(_holes(mapping, opened)))


def _check_names_of_files(
    mapping: SurveyMapping, files: Mapping[str, Path], faults: FaultList
) -> None:
    for name in files:
        if name not in mapping.files:
            faults.add(
                "{survey} has the files {known}; {name} is not one of them. Correct the name.",
                survey=mapping.survey,
                known=", ".join(mapping.files),
                name=name,
            )
    for name, about in mapping.files.items():
        if name not in files and not about.is_optional:
            faults.add(
                "{survey} needs the file {name} ({title}); it was not given. Add it.",
                survey=mapping.survey,
                name=name,
                title=about.title,
            )


def _find_columns(mapping: SurveyMapping, file: str, raw: RawFile) -> dict[str, str]:
    written = {column.strip().lower(): column for column in raw.columns}
    found = {}
    for name in dict.fromkeys(_all_fields(mapping, file)):
        spellings = mapping.files[file].names.get(name, (name,))
        match = next((written[key.lower()] for key in spellings if key.lower() in written), None)
        if match is not None:
            found[name] = match
    return found


def _all_fields(mapping: SurveyMapping, file: str) -> Iterable[str]:
    yield from mapping.fields(file)
    period = mapping.files[file].period
    if period is not None:
        yield period.name


def _needed(mapping: SurveyMapping, file: str) -> dict[str, None]:
    """Return the columns without which a file cannot be read, in order."""
    about = mapping.files[file]
    names = [*about.key, *(keep.column for keep in about.keep)]
    if about.join is not None:
        names += about.join.on
    for column, spec in mapping.columns.items():
        if spec.is_required:
            parts = (source.partition(".") for source in mapping.sources_of(column))
            names += [field for name, _, field in parts if name == file]
    return dict.fromkeys(names)


def _check_columns(
    mapping: SurveyMapping,
    period: str,
    name: str,
    file: OpenFile,
    known: Sequence[SurveyMapping],
    faults: FaultList,
) -> None:
    needed = _needed(mapping, name)
    missing = [field for field in needed if field not in file.names]
    foreign = [column for column in mapping.files[name].never if column in _lower(file.raw)]
    alike = _alike(file.raw, known)
    is_other = bool(missing and alike) and (mapping.survey, name) not in alike
    if len(missing) > STRANGER * len(needed) or foreign or is_other:
        faults.add(
            "The file must be {file} of {survey} {period}; it {problem}. It looks like {guess}. "
            "Give the right file, or name its survey and period.",
            place=file.raw.name,
            file=name,
            survey=mapping.survey,
            period=period,
            problem=_problem(missing, foreign),
            guess="; ".join(alike.values()) or "–",
        )
        return
    for field in missing:
        spellings = mapping.files[name].names.get(field, (field,))
        faults.add(
            "The file must have the column {column}; it has none of that name. The nearest is "
            "{near}. Name it as the survey's dictionary does.",
            place=file.raw.name,
            column=" / ".join(spellings),
            near=_nearest(spellings[0], file.raw.columns),
        )


def _problem(missing: Sequence[str], foreign: Sequence[str]) -> Note:
    if foreign:
        return Note("has {columns}, which that period never had", {"columns": tuple(foreign)})
    return Note("lacks {columns}", {"columns": tuple(missing)})


def _lower(raw: RawFile) -> set[str]:
    return {column.strip().lower() for column in raw.columns}


def _alike(raw: RawFile, known: Sequence[SurveyMapping]) -> dict[tuple[str, str], str]:
    """Return the files of mappings that use most of these columns, by survey and name."""
    likeness = []
    for mapping in known:
        for name, about in mapping.files.items():
            if any(column in _lower(raw) for column in about.never):
                continue
            needed = _needed(mapping, name)
            share = len(set(_find_columns(mapping, name, raw)) & set(needed)) / len(needed)
            used = len(_find_columns(mapping, name, raw))
            if share >= LIKENESS:
                text = f"{mapping.survey} {'/'.join(mapping.periods)} ({name})"
                likeness.append((used, (mapping.survey, name), text))
    most = max((used for used, _, _ in likeness), default=0)
    listed = sorted(likeness, reverse=True)[:MOST_GUESSES]
    listed.reverse()  # of two generations of one file, the more alike one stays
    return {key: text for used, key, text in listed if used >= LIKENESS * most}


def _nearest(name: str, columns: Sequence[str]) -> str:
    by_lower = {column.lower(): column for column in columns}
    near = difflib.get_close_matches(name.lower(), by_lower, n=3, cutoff=0.5)
    return ", ".join(by_lower[match] for match in near) or "–"


def _holes(mapping: SurveyMapping, opened: Mapping[str, OpenFile]) -> Iterable[Hole]:
    for column in PEOPLE.columns:
        if column.name in mapping.absent:
            yield Hole(column.name, mapping.reasons[mapping.absent[column.name]])
        elif column.name not in mapping.columns:
            yield Hole(column.name, Note("The mapping does not say where it stands."))
    for name in mapping.columns:
        for source in mapping.sources_of(name):
            file, _, field = source.partition(".")
            if file not in opened:
                about: SurveyFile = mapping.files[file]
                yield Hole(
                    name,
                    Note(
                        "The file {file} ({title}) was not given.",
                        {"file": file, "title": about.title},
                    ),
                )
                break
            if field not in opened[file].names:
                raw = opened[file].raw
                spellings = mapping.files[file].names.get(field, (field,))
                values = {
                    "file": raw.name,
                    "column": " / ".join(spellings),
                    "near": _nearest(spellings[0], raw.columns),
                }
                note = "The file {file} has no column {column}; the nearest is {near}."
                yield Hole(name, Note(note, values))
                break
