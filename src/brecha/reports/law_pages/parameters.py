"""The page of a country's values of law: every date with its value, source and mark."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from brecha.countries import Country
from brecha.engine.said import say_unit, say_value
from brecha.parameters.schema import DatedValue, Parameter
from brecha.reports.law_groups import LawGroup, law_groups
from brecha.reports.law_pages.markdown import SHOWN_LINES, code, day, heading, link, page, table
from brecha.reports.law_pages.rules import rule_anchor

HEADINGS = ("in force since", "value", "certainty", "source", "note")
HOLE = "**declared hole**"
RATE = "rate"
INTRODUCTION = """\
Every value of law of {country}, at every date at which it changed. A value holds until the next
one. A {hole} is a date from which on no source at hand gives the value: asking for it raises, and
a case or a plan has to supply it with its source. How certain a value is: `official` was read in
the law or the official bulletin itself, `secondary` in another text that tells it, `derived`
follows from others, `assumed` is ours."""


def parameters_page(country: Country) -> str:
    """Return the page of a country's values of law."""
    return page(_lines(country))


def value_text(name: str, value: object, country: Country) -> str:
    """Return a value in a cell: each category and each bracket on a line of its own."""
    unit, currency = country.book.unit_of(name), country.about.currency
    if isinstance(value, list):
        return SHOWN_LINES.join(_bracket(entry, name, unit, currency) for entry in value)
    if isinstance(value, dict):
        return SHOWN_LINES.join(
            f"{key.replace('_', ' ')}: {say_value(part, name, unit, 'en', currency)}"
            for key, part in value.items()
        )
    return HOLE if value is None else say_value(value, name, unit, "en", currency)


def _lines(country: Country) -> Iterator[str]:
    yield f"# Values of law: {country.about.title.en}"
    yield ""
    yield INTRODUCTION.format(country=country.about.title.en, hole=HOLE)
    yield ""
    groups = law_groups(country)
    for name, parameter in sorted(country.book.parameters.items()):
        yield from heading(2, code(name), name)
        yield from _parameter(name, parameter, groups, country)


def _parameter(
    name: str, parameter: Parameter, groups: tuple[LawGroup, ...], country: Country
) -> Iterator[str]:
    unit = say_unit(country.book.unit_of(name), "en", country.about.currency)
    yield f"**{parameter.title.en}.** *{parameter.title.es}.* {parameter.description}"
    yield ""
    yield f"- {f'in {unit}' if unit else 'a pure number'}; last checked on {parameter.last_checked}"
    taking = _taking(name, groups, country)
    if taking:
        yield f"- taken by {', '.join(taking)}"
    yield ""
    rows = [
        _dated(name, since, dated, country) for since, dated in sorted(parameter.values.items())
    ]
    yield from table(HEADINGS, rows)


def _dated(
    name: str, since: datetime.date, dated: DatedValue, country: Country
) -> tuple[str, str, str, str, str]:
    source = link(dated.reference.title, dated.reference.href)
    value = value_text(name, dated.value, country)
    return day(str(since)), value, str(dated.certainty), source, dated.note or ""


def _bracket(bracket: dict[str, float], name: str, unit: str, currency: str) -> str:
    parts = [
        f"{key.replace('_', ' ')} {say_value(number, RATE, '1', 'en')}"
        if key == RATE
        else f"{key.replace('_', ' ')} {_amount(number, name, unit, currency)}"
        for key, number in bracket.items()
    ]
    return ", ".join(parts)


def _amount(number: float, name: str, unit: str, currency: str) -> str:
    plain = name if unit != "1" else "number"
    return say_value(number, plain, unit, "en", currency)


def _taking(name: str, groups: tuple[LawGroup, ...], country: Country) -> list[str]:
    return [
        link(code(rule), f"rules-{country.name}.md#{rule_anchor(group, rule)}")
        for group in groups
        for rule, versions in group.rules.items()
        if any(name in version.argument_units for version in versions)
    ]
