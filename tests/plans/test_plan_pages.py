"""Does the guide to plan files name every key, and the guide to countries every table?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from pydantic import BaseModel

from brecha.care import SHAPES
from brecha.core import Certainty
from brecha.countries import COUNTRY_TABLES
from brecha.countries.law import COMMON_RESULTS
from brecha.plans.schema import Plan, RevenuePart
from repository import ROOT

PLAN_PAGE = (ROOT / "docs" / "how-to" / "write-a-plan.md").read_text("utf-8")
COUNTRY_PAGE = (ROOT / "docs" / "how-to" / "add-a-country.md").read_text("utf-8")


def models_of(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        for field in annotation.model_fields.values():
            yield from models_of(field.annotation)
    for part in get_args(annotation):
        yield from models_of(part)


def test_every_key_of_a_plan_is_explained() -> None:
    keys = {name for model in models_of(Plan) for name in model.model_fields}

    assert {"users_per_staff", "why_range", "spent_share", "href"} <= keys
    assert sorted(key for key in keys if key not in PLAN_PAGE) == []


def test_every_word_that_a_plan_may_choose_is_named() -> None:
    words = {*SHAPES, *get_args(RevenuePart), *Certainty}

    assert sorted(word for word in words if f"`{word}`" not in PLAN_PAGE) == []


def test_every_table_and_result_that_a_country_brings_is_named() -> None:
    names = {*COUNTRY_TABLES, *COMMON_RESULTS}

    assert sorted(name for name in names if f"`{name}`" not in COUNTRY_PAGE) == []
