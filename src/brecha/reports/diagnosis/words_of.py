"""In which language, money and words does a diagnosis speak of its people?"""

from __future__ import annotations

import re

from brecha.core import Language, Text
from brecha.plans.diagnosis.results import DiagnosisResult
from brecha.reports.words import Words

YEAR = re.compile(r"\d{4}")
FIRST_YEAR = 2000  # stands where a period names no year


def diagnosis_words(result: DiagnosisResult, language: Language) -> Words:
    """Return the words of a diagnosis; its money is that of the survey's own period."""
    found = YEAR.search(result.source.period)
    return Words(language, result.currency, int(found[0]) if found else FIRST_YEAR, 1.0)


def audience_name(result: DiagnosisResult, audience: str, words: Words) -> str:
    """Return what an audience is called: the group, the one beside it, the group of the nation."""
    group = result.group.in_language(words.language) if result.group else words.say("All people")
    if audience == "reference" and result.reference is not None:
        return result.reference.in_language(words.language)
    if audience == "nation":
        return words.say("{group}, whole country", group=group)
    return f"{group}, {result.place.name}" if result.place else group


def breakdown_title(result: DiagnosisResult, breakdown: str, words: Words) -> str:
    """Return what a breakdown is called, its first letter large."""
    from brecha.gaps import DIMENSIONS  # noqa: PLC0415 - it takes time that a document saves

    known = {entry.id: entry.title for entry in DIMENSIONS}
    known |= result.dimensions
    title = known.get(breakdown, Text(es=breakdown, en=breakdown)).in_language(words.language)
    return title[:1].upper() + title[1:]


def flag_of(result: DiagnosisResult, words: Words) -> str:
    """Return what every page, sheet and chart says of people who do not exist."""
    if not result.source.is_synthetic:
        return ""
    return words.say("Synthetic people: no figure is an official estimate")
