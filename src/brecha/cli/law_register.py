"""How is the register of the law told in a terminal: what is modelled, with which values?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from brecha.cli.language import chosen, tell
from brecha.cli.options import AsJson, Lang, print_json
from brecha.core.languages import Language, translate

DASH = "–"


def register(
    country: Annotated[
        str | None,
        typer.Option("--country", help=tell("Name of a country; all of them where it is absent.")),
    ] = None,
    lang: Lang = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Show what of the law is modelled, since when, how certain."""
    from brecha.countries import country_names, load_country
    from brecha.reports.law_register import register_document

    language = chosen(lang)
    names = country_names() if country is None else [country]
    documents = [register_document(load_country(name), language) for name in names]
    if as_json:
        print_json(documents)
    else:
        typer.echo("\n".join(register_lines(documents, language)))


def register_lines(documents: list[dict[str, Any]], language: Language) -> Iterator[str]:
    """Yield registers as lines."""
    from brecha.cli.law_explained import money_in_words

    for document in documents:
        currency = money_in_words(document["currency"], language)
        yield from (document["title"].upper(), "")
        yield from _named("Schemes", document["schemes"], language)
        yield from _named("Lists", document["lists"], language)
        for group in document["modelled"]:
            yield from _group(group, language)
        yield from (translate("Values of law", language), "")
        for entry in document["values"]:
            yield from _value(entry, currency, language)
        yield from ("", translate("Declared holes", language), "")
        for hole in document["holes"]:
            yield f"  {hole['name']} {hole['since']} — {hole['title']}: {hole['note']}"
        yield ""


def _named(heading: str, entries: list[dict[str, Any]], language: Language) -> Iterator[str]:
    if entries:
        yield from (translate(heading, language), "")
        yield from (f"  {entry['name']} — {entry['title']}" for entry in entries)
        yield ""


def _group(group: dict[str, Any], language: Language) -> Iterator[str]:
    since = group["first_rule_since"] or DASH
    yield translate("{title}: {number} rules, the first from {since}", language).format(
        title=group["title"], number=len({rule["name"] for rule in group["rules"]}), since=since
    )
    yield ""
    for rule in group["rules"]:
        until = f" – {rule['until']}" if rule["until"] else ""
        law = f" [{', '.join(rule['law'])}]" if rule["law"] else ""
        yield f"  {rule['name']} ({rule['since'] or DASH}{until}) — {rule['title']}{law}"
    yield ""


def _value(entry: dict[str, Any], currency: str, language: Language) -> Iterator[str]:
    from brecha.engine.said import say_value

    known = entry["value"] is not None
    value = (
        say_value(entry["value"], entry["name"], entry["unit"], language, currency)
        if known
        else translate("declared hole", language)
    )
    yield f"  {entry['name']} — {entry['title']}: {value}"
    yield "    " + translate(
        "in force since {since}; {certainty}; {source}; checked on {checked}", language
    ).format(
        since=entry["since"],
        certainty=translate(entry["certainty"], language),
        source=entry["source"],
        checked=entry["last_checked"],
    )
