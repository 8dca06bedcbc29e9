"""`brecha law`: what is due for a case, for a register, under a reform."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from brecha.cli.language import chosen, tell
from brecha.cli.law_cases import cases
from brecha.cli.law_checklists import checklist
from brecha.cli.law_register import register
from brecha.cli.law_schemes import check_unit, find_scheme, in_force, schemes
from brecha.cli.options import AsJson, Lang, print_json
from brecha.cli.progress import told_if_long
from brecha.core.errors import InputError

if TYPE_CHECKING:
    from brecha.core.languages import Language
    from brecha.countries import Country, LawScheme
    from brecha.countries.law import Calculation
    from brecha.engine import Reform

app = typer.Typer(help=tell("Law as code: one case, a register, a reform."), no_args_is_help=True)
app.command("cases", help=tell("Run the worked examples, shipped ones or your own."))(cases)
app.command("checklist", help=tell("Show duties, items, steps or rights with their articles."))(
    checklist
)
app.command("register", help=tell("Show what of the law is modelled, since when, how certain."))(
    register
)

FirstMonth = Annotated[
    str | None, typer.Option("--from", help=tell("First month of a series, as 2026-01."))
]
LastMonth = Annotated[
    str | None, typer.Option("--to", help=tell("Last month of a series, as 2026-12."))
]
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
    result: Annotated[
        str | None, typer.Option("--result", help=tell("Explain this result."))
    ] = None,
    lang: Lang = None,
    *,
    first: FirstMonth = None,
    last: LastMonth = None,
    explain: Annotated[
        bool, typer.Option("--explain", help=tell("Show the tree behind each result."))
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Calculate one case."""
    from brecha.cli.law_months import calculated_of, show_months, told_once
    from brecha.core.yaml_files import read_yaml

    told_once(first, last, date, is_explained=explain)
    country, found = find_scheme(scheme)
    content = read_yaml(case)
    if first is not None and last is not None:
        names = [result] if result else []
        show_months(country, found, content, (first, last), names, chosen(lang), as_json=as_json)
        return
    calculated = calculated_of(country, found, content, date, chosen(lang))
    shown = result or (found.total if explain else None)
    _show(calculated, found, shown, (chosen(lang), country.book.currency), as_json=as_json)


def _show(
    calculated: Calculation,
    found: LawScheme,
    explained: str | None,
    told: tuple[Language, str],
    *,
    as_json: bool,
) -> None:
    """Print a case, with the tree behind a result where one is to be explained."""
    from brecha.cli.law_explained import explanation_document, explanation_lines, explanations
    from brecha.cli.law_results import document_lines

    document, trees = calculated.document, []
    if explained:
        trees = explanations(*calculated.run_of(explained), explained, calculated.assumed)
    if as_json:
        more = {"explanation": explanation_document(trees, *told)} if trees else {}
        print_json({**document, **more})
    else:
        lines_of_case = document_lines(document, found.scheme, told[0])
        typer.echo("\n".join([*lines_of_case, *explanation_lines(trees, *told)]))


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

    country, found = find_scheme(scheme)
    law, of = in_force(country, found), check_unit(found, unit)
    with told_if_long(tell("Calculating {table}…", table=table.name)):
        if spark is None:
            rows = run_file(law, table, out, of)
        else:
            rows = run_file_on_spark(law, table, out, of, spark)
    typer.echo(tell("{rows} rows: {out}", rows=rows, out=out))
    _warn_of_later_months(country, found, out, chosen(lang))


@app.command("compare", help=tell("Compare the law in force with a reform, on a table."))
def compare(
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="[SCHEME] TABLE",
            help=tell(
                "A table, .parquet or .csv; before it a scheme, unless the reform names one."
            ),
        ),
    ],
    reform: Annotated[Path, typer.Option("--reform", help=tell("The reform: a YAML file."))],
    result: Annotated[
        list[str] | None,
        typer.Option("--result", help=tell("Compare this result; may be given several times.")),
    ] = None,
    lang: Lang = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Compare the law in force with a reform, on a table."""
    from brecha.cli.law_comparison import comparison_document, comparison_lines
    from brecha.engine import read_reform

    change, table = read_reform(reform), Path(names[-1])
    country, found = find_scheme(_scheme_of(names[:-1], change))
    with told_if_long(tell("Calculating {table}…", table=table.name)):
        document = comparison_document(country, found, change, table, result or [], chosen(lang))
    if as_json:
        print_json(document)
    else:
        typer.echo("\n".join(comparison_lines(document, chosen(lang))))
    _warn_of_later_months(country, found, table, chosen(lang))


def _warn_of_later_months(
    country: Country, found: LawScheme, table: Path, language: Language
) -> None:
    """Warn once, on standard error, where a table goes beyond the last look at the values."""
    from brecha.countries import later_than_checked
    from brecha.engine.stream import last_month

    month = last_month(table)
    later = month and later_than_checked(found.scheme, country.book, month)
    if later:
        typer.echo(tell("Warning: {sentence}", sentence=later.text(language)), err=True)


def _scheme_of(names: list[str], change: Reform) -> str:
    """Return the scheme that is compared: the one that is named, or the reform's own.

    Raises:
        InputError: None is named, or two that differ, or more than a scheme and a table.
    """
    named = [*names, *([change.scheme] if change.scheme else [])]
    if len(names) > 1 or len(set(named)) != 1:
        raise InputError.of(
            "One scheme must be named, before the table or in the reform (key scheme); it is "
            "{names}. Name one.",
            place=change.lines.place(("scheme",)),
            names=", ".join(named) or "–",
        )
    return named[0]


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
