"""What of a country's law is modelled, since when, with which values, and how certain are they?"""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass
from typing import Any

from brecha.core.languages import Language, translate
from brecha.countries import Country
from brecha.parameters import ParameterBook
from brecha.parameters.schema import DatedValue, Parameter
from brecha.reports.law_groups import (
    LawGroup,
    day_text,
    first_and_last,
    law_groups,
    modelled_rules,
)


@dataclass(frozen=True)
class LastValue:
    """The last value of a parameter.

    Attributes:
        name: Name of the parameter.
        parameter: The parameter with all its values.
        since: Date of effect of the last one.
        dated: The last one; without a value it is a declared hole, or an end.
    """

    name: str
    parameter: Parameter
    since: datetime.date
    dated: DatedValue


def last_values(country: Country) -> tuple[LastValue, ...]:
    """Return the last value of every parameter, by name."""
    return tuple(
        LastValue(name, parameter, max(parameter.values), parameter.values[max(parameter.values)])
        for name, parameter in sorted(country.book.parameters.items())
    )


def holes(country: Country) -> tuple[LastValue, ...]:
    """Return every date from which on a parameter has no value, with what its note says."""
    return tuple(
        LastValue(name, parameter, day, dated)
        for name, parameter in sorted(country.book.parameters.items())
        for day, dated in sorted(parameter.values.items())
        if dated.value is None
    )


def register_document(country: Country, language: Language) -> dict[str, Any]:
    """Return what is modelled of a country's law as JSON can hold it."""
    return {
        "country": country.name,
        "title": country.about.title.in_language(language),
        "currency": country.about.currency,
        "schemes": [
            {"name": name, "title": entry.scheme.title.in_language(language)}
            for name, entry in country.law.schemes.items()
        ],
        "lists": [
            {
                "name": name,
                "title": entry.title.in_language(language),
                "entries": len(list(entry.read())),
            }
            for name, entry in country.law.checklists.items()
        ],
        "modelled": [_modelled(group, country.book, language) for group in law_groups(country)],
        "values": [value_entry(last, country, language) for last in last_values(country)],
        "holes": [_hole(hole, language) for hole in holes(country)],
        "certainty": dict(certainties(country)),
    }


def certainties(country: Country) -> Counter[str]:
    """Return how many dated values have which mark."""
    return Counter(
        str(dated.certainty)
        for parameter in country.book.parameters.values()
        for dated in parameter.values.values()
        if dated.value is not None
    )


def value_entry(last: LastValue, country: Country, language: Language) -> dict[str, Any]:
    """Return the last value of a parameter with its date, source and mark."""
    return {
        "name": last.name,
        "title": last.parameter.title.in_language(language),
        "since": last.since.isoformat(),
        "value": last.dated.value,
        "unit": country.book.unit_of(last.name),
        "source": translate(last.dated.reference.title, language),
        "href": last.dated.reference.href,
        "certainty": str(last.dated.certainty),
        "last_checked": last.parameter.last_checked.isoformat(),
    }


def _modelled(group: LawGroup, book: ParameterBook, language: Language) -> dict[str, Any]:
    rules = modelled_rules(group, book)
    first, last = first_and_last(rules)
    return {
        "name": group.name,
        "title": group.title_in(language),
        "first_rule_since": first,
        "all_rules_since": last,
        "rules": [
            {
                "name": entry.rule.name,
                "title": translate(entry.rule.title, language),
                "law": [translate(article, language) for article in entry.rule.law],
                "since": day_text(entry.since),
                "until": day_text(entry.rule.until),
            }
            for entry in rules
        ],
    }


def _hole(hole: LastValue, language: Language) -> dict[str, Any]:
    return {
        "name": hole.name,
        "title": hole.parameter.title.in_language(language),
        "since": hole.since.isoformat(),
        "note": translate(hole.dated.note or hole.dated.reference.title, language),
    }
