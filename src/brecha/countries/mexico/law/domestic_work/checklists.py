"""What must the contract contain, and what does each benefit give? Lists from data files."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from brecha.core.errors import FaultList, InputError
from brecha.core.languages import Text
from brecha.core.provenance import Certainty
from brecha.core.schema_faults import tell_schema_faults
from brecha.core.yaml_files import read_yaml

FOLDER = Path(__file__).parent
Entry = TypeVar("Entry", bound=BaseModel)


class ChecklistItem(BaseModel):
    """One thing that must be there.

    Attributes:
        id: Its identifier.
        text: What it is.
        article: The article that asks for it.
        certainty: How it is known.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    text: Text
    article: str
    certainty: Certainty


class BenefitSheet(BaseModel):
    """What a benefit is.

    Attributes:
        id: Its identifier; `is_entitled_<id>` is the rule that says who has it.
        text: What it gives, for how long.
        condition: What opens it.
        article: The articles.
        weeks: Its key among the qualifying weeks, where it needs any.
        certainty: How it is known.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    text: Text
    condition: Text
    article: str
    weeks: str | None = None
    certainty: Certainty


@cache
def read_contract_items() -> tuple[ChecklistItem, ...]:
    """Return the ten items that a written contract must have at the least.

    Source:
        Ley Federal del Trabajo, art. 331 Ter.
    """
    return _read(FOLDER / "contract.yaml", ChecklistItem)


@cache
def read_benefits() -> tuple[BenefitSheet, ...]:
    """Return what each benefit of the insurance is."""
    return _read(FOLDER / "benefits.yaml", BenefitSheet)


def _read(path: Path, kind: type[Entry]) -> tuple[Entry, ...]:
    content, lines = read_yaml(path)
    faults = FaultList()
    try:
        return TypeAdapter(tuple[kind, ...]).validate_python(content)  # type: ignore[valid-type]  # a class at run time
    except ValidationError as error:
        tell_schema_faults(error, lines, faults)
    raise InputError(faults.faults)
