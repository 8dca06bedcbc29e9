"""Are the files of a dossier whole, readable by all, and the same each time?"""

from __future__ import annotations

import csv
import json
import re
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from tempfile import mkdtemp

import openpyxl
import pytest
from pypdf import PdfReader

from brecha.core import InputError, Language, translate
from brecha.reports import write_dossier
from reports.results_at_hand import LONG_TITLE, ODD_CASES, arcadia

PLAN = "early-childhood"
FLAG = {"es": "País ficticio", "en": "Made-up country"}


@cache
def dossier(language: Language) -> dict[str, bytes]:
    return files_of(write_dossier(arcadia(), Path(mkdtemp()) / "plan", (language,)))


def files_of(paths: list[Path]) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in paths}


def test_one_language_gives_plain_names() -> None:
    assert sorted(dossier("es")) == [
        "assumptions.csv",
        f"{PLAN}.html",
        f"{PLAN}.pdf",
        f"{PLAN}.xlsx",
        "results.json",
    ]


def test_two_languages_give_names_that_end_in_theirs(tmp_path: Path) -> None:
    told: list[str] = []

    names = {path.name for path in write_dossier(arcadia(), tmp_path / "out", progress=told.append)}

    assert {f"{PLAN}.{language}.pdf" for language in ("es", "en")} <= names
    assert "Drawing the charts" in told
    assert "Se dibujan las gráficas" in told


def test_every_file_is_the_same_each_time(tmp_path: Path) -> None:
    again = files_of(write_dossier(arcadia(), tmp_path / "out", ("es",)))

    assert [name for name, content in again.items() if content != dossier("es")[name]] == []


def test_a_folder_that_cannot_be_written_is_left_alone(tmp_path: Path) -> None:
    taken = tmp_path / "out"
    taken.write_text("a file")

    with pytest.raises(InputError):
        write_dossier(arcadia(), taken, ("en",))

    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert taken.read_text() == "a file"


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_pdf_is_for_archives_and_for_every_reader(language: Language) -> None:
    reader = pdf(dossier(language))
    metadata = reader.xmp_metadata

    assert metadata is not None
    assert metadata.pdfaid_part == "2"
    assert metadata.pdfaid_conformance == "A"
    assert b"pdfuaid:part" in metadata.stream.get_data()
    assert reader.trailer["/Root"]["/Lang"] == language
    assert reader.metadata.title == arcadia().title.in_language(language)


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_page_says_that_the_country_is_made_up(language: Language) -> None:
    pages = [page.extract_text() for page in pdf(dossier(language)).pages]

    assert [at for at, text in enumerate(pages, start=1) if FLAG[language] not in text] == []
    assert FLAG[language] in dossier(language)[f"{PLAN}.html"].decode()


def test_the_pdf_says_what_the_page_says() -> None:
    printed = printed_words(dossier("es"))

    for title in re.findall(r"<h2[^>]*>([^<]+)</h2>", dossier("es")[f"{PLAN}.html"].decode()):
        assert "".join(title.split()) in "".join(printed.split())
    for source in arcadia().sources:
        assert translate(source.title, "es") in printed


