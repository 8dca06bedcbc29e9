from __future__ import annotations

import datetime
from pathlib import Path
from typing import Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from brecha.core import FaultList, read_yaml
from brecha.core.schema_faults import tell_schema_faults


class Job(BaseModel):
    model_config = ConfigDict(extra="forbid")

    wage: float = Field(gt=0)
    hours: int = Field(ge=1, le=80)


class PlanFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    title: str = Field(min_length=1)
    closure: Literal["type_1", "type_2"]
    since: datetime.date
    jobs: dict[str, Job] = Field(min_length=1)
    years: list[int]
    value: float | dict[str, float]


RIGHT = """\
title: Plan
closure: type_1
since: 2026-01-31
jobs:
  educator:
    wage: 9000
    hours: 40
years: [2026]
value: 1
"""


def faults_of(folder: Path, text: str, prefix: tuple[str, ...] = ()) -> list[str]:
    path = folder / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    content, lines = read_yaml(path)
    for key in prefix:
        content = content[key]
    faults = FaultList()
    with pytest.raises(ValidationError) as caught:
        PlanFile.model_validate(content)
    tell_schema_faults(caught.value, lines, faults, prefix)
    return [fault.text() for fault in faults.faults]


def test_a_right_file_has_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(RIGHT, encoding="utf-8")

    assert PlanFile.model_validate(read_yaml(path)[0]).title == "Plan"


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("title: Plan", 'title: ""', 1, "title must not be empty"),
        ("title: Plan", "title: [a]", 1, "title must be text; it is ['a']"),
        ("type_1", "type_3", 2, "it is 'type_3'"),
        ("2026-01-31", "soon", 3, "since must be a date like 2026-01-31; it is 'soon'"),
        ("wage: 9000", "wage: 0", 6, "jobs.educator.wage must be greater than 0"),
        ("wage: 9000", "wage: high", 6, "jobs.educator.wage must be a number; it is 'high'"),
        ("hours: 40", "hours: 0", 7, "jobs.educator.hours must be at least 1"),
        ("hours: 40", "hours: 90", 7, "jobs.educator.hours must be at most 80"),
        ("hours: 40", "hours: 40.5", 7, "jobs.educator.hours must be a whole number"),
        ("[2026]", "2026", 8, "years must be a list; it is 2026"),
        ("wage: 9000", "wages: 9000", 5, "jobs.educator.wage is required; it is absent"),
        ("wage: 9000", "wage: 1\n    pay: 2", 7, "jobs.educator.pay is not known here"),
    ],
)
def test_each_fault_is_told_with_its_line_and_key(
    tmp_path: Path, old: str, new: str, line: int, words: str
) -> None:
    faults = faults_of(tmp_path, RIGHT.replace(old, new))

    assert [fault for fault in faults if fault.startswith(f"plan.yaml, line {line}: ")] != []
    assert [fault for fault in faults if words in fault] != []


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = RIGHT.replace("9000", "-1").replace("40", "0").replace("type_1", "x")

    assert len(faults_of(tmp_path, text)) == 3


def test_a_fault_among_alternatives_names_the_key_that_stands_in_the_file(tmp_path: Path) -> None:
    faults = faults_of(tmp_path, RIGHT.replace("value: 1", "value: much"))

    assert {fault.split(" must")[0] for fault in faults} == {"plan.yaml, line 9: value"}


def test_a_file_that_is_no_mapping_is_told_as_a_whole(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, "just words\n")

    assert "The file must map keys to values" in fault


def test_keys_above_what_is_validated_lead_to_the_line(tmp_path: Path) -> None:
    text = "plan:\n" + "".join(f"  {line}\n" for line in RIGHT.splitlines())

    (fault,) = faults_of(tmp_path, text.replace("40", "0"), ("plan",))

    assert fault.startswith("plan.yaml, line 8: plan.jobs.educator.hours")


def test_a_long_value_is_cut(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, RIGHT.replace("type_1", "x" * 500))

    assert "…" in fault
    assert len(fault) < 200
