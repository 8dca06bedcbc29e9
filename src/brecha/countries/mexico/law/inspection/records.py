"""How are lists of legal texts kept as data? One form for duties, checks, breaches and steps."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from brecha.core.errors import FaultList, InputError
from brecha.core.languages import Text
from brecha.core.provenance import Certainty
from brecha.core.schema_faults import tell_schema_faults
from brecha.core.yaml_files import LineMap, read_yaml


class Record(BaseModel):
    """What the law or a source says of one thing.

    Attributes:
        id: Its name in code.
        text: What it says.
        law: Articles or sources; empty only where a note says that none was found.
        since: First day of the present wording; absent where it is older than the sources say.
        certainty: How it is known.
        note: What a reader must know of it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern="^[a-z][a-z0-9_]*$")
    text: Text
    law: tuple[str, ...] = ()
    since: datetime.date | None = None
    certainty: Certainty
    note: Text | None = None


Kind = TypeVar("Kind", bound=Record)
Model = TypeVar("Model")


def read_records(path: Path, kind: type[Kind]) -> tuple[Kind, ...]:
    """Read a list of records.

    Raises:
        InputError: Every fault of the file, two records of one name among them.
    """
    records, lines = read_validated(path, tuple[kind, ...])  # type: ignore[valid-type]  # a kind given at run time
    check_names(records, lines)
    return records


def read_validated(path: Path, model: type[Model]) -> tuple[Model, LineMap]:
    """Read a file that one schema describes.

    Raises:
        InputError: Every fault of the file.
    """
    content, lines = read_yaml(path)
    faults = FaultList()
    try:
        return TypeAdapter(model).validate_python(content), lines
    except ValidationError as error:
        tell_schema_faults(error, lines, faults)
    raise InputError(faults.faults)


def check_names(
    records: tuple[Record, ...], lines: LineMap, prefix: tuple[str | int, ...] = ()
) -> None:
    """Tell every record whose name stands before, and every one without article or note.

    Raises:
        InputError: All of them.
    """
    faults, seen = FaultList(), set[str]()
    for at, record in enumerate(records):
        place = lines.place((*prefix, at, "id"))
        if record.id in seen:
            faults.add(
                "Each entry of a list must have a name of its own; {id} stands twice. Rename one.",
                place=place,
                id=record.id,
            )
        if not record.law and record.note is None:
            faults.add(
                "Each entry must name its article or say in a note why it has none; {id} does "
                "neither. Add one of them.",
                place=place,
                id=record.id,
            )
        seen.add(record.id)
    faults.raise_as(InputError)
