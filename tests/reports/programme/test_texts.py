"""Are the figures of texts looked up, and is all else of a text only text?"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brecha.core import InputError
from brecha.programme.model import NarrativeSection, Programme, Value
from brecha.reports.programme import Request, build_report, frozen
from corrected_programme import corrected_programme
from report_files import made, page_reader, pdf_text, sheet_cells, word_texts

ATTACKS = (
    "<script>alert('x')</script>",
    "<img src=x onerror=alert(1)>",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    '#eval("1+1") $x$ *bold* @label <label> \\ #set text(size: 1pt)',
    "&lt;b&gt; &amp; ]]> <w:t>x</w:t> <?xml version='1.0'?>",
    '=HYPERLINK("http://example.org","x")',
    "+1+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "null \x00 bell \x07 half \ud800 turned \u202e",
)
HARMLESS = tuple(text for text in ATTACKS if "{{" not in text)


def attacked(text: str) -> Programme:
    held = corrected_programme()
    clean = text.replace("\ud800", "")  # JSON in UTF-8 cannot hold it
    return replace(
        held,
        title_en=clean,
        title_es=clean,
        indicators=tuple(
            replace(each, title_en=clean, title_es=clean, unit=clean) for each in held.indicators
        ),
        products=tuple(
            replace(each, title=clean, url="javascript:alert(1)") for each in held.products
        ),
        variances=tuple(replace(each, text=clean) for each in held.variances),
        sections=(NarrativeSection(section="summary", language="en", text=clean),),
    )


@pytest.mark.parametrize("text", HARMLESS)
def test_a_stored_text_is_shown_and_never_run_by_a_page(text: str) -> None:
    page = made(attacked(text), "html", language="en")

    reader = page_reader(page)
    assert not {"script", "img", "iframe", "object"} & set(reader.tags)
    assert not [name for _, name, _ in reader.attributes if name.startswith("on")]
    links = [value for tag, name, value in reader.attributes if (tag, name) == ("a", "href")]
    assert all(link.startswith("#") for link in links)
    assert visible(text) in visible("".join(reader.texts))


@pytest.mark.parametrize("text", HARMLESS)
def test_a_stored_text_is_shown_and_never_markup_of_a_word_file(text: str) -> None:
    said = word_texts(made(attacked(text), "docx", language="en"))

    assert visible(text) in visible("\n".join(said))


@pytest.mark.parametrize("text", HARMLESS)
def test_a_stored_text_is_never_markup_of_a_pdf(text: str) -> None:
    said = visible(pdf_text(made(attacked(text), "pdf", language="en")))

    assert visible(text)[:14] in said


@pytest.mark.parametrize("text", HARMLESS)
def test_no_cell_of_a_workbook_is_a_formula(text: str) -> None:
    cells = list(sheet_cells(made(attacked(text), "xlsx", language="en")))

    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]  # type: ignore[attr-defined]  # of the library
    live = [cell for cell in cells if str(cell.value).startswith(("=", "+", "@"))]  # type: ignore[attr-defined]  # as above
    assert all(cell.quotePrefix for cell in live)


@pytest.mark.parametrize(
    "text",
    [
        "{{ 7*7 }}",
        "{{ ''.__class__ }}",
        "{{ value:unknown }}",
        "{{ programme:reference }}",
        "{{value:2.1.2.__class__}}",
        "{{ reach:total | safe }}",
        "half {{ open",
        "half }} closed",
    ],
)
def test_a_reference_that_names_no_stored_value_is_a_fault(text: str) -> None:
    section = NarrativeSection(section="cross.gender", language="en", text=text)
    programme = replace(corrected_programme(), sections=(section,))

    with pytest.raises(InputError, match=r"^Gender equality: "):
        build_report(frozen(programme), Request(language="en"))


def test_all_faults_of_all_texts_are_told_at_once() -> None:
    sections = tuple(
        NarrativeSection(section=key, language="en", text="{{ value:a }} and {{ value:b }}")
        for key in ("summary", "cross.gender")
    )

    with pytest.raises(InputError) as told:
        build_report(
            frozen(replace(corrected_programme(), sections=sections)), Request(language="en")
        )

    assert len(told.value.faults) == 4


def test_a_typed_figure_is_a_finding_and_a_reference_is_none() -> None:
    sections = (
        NarrativeSection(section="summary", language="en", text="We trained 1,956 people."),
        NarrativeSection(section="cross.gender", language="en", text="{{ value:2.1.2 }} people."),
    )
    programme = replace(corrected_programme(), sections=sections)

    findings = build_report(frozen(programme), Request(language="en")).findings

    assert [finding.subject for finding in findings] == ["text:summary:figures"]
    assert "1,956" in findings[0].text("es")


def test_the_figures_of_texts_are_listed_with_unit_and_cases() -> None:
    section = NarrativeSection(section="summary", language="en", text="{{ value:O2.1 }} more.")

    said = word_texts(
        made(replace(corrected_programme(), sections=(section,)), "docx", language="en")
    )

    assert said.count("value:O2.1") == 1
    assert "2,300,000" in said


def test_a_share_of_few_cases_is_told_as_a_count() -> None:
    value = Value(indicator="O2.1", kind="actual", numerator=Decimal(17), denominator=Decimal(18))
    section = NarrativeSection(section="summary", language="en", text="In {{ value:O2.1 }} cases.")
    programme = replace(corrected_programme(), values=(value,), sections=(section,))

    said = word_texts(made(programme, "docx", language="en"))

    assert "In 17 of 18 cases." in said
    assert not [text for text in said if "94.4" in text]


@settings(max_examples=15)
@given(st.text(max_size=60))
def test_any_text_comes_through_as_text_or_is_refused(text: str) -> None:
    stored = text.encode("utf-8", "ignore").decode()
    section = NarrativeSection(section="summary", language="en", text=stored)
    programme = replace(corrected_programme(), sections=(section,))

    if "{{" in stored or "}}" in stored:
        return
    said = "".join(word_texts(made(programme, "docx", language="en")))

    assert visible(stored.lstrip("- ")) in visible(said)


def visible(text: str) -> str:
    """Return the letters of a text that a document shows."""
    return "".join(letter for letter in text if letter.isprintable() and not letter.isspace())
