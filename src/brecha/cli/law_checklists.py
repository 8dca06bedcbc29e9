"""`brecha law checklist`: duties, items, steps and rights that the law names."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from brecha.cli.language import chosen, current_language, tell
from brecha.cli.options import AsJson, Lang, print_json
from brecha.core.errors import InputError
from brecha.core.languages import Language, Text, translate

if TYPE_CHECKING:
    from pydantic import BaseModel

    from brecha.countries import Checklist

HEAD = ("id", "text", "law", "certainty")


def checklist(
    name: Annotated[
        str | None, typer.Argument(help=tell("Name of a list; without it all are named."))
    ] = None,
    date: Annotated[
        str | None, typer.Option("--date", help=tell("Only what is in force on this day."))
    ] = None,
    lang: Lang = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Show a list of duties, items, steps or rights with its articles."""
    language, known = chosen(lang), _checklists()
    if name is None:
        titles = {one: found.title.in_language(language) for one, found in known.items()}
        document: dict[str, Any] = titles
    else:
        document = _document(_find(name, known), language, _day(date))
    if as_json:
        print_json(document)
    elif name is None:
        typer.echo("\n".join(f"{one}  {title}" for one, title in document.items()))
    else:
        typer.echo("\n".join(_lines(document)))


def _checklists() -> dict[str, Checklist]:
    from brecha.countries import country_names, load_country

    laws = [load_country(country).law for country in country_names()]
    return {name: one for law in laws for name, one in law.checklists.items()}


def _find(name: str, known: dict[str, Checklist]) -> Checklist:
    if name not in known:
        raise InputError.of(
            "The list must be one of {known}; {name} is not. Choose one of these.",
            known=", ".join(known),
            name=name,
        )
    return known[name]


def _day(date: str | None) -> datetime.date | None:
    try:
        return None if date is None else datetime.date.fromisoformat(date)
    except ValueError as error:
        raise InputError.of(
            "A day must be written as 2026-05-31; it is {date}. Correct it.", date=date
        ) from error


def _document(found: Checklist, language: Language, day: datetime.date | None) -> dict[str, Any]:
    entries = [_entry(one, language) for one in found.read()]
    in_force = [one for one in entries if not day or one.get("since", "") <= day.isoformat()]
    return {"title": found.title.in_language(language), "entries": in_force}


def _entry(record: BaseModel, language: Language) -> dict[str, Any]:
    """Return an entry as JSON can hold it; texts in one language, nothing that is absent."""
    texts = {key: value for key, value in record if isinstance(value, Text)}
    others = record.model_dump(mode="json", exclude=set(texts), exclude_none=True)
    said = {key: text.in_language(language) for key, text in texts.items()}
    return {key: {**others, **said}[key] for key, _ in record if key in {**others, **said}}


def _lines(document: dict[str, Any]) -> Iterator[str]:
    yield document["title"]
    for entry in document["entries"]:
        articles = ", ".join(entry.get("law", ()))
        mark = f"({articles or '–'}; {tell(entry['certainty'])})"
        yield f"[ ] {entry['text']} {mark} [{entry['id']}]"
        yield from (
            f"      {tell(key)}: {_said(value)}"
            for key, value in entry.items()
            if key not in HEAD and value is not False
        )


def _said(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(_said(one) for one in value.values()).replace("_", " ")
    if isinstance(value, list):
        return "–".join(str(one) for one in value)
    return tell("yes") if value is True else translate(str(value), current_language())
