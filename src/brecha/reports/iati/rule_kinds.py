"""What does each kind of rule ask, and what breaks it? One function a kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from lxml import etree

from brecha.core.notes import Note
from brecha.reports.iati.rule_dates import RULES_OF_DATES, Breach, Scope
from brecha.reports.iati.simple_values import is_of_kind
from brecha.reports.iati.xpaths import excerpt, holds, owner_of, select, text_of

Asks = Mapping[str, Any]
Breaches = Iterator[Breach]
Kind = Callable[[Asks, etree._Element, Scope], Breaches]  # noqa: SLF001 - lxml names it so

NOTHING = Note("nothing")
SUM_DECIMALS = 4
PREFIX_LIST = "ORG-ID-PREFIX"
PLACES_OF_ALL = {
    "lang": ("descendant::narrative", "@xml:lang"),
    "sector": ("transaction", "sector"),
    "recipient-country|recipient-region": ("transaction", "recipient-country|recipient-region"),
    "currency": ("descendant::value|descendant::forecast|descendant::loan-status", "@currency"),
}


def no_more_than_one(asks: Asks, element: etree._Element, scope: Scope) -> Breaches:
    """At most one thing is at the paths."""
    del scope
    found = _matches(asks, element)
    if len(found) > 1:
        yield Breach.at(found[1], Note("Found: {number}.", {"number": len(found)}))


def atleast_one(asks: Asks, element: etree._Element, scope: Scope) -> Breaches:
    """Something is at the paths."""
    del scope
    if not _matches(asks, element):
        yield Breach(Note("Found: none of {paths}.", {"paths": ", ".join(asks["paths"])}))


def dependent(asks: Asks, element: etree._Element, scope: Scope) -> Breaches:
    """All paths lead to something, or none does."""
    del scope
    absent = [path for path in asks["paths"] if not select(path, element)]
    if 0 < len(absent) < len(asks["paths"]):
        yield Breach(Note("Found: none of {paths}.", {"paths": ", ".join(absent)}))


def only_one_of(asks: Asks, element: etree._Element, scope: Scope) -> Breaches:
    """Nothing is at the paths where something excluded is; else exactly one is."""
    del scope
    found = _matches(asks, element)
    for path in asks["excluded"]:
        expected = 0 if select(path, element) else 1
        if len(found) != expected:
            yield Breach(Note("Found: {number}.", {"number": len(found)}))
            return


def strict_sum(asks: Asks, element: etree._Element, scope: Scope) -> Breaches:
    """The numbers at the paths add up."""
    del scope
    found = _matches(asks, element)
    total = sum((_number(text_of(match)) for match in found), Decimal(0))
    if total.is_nan() or round(total, SUM_DECIMALS) != Decimal(str(asks["sum"])):
        sentence = Note(
            "The sum is {sum}.", {"sum": "–" if total.is_nan() else excerpt(f"{total:f}")}
        )
        yield Breach.at(found[0], sentence) if found else Breach(sentence)


def loose_sum(asks: Asks, element: etree._Element, scope: Scope) -> Breaches:
    """The numbers at the paths add up, where there are any."""
    if _matches(asks, element):
        yield from strict_sum(asks, element, scope)


def value_range(asks: Asks, element: etree._Element, scope: Scope) -> Breaches:
    """The numbers at the paths lie between two bounds."""
    del scope
    for match in _matches(asks, element):
        value = _number(text_of(match))
        low, high = (Decimal(str(asks.get(key, value))) for key in ("min", "max"))
        if value.is_nan() or not low <= value <= high:
            yield _found(match)


def unique(asks: Asks, element: etree._Element, scope: Scope) -> Breaches:
    """No text at the paths stands twice."""
    del scope
    found = _matches(asks, element)
    times = Counter(map(text_of, found))
    twice = [match for match in found if times[text_of(match)] > 1]
    if twice:
        yield _found(twice[1])


def no_spaces(asks: Asks, element: etree._Element, scope: Scope) -> Breaches:
    """No text at the paths begins or ends with space."""
    del scope
    yield from (
        _found(match)
        for match in _matches(asks, element)
        if text_of(match).strip() != text_of(match)
    )


def regex_matches(asks: Asks, element: etree._Element, scope: Scope) -> Breaches:
    """Every text at the paths has a shape, unless a register vouches for it."""
    yield from _of_shape(asks, element, scope, has_shape=True)


def regex_no_matches(asks: Asks, element: etree._Element, scope: Scope) -> Breaches:
    """No text at the paths has a shape."""
    yield from _of_shape(asks, element, scope, has_shape=False)


def startswith(asks: Asks, element: etree._Element, scope: Scope) -> Breaches:
    """Every text at the paths begins with one of the prefixes."""
    found = _matches(asks, element)
    if _is_vouched(asks, found, scope):
        return
    prefixes = asks["prefix"] if "prefix" in asks else [asks["start"]]
    if prefixes == [PREFIX_LIST]:
        wrong = [match for match in found if _agency(text_of(match)) not in scope.agencies]
    else:
        end = asks.get("separator", "")
        starts = tuple(text_of(one) + end for path in prefixes for one in select(path, element))
        wrong = [match for match in found if not text_of(match).startswith(starts)]
    yield from map(_found, wrong)


def one_or_all(asks: Asks, element: etree._Element, scope: Scope) -> Breaches:
    """A thing is said once for all, or at every place by itself."""
    del scope
    places, item = PLACES_OF_ALL.get(asks["all"], ("", ""))
    if not places or select(asks["one"], element):
        return
    silent = [place for place in select(places, element) if not select(item, place)]
    if silent:
        yield Breach(
            Note("Missing at {number} places, first at this one.", {"number": len(silent)}),
            silent[0],
        )


def if_then(asks: Asks, element: etree._Element, scope: Scope) -> Breaches:
    """Where one expression holds, so does the other."""
    del scope
    if holds(asks["if"], element) and not holds(asks["then"], element):
        found = _matches(asks, element)
        said = tuple(dict.fromkeys(_said(match) for match in found)) or (NOTHING,)
        sentence = Note("Found: {value}.", {"value": said})
        yield Breach.at(found[0], sentence) if found else Breach(sentence)


KINDS: Mapping[str, Kind] = {
    "no_more_than_one": no_more_than_one,
    "atleast_one": atleast_one,
    "dependent": dependent,
    "only_one_of": only_one_of,
    "strict_sum": strict_sum,
    "sum": loose_sum,
    "range": value_range,
    "unique": unique,
    "no_spaces": no_spaces,
    "regex_matches": regex_matches,
    "regex_no_matches": regex_no_matches,
    "startswith": startswith,
    "one_or_all": one_or_all,
    "if_then": if_then,
    **RULES_OF_DATES,
}


def _matches(asks: Asks, element: etree._Element) -> list[Any]:
    return [match for path in asks.get("paths", ()) for match in select(path, element)]


def _found(match: Any) -> Breach:  # noqa: ANN401 - an element, or the text of an attribute
    return Breach.at(match, Note("Found: {value}.", {"value": excerpt(text_of(match)) or NOTHING}))


def _said(match: Any) -> str:  # noqa: ANN401 - as _found
    owner, item = owner_of(match)
    if item or owner is None:
        return f"{item} = {excerpt(match)}"
    return f"<{owner.tag}>"


def _number(text: str) -> Decimal:
    """Return a plain number, zero for nothing; what is no plain number is not one."""
    plain = text.strip() or "0"
    return Decimal(plain) if is_of_kind(plain, "decimal") else Decimal("NaN")


def _of_shape(asks: Asks, element: etree._Element, scope: Scope, *, has_shape: bool) -> Breaches:
    found = _matches(asks, element)
    if _is_vouched(asks, found, scope):
        return
    for match in found:
        text = text_of(match)
        if text and bool(re.search(asks["regex"], text)) != has_shape:
            yield _found(match)


def _is_vouched(asks: Asks, found: list[Any], scope: Scope) -> bool:
    """Tell whether a register knows one of the identifiers, so that no shape is asked."""
    texts = [text_of(match) for match in found]
    match asks.get("idCondition"):
        case "NOT_EXISTING_ORG_ID":
            return any(text in scope.organisations for text in texts)
        case "NOT_EXISTING_ORG_ID_PREFIX":
            return any(_begins_with_organisation(text, scope) for text in texts)
        case _:
            return False


def _begins_with_organisation(text: str, scope: Scope) -> bool:
    ends = [at for at, letter in enumerate(text) if letter == "-"]
    return any(text[:end] in scope.organisations for end in ends)


def _agency(identifier: str) -> str:
    """Return what stands left of the second hyphen: who keeps the register."""
    return "-".join(identifier.split("-")[:2])
