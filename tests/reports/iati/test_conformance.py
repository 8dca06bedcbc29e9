"""Does the interpreter agree with the official tests of the rule language and of the schema?"""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path

import pytest
from lxml import etree

from brecha.reports.iati.derive import derive_elements, derive_rules
from brecha.reports.iati.reading import ROOTS
from brecha.reports.iati.rule_dates import Scope
from brecha.reports.iati.ruleset import broken_rules, flat_cases, read_cases
from brecha.reports.iati.standard import standard_table
from brecha.reports.iati.structure import misplaced
from iati_files import NOW

pytestmark = pytest.mark.needs_data

HELD = """
at_least_one: at_least_one_no_element_good at_least_one_narrative at_least_one_ref
between_dates: between_dates_good
condition: activity_status_2
date_now: date_now_good
date_order: date_good
dependent_title_description: title_description empty_activity
empty: empty title
forloop: forloop_good
if_then: if_then_good
no_more_than_one_title: title empty_activity
one_or_all_org: one_or_all_org_currency_good
only_one_of: only_one_of_activity_good only_one_of_transaction_good
period_time: period_time_good
range: range_good
recipient_country: recipient_country_good
recipient_region_budget: recipient_region_budget_good
regex_matches: regex_good
regex_no_matches: regex_bad
result_indicator_baseline_selector_with_conditions: results_indicator_baseline_value_good
 results_indicator_baseline_value_not_relevant
result_indicator_period_actual_selector_with_conditions:
 results_indicator_period_actual_value_good results_indicator_period_actual_value_not_relevant
result_indicator_period_target_selector_with_conditions:
 results_indicator_period_target_value_good results_indicator_period_target_value_not_relevant
results_references: results_refs_good
sector_percentage_sum: sector_percentage_sum_good
starts_with: identifiers
sum: sum_good empty_activity
sum_two: sum_two_good
time_limit: time_limit_good
title_exists: title title_text
title_text_exists: title_text
total_expenditure: total_expenditure_good
unique: unique_good
unique_title_description: title_description_content
"""
BROKEN = """
at_least_one: at_least_one_bad
between_dates: between_dates_bad
condition: activity_status_3
date_now: date_now_bad
date_order: date_bad
dependent_title_description: title description
forloop: forloop_bad
if_then: if_then_bad
no_more_than_one_title: title_twice
no_paths: empty_activity
one_or_all: one_or_all_currency_bad one_or_all_currency_all_bad one_or_all_lang_bad
 one_or_all_lang_bad_all one_or_all_sector_bad one_or_all_sector_all_bad
one_or_all_org: one_or_all_org_currency_bad
only_one_of: only_one_of_activity_bad only_one_of_transaction_bad
period_time: period_time_bad
range: range_bad
recipient_country: recipient_country_bad
recipient_region_budget: recipient_region_budget_bad
regex_matches: regex_bad
regex_no_matches: regex_good
result_indicator_baseline_selector_with_conditions: results_indicator_baseline_value_bad
result_indicator_period_actual_selector_with_conditions: results_indicator_period_actual_value_bad
result_indicator_period_target_selector_with_conditions: results_indicator_period_target_value_bad
results_references: results_refs_bad
sector_percentage_sum: sector_percentage_sum_bad
starts_with: identifiers_bad
sum: sum_bad
sum_two: sum_two_bad
time_limit: time_limit_bad
title_exists: empty_activity
title_text_exists: title
total_expenditure: total_expenditure_bad
unique: unique_bad
"""


def pairs(table: str) -> list[tuple[str, str]]:
    lines = table.strip().replace("\n ", " ").splitlines()
    parts = [line.split(":") for line in lines]
    return [(ruleset, file) for ruleset, files in parts for file in files.split()]


@pytest.mark.parametrize(("ruleset", "file"), pairs(HELD))
def test_a_rule_holds_where_the_official_test_says_so(
    ruleset: str, file: str, iati_folder: Path
) -> None:
    assert not is_broken(iati_folder, ruleset, file)


