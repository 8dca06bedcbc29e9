"""Are the faults of a report made elsewhere found, and a sound one left in peace?"""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brecha.core.errors import InputError
from brecha.core.notes import in_language
from brecha.programme.report_text import check_document, check_report
from brecha.programme.report_text.checking import TEXT_CHECKS
from brecha.programme.report_text.docx import LARGEST_PART
from brecha.programme.report_text.figures_in_text import figures_in, number_of
from brecha.programme.report_text.plain import plain_document
from word_files import paragraph, table, write_docx

BUDGET = (
    ("Agency", "Fund", "Co-funding", "Total"),
    ("ILO", "660,479", "119,254", "779,733"),
    ("FAO", "484,070", "120,440", "604,510"),
    ("Total", "1,144,549", "239,694", "1,384,243"),
)
BLOCK = "The second result was reached in full with the support of all the partners."
SOUND = f"""Start date: 1 February 2020
End date: 31 May 2022

| {" | ".join(BUDGET[0])} |
|---|---|---|---|
| {" | ".join(BUDGET[1])} |
| {" | ".join(BUDGET[2])} |
| {" | ".join(BUDGET[3])} |

1. The closing event was held on 18 May 2022 (with 120 guests).
a) In the pilot 17 of 18 (94.4 %) kept their place.
Trained: 773 + 242 + 207 + 39 = 1,261.
{BLOCK}
"""
FAULTY: dict[str, tuple[str, str]] = {
    "table-row": ("604,510", "604,150"),
    "table-column": ("239,694", "239,964"),
    "text-sum": ("= 1,261", "= 1,216"),
    "text-share": ("94.4 %", "94.9 %"),
    "share-without-base": (BLOCK, "Satisfaction rose by 74 %."),
    "number-form": (BLOCK, "It is 1,8 % of 2,400 and 2.5 % of 2,600."),
    "text-repeated": (BLOCK, f"{BLOCK}\n{BLOCK}"),
    "text-brackets": ("(with 120 guests)", "(with 120 guests"),
    "date-impossible": ("18 May 2022", "31 June 2021"),
    "date-range": ("18 May 2022", "18 May 2023"),
    "two-values-text": (
        BLOCK,
        "It wrote 16 knowledge products on care.\nIt wrote 17 knowledge products on care.",
    ),
    "two-values": (BLOCK, "Agency | Fund\nILO | 660,000"),
    "table-target": (
        BLOCK,
        "Indicator | Target | Result | Reason for variance\nPolicies | 9 | 6 | -",
    ),
}


def checks_in(text: str) -> set[str]:
    return {finding.check for finding in check_document(plain_document(text))}


def test_a_sound_report_has_no_finding() -> None:
    assert check_document(plain_document(SOUND)) == ()


def test_every_text_check_is_tried() -> None:
    assert set(TEXT_CHECKS) == set(FAULTY)


@pytest.mark.parametrize("name", sorted(FAULTY))
def test_a_text_check_finds_what_it_is_for(name: str) -> None:
    right, wrong = FAULTY[name]

    found = checks_in(SOUND.replace(right, wrong))

    assert name in found


@pytest.mark.parametrize("name", sorted(FAULTY))
def test_a_fault_of_a_text_is_said_in_both_languages_with_its_line(name: str) -> None:
    right, wrong = FAULTY[name]
    text = SOUND.replace(right, wrong)

    finding = next(f for f in check_document(plain_document(text)) if f.check == name)

    assert finding.text("es") != finding.text("en")
    assert finding.lines != ()
    assert max(finding.lines) <= len(text.splitlines())


def test_a_missed_target_with_its_reason_is_no_fault() -> None:
    told = SOUND.replace(
        BLOCK, "Indicator | Target | Result | Reason\nPolicies | 9 | 6 | Elections"
    )

    assert "table-target" not in checks_in(told)


def test_shares_rounded_in_a_column_are_no_fault() -> None:
    told = SOUND.replace(
        BLOCK, "Group | Share\nA | 33.3 %\nB | 33.3 %\nC | 33.3 %\nTotal | 100.0 %"
    )

    assert "table-column" not in checks_in(told)


@pytest.mark.parametrize(
    "table_text",
    [
        "Item | Persons | Cost | Total\nA | 10 | 50 | 500\nB | 4 | 20 | 80",
        "Item | 2020 | 2021 | Total\nA | 7 | 5 | 99\nB | 4 | 2 | 55",
        "Item | N\nA | 1\nB | 2\nSubtotal | 3\nC | 4\nD | 5\nSubtotal | 9\nTotal | 12",
        "Item | N\nA | 1\nB | 2\nSubtotal | 3\nC | 4\nD | 5\nTotal | 12",
        "Item | Mean\nA | 10\nB | 20\nTotal | 15",
        "Item | Share\nA | 40 %\nB | 70 %\nTotal | 55 %",
        "Item | N\nA | 1\nB | n.a.\nTotal | 12",
    ],
)
def test_a_total_that_is_no_plain_sum_is_no_fault(table_text: str) -> None:
    found = checks_in(table_text)

    assert not found & {"table-row", "table-column"}


