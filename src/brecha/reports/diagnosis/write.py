"""How does the folder of a diagnosis come to be? Every file of the dossier, whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from brecha.core import Language, whole_folder
from brecha.plans.diagnosis.results import DiagnosisResult
from brecha.reports.diagnosis.document import diagnosis_document
from brecha.reports.diagnosis.figures import without_thin
from brecha.reports.diagnosis.words_of import diagnosis_words
from brecha.reports.result_document import as_json
from brecha.reports.write import READABLE, Progress, silent, write_readable, write_text


def write_diagnosis(
    result: DiagnosisResult,
    folder: Path,
    languages: Sequence[Language] = ("es", "en"),
    progress: Progress | None = None,
) -> list[Path]:
    """Write the dossier of a computed diagnosis; an older one is replaced, other files stay.

    Args:
        result: A computed diagnosis.
        folder: Where the files go.
        languages: Languages of the files that people read; with more than one, their names end in
            the language, and `results.json` is in the first.
        progress: Is told in words what is being made.

    Returns:
        The files, in order of their names.

    Raises:
        InputError: The folder cannot be written. Then nothing was changed.
    """
    with whole_folder(folder, lambda path: _is_ours(path, result.diagnosis)) as draft:
        write_text(draft / "results.json", as_json(diagnosis_document(result, languages[0])))
        for language in languages:
            ending = f".{language}" if len(languages) > 1 else ""
            stem = draft / f"{result.diagnosis}{ending}"
            _write_readable(without_thin(result), language, stem, progress or silent)
    return sorted(folder.iterdir())


def _is_ours(path: Path, name: str) -> bool:
    is_readable = path.name.startswith(f"{name}.") and path.suffix in READABLE
    return path.name == "results.json" or is_readable


def _write_readable(
    result: DiagnosisResult, language: Language, stem: Path, tell: Progress
) -> None:
    # Drawing and documents are imported when they are made: a document for programs needs none.
    from brecha.reports.diagnosis.dossier import diagnosis_dossier  # noqa: PLC0415 - as said
    from brecha.reports.diagnosis.drawings import diagnosis_charts  # noqa: PLC0415 - as said
    from brecha.reports.diagnosis.sheets import diagnosis_sheets  # noqa: PLC0415 - as said
    from brecha.reports.drawn import draw  # noqa: PLC0415 - as said
    from brecha.reports.workbook import book_of  # noqa: PLC0415 - as said

    words = diagnosis_words(result, language)
    content = diagnosis_dossier(result, words)
    remarks = (
        words.say("Where a unit is a %, the cell holds a fraction shown in per cent."),
        words.say("An empty cell is a figure that is not shown; the last column says why."),
    )
    write_readable(
        content,
        lambda: draw(diagnosis_charts(result, words)),
        lambda: book_of(content, diagnosis_sheets(result, words), remarks, words),
        words,
        (stem, tell),
    )
