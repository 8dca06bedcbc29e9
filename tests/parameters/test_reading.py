from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from brecha.core import ParameterError
from brecha.parameters import ParameterBook, read_parameters

DAY = datetime.date(2020, 1, 1)
WAGE = """\
wage:
  title: {es: Salario, en: Wage}
  description: Legal minimum.
  unit: ARC
  per: day
  range: [50, 500]
  last_checked: 2026-11-01
  values:
    2018-01-01:
      value: 88.36
      reference: {title: Gazette}
      certainty: official
    2019-01-01:
      value: {general: 102.68, border: 176.72}
      reference: {title: Gazette, href: "https://example.org", note: page 3}
      certainty: secondary
      published: 2018-12-26
      note: By zone.
"""


def read(folder: Path, **files: str) -> ParameterBook:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return read_parameters(folder, currency="ARC")


def faults_of(folder: Path, **files: str) -> list[str]:
    with pytest.raises(ParameterError) as caught:
        read(folder, **files)
    return [fault.text() for fault in caught.value.faults]


def test_a_file_is_read_with_all_its_dates(tmp_path: Path) -> None:
    wages = read(tmp_path, wages=WAGE)

    value = wages.value("wage", DAY)
    assert value.value == {"general": 102.68, "border": 176.72}
    assert value.reference.note == "page 3"
    assert wages.value("wage", datetime.date(2018, 6, 1)).value == 88.36


def test_the_files_of_a_folder_make_one_book(tmp_path: Path) -> None:
    wages = read(tmp_path, one=WAGE, two=WAGE.replace("wage:", "salary:"))

    assert sorted(wages.parameters) == ["salary", "wage"]


def test_brackets_are_a_value(tmp_path: Path) -> None:
    text = WAGE.replace("88.36", "[{from: 60, rate: 70}, {from: 90, rate: 80}]")

    value = read(tmp_path, wages=text).value("wage", datetime.date(2018, 1, 1)).value

    assert value == [{"from": 60.0, "rate": 70.0}, {"from": 90.0, "rate": 80.0}]


def test_a_name_in_two_files_is_told(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, one=WAGE, two=WAGE)

    assert fault.startswith("two.yaml, line 1: A parameter may be defined once; wage ")


def test_a_name_twice_in_one_file_is_told(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, wages=WAGE + WAGE)

    assert "A key may stand once" in fault


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("  unit: ARC\n", "", 1, "wage.unit is required"),
        ("  description: Legal minimum.\n", "", 1, "wage.description is required"),
        ("  per: day\n", "", 1, "wage.per is required"),
        ("  last_checked: 2026-11-01\n", "", 1, "wage.last_checked is required"),
        ("unit: ARC", 'unit: ""', 4, "wage.unit must not be empty"),
        ("unit: ARC", "units: ARC", 4, "wage.units is not known here"),
        ("certainty: official", "certainty: sure", 12, "certainty"),
        ("certainty: official", "sure: yes", 9, "wage.values.2018-01-01.certainty is required"),
        ("reference: {title: Gazette}\n", "x: 1\n", 11, "reference is required"),
        ("reference: {title: Gazette}", "reference: {titel: Gazette}", 11, "title is required"),
        ("{es: Salario, en: Wage}", "{es: Salario}", 2, "wage.title.en is required"),
        ("2018-01-01:", "soon:", 9, "date"),
        ("value: 88.36", "value: high", 10, "must be a number"),
        ("value: 88.36", "value: 600", 1, "must lie in 50.0 to 500.0; it is 600.0"),
        ("value: 88.36", "value: .nan", 1, "must be finite; it is nan"),
        ("value: {general: 102.68, border: 176.72}", "value: {a: 100, b: 2}", 1, "it is 2.0"),
        ("published: 2018-12-26", "published: late", 17, "must be a date like"),
    ],
)
def test_what_a_file_may_not_hold_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, words: str
) -> None:
    assert old in WAGE

    faults = faults_of(tmp_path, wages=WAGE.replace(old, new))

    assert [fault for fault in faults if fault.startswith(f"wages.yaml, line {line}: ")] != []
    assert [fault for fault in faults if words in fault] != []


def test_a_date_that_no_calendar_has_is_told(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, wages=WAGE.replace("2018-01-01", "2018-02-30"))

    assert fault.startswith("wages.yaml, line 9: ")


def test_a_parameter_without_values_is_told(tmp_path: Path) -> None:
    text = WAGE.partition("  values:")[0] + "  values: {}\n"

    (fault,) = faults_of(tmp_path, wages=text)

    assert "wage.values must have at least 1 entries" in fault


def test_a_hole_needs_no_number_but_all_else(tmp_path: Path) -> None:
    assert read(tmp_path, wages=WAGE.replace("88.36", "null")).parameters["wage"]


def test_a_file_that_is_no_mapping_is_told(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, wages="- 1\n- 2\n")

    assert fault.startswith("wages.yaml")


def test_the_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    wrong = WAGE.replace("  unit: ARC\n", "").replace("certainty: official", "certainty: sure")

    faults = faults_of(tmp_path, a=wrong, b=WAGE, c="a: [1\n", d="- 1\n", e=WAGE)

    assert [fault.partition(".yaml")[0] for fault in faults] == ["a", "a", "c", "d", "e"]
