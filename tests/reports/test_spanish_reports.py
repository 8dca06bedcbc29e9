"""Does a reader of Spanish find any English in the files of a shipped plan?"""

from __future__ import annotations

import csv
import json
import re
from functools import cache
from html import unescape
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import mkdtemp

import openpyxl
import polars as pl
import pytest
from pypdf import PdfReader

from brecha.core import translate
from brecha.plans import PlanResult, read_plan, run_plan, shipped_plans
from brecha.reports import write_dossier
from brecha.reports.units import published_unit
from reports.spanish_texts import english_of, texts_of
from repository import SOURCE

CODES = {"path", "unit", "certainty", "statistic", "quantity", "study", "brecha", "currency"}
NAMES = {"plan", "country", "language", "service", "job", "territory", "sector", "key", "name"}
PUBLISHED = sorted((SOURCE / "countries").glob("*/tables/published_results.csv"))


@cache
def computed(name: str) -> PlanResult:
    return run_plan(*read_plan(shipped_plans()[name]))


@cache
def files(name: str) -> dict[str, bytes]:
    made = write_dossier(computed(name), Path(mkdtemp()) / "plan", ("es",))
    return {path.suffix if path.suffix != ".csv" else path.name: path.read_bytes() for path in made}


@pytest.mark.parametrize("name", shipped_plans())
def test_the_page_speaks_spanish_only(name: str) -> None:
    page = files(name)[".html"].decode()
    body = re.sub(r"<style>.*?</style>", " ", page, flags=re.DOTALL)
    texts = [unescape(text) for text in re.findall(r">([^<]+)<", body)]
    texts += [unescape(text) for text in re.findall(r'aria-label="([^"]+)"', body)]

    assert english_of(texts) == []


@pytest.mark.parametrize("name", shipped_plans())
def test_the_pdf_speaks_spanish_only(name: str) -> None:
    pages = [page.extract_text() for page in PdfReader(BytesIO(files(name)[".pdf"])).pages]

    assert english_of(pages) == []


@pytest.mark.parametrize("name", shipped_plans())
def test_the_workbook_speaks_spanish_only(name: str) -> None:
    book = openpyxl.load_workbook(BytesIO(files(name)[".xlsx"]))
    cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]

    assert english_of([*book.sheetnames, *(cell for cell in cells if isinstance(cell, str))]) == []


@pytest.mark.parametrize("name", shipped_plans())
def test_the_document_speaks_spanish_but_for_its_keys_and_codes(name: str) -> None:
    found = json.loads(files(name)[".json"])

    assert english_of(list(texts_of(found, CODES | NAMES))) == []
    units = {line["unit"] for line in found["comparison"]["lines"]}
    assert "% del empleo total" in units


@pytest.mark.parametrize("name", shipped_plans())
def test_the_table_of_assumptions_has_both_languages(name: str) -> None:
    rows = list(csv.DictReader(StringIO(files(name)["assumptions.csv"].decode())))

    assert english_of([text for row in rows for key, text in row.items() if "_es" in key]) == []
    assert all(row["source_es"] and row["source_en"] for row in rows)
    assert {row["certainty_es"] for row in rows} <= {
        "oficial",
        "secundario",
        "derivado",
        "supuesto",
    }


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.parts[-3])
def test_every_unit_of_a_published_result_is_told_in_spanish(path: Path) -> None:
    units = [f"% of {base}" for base in pl.read_csv(path)["base"].unique().drop_nulls()]

    assert units
    assert english_of([published_unit(unit, "es") for unit in units]) == []


@pytest.mark.parametrize("path", sorted((SOURCE / "countries").glob("*/sources.yaml")))
def test_every_title_of_a_source_is_told_in_spanish(path: Path) -> None:
    titles = re.findall(r'^  title: "(.*)"$', path.read_text("utf-8"), re.MULTILINE)

    assert titles
    assert english_of([translate(title, "es") for title in titles]) == []
