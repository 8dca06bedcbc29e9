"""What does a survey that was read bring? People, and what it could not say."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from brecha.core.languages import Text
from brecha.core.notes import Note


@dataclass(frozen=True)
class Hole:
    """A person column that a source does not give.

    Attributes:
        column: Its name.
        reason: Why.
    """

    column: str
    reason: Note | Text


@dataclass(frozen=True)
class SurveyData:
    """The persons of a survey in one period.

    Attributes:
        survey: Name of the survey.
        title: Its title.
        period: Its period.
        people: One row a person, the columns of `PEOPLE` that are present; not in memory.
        absent: Every other column of `PEOPLE`, with the reason.
        notes: What a reader of any figure must know.
        universe: Whom the persons represent.
        is_synthetic: Whether the persons are made up.
    """

    survey: str
    title: Text
    period: str
    people: pl.LazyFrame
    absent: tuple[Hole, ...]
    notes: tuple[Note, ...]
    universe: Text
    is_synthetic: bool = False
