"""Does the document hold every key that programs rely on, as strict JSON?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from brecha.reports import document
from brecha.reports.result_document import as_json
from reports.results_at_hand import ODD_CASES, arcadia
from repository import ROOT

TOP = {"plan", "country", "currency", "price_year", "years", "mean", "assumptions", "warnings"}
YEARLY = {
    "year",
    "people_covered",
    "places_new",
    "posts_fte",
    "gross_cost_share_gdp",
    "existing_cost_share_gdp",
    "running_cost",
    "capital_cost",
    "training_cost",
    "output_change_pct",
    "jobs",
    "jobs_change_pct",
    "revenue_share_gdp",
    "baseline_revenue_share_gdp",
    "gap_share_gdp",
}


def test_every_promised_key_is_there() -> None:
    found = document(arcadia(), "en")

    assert set(found) >= TOP
    for year in [*found["years"], found["mean"]]:
        assert set(year) >= YEARLY
        assert set(year["output_change_pct"]) == {"type_1", "type_2"}
        assert set(year["jobs"]) >= {
            "direct",
            "indirect",
            "induced",
            "women_share",
            "formal_share",
        }


def test_numbers_are_not_rounded() -> None:
    result = arcadia()

    found = json.loads(as_json(document(result, "en")))

    assert found["mean"]["gross_cost"] == result.mean.gross_cost
    assert found["years"][0]["gap_share_gdp"] == result.years[0].gap_share_gdp
    assert found["years"][0]["jobs"]["total"] == result.years[0].jobs.total


def test_a_missing_number_is_null() -> None:
    result = arcadia()
    holed = replace(result, mean=replace(result.mean, gap_share_gdp=float("nan")))

    found = json.loads(as_json(document(holed, "en")))

    assert found["mean"]["gap_share_gdp"] is None
    assert found["mean"]["year"] is None


def test_titles_are_in_the_language_and_keys_are_not() -> None:
    spanish, english = document(arcadia(), "es"), document(arcadia(), "en")

    assert spanish["title"] == arcadia().title.es
    assert english["title"] == arcadia().title.en
    assert list(spanish) == list(english)


@pytest.mark.parametrize("case", ODD_CASES)
def test_odd_results_are_documents_too(case: str) -> None:
    found = json.loads(as_json(document(ODD_CASES[case](), "es")))

    assert set(found) >= TOP


def test_every_key_is_explained_on_the_reference_page() -> None:
    page = (ROOT / "docs" / "reference" / "results-json.md").read_text("utf-8")
    explained = {name.split(".")[-1] for name in re.findall(r"`([\w.]+)`", page)}

    categories = {
        name for law in arcadia().law if isinstance(law.value, dict) for name in law.value
    }

    found = set(keys_of(document(arcadia(), "en"))) - set(arcadia().branch_titles) - categories

    assert found - explained == set()


def keys_of(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        for key, value in part.items():
            yield key
            yield from keys_of(value)
    elif isinstance(part, list):
        for value in part:
            yield from keys_of(value)
