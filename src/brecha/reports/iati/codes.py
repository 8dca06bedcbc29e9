"""Is every code on its list? Rules 9.x, by the lists that the package carries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from lxml import etree

from brecha.core.notes import Note
from brecha.reports.iati.finding import Finding, Severity, found_at
from brecha.reports.iati.standard import standard_table
from brecha.reports.iati.xpaths import excerpt, select

TEXT = "text()"
CHANNELS = "CRSChannelCode"
CHANNEL_REGISTER = "XM-DAC"  # the register of organisations whose numbers are the channel codes


def unlisted_codes(document: etree._ElementTree) -> Iterator[Finding]:
    """Yield a finding for each code that is not on the list of its place."""
    for place in standard_table("codes")["places"]:
        codes = codes_of(place["codelist"])
        for element in select(_path(place), document):
            value = _value(element, place["item"])
            if value not in codes:
                yield _found(element, place, value)


@cache
def codes_of(codelist: str) -> frozenset[str]:
    """Return the codes of a list of the standard."""
    return frozenset(standard_table("codes")["codelists"][codelist].split(" "))


def registered_organisations() -> frozenset[str]:
    """Return the identifiers of organisations on lists of the standard.

    The register of publishers, which the official validator asks, is not carried: it changes
    daily. The channels of the Development Assistance Committee stand in for it.
    """
    listed = (codes_of(name) for name in standard_table("codes")["registers"])
    channels = (f"{CHANNEL_REGISTER}-{code}" for code in codes_of(CHANNELS))
    return frozenset(channels).union(*listed)


def registration_agencies() -> frozenset[str]:
    """Return the prefixes of the agencies that keep registers of organisations."""
    return codes_of(standard_table("codes")["registration_agencies"])


def _path(place: Mapping[str, Any]) -> str:
    condition = f"[{place['condition']}]" if "condition" in place else ""
    present = "" if place["item"] == TEXT else f"[{place['item']}]"
    return f"{place['context']}{present}{condition}"


def _value(element: etree._Element, item: str) -> str:
    if item == TEXT:
        return (element.text or "").strip()
    return str(element.get(item.removeprefix("@"), ""))


def _found(element: etree._Element, place: Mapping[str, Any], value: str) -> Finding:
    sentence = Note(
        "The code must be on the list {codelist}; {value} is not.",
        {"codelist": place["codelist"], "value": excerpt(value) or Note("nothing")},
    )
    return found_at(element, place["id"], Severity(place["severity"]), sentence, place["item"])
