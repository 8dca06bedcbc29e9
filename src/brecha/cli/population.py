"""`brecha population`: synthetic people where there are no microdata."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from brecha.cli.language import chosen, tell
from brecha.cli.options import AsJson, Lang, print_json
from brecha.cli.progress import told_if_long
from brecha.core.errors import InputError
from brecha.core.languages import format_number
from brecha.population.column_titles import column_title, column_titles

if TYPE_CHECKING:
    from brecha.core.languages import Language
    from brecha.population.synthesis import Plan

app = typer.Typer(help=tell("People: synthetic ones, and what a file holds."), no_args_is_help=True)
PEOPLE = 1_000_000
SEED = 1
WIDTH = 52  # of what stands before a number


Out = Annotated[Path, typer.Option("--out", help=tell("The Parquet file that is written."))]
CountryName = Annotated[str, typer.Option("--country", help=tell("Name of the country."))]
People = Annotated[int, typer.Option("--people", help=tell("How many persons."))]
Year = Annotated[
    int | None, typer.Option("--year", help=tell("Year of the people."), show_default=False)
]
Seed = Annotated[
    int, typer.Option("--seed", help=tell("Seed of all chance: same seed, same people."))
]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers", help=tell("Threads; the people do not depend on it."), show_default=False
    ),
]
Replace = Annotated[bool, typer.Option("--replace", help=tell("Replace the file if it is there."))]


@app.command("make", help=tell("Make synthetic people in households from a country's margins."))
def make(
    out: Out,
    country: CountryName = "mexico",
    people: People = PEOPLE,
    year: Year = None,
    seed: Seed = SEED,
    *,
    workers: Workers = None,
    lang: Lang = None,
    replace: Replace = False,
    as_json: AsJson = False,
) -> None:
    """Make synthetic people in households from a country's margins."""
    from brecha.countries import load_country
    from brecha.countries.synthesis import read_recipe
    from brecha.population.synthesis import check_target, compile_recipe, plan_people, write_people

    _check_workers(workers)
    check_target(out, replaces=replace)
    recipe = read_recipe(load_country(country), year)
    plan = plan_people(compile_recipe(recipe), people, seed)
    with told_if_long(tell("Making people…")):
        write_people(plan, out, workers=workers or os.cpu_count() or 1, replaces=replace)
    document = _document(plan, out, chosen(lang))
    if as_json:
        print_json(document)
    else:
        _say(document, recipe.about.title.in_language(chosen(lang)))


def _check_workers(workers: int | None) -> None:
    if workers is not None and workers < 1:
        raise InputError.of(
            "The number of threads must be at least 1; it is {workers}. Correct it.",
            workers=workers,
        )


def _say(document: dict[str, Any], title: str) -> None:
    typer.echo(title)
    typer.echo(
        tell(
            "SYNTHETIC: {people} persons in {households} households, year {year}, seed {seed}: "
            "{file}",
            people=format_number(document["people"]),
            households=format_number(document["households"]),
            year=document["year"],
            seed=document["seed"],
            file=document["file"],
        )
    )
    typer.echo(
        tell(
            "Each stands for {weight} of {population} people.",
            weight=format_number(document["weight"], 0 if _is_whole(document["weight"]) else 3),
            population=format_number(document["population"]),
        )
    )
    for caution in document["cautions"]:
        typer.echo(caution)


@app.command("describe", help=tell("Tell what a Parquet file of people holds."))
def describe(
    file: Annotated[Path, typer.Argument(help=tell("A Parquet file of people."))],
    lang: Lang = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Tell what a Parquet file of people holds."""
    from brecha.population.synthesis import describe_people

    language = chosen(lang)
    found = describe_people(file)
    if as_json:
        print_json(found)
        return
    if found["is_synthetic"]:
        typer.echo(tell("SYNTHETIC: none of these people exists."))
    counts = {
        tell("persons in the file"): "persons",
        tell("households in the file"): "households",
        tell("people they stand for"): "population",
    }
    for title, name in counts.items():
        typer.echo(f"{title:<{WIDTH}} {format_number(found[name]):>16}")
    typer.echo(tell("Weighted shares (percent):"))
    for name, share in found["flags"].items():
        typer.echo(f"{_title(name, language):<{WIDTH}} {_told(share, 100):>16}")
    typer.echo(tell("Weighted means:"))
    for name, mean in found["means"].items():
        typer.echo(f"{_title(name, language):<{WIDTH}} {_told(mean):>16}")
    absent = (title.in_language(language) for title in column_titles(found["absent"]))
    typer.echo(tell("Not in the file: {names}", names=", ".join(absent)))


def _is_whole(number: float) -> bool:
    return number == round(number)


def _title(name: str, language: Language) -> str:
    return column_title(name).in_language(language)


def _told(number: float | None, times: float = 1.0) -> str:
    return "–" if number is None else format_number(number * times, 2)


def _document(plan: Plan, out: Path, language: Language) -> dict[str, Any]:
    recipe = plan.compiled.recipe
    return {
        "is_synthetic": True,
        "file": str(out),
        "country": recipe.country,
        "year": recipe.year,
        "seed": plan.seed,
        "people": plan.people,
        "households": sum(int(block.households.sum()) for block in plan.blocks),
        "blocks": len(plan.blocks),
        "weight": plan.weight,
        "population": recipe.population,
        "largest_margin_error": plan.error,
        "cautions": [caution.in_language(language) for caution in recipe.about.cautions],
    }
