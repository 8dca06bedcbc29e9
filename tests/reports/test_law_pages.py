"""The register and the reference pages of the law: nothing that is modelled is left out."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

import pytest

from brecha.countries import country_names, load_country
from brecha.engine import Rule
from brecha.reports.law_groups import first_and_last, law_groups, modelled_rules
from brecha.reports.law_pages import write_law_pages
from brecha.reports.law_pages.cases import cases_of
from brecha.reports.law_register import holes, last_values, register_document
from repository import SOURCE

ANCHOR = re.compile(r"\{ #([\w-]+) \}$", re.MULTILINE)
LINK = re.compile(r"\]\(([\w-]*(?:\.md)?)#([\w-]+)\)")
DAY = re.compile(r"\d{4}-\d\d-\d\d</span>")
DECORATED = re.compile(r"^@rule\(", re.MULTILINE)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("pages") / "law"
    return {path.name: path.read_text("utf-8") for path in write_law_pages(folder)}


@pytest.mark.parametrize("name", country_names())
def test_every_rule_that_is_written_is_found(name: str) -> None:
    folder = SOURCE / "countries" / name / "law"
    written = sum(len(DECORATED.findall(path.read_text("utf-8"))) for path in folder.rglob("*.py"))

    found = [
        rule
        for group in law_groups(load_country(name))
        for versions in group.rules.values()
        for rule in versions
    ]

    assert found != []
    assert len(found) >= written


@pytest.mark.parametrize("name", country_names())
def test_every_rule_of_a_scheme_is_found(name: str) -> None:
    country = load_country(name)
    found = {
        rule.name
        for group in law_groups(country)
        for versions in group.rules.values()
        for rule in versions
    }

    taken: list[Rule] = [*country.law.rules]
    for scheme in country.law.schemes.values():
        taken += scheme.scheme.rules

    assert sorted({rule.name for rule in taken} - found) == []


def test_every_link_of_the_pages_leads_to_an_anchor(pages: dict[str, str]) -> None:
    anchors = {name: set(ANCHOR.findall(text)) for name, text in pages.items()}

    lost = [
        f"{name}: {page}#{anchor}"
        for name, text in pages.items()
        for page, anchor in LINK.findall(text)
        if anchor not in anchors[page or name]
    ]

    assert lost == []


def test_no_anchor_stands_twice_on_a_page(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        anchors = ANCHOR.findall(text)

        assert len(anchors) == len(set(anchors)), name


def test_every_case_stands_on_its_page_with_its_source(pages: dict[str, str]) -> None:
    cases = [case for name in country_names() for case in cases_of(load_country(name))]
    rows = DAY.findall(pages["cases.md"])

    assert len(rows) == len(cases) > 0
    assert [case.path.name for case in cases if case.file.source.en not in pages["cases.md"]] == []


@pytest.mark.parametrize("name", country_names())
def test_every_hole_is_declared_on_the_register(name: str, pages: dict[str, str]) -> None:
    for hole in holes(load_country(name)):
        assert hole.dated.note or hole.dated.reference.title in pages["register.md"], hole.name


@pytest.mark.parametrize("name", country_names())
def test_the_register_is_a_document_in_both_languages(name: str) -> None:
    country = load_country(name)

    spanish, english = (register_document(country, language) for language in ("es", "en"))

    assert json.loads(json.dumps(english)) == english
    assert [entry["name"] for entry in english["values"]] == sorted(country.book.parameters)
    assert all(entry["source"] and entry["certainty"] for entry in english["values"])
    assert spanish["modelled"][0]["title"] != english["modelled"][0]["title"]
    titles = [
        {rule["title"] for group in document["modelled"] for rule in group["rules"]}
        for document in (spanish, english)
    ]
    assert titles[0] & titles[1] == set()


@pytest.mark.parametrize("name", country_names())
def test_the_last_value_is_the_last(name: str) -> None:
    for last in last_values(load_country(name)):
        assert last.since == max(last.parameter.values)
        assert last.dated == last.parameter.values[last.since]


def test_a_rule_is_modelled_from_the_day_all_that_it_takes_is_known() -> None:
    country = load_country("arcadia")
    (group,) = law_groups(country)

    entries = {entry.rule.name: entry.since for entry in modelled_rules(group, country.book)}
    dates = {name: min(parameter.values) for name, parameter in country.book.parameters.items()}

    assert entries["wage_monthly"] == dates["minimum_wage_monthly"]
    assert entries["bonus_yearly"] == max(dates["bonus_months"], dates["minimum_wage_monthly"])
    assert first_and_last(modelled_rules(group, country.book))[1] == str(max(entries.values()))
    assert datetime.date.min not in entries.values()


def test_pages_are_written_anew_over_old_ones(tmp_path: Path) -> None:
    first = [path.read_text("utf-8") for path in write_law_pages(tmp_path)]

    assert [path.read_text("utf-8") for path in write_law_pages(tmp_path)] == first
