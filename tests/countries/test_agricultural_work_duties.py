"""Duties of the employers of farm workers: every article is there, faults of the list are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from brecha.core import InputError
from brecha.countries.mexico.law.agricultural_work import Duty, read_duties
from brecha.countries.mexico.law.inspection import read_breaches
from brecha.countries.mexico.law.inspection.records import read_records

FRACTIONS = ("I", "II", "III", "IV", "V", "VI", "VII", "IX", "X", "XI", "XII", "XIII")
FRACTIONS += ("XIV", "XV", "XVI", "XVII", "XVIII", "XIX")


def test_every_duty_has_an_article_both_languages_and_a_known_breach() -> None:
    breaches = {breach.id for breach in read_breaches()}
    duties = read_duties()

    assert len(duties) == 42
    assert {duty.breach for duty in duties} - {None} <= breaches
    assert [duty.id for duty in duties if not duty.law] == []
    assert [duty.id for duty in duties if duty.text.es == duty.text.en] == []


def test_every_fraction_of_the_special_duties_is_on_the_list() -> None:
    articles = {article for duty in read_duties() for article in duty.law}

    assert {f"LFT 283-{number}" for number in FRACTIONS} <= articles
    assert {f"LFT 284-{number}" for number in FRACTIONS[:7]} <= articles
    assert {"LFT 279 Quáter", "LFT 280", "LFT 282", "LFT 283 Ter", "LSS 237-B II"} <= articles


def test_faults_of_a_list_are_told_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "duties.yaml"
    entry = '- id: one\n  text: {es: "a", en: "b"}\n  certainty: official\n'
    path.write_text(entry + entry, encoding="utf-8")

    with pytest.raises(InputError) as caught:
        read_records(path, Duty)

    texts = [fault.text("en") for fault in caught.value.faults]
    assert len(texts) == 3
    assert "one stands twice" in texts[1]
    assert "duties.yaml, line 4" in texts[1]