@pytest.mark.parametrize(("ruleset", "file"), pairs(BROKEN))
def test_a_rule_is_broken_where_the_official_test_says_so(
    ruleset: str, file: str, iati_folder: Path
) -> None:
    assert is_broken(iati_folder, ruleset, file)


def test_every_official_ruleset_and_file_is_tried(iati_folder: Path) -> None:
    folder = iati_folder / "conformance" / "rulesets_meta_tests"
    tried = [*pairs(HELD), *pairs(BROKEN)]

    rulesets = {path.stem for path in folder.glob("*.json")}
    files = {path.stem for path in folder.glob("*.xml")}

    assert rulesets == {ruleset for ruleset, _ in tried}
    # A good file for one case of a ruleset may break another of its cases.
    of_one_case = {file for file in files if file.startswith("one_or_all") and "good" in file}
    assert files - of_one_case == {file for _, file in tried} - of_one_case


def test_structure_agrees_with_the_official_schema_tests(iati_folder: Path) -> None:
    files = sorted((iati_folder / "conformance").glob("should-*/**/*.xml"))

    unlike = [
        str(path)
        for path in files
        if ("should-pass" in path.parts) != (not list(misplaced(etree.parse(path))))
    ]

    assert len(files) == 264
    assert unlike == []


def test_structure_agrees_with_the_official_schema_on_files_changed_at_random(
    iati_folder: Path,
) -> None:
    schema = etree.XMLSchema(etree.parse(iati_folder / "schemas/2.03/iati-activities-schema.xsd"))
    example = iati_folder / "examples" / "official" / "official-annotated-activity.xml"
    whole = etree.parse(example, etree.XMLParser(remove_comments=True))
    chance = random.Random(2026)  # noqa: S311 - which part is changed is no secret

    refused = 0
    for _ in range(400):
        document = copy.deepcopy(whole)
        change(document, chance)
        is_valid = schema.validate(document)
        refused += not is_valid
        assert is_valid == (not list(misplaced(document))), etree.tostring(document)

    assert 100 < refused < 400


def test_the_tables_carried_are_those_of_the_official_files(iati_folder: Path) -> None:
    assert derive_rules(iati_folder) == standard_table("rules")
    assert json.loads(json.dumps(derive_elements(iati_folder))) == standard_table("elements")


def test_the_code_lists_carried_are_those_of_the_official_files(iati_folder: Path) -> None:
    carried = standard_table("codes")["codelists"]
    for name, codes in carried.items():
        path = next(iter((iati_folder / "codelists").glob(f"*/{name}.xml")))
        official = [code.text.strip() for code in etree.parse(path).iter("code")]
        assert codes.split(" ") == official, name
    assert len(carried) == 58


def is_broken(folder: Path, ruleset: str, file: str) -> bool:
    tests = folder / "conformance" / "rulesets_meta_tests"
    cases = read_cases(flat_cases(json.loads((tests / f"{ruleset}.json").read_text("utf-8"))))
    document = etree.parse(tests / f"{file}.xml")
    assert document.getroot().tag in ROOTS
    return any(broken_rules(document, cases, Scope(NOW)))


def change(document: etree._ElementTree, chance: random.Random) -> None:
    elements = list(document.getroot().iter(etree.Element))[1:]
    element = chance.choice(elements)
    parent = element.getparent()
    place = chance.randrange(len(parent) + 1)
    match chance.randrange(6):
        case 0:
            parent.remove(element)
        case 1:
            parent.insert(place, element)
        case 2:
            parent.insert(place, copy.deepcopy(element))
        case 3:
            parent.insert(place, etree.Element("bogus"))
        case 4:
            element.set(chance.choice(["foo", "{http://example.org/}foo", "iso-date", "ref"]), "a")
        case _:
            for name in chance.sample(list(element.attrib), min(1, len(element.attrib))):
                values = ["", "x", "2020-02-30", "2020-01-01", "1.5", "-1", "1", "true", "%zz"]
                element.set(name, chance.choice(values))
