"""Does a reader of Spanish find any English in the files of a shipped diagnosis?"""

from __future__ import annotations

import json
import re
from functools import cache
from html import unescape
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp

import openpyxl
import pytest
from pypdf import PdfReader

from brecha.plans.diagnosis import shipped_diagnoses
from brecha.reports.diagnosis import write_diagnosis
from reports.diagnoses_at_hand import computed
from reports.spanish_texts import english_of, texts_of

CODES = {"indicator", "id", "breakdown", "code", "audience", "kind", "unit", "quality", "name"}
PLACES = {"survey", "diagnosis", "country", "currency", "language", "brecha", "scheme", "dimension"}
NOT_SAID = CODES | PLACES | {"codes", "by", "method", "rank_by", "first", "second"}


@cache
def files(name: str) -> dict[str, bytes]:
    made = write_diagnosis(computed(name), Path(mkdtemp()) / "diagnosis", ("es",))
    return {path.suffix: path.read_bytes() for path in made}


@pytest.mark.slow
@pytest.mark.parametrize("name", shipped_diagnoses())
def test_page_and_pdf_speak_spanish_only(name: str) -> None:
    page = re.sub(r"<style>.*?</style>", " ", files(name)[".html"].decode(), flags=re.DOTALL)
    texts = [unescape(text) for text in re.findall(r">([^<]+)<", page)]
    texts += [unescape(text) for text in re.findall(r'aria-label="([^"]+)"', page)]
    texts += [part.extract_text() for part in PdfReader(BytesIO(files(name)[".pdf"])).pages]

    assert english_of(texts) == []
    assert [text for text in texts if re.search(r"\b(?:has|is|lacks)_[a-z_]+", text)] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", shipped_diagnoses())
def test_the_workbook_speaks_spanish_but_for_its_codes(name: str) -> None:
    book = openpyxl.load_workbook(BytesIO(files(name)[".xlsx"]))
    cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    texts = [
        cell for cell in cells if isinstance(cell, str) and not re.fullmatch(r"[\w:|+-]+", cell)
    ]

    assert english_of([*book.sheetnames, *texts]) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", shipped_diagnoses())
def test_the_document_speaks_spanish_but_for_its_keys_and_codes(name: str) -> None:
    found = json.loads(files(name)[".json"])

    texts = [text for text in texts_of(found, NOT_SAID) if not re.fullmatch(r"[\w:|+-]+", text)]
    assert [text for text in english_of(texts) if text not in _english_titles(found)] == []


def _english_titles(found: dict[str, object]) -> set[str]:
    """Return titles and definitions that the frames bring in both languages."""
    told: set[str] = set()
    for part in _rows(found):
        told |= {str(value) for key, value in part.items() if key.endswith("_en")}
    return {" ".join(text.split()) for text in told}


def _rows(part: object) -> list[dict[str, object]]:
    if isinstance(part, dict):
        return [part, *(row for value in part.values() for row in _rows(value))]
    if isinstance(part, list):
        return [row for value in part for row in _rows(value)]
    return []
