"""`brecha economy`: multipliers of an official input-output workbook."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from brecha.cli.language import chosen, tell
from brecha.cli.options import AsJson, Lang, print_json
from brecha.core.languages import format_number

app = typer.Typer(help=tell("Input-output accounts and their multipliers."), no_args_is_help=True)


@app.callback()
def group() -> None:
    """Keep `multipliers` a command of its own."""


@app.command("multipliers", help=tell("Multipliers of every sector of an official workbook."))
def multipliers(
    table: Annotated[Path, typer.Argument(help=tell("An INEGI input-output workbook (.xlsx)."))],
    sector: Annotated[
        list[str] | None,
        typer.Option("--sector", help=tell("Code of a sector; repeat it for several.")),
    ] = None,
    lang: Lang = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Multipliers of every sector of an official workbook."""
    from brecha.economy import (
        domestic_table,
        multipliers_report,
        table_from_sheet,
    )
    from brecha.sources import read_inegi_input_output

    language = chosen(lang)
    domestic = domestic_table(table_from_sheet(read_inegi_input_output(table)))
    report = multipliers_report(domestic, sectors=sector or (), language=language)
    if as_json:
        print_json(report)
        return
    typer.echo(report["source"])
    for note in (report["import_treatment"], report["closure"]):
        typer.echo(note)
    typer.echo(tell("code · type I · type II · sector"))
    for line in report["sectors"]:
        type_1, type_2 = (format_number(line[key], 4) for key in ("type_1", "type_2"))
        typer.echo(f"{line['code']:<12} {type_1:>8} {type_2:>8}  {line['name']}")
