"""What does a program get of a computed diagnosis? One document, every figure unrounded."""

from __future__ import annotations

from dataclasses import fields

from brecha.core import Language
from brecha.plans.diagnosis.results import DiagnosisResult
from brecha.reports.diagnosis.answer import answer_paragraphs
from brecha.reports.diagnosis.figures import without_thin
from brecha.reports.diagnosis.words_of import diagnosis_words, flag_of
from brecha.reports.result_document import Json, plain, program_version


def diagnosis_document(result: DiagnosisResult, language: Language) -> dict[str, Json]:
    """Return the result as a document that is strict JSON: a figure that is not shown is null.

    Args:
        result: A computed diagnosis.
        language: Language of titles and sentences; keys are English.

    Returns:
        The fields of `DiagnosisResult`; every frame as a list of rows with n, interval, quality
        and `is_shown`; `is_synthetic` and `warning` at the top.
    """
    words = diagnosis_words(result, language)
    told = without_thin(result)
    return {
        "brecha": program_version(),
        "language": language,
        "is_synthetic": result.source.is_synthetic,
        "warning": flag_of(result, words) or None,
        "answer": [*answer_paragraphs(told, words)],
        **{field.name: plain(getattr(told, field.name), language) for field in fields(told)},
    }
