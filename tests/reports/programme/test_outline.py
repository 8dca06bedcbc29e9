"""Does a report have its parts in the order of the fund's form?"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from brecha.core import InputError
from brecha.programme.model import NarrativeSection, Report, Value
from brecha.reports.programme import Request, build_report, frozen, narrative_keys
from corrected_programme import corrected_programme
from report_files import made, page_reader, word_headings, word_texts

FINAL = (
    "Programme and budget",
    "Executive summary",
    "I Approach and progress of the joint programme",
    "II Results",
    "III Evaluation, lessons and continuity",
    "Annex 1.1. Results framework of the fund",
    "Annex 1.2. Results framework of the programme",
    "Annex 2.1. Documents on social protection",
    "Annex 2.2. Documents on groups in vulnerable situations",
    "Annex 3. Questionnaire of the fund",
    "About this document",
)


def test_a_final_report_has_the_chapters_of_the_form() -> None:
    headings = word_headings(made(corrected_programme(), "docx", language="en"))

    assert tuple(text for level, text in headings if level == 1) == FINAL


def test_headings_never_skip_a_level() -> None:
    levels = [level for level, _ in word_headings(made(corrected_programme(), "docx"))]

    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_word_file_and_page_have_the_same_headings() -> None:
    word = [text for _, text in word_headings(made(corrected_programme(), "docx"))]

    page = made(corrected_programme(), "html").decode()

    places = [page.index(f">{text.split(' (')[0]}") for text in word[:12]]
    assert len(places) == 12


def test_each_result_has_its_own_heading_under_the_one_above() -> None:
    headings = [
        text for _, text in word_headings(made(corrected_programme(), "docx", language="en"))
    ]

    codes = [text.split()[0] for text in headings if text.split()[0].replace(".", "").isdigit()]

    assert codes == ["1", "1.1", "1.2", "1.3", "2", "2.1", "2.2"]


def test_an_annual_report_has_risks_and_no_evaluation() -> None:
    content = made(corrected_programme(), "docx", kind="annual", period="2021", language="en")

    headings = [text for _, text in word_headings(content)]

    assert "Risks" in headings
    assert not [text for text in headings if text.startswith("III")]


def test_an_annual_report_tells_target_and_result_of_the_year_alone() -> None:
    values = tuple(
        Value(indicator="2.1.2", kind=kind, number=number, period_end=f"{year}-12-31")  # type: ignore[arg-type]  # of the test
        for year, number in ((2020, 111_111), (2021, 222_222))
        for kind in ("target", "actual")
    )
    programme = replace(corrected_programme(), values=values)

    said = "\n".join(
        word_texts(made(programme, "docx", kind="annual", period="2021", language="en"))
    )

    assert "Result of the year" in said
    assert "222,222" in said
    assert "111,111" not in said


def test_an_annual_report_follows_the_period_that_its_record_tells() -> None:
    report = Report(
        key="first", kind="annual", period_start="2020-07", period_end="2021-06", date="2021-09-01"
    )
    values = tuple(
        Value(indicator="2.1.2", kind="actual", number=number, period_end=end)  # type: ignore[arg-type]  # of the test
        for end, number in (("2020-06-30", 333_333), ("2020-12-31", 444_444))
    )
    programme = replace(corrected_programme(), values=values, reports=(report,))

    content = build_report(frozen(programme), Request(kind="annual", period="2021"))

    assert content.day == "2021-09-01"
    said = "\n".join(word_texts(made(programme, "docx", kind="annual", period="2021")))
    assert "444,444" in said
    assert "333,333" not in said


@pytest.mark.parametrize("period", ["", "year", "2021-13"])
def test_an_annual_report_needs_a_period_that_is_a_date(period: str) -> None:
    with pytest.raises(InputError, match="period of a report"):
        build_report(frozen(corrected_programme()), Request(kind="annual", period=period))


def test_every_text_has_a_place_in_the_report() -> None:
    keys = narrative_keys("final")
    sections = tuple(
        NarrativeSection(section=key, language="en", text=f"Said here: {key.upper()}.")
        for key in (*keys, "results.own.1.2")
    )
    programme = replace(corrected_programme(), sections=sections)

    said = [
        text for text in word_texts(made(programme, "docx", language="en")) if "Said here" in text
    ]

    assert len(said) == len(sections)


def test_a_part_without_text_or_record_says_so() -> None:
    said = page_reader(made(corrected_programme(), "html", language="en")).texts

    assert "Missing: the text of this section." in said
