"""Is the dossier of a diagnosis whole, honest about thin figures, and readable by all?"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp

import altair as alt
import openpyxl
import polars as pl
import pytest
from pypdf import PdfReader

from brecha.core import InputError, Language
from brecha.countries import load_country
from brecha.plans.diagnosis import DiagnosisResult
from brecha.reports.charts import Chart
from brecha.reports.charts.tiles import Tile, class_edges, tile_map
from brecha.reports.diagnosis import diagnosis_answer, diagnosis_document, write_diagnosis
from brecha.reports.diagnosis.drawings import diagnosis_charts
from brecha.reports.diagnosis.figures import without_thin
from brecha.reports.diagnosis.words_of import diagnosis_words
from reports.diagnoses_at_hand import ODD_CASES, all_thin, arcadia, national, of_real_people

FLAG = {"es": "Población sintética", "en": "Synthetic people"}


@cache
def dossier(language: Language) -> dict[str, bytes]:
    folder = Path(mkdtemp()) / "diagnosis"
    return {
        path.name: path.read_bytes() for path in write_diagnosis(national(), folder, (language,))
    }


def written(result: DiagnosisResult, folder: Path, language: Language = "es") -> dict[str, bytes]:
    paths = write_diagnosis(result, folder / "out", (language,))
    return {path.suffix: path.read_bytes() for path in paths}


def charts(result: DiagnosisResult, language: Language = "en") -> dict[str, Chart]:
    return diagnosis_charts(without_thin(result), diagnosis_words(result, language))


def book(language: Language) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(dossier(language)["domestic-workers.xlsx"]))


def test_the_folder_is_whole() -> None:
    names = [f"domestic-workers.{ending}" for ending in ("html", "pdf", "xlsx")]

    assert sorted(dossier("es")) == [*names, "results.json"]


def test_two_languages_give_names_that_end_in_theirs(tmp_path: Path) -> None:
    names = {path.name for path in write_diagnosis(arcadia(), tmp_path / "out", ("es", "en"))}

    assert {f"home-workers.{language}.pdf" for language in ("es", "en")} <= names
    assert json.loads((tmp_path / "out" / "results.json").read_text())["language"] == "es"


def test_every_file_is_the_same_each_time(tmp_path: Path) -> None:
    first, second = written(arcadia(), tmp_path / "a"), written(arcadia(), tmp_path / "b")

    assert [ending for ending in first if first[ending] != second[ending]] == []


def test_a_folder_that_cannot_be_written_is_left_alone(tmp_path: Path) -> None:
    taken = tmp_path / "out"
    taken.write_text("a file")

    with pytest.raises(InputError):
        write_diagnosis(arcadia(), taken, ("en",))

    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_page_sheet_and_document_says_that_people_are_synthetic(language: Language) -> None:
    pages = PdfReader(BytesIO(dossier(language)["domestic-workers.pdf"])).pages
    sheets = book(language).worksheets
    said = json.loads(dossier(language)["results.json"])

    assert [at for at, page in enumerate(pages) if FLAG[language] not in page.extract_text()] == []
    silent = [s.title for s in sheets if not any(FLAG[language] in text for text in head_of(s))]
    assert silent == []
    assert FLAG[language] in dossier(language)["domestic-workers.html"].decode()
    assert said["is_synthetic"] is True
    assert FLAG[language] in said["warning"]
    assert diagnosis_answer(national(), language).startswith(FLAG[language])


def head_of(sheet: openpyxl.worksheet.worksheet.Worksheet) -> list[str]:
    return [str(row[0]) for row in sheet.iter_rows(max_row=3, values_only=True)]


def test_every_chart_says_that_people_are_synthetic() -> None:
    drawn = charts(national())

    assert {"audiences", "by-sex", "gaps", "barriers", "cost"} <= set(drawn)
    assert any(key.startswith("map-") for key in drawn)
    for chart in drawn.values():
        assert FLAG["en"] in " ".join(chart.spec["title"]["subtitle"])
        assert chart.words.endswith(f"{FLAG['en']}: no figure is an official estimate.")


def test_nothing_calls_real_people_synthetic(tmp_path: Path) -> None:
    made = written(of_real_people(), tmp_path, "en")

    assert FLAG["en"] not in json.dumps(diagnosis_document(of_real_people(), "en")["warning"])
    assert 'class="flag"' not in made[".html"].decode()


def test_a_figure_that_is_too_thin_stands_in_no_file() -> None:
    thin = national().indicators.filter(~pl.col("is_shown"), pl.col("n") > 0)
    said = json.loads(dossier("en")["results.json"])["indicators"]
    hidden = [row for row in said if not row["is_shown"]]

    assert thin.height == len(hidden) > 0
    assert {row["estimate"] for row in hidden} == {None}
    assert {row["low"] for row in hidden} == {None}
    assert all(row["n"] is not None and row["quality"] for row in said)


def test_sheets_tell_why_a_figure_is_not_shown() -> None:
    sheet = book("en")["Territory"]
    heads = [cell.value for cell in sheet[3]]
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    estimate, precision = heads.index("Estimate"), heads.index("Precision")

    hidden = [row for row in rows if row[estimate] is None]
    assert hidden
    assert all(str(row[precision]).startswith("not shown: ") for row in hidden)
    assert not any(str(row[precision]).startswith("not") for row in rows if row not in hidden)
    needed = {"n", "Estimate", "Standard error", "to", "Coefficient of variation (%)"}
    assert needed <= set(heads)


def test_sheets_hold_the_numbers_unrounded() -> None:
    sheet = book("en")["Indicators"]
    heads = [cell.value for cell in sheet[3]]
    told = {
        (row[heads.index("Id")], row[heads.index("Of whom")]): row[heads.index("Estimate")]
        for row in sheet.iter_rows(min_row=4, values_only=True)
    }
    expected = national().indicators.filter(
        pl.col("breakdown") == "", pl.col("audience") == "group", pl.col("is_shown")
    )

    assert expected.height
    for name, estimate in expected.select("indicator", "estimate").iter_rows():
        assert told[name, "Domestic workers"] == pytest.approx(estimate, rel=1e-12)


def test_parts_of_a_gap_stand_unrounded_in_a_row_each() -> None:
    sheet = book("en")["Gaps and their parts"]
    heads = [cell.value for cell in sheet[3]]
    gap = national().gaps[0]
    difference = gap.parts.filter(pl.col("name") == "difference").row(0, named=True)

    row = next(
        row
        for row in sheet.iter_rows(min_row=4, values_only=True)
        if row[heads.index("Id")] == gap.indicator and row[heads.index("Part")] == "difference"
    )

    assert row[heads.index("Unit")] == "percentage points"
    for head, name in (("Estimate", "estimate"), ("Standard error", "standard_error")):
        assert row[heads.index(head)] == pytest.approx(100 * difference[name], rel=1e-12)


def test_every_indicator_is_defined() -> None:
    page = dossier("es")["domestic-workers.html"].decode()
    definitions = national().indicators["definition_es"].unique().to_list()

    assert [text for text in definitions if text not in page] == []


def test_every_hole_is_told() -> None:
    page = dossier("es")["domestic-workers.html"].decode()

    assert national().holes
    for note in national().holes:
        assert note.text("es").split("«")[0][:40] in page


def test_the_document_is_strict_and_in_one_language() -> None:
    said = diagnosis_document(national(), "es")

    assert json.loads(json.dumps(said, allow_nan=False))["title"] == national().title.es
    assert not [key for key in said["indicators"][0] if key.endswith(("_es", "_en"))]
    assert {"low", "high", "n", "population", "quality"} <= set(said["indicators"][0])


@pytest.mark.parametrize("case", ODD_CASES)
def test_odd_results_make_a_dossier(case: str, tmp_path: Path) -> None:
    result = ODD_CASES[case]()

    made = written(result, tmp_path)

    words = " ".join(page.extract_text() for page in PdfReader(BytesIO(made[".pdf"])).pages)
    assert result.title.es in " ".join(words.split())
    assert not re.search(r">\s*(?:nan|inf|None)\s*<", made[".html"].decode())


def test_a_result_that_is_all_thin_says_so() -> None:
    assert "the sample is too thin" in diagnosis_answer(all_thin(), "en")
    assert not {"audiences", "by-sex"} & set(charts(all_thin()))


@pytest.mark.parametrize("case", ODD_CASES)
def test_every_chart_follows_the_grammar(case: str) -> None:
    for chart in charts(ODD_CASES[case]()).values():
        alt.Chart.from_dict(chart.spec, validate=True)


def test_maps_name_every_territory_and_hatch_the_thin_ones() -> None:
    key, chart = next((k, c) for k, c in charts(national()).items() if k.startswith("map-"))
    squares = chart.spec["layer"][0]["data"]["values"]
    indicator = key.removeprefix("map-").replace("-", "_")
    shown = national().indicators.filter(
        pl.col("indicator") == indicator,
        pl.col("breakdown") == "territory",
        pl.col("audience") == "group",
        pl.col("is_shown"),
    )

    assert len(squares) == len({square["name"] for square in squares}) == 32
    assert sum(square["figure"] != "–" for square in squares) == shown.height
    assert bool(chart.spec["layer"][1]["data"]["values"]) == (shown.height < 32)


@pytest.mark.parametrize("name", ["arcadia", "mexico"])
def test_no_two_territories_share_a_square(name: str) -> None:
    tiles = load_country(name).table("territory_tiles")

    assert tiles.select("row", "column").is_duplicated().any() is False
    assert set(tiles["territory"]) == set(load_country(name).table("territories")["territory"])


@pytest.mark.parametrize(
    "values", [[0.0], [3.0, 3.0], [12.0, 31.0, 48.0], [81.7, 97.9], [68.0, 78.1], [1e6, 9e6]]
)
def test_classes_of_a_map_hold_every_value(values: list[float]) -> None:
    edges = class_edges(values)

    assert all(float(edge).is_integer() for edge in edges)
    assert edges == sorted(set(edges))
    assert edges[0] <= min(values)
    assert max(values) <= edges[-1]
    assert 1 <= len(edges) - 1 <= 6


def test_a_map_without_a_figure_is_all_hatched() -> None:
    spec = tile_map([Tile("A", 0, 0, None), Tile("B", 0, 1, None)], "Title", "%", ("not shown", 0))

    assert {square["part"] for square in spec["layer"][0]["data"]["values"]} == {"not shown"}


def test_a_spanish_reader_meets_no_english_heading() -> None:
    page = dossier("es")["domestic-workers.html"].decode()
    heads = re.findall(r"<h[23][^>]*>([^<]+)<", page) + re.findall(
        r'<th scope="col"[^>]*>([^<]+)', page
    )

    english = {"Estimate", "Precision", "Indicators", "By sex", "Gaps", "Barriers", "to", "Of whom"}
    assert not english & set(heads)
    assert {"Estimación", "Precisión", "Brechas", "Barreras"} <= set(heads)


def test_an_assumed_wage_is_said_beside_the_cost(tmp_path: Path) -> None:
    law = arcadia().formalisation
    assert law is not None
    assumed = replace(arcadia(), formalisation=replace(law, is_wage_told=False, wage_year=None))

    assert "The wage is an assumption" in diagnosis_answer(assumed, "en")
    assert "The wage is an assumption" not in diagnosis_answer(arcadia(), "en")
    write_diagnosis(assumed, tmp_path / "out", ("en",))
    page = (tmp_path / "out" / "home-workers.html").read_text("utf-8")
    assert "everyone is taken to earn the wage that stands under the assumptions" in page
    assert "Wages are as the survey told them" not in page
