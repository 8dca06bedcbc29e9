"""What does the dossier of a diagnosis say? Its sections in the order of the questions."""

from __future__ import annotations

from brecha.plans.diagnosis.results import DiagnosisResult
from brecha.reports.content import Bullets, Dossier, Notice, Paragraph, Section
from brecha.reports.diagnosis.answer import answer_lead, findings, headlines
from brecha.reports.diagnosis.method import (
    concept_section,
    hole_section,
    method_section,
    texts,
)
from brecha.reports.diagnosis.sections import (
    barrier_section,
    breakdown_sections,
    concentration_section,
    deprivation_section,
    gap_section,
    indicator_section,
    law_section,
    territory_section,
)
from brecha.reports.diagnosis.words_of import audience_name, flag_of
from brecha.reports.words import Words


def diagnosis_dossier(result: DiagnosisResult, words: Words) -> Dossier:
    """Return the content of the dossier.

    Args:
        result: A result in which no thin figure stands.
        words: The language.
    """
    cost, reform = words.say("Cost of becoming formal"), words.say("What a reform would change")
    sections = [
        _answer(result, words),
        indicator_section(result, words),
        *breakdown_sections(result, words),
        territory_section(result, words),
        gap_section(result, words),
        concentration_section(result, words),
        deprivation_section(result, words),
        barrier_section(result, words),
        law_section(result.formalisation, "formal", cost, result, words),
        law_section(result.reform, "reform", reform, result, words),
        hole_section(result, words),
        concept_section(result, words),
        method_section(result, words),
    ]
    return Dossier(
        language=words.language,
        title=result.title.in_language(words.language),
        subtitle=words.say(
            "{group}; {source}, {period}",
            group=audience_name(result, "group", words),
            source=result.source.title.in_language(words.language),
            period=result.source.period,
        ),
        flag=flag_of(result, words),
        price_year=words.price_year,
        sections=tuple(section for section in sections if section is not None),
    )


def _answer(result: DiagnosisResult, words: Words) -> Section:
    found = tuple(findings(result, words))
    warnings = texts(result.cautions, words)
    return Section(
        "answer",
        words.say("The answer"),
        (
            Paragraph(result.question.in_language(words.language)),
            Paragraph(answer_lead(result, words), is_lead=True),
            Bullets(tuple(headlines(result, words))),
            Bullets(found) if found else None,
            Notice(words.say("Before using a number"), warnings) if warnings else None,
        ),
    )
