"""`brecha country`: what each country brings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from brecha.cli.language import chosen, tell, unit_in
from brecha.cli.options import AsJson, Lang, print_json

if TYPE_CHECKING:
    from brecha.core.languages import Language
    from brecha.countries import Country

app = typer.Typer(help=tell("Countries: their figures, law and sources."), no_args_is_help=True)


@app.command("list", help=tell("List the countries."))
def list_countries(lang: Lang = None, *, as_json: AsJson = False) -> None:
    """List the countries."""
    from brecha.countries import country_names, load_country

    language = chosen(lang)
    found = [
        {
            "name": name,
            "title": load_country(name).about.title.in_language(language),
            "currency": load_country(name).about.currency,
            "is_made_up": load_country(name).about.is_made_up,
        }
        for name in country_names()
    ]
    if as_json:
        print_json(found)
        return
    for entry in found:
        made_up = tell(" (made up)") if entry["is_made_up"] else ""
        typer.echo(f"{entry['name']}  {entry['title']}{made_up}, {entry['currency']}")


@app.command("show", help=tell("Show the tables, accounts and parameters of a country."))
def show(
    name: Annotated[str, typer.Argument(help=tell("Name of the country."))],
    lang: Lang = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Show the tables, accounts and parameters of a country."""
    from brecha.countries import COUNTRY_TABLES, load_country

    language = chosen(lang)
    country = load_country(name)
    title = country.about.title.in_language(language)
    accounts = list(country.about.input_output)
    tables = {table: len(country.table(table)) for table in COUNTRY_TABLES}
    parameters = _parameters(country, language)
    if as_json:
        print_json(
            {
                "name": country.name,
                "title": title,
                "currency": country.about.currency,
                "accounts": accounts,
                "tables": tables,
                "parameters": parameters,
                "sources": {key: source.title for key, source in country.sources.items()},
            }
        )
        return
    lines = [f"{title} ({country.about.currency})"]
    lines.append(tell("Accounts: {years}", years=", ".join(str(year) for year in accounts)))
    lines.append(tell("Tables (rows):"))
    lines += [f"  {table}  {rows}" for table, rows in tables.items()]
    lines.append(tell("Parameters (dates of effect):"))
    lines += [
        f"  {key}  {entry['title']} "
        f"[{unit_in(entry['unit'], country.about.currency, language)}]: {entry['dates']}"
        for key, entry in parameters.items()
    ]
    typer.echo("\n".join(lines))


def _parameters(country: Country, language: Language) -> dict[str, dict[str, str]]:
    return {
        key: {
            "title": parameter.title.in_language(language),
            "unit": country.book.unit_of(key),
            "dates": ", ".join(date.isoformat() for date in parameter.values),
        }
        for key, parameter in country.book.parameters.items()
    }
