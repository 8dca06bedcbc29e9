"""The page of the register: what is modelled of each country, since when, how certain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from brecha.core.languages import translate
from brecha.core.provenance import Certainty
from brecha.countries import Country
from brecha.reports.law_groups import (
    LawGroup,
    ModelledRule,
    day_text,
    first_and_last,
    law_groups,
    modelled_rules,
)
from brecha.reports.law_pages.markdown import code, day, heading, link, page, table
from brecha.reports.law_pages.parameters import value_text
from brecha.reports.law_pages.rules import rule_anchor
from brecha.reports.law_register import LastValue, certainties, holes, last_values

SHOWN_BRACKETS = 3
VALUE_HEADINGS = ("value of law", "in force since", "last value", "certainty", "source", "checked")
RULE_HEADINGS = ("rule", "articles", "modelled from", "until")
INTRODUCTION = """\
What of the law is modelled, since when, with which values and how certain they are. The same list
is printed by `brecha law register`. It is generated from the rules and the files of values: what is
not here is not modelled. A rule is modelled from the first day on which it is in force and all that
it takes is known; a dash stands where it takes nothing dated."""


def register_page(countries: Iterable[Country]) -> str:
    """Return the page of the register."""
    return page(_lines(countries))


def _lines(countries: Iterable[Country]) -> Iterator[str]:
    yield "# The register of the law"
    yield ""
    yield INTRODUCTION
    yield ""
    for country in countries:
        yield from _country(country)


def _country(country: Country) -> Iterator[str]:
    title = f"{country.about.title.en}{' (made up)' if country.about.is_made_up else ''}"
    groups = law_groups(country)
    yield from heading(2, title, country.name)
    yield from _schemes(country)
    yield from table(
        ("law", "rules", "later versions", "first rule from", "all rules from"),
        [_summary(group, country) for group in groups],
    )
    yield _certainty(country)
    yield ""
    yield from _holes(country)
    yield from heading(3, "Values in force last", f"{country.name}-values")
    yield from table(VALUE_HEADINGS, [_value(last, country) for last in last_values(country)])
    for group in groups:
        name = f"{country.name}-{group.name.replace(' ', '_')}"
        yield from heading(3, f"Rules: {group.title_in('en')}", name)
        rows = [_rule(entry, group, country) for entry in modelled_rules(group, country.book)]
        yield from table(RULE_HEADINGS, rows)


def _schemes(country: Country) -> Iterator[str]:
    """Yield the schemes that a case can be calculated in, and the lists that can be asked for."""
    rows = [
        (code(name), entry.scheme.title.en, " > ".join(entry.scheme.units))
        for name, entry in country.law.schemes.items()
    ]
    yield from table(("scheme", "what it calculates", "rows"), rows)
    lists = [
        (code(name), entry.title.en, str(len(list(entry.read()))))
        for name, entry in country.law.checklists.items()
    ]
    if lists:
        yield from table(("list", "what it lists", "entries"), lists)


def _summary(group: LawGroup, country: Country) -> tuple[str, ...]:
    entries = modelled_rules(group, country.book)
    first, last = first_and_last(entries)
    title = link(group.title_in("en"), f"#{country.name}-{group.name.replace(' ', '_')}")
    later = len(entries) - len(group.rules)
    return title, str(len(group.rules)), str(later), day(first), day(last)


def _certainty(country: Country) -> str:
    counts = certainties(country)
    said = ", ".join(f"{counts[mark]} {mark}" for mark in Certainty if counts[mark])
    return f"Dated values of {len(country.book.parameters)} parameters: {said}."


def _holes(country: Country) -> Iterator[str]:
    yield from heading(3, "Declared holes", f"{country.name}-holes")
    found = [hole for hole in holes(country) if not _is_end(hole)]
    if not found:
        yield "None."
        yield ""
        return
    yield "No source at hand gives these; asking for one raises. Supply it with its source."
    yield ""
    rows = [
        (
            _parameter(hole, country),
            day(str(hole.since)),
            hole.dated.note or hole.dated.reference.title,
        )
        for hole in found
    ]
    yield from table(("value of law", "since", "what is missing"), rows)


def _is_end(hole: LastValue) -> bool:
    """Say whether a value that is absent ends a parameter that the law no longer has."""
    return not hole.dated.note


def _value(last: LastValue, country: Country) -> tuple[str, ...]:
    value = last.dated.value
    if isinstance(value, list) and len(value) > SHOWN_BRACKETS:
        shown = link(f"{len(value)} brackets", f"parameters-{country.name}.md#{last.name}")
    else:
        shown = value_text(last.name, value, country)
    source = link(last.dated.reference.title, last.dated.reference.href)
    checked = str(last.parameter.last_checked)
    mark = str(last.dated.certainty)
    return _parameter(last, country), day(str(last.since)), shown, mark, source, day(checked)


def _parameter(last: LastValue, country: Country) -> str:
    return link(last.parameter.title.en, f"parameters-{country.name}.md#{last.name}")


def _rule(entry: ModelledRule, group: LawGroup, country: Country) -> tuple[str, ...]:
    rule = entry.rule
    place = f"rules-{country.name}.md#{rule_anchor(group, rule.name)}"
    what = f"{link(rule.title, place)}<br>*{translate(rule.title, 'es')}*"
    since, until = day_text(entry.since), day_text(rule.until)
    return what, ", ".join(rule.law), day(since), day(until)
