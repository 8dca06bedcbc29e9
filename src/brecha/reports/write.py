"""How does the folder of a plan come to be? Every file of the dossier, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from brecha.core import Language, whole_folder
from brecha.plans.results import PlanResult
from brecha.reports.assumption_file import assumption_file
from brecha.reports.content import Dossier
from brecha.reports.drawn import Drawn
from brecha.reports.result_document import as_json, document
from brecha.reports.words import Words

READABLE = {".pdf", ".html", ".xlsx"}
Progress = Callable[[str], None]


def write_dossier(
    result: PlanResult,
    folder: Path,
    languages: Sequence[Language] = ("es", "en"),
    progress: Progress | None = None,
) -> list[Path]:
    """Write the dossier of a computed plan; an older dossier is replaced, other files stay.

    Args:
        result: A computed plan.
        folder: Where the files go.
        languages: Languages of the files that people read; with more than one, their names end in
            the language, and `results.json` is in the first.
        progress: Is told in words what is being made.

    Returns:
        The files, in order of their names.

    Raises:
        InputError: The folder cannot be written. Then nothing was changed.
    """
    tell = progress or silent
    with whole_folder(folder, lambda path: _is_of_dossier(path, result.plan)) as draft:
        write_text(draft / "results.json", as_json(document(result, languages[0])))
        write_text(draft / "assumptions.csv", assumption_file(result))
        for language in languages:
            ending = f".{language}" if len(languages) > 1 else ""
            _write_readable(result, language, draft / f"{result.plan}{ending}", tell)
    return sorted(folder.iterdir())


def _is_of_dossier(path: Path, plan: str) -> bool:
    fixed = path.name in {"results.json", "assumptions.csv"}
    return fixed or (path.name.startswith(f"{plan}.") and path.suffix in READABLE)


def _write_readable(result: PlanResult, language: Language, stem: Path, tell: Progress) -> None:
    from brecha.reports.dossier import dossier
    from brecha.reports.drawn import draw_all
    from brecha.reports.workbook import workbook

    words = Words.of(result, language)
    content = dossier(result, language)
    write_readable(
        content,
        lambda: draw_all(result, words),
        lambda: workbook(result, content, words),
        words,
        (stem, tell),
    )


def write_readable(
    content: Dossier,
    charts: Callable[[], Mapping[str, Drawn]],
    book: Callable[[], bytes],
    words: Words,
    target: tuple[Path, Progress],
) -> None:
    """Write a dossier as PDF, page and workbook.

    Args:
        content: What it says.
        charts: Draws its charts.
        book: Makes its workbook.
        words: The language.
        target: The files without their ending, and who is told in words what is being made.
    """
    from brecha.reports.charts.draw import letters_folder
    from brecha.reports.page import page
    from brecha.reports.pdf import pdf

    stem, tell = target
    letters = letters_folder()
    tell(words.say("Drawing the charts"))
    drawn = charts()
    tell(words.say("Setting the PDF"))
    _named(stem, "pdf").write_bytes(pdf(content, drawn, words, letters))
    tell(words.say("Writing the page and the workbook"))
    write_text(_named(stem, "html"), page(content, drawn, words, letters))
    _named(stem, "xlsx").write_bytes(book())


def _named(stem: Path, ending: str) -> Path:
    return stem.with_name(f"{stem.name}.{ending}")


def write_text(path: Path, text: str) -> None:
    """Write a file with the same line ends on every machine."""
    path.write_text(text, encoding="utf-8", newline="\n")


def silent(step: str) -> None:
    """Tell nobody."""
