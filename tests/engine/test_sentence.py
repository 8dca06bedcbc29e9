"""Sentences: what a value was computed from, under which article, since when, how certain."""

from __future__ import annotations

from typing import Any

import pytest

from brecha.core.languages import LANGUAGES, Language, translate
from brecha.core.provenance import Certainty
from brecha.core.units import Unit
from brecha.countries import country_names, load_country
from brecha.engine import Explanation, sentences
from brecha.engine.said import MONEY, say_unit, say_value
from brecha.engine.sentence import sentence
from brecha.reports.law_groups import law_groups


def node(name: str, kind: Any = "input", value: Any = 1.0, **more: Any) -> Explanation:  # noqa: ANN401 - any value
    return Explanation(
        **{"name": name, "kind": kind, "title": name.capitalize(), "value": value, "unit": "1"}
        | more
    )


WAGE = node("wage", value=500.0, unit="money / day", is_stated=True)
DAYS = node("days", value=1.0, unit="days", is_stated=True)
RATE = node(
    "branch_rate",
    "parameter",
    {"retirement": 0.02},
    law=("Social Security Act 168",),
    since="2026-01-01",
)
BASE = node("base", "rule", 500.0, unit="money", law=("Act 29",), row="A", children=(WAGE, DAYS))
QUOTA = node(
    "quota",
    "rule",
    10.0,
    unit="money / month",
    law=("Act 168", "Act 239"),
    row="A",
    certainty=Certainty.SECONDARY,
    children=(BASE, RATE),
)


def test_a_sentence_says_what_of_whom_from_what_under_which_article_and_how_certain() -> None:
    assert sentence(QUOTA, "en", "pesos") == (
        "Quota (A): 10.00 pesos per month, computed from base (500.00 pesos) and "
        "branch_rate (retirement: 2 %), under Act 168, Act 239; sources: branch_rate, in force "
        "since 2026-01-01 (Social Security Act 168; official); certainty: from a secondary source."
    )


def test_a_sentence_is_spanish_for_a_reader_of_spanish() -> None:
    assert sentence(QUOTA, "es", "pesos") == (
        "Quota (A): 10.00 pesos por mes, a partir de base (500.00 pesos) y "
        "branch_rate (retiro: 2 %), según Act 168, Act 239; fuentes: branch_rate, vigente "
        "desde 2026-01-01 (Social Security Act 168; oficial); certeza: de fuente secundaria."
    )


def test_what_a_case_states_carries_no_mark() -> None:
    assert sentence(BASE, "en", "pesos") == (
        "Base (A): 500.00 pesos, computed from wage (500.00 pesos per day) and days (1 day), "
        "under Act 29."
    )


def test_each_rule_is_told_once_after_all_that_take_it() -> None:
    other = node("other", "rule", children=(BASE,))
    total = node("total", "rule", children=(BASE, other, QUOTA))

    told = [line.split(" ")[0].rstrip(":") for line in sentences(total, "en")]

    assert told == ["Total", "Other", "Quota", "Base"]


def test_several_rows_of_one_name_are_told_together() -> None:
    rows = tuple(node("pay", "rule", float(at), unit="money", row=f"job {at}") for at in range(8))
    total = node("total", "rule", 28.0, unit="money", children=rows)

    told = sentence(total, "en", "pesos")

    assert "pay (job 0: 0.00 pesos; job 1: 1.00 pesos;" in told
    assert "… and 2 more)" in told


def test_an_input_alone_has_its_sentence() -> None:
    assert sentences(WAGE, "en", "pesos") == ["Wage: 500.00 pesos per day."]


@pytest.mark.parametrize(
    ("value", "name", "unit", "said"),
    [
        (1234.5, "pay", "money", "1,234.50 pesos"),
        (0.0001, "pay", "money", "0.0001 pesos"),
        (0.0054355, "work_risk_premium", "1", "0.54355 %"),
        (1.0493, "integration_factor", "1", "1.0493"),
        (0.0, "has_food", "1", "no"),
        (0.0, "older_persons_is_met", "1", "no"),
        (2.0, "is_odd", "1", "2"),
        (7.5, "days", "days", "7.5 days"),
        (40.0, "hours", "hours / week", "40 hours per week"),
        ("frontera_norte", "zone", "text", "frontera norte"),
        ([{"from": 0.0, "rate": 0.1}], "tax", "money", "table of 1 brackets"),
    ],
)
def test_a_value_is_said_as_a_reader_reads_it(
    value: object, name: str, unit: str, said: str
) -> None:
    assert say_value(value, name, unit, "en", "pesos") == said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("country", country_names())
def test_every_unit_of_the_law_has_words_in_both_languages(
    country: str, language: Language
) -> None:
    units = {
        rule.unit
        for group in law_groups(load_country(country))
        for rules in group.rules.values()
        for rule in rules
    }
    units |= {
        Unit.parse(load_country(country).book.unit_of(name))
        for name in load_country(country).book.parameters
    }

    words = {word for unit in units for word in (*unit.above, *unit.below)} - {MONEY, "text"}

    assert say_unit("money / month", language, "pesos").startswith("pesos ")
    assert [
        word for word in sorted(words) if language == "es" and translate(word, "es") == word
    ] == []
