"""Do sentences and reports say words, not codes and dashes, in the language of their reader?"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from brecha.office.running.practice import practice_programme
from brecha.programme.checks import run_checks
from brecha.programme.model import (
    Finding,
    Indicator,
    KnowledgeProduct,
    Programme,
    Reach,
    Statement,
    Value,
)
from brecha.reports.programme import Request, frozen
from brecha.reports.programme.build import content_of, draft_of
from brecha.reports.programme.content import Table, cell_text
from brecha.reports.programme.outline import with_titles
from brecha.reports.programme.series import category_series

COUNT = Indicator(code="1.1", result="1", unit="people", required_disaggregations=("sex",))
NOW = Value(
    indicator="1.1", kind="actual", number=Decimal(8), period_end="2022-12-31", status="verified"
)
GUIDE = KnowledgeProduct(key="labour-rights-guide", title="Guía de derechos", kind="guide")


def told(programme: Programme, check: str) -> str:
    return " ".join(each.text("es") for each in run_checks(programme) if each.check == check)


def test_a_missing_breakdown_is_named_by_its_word() -> None:
    programme = Programme(reference="P", indicators=(COUNT,), values=(NOW,))

    said = told(programme, "disaggregation-missing")

    assert "sexo" in said
    assert "sex;" not in said


def test_a_product_is_named_by_its_title() -> None:
    stated = Statement(subject="product:labour-rights-guide:copies", number=Decimal(2000))

    said = told(Programme(reference="P", products=(GUIDE,), statements=(stated,)), "stated-figure")

    assert "los ejemplares del producto «Guía de derechos»" in said
    assert "product:" not in said


def test_a_missing_unit_is_said_in_words() -> None:
    programme = Programme(
        reference="P",
        indicators=(replace(COUNT, unit=""),),
        values=(replace(NOW, unit="places"),),
    )

    said = told(programme, "value-unit")

    assert "sin dato" in said
    assert "–" not in said


def test_a_sentence_begins_with_a_capital() -> None:
    reach = Reach(key="r", kind="registered", number=Decimal(3), women=Decimal(5), as_of="2022")

    said = told(Programme(reference="P", reach=(reach,)), "reach-more-women")

    assert said.startswith("Personas registradas: ")


def test_a_part_of_a_report_is_called_by_its_title() -> None:
    found = Finding(
        message="{section}: {sections}",
        values={"section": "summary", "sections": ("cross.gender",)},
    )

    said = with_titles(found).text("es")

    assert "summary" not in said
    assert "cross" not in said


@pytest.mark.parametrize("english", ["woman", "people", "agreements", "XX", "places "])
def test_the_exercise_in_spanish_has_no_english_word_of_a_list(english: str) -> None:
    draft = draft_of(frozen(practice_programme(2030)), Request(language="es"))
    content = content_of(draft)
    tables = [block for part in content.parts for block in part.blocks if isinstance(block, Table)]
    cells = [cell_text(cell, "es") for each in tables for row in each.rows for cell in row]
    series = [str(cell) for each in category_series(draft) for row in each.rows for cell in row]

    assert english not in [*cells, *series]
    assert "mujeres" in series


def test_targets_of_the_goals_have_titles_in_the_exercise() -> None:
    assert all(" · " in each.title for each in practice_programme(2030).framework_links)
