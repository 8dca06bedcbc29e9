"""What must a reader know beside a number? A sentence in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from brecha.core.languages import Language, Text, translate


@dataclass(frozen=True)
class Note:
    """A sentence in both languages.

    Attributes:
        message: English template with `{names}`, the key of its Spanish translation.
        values: What fills the template; a `Text` or a `Note` is taken in the language, a tuple
            is listed.
    """

    message: str
    values: Mapping[str, object] = field(default_factory=dict)

    def text(self, language: Language = "en") -> str:
        """Return the sentence in a language."""
        values = {name: in_language(value, language) for name, value in self.values.items()}
        return translate(self.message, language).format(**values)


def in_language(value: object, language: Language) -> object:
    """Return a value as a sentence of a language takes it: notes and texts said, tuples listed."""
    if isinstance(value, Note):
        return value.text(language)
    if isinstance(value, Text):
        return value.in_language(language)
    if isinstance(value, tuple):
        return ", ".join(str(in_language(part, language)) for part in value)
    return value
