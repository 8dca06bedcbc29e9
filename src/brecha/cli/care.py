"""`brecha care`: cost a plan and explain its numbers."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from brecha.cli.language import chosen, current_language, tell
from brecha.cli.options import AsJson, Lang, Langs, print_json
from brecha.cli.progress import told_if_long
from brecha.core.errors import InputError
from brecha.core.system_reasons import system_reason

if TYPE_CHECKING:
    from brecha.core.languages import Language
    from brecha.plans import PlanResult

LINE_WIDTH = 96

app = typer.Typer(help=tell("Care plans: what they cost and return."), no_args_is_help=True)

PlanName = Annotated[
    str, typer.Argument(help=tell("A plan file, or the name of a shipped plan: country/plan."))
]
CountryName = Annotated[
    str | None,
    typer.Option("--country", help=tell("The country the plan must be for."), show_default=False),
]


@app.command("run", help=tell("Cost a plan and write its dossier."))
def run(
    plan: PlanName,
    country: CountryName = None,
    out: Annotated[
        Path, typer.Option("--out", help=tell("Folder of the dossiers; one folder for each plan."))
    ] = Path("out"),
    lang: Langs = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Cost a plan and write its dossier."""
    from brecha.plans import find_plan, read_plan, run_plan
    from brecha.reports import document, write_dossier

    languages = tuple(chosen(entry) for entry in lang or []) or (current_language(),)
    with told_if_long(tell("Costing the plan and writing its dossier…")):
        read, of = read_plan(find_plan(plan, country))
        check_country(read.country, country)
        result = run_plan(read, of)
        folder = out / read.plan
        write_dossier(result, folder, languages)
    if as_json:
        print_json(document(result, languages[0]))
    else:
        typer.echo(summary(result, languages[0]))
        typer.echo(tell("Dossier: {folder}", folder=folder))


@app.command("explain", help=tell("Show the tree behind one number of a plan."))
def explain(
    plan: PlanName,
    result: Annotated[str, typer.Argument(help=tell("Name of a yearly result: gap_share_gdp."))],
    year: Annotated[int, typer.Option("--year", help=tell("A year of the plan."))],
    country: CountryName = None,
    depth: Annotated[
        int, typer.Option("--depth", min=1, help=tell("How many levels are shown."))
    ] = 6,
    lang: Lang = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Show the tree behind one number of a plan."""
    from brecha.cli.tree import tree_lines
    from brecha.plans import compute_plan, explain_result, find_plan, read_plan

    language = chosen(lang)
    read, of = read_plan(find_plan(plan, country))
    check_country(read.country, country)
    tree = explain_result(compute_plan(read, of), result, year)
    if as_json:
        print_json(tree.as_dict(language))
    else:
        typer.echo("\n".join(tree_lines(tree, language, depth, of.about.currency)))


@app.command("plans", help=tell("List the plans that Brecha ships."))
def plans(lang: Lang = None, *, as_json: AsJson = False) -> None:
    """List the plans that Brecha ships."""
    from brecha.plans import read_plan, shipped_plans

    language = chosen(lang)
    found = {
        name: read_plan(path)[0].title.in_language(language)
        for name, path in shipped_plans().items()
    }
    if as_json:
        print_json(found)
    else:
        typer.echo("\n".join(f"{name}  {title}" for name, title in found.items()))


@app.command("copy", help=tell("Copy a shipped plan to a file of your own."))
def copy(
    plan: PlanName,
    file: Annotated[Path, typer.Argument(help=tell("Your file; it must not exist yet."))],
    lang: Lang = None,
) -> None:
    """Copy a shipped plan to a file of your own."""
    from brecha.plans import find_plan

    del lang
    text = find_plan(plan).read_text(encoding="utf-8")
    name = re.sub("[^a-z0-9]+", "-", file.stem.lower()).strip("-") or "plan"
    text = re.sub(r"(?m)^plan: .*$", f"plan: {name}", text, count=1)
    try:
        with file.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except OSError as error:
        raise InputError.of(
            "The copy must be a new file in a folder that exists; {file} is not ({problem}). "
            "Choose another name.",
            file=file,
            problem=system_reason(error),
        ) from error
    typer.echo(tell("Copied to {file}; change it and run it.", file=file))


def check_country(found: str, asked: str | None) -> None:
    """Refuse a plan of another country than the one asked for.

    Raises:
        InputError: The plan is for another country.
    """
    if asked is not None and found != asked:
        raise InputError.of(
            "The plan must be for {asked}; it is for {found}. Leave --country out or change it.",
            asked=asked,
            found=found,
        )


def summary(result: PlanResult, language: Language) -> str:
    """Return the answer of a plan as lines of text."""
    from brecha.reports.answer import answer
    from brecha.reports.words import Words

    text = answer(result, Words.of(result, language))
    return "\n".join(textwrap.wrap(text, LINE_WIDTH, break_on_hyphens=False))
