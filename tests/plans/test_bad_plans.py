"""Is each way to damage a plan told with its file, its line, what must hold and how to mend it?"""

from __future__ import annotations

from pathlib import Path

import pytest

from brecha.core import InputError
from brecha.plans import find_plan, read_plan
from plan_damages import DAMAGES, NEED, SHIPPED, Damage


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_a_fault_is_told_with_its_line_and_its_remedy(damage: Damage, tmp_path: Path) -> None:
    text = damaged(damage)

    told = faults_of(text, tmp_path)

    line = line_of(damage.marked, text)
    [fault] = [fault for fault in told if damage.told[0] in fault]
    assert fault.startswith(f"plan.yaml, line {line}: ")
    assert [words for words in damage.told if words not in fault] == []


def test_the_shipped_plan_has_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(SHIPPED, "utf-8")

    plan, country = read_plan(path)

    assert plan.plan == "early-childhood"
    assert country.name == "arcadia"


def test_two_faults_of_the_form_are_both_told(tmp_path: Path) -> None:
    text = SHIPPED.replace("price_year: 2025", "price_yer: 2025", 1).replace(
        NEED, "      central: half\n"
    )

    told = faults_of(text, tmp_path)

    assert [words for words in ("price_yer is not known", "'half'") if not says(words, told)] == []


def test_two_faults_against_the_country_are_both_told(tmp_path: Path) -> None:
    text = SHIPPED.replace("sector: childcare", "sector: nurseries", 1).replace(
        "{first: 3, last: 5}", "{first: 3, last: 6}", 1
    )

    told = faults_of(text, tmp_path)

    assert len(told) == 2
    assert [words for words in ("nurseries is not", "3 to 6") if not says(words, told)] == []


def test_a_fault_of_the_years_is_told_once_for_all_services(tmp_path: Path) -> None:
    told = faults_of(SHIPPED.replace("last: 2030}", "last: 2040}", 1), tmp_path)

    assert len(told) == 1


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "words\n"])
def test_a_file_that_is_no_plan_is_told_in_one_sentence(text: str, tmp_path: Path) -> None:
    [fault] = faults_of(text, tmp_path)

    assert fault.startswith("plan.yaml")
    assert "The file must map keys to values" in fault


def test_a_plan_that_is_nowhere_is_told_with_those_that_are() -> None:
    with pytest.raises(InputError, match=r"arcadia/early-childhood.*nowhere is neither"):
        find_plan("nowhere")


def damaged(damage: Damage) -> str:
    assert damage.old in SHIPPED
    return SHIPPED.replace(damage.old, damage.new, 1)


def faults_of(text: str, folder: Path) -> list[str]:
    path = folder / "plan.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError) as caught:
        read_plan(path)
    return [fault.text() for fault in caught.value.faults]


def line_of(words: str, text: str) -> int:
    lines = text.splitlines()
    return next(number for number, line in enumerate(lines, start=1) if words in line)


def says(words: str, told: list[str]) -> bool:
    return any(words in fault for fault in told)
