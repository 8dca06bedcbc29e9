"""What went wrong, where, and how is it mended? Every error a user can cause.

    BrechaError
    ├── InputError            the caller's data or file
    │   ├── ParameterError    a file of dated values of law and policy
    │   └── AlignmentError    tables that do not fit together
    └── CoverageError         the model does not cover what was asked

An error carries all the faults that were found, not only the first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from brecha.core.languages import Language, translate
from brecha.core.notes import Note, in_language

Place = str | Note


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong.

    Attributes:
        message: What must hold, what came, how to mend it: an English template with `{names}`,
            which is also the key of its Spanish translation.
        place: File, line, column, row: where to look.
        values: What fills the template; notes and texts are said in the reader's language.
    """

    message: str
    place: Place = ""
    values: Mapping[str, object] = field(default_factory=dict)

    def text(self, language: Language = "en") -> str:
        """Return the sentence in a language, with its place in front."""
        values = {name: in_language(value, language) for name, value in self.values.items()}
        sentence = translate(self.message, language).format(**values)
        return f"{in_language(self.place, language)}: {sentence}" if self.place else sentence


class BrechaError(Exception):
    """The root of what Brecha raises for what a user can mend."""

    def __init__(self, faults: list[Fault]) -> None:
        """Keep every fault; the English text of all is the exception's text."""
        self.faults = tuple(faults)
        super().__init__("\n".join(fault.text() for fault in faults))

    def __reduce__(self) -> tuple[type[Self], tuple[list[Fault]]]:
        """Travel between processes with every fault."""
        return type(self), (list(self.faults),)

    @classmethod
    def of(cls, message: str, place: Place = "", **values: object) -> Self:
        """Return the error of a single fault."""
        return cls([Fault(message, place, values)])


class InputError(BrechaError):
    """The caller's data or file does not hold what it must."""


class ParameterError(InputError):
    """A file of dated values does not hold what it must."""


class AlignmentError(InputError):
    """Tables or columns that must fit together do not."""


class CoverageError(BrechaError):
    """The model does not cover what was asked."""


class FaultList:
    """Collects faults, so that all of a file are told at once."""

    def __init__(self, place: str = "") -> None:
        """Start with no fault; `place` stands in front of every text that is added as a place."""
        self._place = place
        self.faults: list[Fault] = []

    def add(self, message: str, place: Place = "", **values: object) -> None:
        """Add a fault."""
        if isinstance(place, str):
            place = ", ".join(part for part in (self._place, place) if part)
        self.faults.append(Fault(message, place, values))

    def extend(self, error: BrechaError) -> None:
        """Add every fault of an error that was caught."""
        self.faults.extend(error.faults)

    def raise_as(self, kind: type[BrechaError]) -> None:
        """Raise `kind` with all faults, if there is any."""
        if self.faults:
            raise kind(self.faults)
