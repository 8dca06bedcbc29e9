"""In which language does the command speak? `--lang`, then BRECHA_LANG, then the system's."""

from __future__ import annotations

import os
import sys

from brecha.core.languages import LANGUAGES, Language, translate


def current_language() -> Language:
    """Return the language of help, messages and errors."""
    for asked in (_from_arguments(), os.environ.get("BRECHA_LANG"), _from_system()):
        for language in LANGUAGES:
            if asked and asked.lower().startswith(language):
                return language
    return "en"


def chosen(asked: str | None) -> Language:
    """Return the language that was asked for, or the current one."""
    return next((language for language in LANGUAGES if language == asked), current_language())


def tell(message: str, **values: object) -> str:
    """Return a sentence in the language of the command."""
    return translate(message, current_language()).format(**values)


def unit_in(unit: str, currency: str, language: Language) -> str:
    """Return a unit in a language, with the currency for what the models call `money`."""
    words = unit.replace("money", currency).split(" ")
    return " ".join(translate(word, language) for word in words)


def _from_arguments() -> str | None:
    arguments = sys.argv[1:]
    for at, argument in enumerate(arguments):
        if argument == "--lang" and at + 1 < len(arguments):
            return arguments[at + 1]
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return None


def _from_system() -> str | None:
    return os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
