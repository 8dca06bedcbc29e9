"""Where does a survey lie once it was read? A folder with the persons and what they lack."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import polars as pl

from brecha.core.files import whole_folder
from brecha.core.languages import Text
from brecha.core.notes import Note
from brecha.population.surveys.survey_data import Hole

PEOPLE_FILE = "people.parquet"
ABOUT_FILE = "about.json"
Kept = tuple[pl.LazyFrame, tuple[Hole, ...], tuple[Note, ...]]


def kept_survey(folder: Path) -> Kept | None:
    """Return what was kept in a folder, or nothing."""
    if not (folder / ABOUT_FILE).is_file():
        return None
    about = json.loads((folder / ABOUT_FILE).read_text("utf-8"))
    holes = tuple(Hole(name, _said(reason)) for name, reason in about["absent"].items())
    notes = tuple(_note(note) for note in about["notes"])
    return pl.scan_parquet(folder / PEOPLE_FILE), holes, notes


def keep(people: Path, folder: Path, holes: Iterable[Hole], notes: Iterable[Note]) -> Kept:
    """Move persons that were read into a folder, whole or not at all, and return them."""
    about = {
        "absent": {hole.column: _written(hole.reason) for hole in holes},
        "notes": [_written(note) for note in notes],
    }
    with whole_folder(folder) as draft:
        os.replace(people, draft / PEOPLE_FILE)  # noqa: PTH105 - one move within the folder's disk
        (draft / ABOUT_FILE).write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
    kept = kept_survey(folder)
    assert kept is not None  # noqa: S101 - it was written in the line above
    return kept


def _written(value: object) -> Any:  # noqa: ANN401 - what JSON can say
    if isinstance(value, Text):
        return {"es": value.es, "en": value.en}
    if isinstance(value, Note):
        values = {name: _written(part) for name, part in value.values.items()}
        return {"message": value.message, "values": values}
    return list(value) if isinstance(value, tuple) else value


def _said(value: Any) -> Any:  # noqa: ANN401 - as above
    if isinstance(value, dict):
        return Text(**value) if "es" in value else _note(value)
    return tuple(value) if isinstance(value, list) else value


def _note(written: dict[str, Any]) -> Note:
    return Note(written["message"], {key: _said(part) for key, part in written["values"].items()})
