"""`brecha iati export`: a programme as an IATI 2.03 activity file, or every reason why not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from brecha.cli.iati_lines import line_of, summary_of
from brecha.cli.language import chosen, tell
from brecha.cli.office_opened import opened
from brecha.cli.options import AsJson, Lang, print_json
from brecha.core.errors import InputError
from brecha.core.system_reasons import system_reason

if TYPE_CHECKING:
    from brecha.core.languages import Language
    from brecha.programme.model import Programme
    from brecha.reports.iati.export import Export, Profile

ProgrammeFile = Annotated[
    Path | None,
    typer.Argument(
        help=tell("The programme: a JSON file, or a frozen snapshot."), show_default=False
    ),
]
Example = Annotated[
    bool, typer.Option("--example", help=tell("Export the example programme instead of a file."))
]
Office = Annotated[
    bool, typer.Option("--office", help=tell("Export a programme of the office instead of a file."))
]
Name = Annotated[
    str,
    typer.Option("--programme", help=tell("Number of the programme at its fund, in the office.")),
]
Out = Annotated[Path, typer.Option("--out", help=tell("Name of the file that is written."))]
References = Annotated[
    list[str] | None,
    typer.Option(
        "--reference",
        help=tell("IATI identifier of an organisation that records none: ILO=XM-DAC-41302."),
        show_default=False,
    ),
]
BaselineYear = Annotated[
    int | None,
    typer.Option(
        "--baseline-year", help=tell("Year of baselines that name none."), show_default=False
    ),
]


def export(
    file: ProgrammeFile = None,
    *,
    example: Example = False,
    office: Office = False,
    programme: Name = "",
    out: Out = Path("activities.xml"),
    reference: References = None,
    baseline_year: BaselineYear = None,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Write the file if no rule refuses it; warnings are told, and what is left out."""
    from brecha.reports.iati.export import export_programme

    language = chosen(lang)
    profile = _profile(reference or [], baseline_year)
    asked = _programme(file, programme, is_example=example, is_office=office)
    made = export_programme(asked, profile)
    _write(out, made.content)
    if as_json:
        left_out = [note.text(language) for note in made.left_out]
        print_json({**made.check.record(language), "file": str(out), "left_out": left_out})
        return
    _show(made, out, language)


def _show(made: Export, out: Path, language: Language) -> None:
    for finding in made.warnings:
        typer.echo(line_of(finding, language))
    for note in made.left_out:
        typer.echo(tell("Left out: {what}", what=note.text(language)))
    typer.echo(summary_of(made.check, language))
    typer.echo(tell("IATI file: {file}", file=out))


def _write(out: Path, content: bytes) -> None:
    """Write the file whole: where that fails, what stood there before stays."""
    draft = out.with_name(f".{out.name}.draft")
    try:
        draft.write_bytes(content)
        draft.replace(out)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise InputError.of(
            "The file must be writable; the system says: {reason}. Name another with --out.",
            place=str(out),
            reason=system_reason(error),
        ) from error


def _profile(references: list[str], baseline_year: int | None) -> Profile:
    from brecha.reports.iati.export import Profile

    known: dict[str, str] = {}
    for each in references:
        acronym, sign, identifier = each.partition("=")
        if not sign or not acronym.strip() or not identifier.strip():
            raise InputError.of(
                "An identifier is given as ACRONYM=IDENTIFIER; this is {came}. Write it so.",
                place="--reference",
                came=each,
            )
        known[acronym.strip()] = identifier.strip()
    return Profile(references=known, baseline_year=baseline_year)


def _programme(
    file: Path | None, reference: str, *, is_example: bool, is_office: bool
) -> Programme:
    if [file is not None, is_example, is_office].count(True) != 1:
        raise InputError.of("Name one file to export, or give --example or --office.")
    if is_office:
        return _of_office(reference)
    from brecha.programme.example import example_programme
    from brecha.programme.read import read_programme

    return read_programme(file) if file else example_programme()


def _of_office(reference: str) -> Programme:
    """Return a programme of the office by its number; the only one if none is named."""
    with opened():
        from brecha.office.data.models import Programme as Kept
        from brecha.office.exchange.dump import programme_of

        found = Kept.objects.filter(reference=reference) if reference else Kept.objects.all()
        roots = list(found[:2])
        if len(roots) != 1:
            message = "Name one programme of the office with --programme; {came} is not one."
            raise InputError.of(message, place="--programme", came=reference or "–")
        return programme_of(roots[0])
