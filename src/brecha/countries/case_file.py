"""What does the file of a worked example hold?"""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from brecha.core.languages import Text

Amounts = float | list[float]
Given = float | str | list[float] | list[str]


def _in_both(value: object) -> object:
    """Return what is said once as the same in both languages: a citation, a reader's own case."""
    return {"es": value, "en": value} if isinstance(value, str) and value else value


Said = Annotated[Text, BeforeValidator(_in_both)]


class CaseFile(BaseModel):
    """A worked example.

    Attributes:
        title: What it shows; absent where the name of the file says it.
        source: Where the expected results come from: a citation, or a sentence in both languages.
        note: What a reader must know of it.
        scheme: Its scheme; absent where the folder says it.
        day: Day of the law; absent where the folder says it.
        tolerance: How far a result may lie from what is expected.
        input: What is given, by name of an input, or of a rule whose result it stands for. A list
            has one value for each row of the finest unit.
        expected: What comes out, by name of a rule.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Said | None = None
    source: Said
    note: str = ""
    scheme: str | None = None
    day: datetime.date | None = None
    tolerance: float = Field(ge=0)
    input: dict[str, Given] = Field(min_length=1)
    expected: dict[str, Amounts] = Field(min_length=1)