def test_a_wrong_grand_total_over_subtotals_is_found() -> None:
    text = "Item | N\nA | 1\nB | 2\nSubtotal | 3\nC | 4\nD | 5\nSubtotal | 9\nTotal | 13"

    assert "table-column" in checks_in(text)


def test_a_document_of_word_has_the_faults_of_its_text(tmp_path: Path) -> None:
    wrong = [row if row[0] != "FAO" else (*row[:3], "604,150") for row in BUDGET]
    file = write_docx(
        tmp_path / "report.docx",
        paragraph("In the pilot 7 of 9 (88.8 %) kept their place."),
        table(*wrong),
        paragraph(BLOCK),
        paragraph(BLOCK),
    )

    findings = check_report(file)

    places = {finding.check: str(in_language(finding.place, "en")) for finding in findings}
    assert places["table-row"] == "table 1, row 3, column 4"
    assert places["text-share"] == "paragraph 1"
    assert places["text-repeated"] == "paragraph 3"
    assert "604,510" in next(f for f in findings if f.check == "table-row").text("es")


def test_a_sound_document_of_word_has_no_finding(tmp_path: Path) -> None:
    file = write_docx(tmp_path / "report.docx", paragraph("All is well."), table(*BUDGET))

    assert check_report(file) == ()


def broken_files(folder: Path) -> dict[str, Path]:
    """Return files that are no report, by what is wrong with them."""
    entity = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    files = {
        "missing": folder / "missing.docx",
        "folder": folder / "folder.txt",
        "no zip": folder / "nozip.docx",
        "no text part": folder / "empty.docx",
        "bomb": folder / "bomb.docx",
        "entity": write_docx(folder / "entity.docx", paragraph("&b;"), prologue=entity),
        "deep": write_docx(folder / "deep.docx", "<w:p>" * 5000 + "</w:p>" * 5000),
        "cut off": write_docx(folder / "cut.docx", "<w:p>"),
        "blank": write_docx(folder / "blank.docx"),
        "no utf-8": folder / "latin.txt",
        "zero bytes": folder / "zero.txt",
        "binary": folder / "binary.txt",
        "kind": folder / "report.pdf",
    }
    files["folder"].mkdir()
    files["no zip"].write_bytes(b"PK not really")
    with zipfile.ZipFile(files["no text part"], "w") as archive:
        archive.writestr("other.xml", "<x/>")
    with zipfile.ZipFile(files["bomb"], "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (LARGEST_PART + 1))
    files["no utf-8"].write_bytes("año 2020: 30 %".encode("latin-1"))
    files["zero bytes"].write_bytes(b"")
    files["binary"].write_bytes(b"text\0more")
    files["kind"].write_bytes(b"%PDF-1.7")
    return files


def test_what_is_no_report_is_refused_in_one_sentence(tmp_path: Path) -> None:
    for what, file in broken_files(tmp_path).items():
        with pytest.raises(InputError) as raised:
            check_report(file)
        assert len(raised.value.faults) == 1, what
        assert raised.value.faults[0].text("es") != raised.value.faults[0].text("en"), what


@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    for finding in check_document(plain_document(text)):
        assert finding.text("es")


@given(
    st.lists(
        st.lists(
            st.sampled_from(["", "Total", "7", "1,956", "1,8 %", "Target", "Result", "x", "100 %"]),
            max_size=5,
        ),
        max_size=6,
    )
)
def test_any_table_is_read(rows: list[list[str]]) -> None:
    text = "\n".join("|" + "|".join(row) + "|" for row in rows)

    for finding in check_document(plain_document(text)):
        assert finding.text("es")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("49,161", "49161"),
        ("49.161", "49161"),
        ("49 161", "49161"),
        ("1,8", "1.8"),
        ("1.8%", "1.8"),
        ("12.5 million", "12500000.0"),
        ("2,3 millones", "2300000.0"),
        ("1,409,278", "1409278"),
        ("225,342.35", "225342.35"),
        ("0.125", "0.125"),
        ("2022", "2022"),
    ],
)
def test_figures_are_read_in_both_conventions(text: str, expected: str) -> None:
    assert [str(figure.number) for figure in figures_in(text)] == [expected]


@pytest.mark.parametrize("text", ["No. 7a", "10/12/2021", "2020-02-01", "v1.2.3", "COVID-19"])
def test_what_is_no_figure_is_none(text: str) -> None:
    assert list(figures_in(text)) == []


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("USD 604,150", "604150"),
        ("$ 1,000", "1000"),
        ("-360", "-360"),
        ("7 policies", None),
        ("1 to 2", None),
        ("", None),
    ],
)
def test_a_cell_is_a_number_if_it_holds_nothing_else(cell: str, expected: str | None) -> None:
    found = number_of(cell)

    assert (None if found is None else str(found)) == expected
