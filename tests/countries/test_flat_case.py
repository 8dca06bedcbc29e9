"""A case that is its scheme's inputs: nested rows, defaults, faults with their lines, parts."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import pytest
from numpy.typing import NDArray

from brecha.core import CoverageError, InputError, Text, read_yaml
from brecha.countries import LawScheme, load_country
from brecha.countries.flat_case import flat_scheme, part_of
from brecha.engine import Column, Input, Scheme, SchemeInForce, group_sum, rule

BOOK = load_country("arcadia").book
Money = Annotated[Column, "money / month"]
Calculate = Callable[[LawScheme, object], dict[str, Any]]
Offsets = Annotated[NDArray[np.int64], "1"]


@rule(row="job")
def tithe_monthly(wage_monthly: Money) -> Money:
    """A tenth of a wage."""
    return wage_monthly / 10


@rule(row="household")
def tithes_monthly(tithe_monthly: Money, jobs_in_household: Offsets) -> Money:
    """The tenths of a household."""
    return group_sum(tithe_monthly, jobs_in_household)


@rule(row="household", since="2025-01-01")
def is_large(size: Annotated[Column, "people"]) -> Annotated[Column, "1"]:
    """Whether a household is large."""
    return (size > 3).astype(float)


def household_scheme() -> LawScheme:
    keys = ("household_id", "month")
    scheme = Scheme(
        name="tithe",
        title=Text(es="Diezmo", en="Tithe"),
        keys={"household": keys, "job": (*keys, "job_name")},
        inputs=(
            Input("size", "people", "household", "People", minimum=1),
            Input("wage_monthly", "money / month", "job", "Wage", minimum=0),
        ),
        rules=(tithe_monthly, tithes_monthly),
        results={"household": ("tithes_monthly",), "job": ("tithe_monthly",)},
    )
    return flat_scheme(scheme, {"household": "tithes_monthly"}, {"size": _one})


def _one(_book: object, day: datetime.date) -> float:
    return float(day.year > 2000)


@pytest.fixture(name="calculate")
def calculate_from_a_file(tmp_path: Path) -> Calculate:
    def calculate(found: LawScheme, content: object) -> dict[str, Any]:
        path = tmp_path / "case.json"
        path.write_text(json.dumps(content, indent=1), encoding="utf-8")
        law = SchemeInForce.of(found.scheme, BOOK)
        return found.calculate(*read_yaml(path), law, "en").document

    return calculate


def test_rows_of_a_finer_unit_are_a_list_under_its_plural(calculate: Calculate) -> None:
    jobs = [{"job_name": "shop", "wage_monthly": 100}, {"wage_monthly": 50}]

    document = calculate(household_scheme(), {"month": "2025-03", "jobs": jobs})

    assert document["results"]["tithes_monthly"] == {
        "value": 15.0,
        "title": "The tenths of a household",
        "unit": "ARC / month",
    }
    assert [
        (job["job_name"], job["results"]["tithe_monthly"]["value"]) for job in document["jobs"]
    ] == [
        ("shop", 10.0),
        ("2", 5.0),
    ]
    assert document["assumptions"] == ["The case says nothing of size (People); it is taken as 1."]


def test_faults_of_every_unit_are_told_at_once(calculate: Calculate) -> None:
    jobs = [{"wage_monthly": -1}, {"wage": 50}]

    with pytest.raises(InputError) as caught:
        calculate(household_scheme(), {"month": "2025-03", "size": 0, "jobs": jobs})

    told = {str(fault.values.get("key")) for fault in caught.value.faults}
    assert len(caught.value.faults) == 4
    assert told == {"size", "jobs.0.wage_monthly", "jobs.1.wage_monthly", "jobs.1.wage"}


def test_a_list_without_rows_is_told(calculate: Calculate) -> None:
    with pytest.raises(InputError, match="there must be at least one entry"):
        calculate(household_scheme(), {"month": "2025-03", "jobs": []})


@pytest.mark.parametrize("content", [None, [], "text", 3])
def test_a_file_that_maps_nothing_is_told(calculate: Calculate, content: object) -> None:
    with pytest.raises(InputError, match="must map keys to values"):
        calculate(household_scheme(), content)


def parts_scheme() -> LawScheme:
    whole = Scheme(
        name="tithe",
        title=Text(es="Diezmo", en="Tithe"),
        keys={"household": ("household_id", "month")},
        inputs=(
            Input("size", "people", "household", "People", minimum=1),
            Input("tithe_monthly", "money / month", "household", "Tithe"),
        ),
        rules=(is_large, total_monthly),
        results={"household": ("total_monthly", "is_large")},
    )
    parts = (
        part_of(whole, "total", Text(es="Total", en="Total"), ("total_monthly",)),
        part_of(whole, "large", Text(es="Grande", en="Large"), ("is_large",)),
    )
    return flat_scheme(whole, {"household": "total_monthly"}, parts=parts)


@rule(row="household", since="2020-01-01")
def total_monthly(tithe_monthly: Money) -> Money:
    """All of it."""
    return tithe_monthly


def test_a_part_that_is_not_modelled_is_told_and_the_others_are_given(calculate: Calculate) -> None:
    case = {"size": 4, "tithe_monthly": 7}
    found = parts_scheme()

    before, after = (calculate(found, {"month": month, **case}) for month in ("2024-12", "2025-01"))

    assert set(before["results"]) == {"total_monthly"}
    assert [part["title"] for part in before["not_modelled"]] == ["Large"]
    assert "modelled from 2025-01-01 on" in before["not_modelled"][0]["reasons"][0]
    assert after["results"]["is_large"]["value"] is True
    assert after["not_modelled"] == []


def test_a_month_of_which_no_part_is_modelled_raises(calculate: Calculate) -> None:
    with pytest.raises(CoverageError, match="modelled from 2020-01-01 on"):
        calculate(parts_scheme(), {"month": "2019-12", "size": 4, "tithe_monthly": 7})
