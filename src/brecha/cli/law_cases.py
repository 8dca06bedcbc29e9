"""`brecha law cases`: do the rules give what the worked examples say?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from brecha.cli.language import chosen, tell
from brecha.cli.law_schemes import find_scheme, schemes
from brecha.cli.options import AsJson, Lang, print_json

if TYPE_CHECKING:
    from brecha.core.languages import Language
    from brecha.countries.cases import Case, Outcome

FAILED = 1


def cases(
    scheme: Annotated[
        str | None, typer.Argument(help=tell("Name of a scheme; `list` shows them."))
    ] = None,
    folder: Annotated[
        Path | None,
        typer.Option("--from", help=tell("A folder of cases of your own.")),
    ] = None,
    lang: Lang = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Run the worked examples; end with exit code 1 if one does not come out."""
    from brecha.countries.cases import run_cases

    language = chosen(lang)
    if scheme is not None:
        find_scheme(scheme)
    wanted = [one for one in _read(folder) if scheme in {None, one.scheme}]
    known = {name: (found, country.book) for name, (country, found) in schemes().items()}
    outcomes = run_cases(wanted, known)
    if as_json:
        print_json(_document(outcomes, language))
    else:
        typer.echo("\n".join(_lines(outcomes, language)))
    if any(outcome.wrong for outcome in outcomes):
        raise typer.Exit(FAILED)


def _read(folder: Path | None) -> list[Case]:
    """Return the cases of a folder, or those that the countries bring."""
    from brecha.countries import country_names, load_country
    from brecha.countries.cases import read_cases

    if folder is not None:
        return read_cases(folder)
    shipped = [load_country(name).folder / "cases" for name in country_names()]
    return [case for path in shipped if path.is_dir() for case in read_cases(path)]


def _document(outcomes: Iterable[Outcome], language: Language) -> dict[str, Any]:
    told = [
        {
            "scheme": one.case.scheme,
            "case": one.case.path.stem,
            "title": one.case.title(language),
            "date": one.case.day.isoformat(),
            "ok": not one.wrong,
            "tolerance": one.case.file.tolerance,
            "source": one.case.file.source.in_language(language),
            "results": {
                name: {"expected": one.expected(name), "got": got, "ok": name not in one.wrong}
                for name, got in one.results.items()
            },
        }
        for one in outcomes
    ]
    return {"number": len(told), "failed": sum(not one["ok"] for one in told), "cases": told}


def _lines(outcomes: list[Outcome], language: Language) -> Iterator[str]:
    for one in outcomes:
        case = one.case
        mark = tell("FAILED") if one.wrong else tell("ok")
        source = case.file.source.in_language(language)
        yield f"{mark:<6}  {case.scheme:<28}  {case.day}  {case.title(language)}  ({source})"
        for name in one.wrong:
            yield tell(
                "        {name}: expected {expected}, got {got}; tolerance {tolerance}",
                name=name,
                expected=_numbers(one.expected(name)),
                got=_numbers(one.results[name]),
                tolerance=case.file.tolerance,
            )
    failed = sum(bool(one.wrong) for one in outcomes)
    yield tell("{number} cases, {failed} failed.", number=len(outcomes), failed=failed)


def _numbers(values: Iterable[float]) -> str:
    return ", ".join(f"{value:g}" if value == round(value, 4) else repr(value) for value in values)