class Outline(HTMLParser):
    """Keeps what a reader of a page without eyes relies on."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_page_can_be_read_without_eyes(language: Language) -> None:
    outline = Outline()
    outline.feed(dossier(language)[f"{PLAN}.html"].decode())
    levels = [int(tag[1]) for tag, _ in outline.tags if re.fullmatch("h[1-6]", tag)]
    heads = [attributes for tag, attributes in outline.tags if tag == "th"]
    pictures = [attributes for tag, attributes in outline.tags if tag == "svg"]

    assert ("html", {"lang": language}) in outline.tags
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert {head["scope"] for head in heads} == {"col", "row"}
    assert pictures
    assert all(picture["role"] == "img" and picture["aria-label"] for picture in pictures)


def test_the_page_asks_nothing_of_a_network() -> None:
    page = dossier("en")[f"{PLAN}.html"].decode()

    assert re.findall(r'(?:src|data|srcset)="?https?:', page) == []
    assert re.findall(r"url\((?!data:|#)[^)]*\)", page) == []
    assert "<script" not in page
    assert "<link" not in page


def test_identifiers_of_the_page_are_unique() -> None:
    found = re.findall(r'\bid="([^"]+)"', dossier("es")[f"{PLAN}.html"].decode())

    assert len(found) == len(set(found))


def test_the_workbook_holds_numbers_as_numbers() -> None:
    book = openpyxl.load_workbook(BytesIO(dossier("en")[f"{PLAN}.xlsx"]))
    years = book["Years"]
    heads = [cell.value for cell in years[3]]
    column = next(at for at, head in enumerate(heads) if str(head).startswith("Gross cost (run"))

    values = [row[column] for row in years.iter_rows(min_row=4, values_only=True)]

    assert values[:-1] == pytest.approx([year.gross_cost for year in arcadia().years])
    assert values[-1] == pytest.approx(arcadia().mean.gross_cost)
    assert years.freeze_panes == "B4"
    assert all(len(name) <= 31 for name in book.sheetnames)


def test_years_of_the_workbook_are_whole_numbers() -> None:
    book = openpyxl.load_workbook(BytesIO(dossier("en")[f"{PLAN}.xlsx"]))
    for sheet in book:
        heads = [cell.value for cell in sheet[3]] if sheet.max_row >= 3 else []
        for at in (at for at, head in enumerate(heads) if head == "Year"):
            years = [row[at] for row in sheet.iter_rows(min_row=4, values_only=True)]
            assert all(isinstance(year, int) or year in {"Mean", "–"} for year in years), (
                sheet.title
            )


def test_cells_under_a_per_cent_are_fractions() -> None:
    book = openpyxl.load_workbook(BytesIO(dossier("en")[f"{PLAN}.xlsx"]))
    for sheet in book:
        for cell in sheet[3]:
            if "(%" in str(cell.value):
                below = [row[0] for row in sheet.iter_rows(4, None, cell.column, cell.column)]
                numbers = [one for one in below if one.value is not None]
                assert all("%" in one.number_format for one in numbers), (sheet.title, cell.value)
    output = book["Years"]
    heads = [cell.value for cell in output[3]]
    column = next(at for at, head in enumerate(heads) if str(head).startswith("Output, type I ("))
    assert output.cell(4, column + 1).value == pytest.approx(
        arcadia().years[0].output_change_pct["type_1"] / 100
    )


def test_every_number_of_the_law_stands_in_the_workbook() -> None:
    book = openpyxl.load_workbook(BytesIO(dossier("en")[f"{PLAN}.xlsx"]))
    rows = list(book["Law used"].iter_rows(min_row=4, values_only=True))

    assert {row[0] for row in rows} == {law.title.en for law in arcadia().law}
    assert {"in force"} - {str(head.value).lower()[:8] for head in book["Law used"][3]} == set()
    wage = next(law for law in arcadia().law if law.name == "minimum_wage_monthly")
    assert [row[3] for row in rows if row[0] == wage.title.en] == [wage.value]


def test_the_page_tells_readers_of_a_telephone_that_tables_slide() -> None:
    page = dossier("es")[f"{PLAN}.html"].decode()

    assert "Desliza la tabla" in page
    assert "position: sticky; left: 0" in page


def test_readings_of_other_concepts_reach_nothing() -> None:
    book = openpyxl.load_workbook(BytesIO(dossier("en")[f"{PLAN}.xlsx"]))
    heads = [cell.value for cell in book["Comparison"][3]]
    same, reached = heads.index("Same concept"), heads.index("Reaches it")
    rows = list(book["Comparison"].iter_rows(min_row=4, values_only=True))

    assert {row[reached] for row in rows if row[same] == "no"} == {"–"}
    assert {row[reached] for row in rows if row[same] == "yes"} == {"yes", "no"}


def test_the_workbook_of_spanish_readers_is_in_spanish() -> None:
    book = openpyxl.load_workbook(BytesIO(dossier("es")[f"{PLAN}.xlsx"]))

    assert {"Presentación", "Resumen", "Años", "Empleos", "Supuestos"} <= set(book.sheetnames)
    assert book["Presentación"]["A1"].value == arcadia().title.es


def test_the_assumptions_read_back_as_they_were() -> None:
    text = dossier("en")["assumptions.csv"].decode()
    rows = list(csv.DictReader(text.splitlines()))

    assert [row["path"] for row in rows] == [entry.path for entry in arcadia().assumptions]
    assert [float(row["central"]) for row in rows] == [
        entry.central for entry in arcadia().assumptions
    ]
    assert {row["certainty"] for row in rows} <= {"official", "secondary", "derived", "assumed"}


def test_results_are_in_the_first_language() -> None:
    assert json.loads(dossier("es")["results.json"])["title"] == arcadia().title.es


@pytest.mark.parametrize("case", ODD_CASES)
def test_odd_results_make_a_dossier(case: str, tmp_path: Path) -> None:
    result = ODD_CASES[case]()

    made = files_of(write_dossier(result, tmp_path / "out", ("es",)))

    assert result.title.es in printed_words(made)
    assert not re.search(r">\s*(?:nan|inf|None)\s*<", made[f"{PLAN}.html"].decode())


def test_a_long_title_is_printed_whole(tmp_path: Path) -> None:
    made = files_of(write_dossier(ODD_CASES["long title"](), tmp_path / "out", ("en",)))

    assert LONG_TITLE in printed_words(made)


def pdf(made: dict[str, bytes]) -> PdfReader:
    return PdfReader(BytesIO(made[f"{PLAN}.pdf"]))


def printed_words(made: dict[str, bytes]) -> str:
    return " ".join(" ".join(page.extract_text() for page in pdf(made).pages).split())
