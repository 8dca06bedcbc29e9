"""`brecha law`: what is due for a case, for a register, under a reform."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from brecha.cli.language import chosen, tell
from brecha.cli.options import AsJson, Lang, print_json
from brecha.cli.progress import told_if_long
from brecha.core.errors import InputError

if TYPE_CHECKING:
    from brecha.countries import Country, LawScheme
    from brecha.engine import SchemeInForce

app = typer.Typer(help=tell("Law as code: one case, a register, a reform."), no_args_is_help=True)

SchemeName = Annotated[str, typer.Argument(help=tell("Name of a scheme; `list` shows them."))]
TableFile = Annotated[Path, typer.Argument(help=tell("A table: .parquet or .csv."))]


@app.command("list", help=tell("List the schemes of every country."))
def list_schemes(lang: Lang = None, *, as_json: AsJson = False) -> None:
    """List the schemes of every country."""
    language = chosen(lang)
    found = {
        name: {"country": country.name, "title": scheme.scheme.title.in_language(language)}
        for name, (country, scheme) in schemes().items()
    }
    if as_json:
        print_json(found)
    else:
        lines = [f"{name}  {entry['title']} ({entry['country']})" for name, entry in found.items()]
        typer.echo("\n".join(lines))


@app.command("calculate", help=tell("Calculate one case: what is due, by whom, for what."))
def calculate(
    scheme: SchemeName,
    case: Annotated[Path, typer.Option("--input", help=tell("The case: .yaml or .json."))],
    date: Annotated[
        str | None, typer.Option("--date", help=tell("Another month, as 2026-05."))
    ] = None,
    lang: Lang = None,
    *,
    explain: Annotated[
        bool, typer.Option("--explain", help=tell("Show the tree behind each result."))
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Calculate one case."""
    from brecha.cli.law_text import explained, told
    from brecha.core.yaml_files import read_yaml

    country, found = find_scheme(scheme)
    content, lines = read_yaml(case)
    if date is not None and isinstance(content, dict):
        content = {**content, "month": date}
    law = in_force(country, found)
    calculated = found.calculate(content, lines, law, chosen(lang))
    document = calculated.document
    if explain:
        tree = explained(law, calculated.table, found.total, chosen(lang))
        document = {**document, "explanation": tree}
    if as_json:
        print_json(document)
    else:
        typer.echo("\n".join(told(document)))


@app.command("run", help=tell("Calculate every row of a table of any size."))
def run(
    scheme: SchemeName,
    table: TableFile,
    out: Annotated[Path, typer.Option("--out", help=tell("The results: .parquet or .csv."))],
    unit: Annotated[
        str | None, typer.Option("--unit", help=tell("Whose results are written."))
    ] = None,
    spark: Annotated[
        str | None,
        typer.Option("--spark", help=tell("Run on Apache Spark at this address, as local[2].")),
    ] = None,
    lang: Lang = None,
) -> None:
    """Calculate every row of a table of any size."""
    from brecha.engine import run_file
    from brecha.engine.spark import run_file_on_spark

    del lang
    country, found = find_scheme(scheme)
    law, of = in_force(country, found), check_unit(found, unit)
    with told_if_long(tell("Calculating {table}…", table=table.name)):
        if spark is None:
            rows = run_file(law, table, out, of)
        else:
            rows = run_file_on_spark(law, table, out, of, spark)
    typer.echo(tell("{rows} rows: {out}", rows=rows, out=out))


@app.command("compare", help=tell("Compare the law in force with a reform, on a table."))
def compare(
    scheme: SchemeName,
    table: TableFile,
    reform: Annotated[Path, typer.Option("--reform", help=tell("The reform: a YAML file."))],
    lang: Lang = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Compare the law in force with a reform, on a table."""
    from brecha.engine import SchemeInForce, read_reform, reformed
    from brecha.engine.stream import compare_files

    country, found = find_scheme(scheme)
    change = read_reform(reform)
    other = SchemeInForce.of(*reformed(found.scheme, country.book, change))
    with told_if_long(tell("Calculating {table}…", table=table.name)):
        change_of = compare_files(in_force(country, found), other, table, found.unit, found.total)
    document = {"reform": change.title.in_language(chosen(lang)), **change_of}
    if as_json:
        print_json(document)
    else:
        typer.echo("\n".join(f"{key}: {value}" for key, value in document.items()))


@app.command("show", help=tell("Show a parameter with its dates, sources and marks."))
def show(
    parameter: Annotated[str, typer.Argument(help=tell("Name of a parameter."))],
    country: Annotated[
        str, typer.Option("--country", help=tell("Name of the country."))
    ] = "mexico",
    lang: Lang = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Show a parameter with its dates, sources and marks."""
    from brecha.cli.law_text import parameter_document, parameter_lines
    from brecha.countries import load_country

    book = load_country(country).book
    document = parameter_document(book, parameter, chosen(lang))
    if as_json:
        print_json(document)
    else:
        typer.echo("\n".join(parameter_lines(document)))


def schemes() -> dict[str, tuple[Country, LawScheme]]:
    """Return the schemes of every country by name."""
    from brecha.countries import country_names, load_country

    countries = [load_country(name) for name in country_names()]
    return {
        name: (country, scheme)
        for country in countries
        for name, scheme in country.law.schemes.items()
    }


def find_scheme(name: str) -> tuple[Country, LawScheme]:
    """Return a scheme and its country.

    Raises:
        InputError: There is no such scheme.
    """
    known = schemes()
    if name not in known:
        raise InputError.of(
            "The scheme must be one of {known}; {name} is not. Choose one of these.",
            known=", ".join(known),
            name=name,
        )
    return known[name]


def in_force(country: Country, found: LawScheme) -> SchemeInForce:
    """Return a scheme under its country's parameters."""
    from brecha.engine import SchemeInForce

    return SchemeInForce.of(found.scheme, country.book)


def check_unit(found: LawScheme, unit: str | None) -> str:
    """Return the unit whose results are written.

    Raises:
        InputError: The scheme has no such unit.
    """
    units: Any = found.scheme.units
    if unit is not None and unit not in units:
        raise InputError.of(
            "The unit must be one of {known}; {name} is not. Choose one of these.",
            known=", ".join(units),
            name=unit,
        )
    return unit or found.unit
