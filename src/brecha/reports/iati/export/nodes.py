"""How is an element written? Attributes in the order given, narratives with their language."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction

from lxml import etree

from brecha.reports.iati.export.source import Narratives, clean

XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
MOST_DECIMALS = 6


def add(parent: etree._Element, tag: str, text: str = "", **attributes: str) -> etree._Element:
    """Add an element; an underscore in a name is a hyphen; an empty attribute is left out."""
    element = etree.SubElement(parent, tag)
    for name, value in attributes.items():
        if value:
            element.set(name.strip("_").replace("_", "-"), clean(value))
    if text:
        element.text = clean(text)
    return element


def add_narratives(parent: etree._Element, narratives: Narratives) -> None:
    """Add a narrative for each language."""
    for language, text in narratives:
        narrative = add(parent, "narrative", text)
        narrative.set(XML_LANGUAGE, language)


def add_text(parent: etree._Element, tag: str, narratives: Narratives, **attributes: str) -> None:
    """Add an element that holds narratives; nothing where there is none."""
    if narratives:
        add_narratives(add(parent, tag, **attributes), narratives)


def add_date(parent: etree._Element, tag: str, day: datetime.date) -> None:
    """Add an element that holds a day."""
    add(parent, tag, iso_date=day.isoformat())


def number_text(number: Fraction | Decimal) -> str:
    """Return a number as the standard wants it: plain, a point before at most six decimals.

    Examples:
        >>> [number_text(number) for number in (Fraction(12500000), Fraction(9, 5), Fraction(1, 3))]
        ['12500000', '1.8', '0.333333']
    """
    exact = Fraction(number)
    text = f"{round(Decimal(exact.numerator) / Decimal(exact.denominator), MOST_DECIMALS):f}"
    plain = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if plain in {"-0", ""} else plain
