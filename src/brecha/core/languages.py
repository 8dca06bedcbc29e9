"""In which language does a reader get a text? English keys, Spanish from `locale/*.po`.

The catalogues are read as they are written (`.po`), so that no compiled file has to be built.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

Language = Literal["es", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
LOCALE_FOLDER = Path(__file__).parent.parent / "locale"


class Text(BaseModel):
    """A text in both languages, as it stands in a data file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    es: str
    en: str

    def in_language(self, language: Language) -> str:
        """Return the text in a language."""
        return self.es if language == "es" else self.en


def in_either(spanish: str, english: str, language: Language) -> str:
    """Return a text in a language, or in the other where it is missing."""
    return (spanish or english) if language == "es" else (english or spanish)


def translate(message: str, language: Language) -> str:
    """Return the translation of an English message, or the message where none is needed."""
    if language == "en":
        return message
    return _catalogue(language).get(message, message)


def format_number(value: float, decimals: int = 0, *, sign: bool = False) -> str:
    """Return a number with a comma between thousands and a point before decimals: 1,234.5.

    Args:
        value: The number; not finite values are shown as a dash.
        decimals: Digits after the point.
        sign: Whether a plus sign stands before a positive number.

    Examples:
        >>> format_number(1234567.891, 1)
        '1,234,567.9'
    """
    if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124 - NaN test
        return "–"
    text = f"{value:+,.{decimals}f}" if sign else f"{value:,.{decimals}f}"
    is_zero = not any(digit in "123456789" for digit in text)
    return text.lstrip("+-") if is_zero else text.replace("-", "\N{MINUS SIGN}")


@cache
def _catalogue(language: Language) -> dict[str, str]:
    entries: dict[str, str] = {}
    for path in sorted((LOCALE_FOLDER / language / "LC_MESSAGES").glob("*.po")):
        entries.update(_read_po(path))
    return entries


def _read_po(path: Path) -> dict[str, str]:
    from babel.messages.pofile import read_po  # noqa: PLC0415 - only Spanish readers pay for it

    with path.open("rb") as stream:
        catalogue = read_po(stream, abort_invalid=True)
    return {str(entry.id): str(entry.string) for entry in catalogue if entry.id and entry.string}
