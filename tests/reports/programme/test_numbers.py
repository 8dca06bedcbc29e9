"""Does a report hold every number of its snapshot, and no other?"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from fractions import Fraction

import pytest

from brecha.programme.example import example_programme
from brecha.programme.figures import NUMBERED, resolve
from brecha.programme.model import NarrativeSection, Programme
from corrected_programme import corrected_programme
from report_files import made, numbers_in, page_reader, pdf_text, stored_numbers, word_texts

TEMPLATE_NUMBERS = {Fraction(text) for text in ("1", "2", "1.1", "1.2", "2.1", "2.2", "3", "256")}
"""Of the headings I.1 and I.2, of the annexes, and of the name SHA-256."""
UNPRINTED = {
    "lines": "where a printed report shows it",
    "item_numbers": "as another list numbers its items",
    "statements": "what a document made elsewhere says",
    "version": "how often a value was corrected",
    "attendance": "kept by pseudonym, no part of a snapshot",
}


def programme() -> Programme:
    section = NarrativeSection(
        section="summary",
        language="en",
        text=(
            "In all {{ value:2.1.2 }} people were trained and {{ reach:total }} reached, "
            "{{ reach:women_share }} of them women, with {{ budget:total }}; "
            "{{ completion:1 }} of outcome one, {{ number:products }} documents."
        ),
    )
    return replace(corrected_programme(), sections=(section,))


def test_a_word_file_holds_no_number_that_is_not_stored_or_made_of_stored_ones() -> None:
    held = numbers_in("\n".join(word_texts(made(programme(), "docx", language="en"))))

    unknown = held - stored_numbers(programme()) - TEMPLATE_NUMBERS
    assert unknown <= made_of_stored(programme()), sorted(unknown - made_of_stored(programme()))


def test_a_word_file_holds_every_number_of_the_snapshot() -> None:
    held = numbers_in("\n".join(word_texts(made(programme(), "docx", language="en"))))

    missing = set(numbers_of(programme())) - held

    assert missing == set()


@pytest.mark.parametrize("form", ["pdf", "html"])
def test_every_file_holds_the_same_numbers(form: str) -> None:
    word = numbers_in("\n".join(word_texts(made(programme(), "docx", is_public=True))))

    content = made(programme(), form, is_public=True)

    if form == "html":
        other = numbers_in("\n".join(page_reader(content).texts))
        assert other == word
    else:  # lines of a PDF may part a number from its neighbour letters, and pages are numbered
        pages = {Fraction(page) for page in range(1, 100)}
        assert word - numbers_in(pdf_text(content)) <= pages


def test_a_changed_value_changes_the_report_and_its_digest() -> None:
    values = tuple(
        replace(each, number=Decimal(987_651))
        if (each.indicator, each.kind) == ("2.1.2", "actual")
        else each
        for each in programme().values
    )

    before = "\n".join(word_texts(made(programme(), "docx")))
    after = "\n".join(word_texts(made(replace(programme(), values=values), "docx")))

    assert "987,651" in after
    assert "987,651" not in before


def test_the_printed_example_is_reported_as_it_is_stored() -> None:
    held = "\n".join(word_texts(made(example_programme(), "docx", language="en")))

    assert "604,510" in held  # the sum, which the printed report has as 604,150
    assert "604,150" not in held


def made_of_stored(held: Programme) -> set[Fraction]:
    """Return totals, shares and counts that the report prints, from the references alone."""
    sources = ("fund", "cofunding", "total")
    names = [
        *(f"budget:{each.agency}:{source}" for each in held.budgets for source in sources),
        *(f"budget:total:{source}" for source in sources),
        *(f"completion:{each.code}" for each in held.results),
        *(f"number:{name}" for name in NUMBERED),
        *(f"value:{each.code}{of}" for each in held.indicators for of in ("", ":target")),
        "reach:total",
        "reach:women",
        "reach:women_share",
        "trainings:total",
    ]
    exact = {found for name in names if (found := resolve(held, name)) is not None}
    exact |= {
        Fraction(each.women) / Fraction(each.number) * 100
        for each in held.reach
        if each.women is not None
    }
    shares = {Fraction(round(value * 10), 10) for value in exact}
    number = len(held.indicators)
    return exact | shares | {Fraction(at) for at in range(number + 1)}


def numbers_of(record: object) -> list[Fraction]:
    """Return the numbers in the fields of a record and of all that it holds."""
    if isinstance(record, tuple):
        return [number for each in record for number in numbers_of(each)]
    if is_dataclass(record) and not isinstance(record, type):
        held = [each.name for each in fields(record) if each.name not in UNPRINTED]
        return [number for name in held for number in numbers_of(getattr(record, name))]
    if isinstance(record, int | Decimal) and not isinstance(record, bool):
        return [Fraction(str(record))]
    return []
