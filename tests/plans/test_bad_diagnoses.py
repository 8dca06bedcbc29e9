"""Is every fault of a diagnosis file told, at once, with its line and names that are near?"""

from __future__ import annotations

from pathlib import Path

import pytest

from brecha.core.errors import InputError
from brecha.countries import load_country
from brecha.plans.diagnosis import find_diagnosis, find_territory, read_diagnosis

SHIPPED = find_diagnosis("mexico/domestic-workers")


def changed(folder: Path, *changes: tuple[str, str]) -> Path:
    text = SHIPPED.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = folder / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def faults_of(path: Path) -> list[str]:
    with pytest.raises(InputError) as raised:
        read_diagnosis(path)
    return [fault.text() for fault in raised.value.faults]


def test_all_wrong_names_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    path = changed(
        tmp_path,
        ("- written_contract", "- writen_contract"),
        ("modality, income_decile", "modalty, income_decile"),
        ("code: other}", "code: othr}"),
        ("scheme: domestic-worker", "scheme: domestic-workr"),
        ('period: "2016"', 'period: "2017"'),
        ("distance, documents]", "distanc, documents]"),
    )

    told = faults_of(path)

    for wrong, near in (
        ("writen_contract", "written_contract"),
        ("modalty", "modality"),
        ("othr", "other"),
        ("domestic-workr", "domestic-worker"),
        ("2017", "2016"),
        ("distanc", "distance"),
    ):
        found = [fault for fault in told if f"{wrong} is none" in fault]
        assert len(found) == 1
        assert near in found[0]
        assert "mine.yaml, line " in found[0]


def test_a_result_that_the_scheme_does_not_give_is_told(tmp_path: Path) -> None:
    told = faults_of(changed(tmp_path, ("worker: [worker_total]", "worker: [worker_totl]")))

    assert len(told) == 1
    assert "formalisation.worker" in told[0]
    assert "worker_total" in told[0]


def test_an_unknown_key_is_told(tmp_path: Path) -> None:
    told = faults_of(changed(tmp_path, ("concentration:", "concentracion:")))

    assert any("concentracion" in fault for fault in told)


def test_a_cut_off_above_one_is_told(tmp_path: Path) -> None:
    told = faults_of(changed(tmp_path, ("{cut_off: 0.5}", "{cut_off: 2}")))

    assert told == [
        "mine.yaml, line 57: deprivations.cut_off must be at most 1; it is 2. Correct it."
    ]


def test_an_unknown_diagnosis_is_told_with_those_spelt_nearly_so() -> None:
    with pytest.raises(InputError, match="near: domestic-workers"):
        find_diagnosis("domestic-worker")


@pytest.mark.parametrize("written", ["20", "OAX", "Oax.", "oaxaca", "Oaxaca"])
def test_a_territory_is_found_however_it_is_written(written: str) -> None:
    assert find_territory(load_country("mexico"), written).code == "20"


def test_a_territory_is_found_without_its_accents_and_zeros() -> None:
    mexico = load_country("mexico")

    assert find_territory(mexico, "yucatan").code == "31"
    assert find_territory(mexico, "1").code == "01"


def test_an_unknown_territory_is_told_with_those_spelt_nearly_so() -> None:
    with pytest.raises(InputError, match=r"Oaxca is none.*Oaxaca"):
        find_territory(load_country("mexico"), "Oaxca")
