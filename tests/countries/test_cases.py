"""Worked examples of every scheme: each comes out, faults of a file are told."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from brecha.core import BrechaError, InputError
from brecha.countries import country_names, load_country
from brecha.countries.cases import Case, read_cases, run_case, run_cases

COUNTRIES = [load_country(name) for name in country_names()]
CASES = [case for country in COUNTRIES for case in read_cases(country.folder / "cases")]
SCHEMES = {
    name: (scheme, country.book)
    for country in COUNTRIES
    for name, scheme in country.law.schemes.items()
}
# Groups of results of one scheme, whose cases are those of the whole.
PARTS = {"agricultural-contributions", "agricultural-benefits", "agricultural-decree"}
GOOD = """\
source: "Derived by hand"
tolerance: 0.01
input:
  wage_offered_monthly: 1200
expected:
  net_wage_monthly: 1096
"""


def written(folder: Path, text: str, scheme: str = "arcadia-job", day: str = "2025-07-01") -> Path:
    path = folder / scheme / day / "one.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


def told(error: BrechaError) -> list[str]:
    return [fault.text() for fault in error.faults]


@pytest.mark.parametrize(
    "case", CASES, ids=lambda case: f"{case.scheme}-{case.day}-{case.path.stem}"
)
def test_a_worked_example_comes_out(case: Case) -> None:
    outcome = run_case(case, *SCHEMES[case.scheme])

    assert {name: outcome.results[name] for name in outcome.wrong} == {}


def test_every_scheme_has_examples() -> None:
    assert {case.scheme for case in CASES} == set(SCHEMES) - PARTS


def test_a_result_off_by_more_than_the_tolerance_is_wrong(tmp_path: Path) -> None:
    near = GOOD.replace("1096", "1096.01")
    off = GOOD.replace("1096", "1096.02")

    wrong = [
        run_cases(read_cases(written(tmp_path, text)), SCHEMES)[0].wrong for text in (near, off)
    ]

    assert wrong == [(), ("net_wage_monthly",)]


def test_a_case_may_say_its_scheme_and_its_day(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(f"scheme: arcadia-job\nday: 2025-07-01\n{GOOD}")

    (case,) = read_cases(tmp_path)

    assert (case.scheme, case.day) == ("arcadia-job", datetime.date(2025, 7, 1))


def test_what_is_given_may_stand_for_the_result_of_a_rule(tmp_path: Path) -> None:
    text = GOOD.replace("wage_offered_monthly: 1200", "wage_monthly: 300").replace("1096", "279")

    (outcome,) = run_cases(read_cases(written(tmp_path, text)), SCHEMES)

    assert outcome.wrong == ()  # below the minimum wage, which no longer lifts it


def test_every_fault_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    written(tmp_path, GOOD.replace("tolerance: 0.01\n", ""), day="2025-01-01")
    written(tmp_path, GOOD.replace("tolerance", "tolerence"), day="2025-02-01")
    written(tmp_path, GOOD, day="someday")

    with pytest.raises(InputError) as caught:
        read_cases(tmp_path)

    sentences = told(caught.value)
    assert len(sentences) == 4
    assert "tolerance is required" in sentences[0]
    assert any("tolerence is not known" in sentence for sentence in sentences)
    assert "must say its day" in sentences[-1]


def test_what_keeps_cases_from_running_is_told_at_once(tmp_path: Path) -> None:
    written(tmp_path, GOOD, scheme="gardeners")
    written(tmp_path, GOOD.replace("net_wage_monthly", "net_wage"), day="2025-01-01")
    written(tmp_path, GOOD.replace("wage_offered", "wage_asked"), day="2025-02-01")
    written(tmp_path, GOOD, day="2016-01-01")

    with pytest.raises(InputError) as caught:
        run_cases(read_cases(tmp_path), SCHEMES)

    sentences = "\n".join(told(caught.value))
    assert "gardeners is not" in sentences
    assert "net_wage is none" in sentences
    assert "wage_asked_monthly are none" in sentences
    assert "2016-01-01 was asked for" in sentences


def test_an_input_that_is_needed_and_absent_is_named(tmp_path: Path) -> None:
    text = GOOD.replace("wage_offered_monthly: 1200", "days: 3").replace(
        "net_wage_monthly", "employer_total"
    )

    with pytest.raises(InputError, match=r"wage_daily.*are absent"):
        run_cases(read_cases(written(tmp_path, text, "agricultural-worker", "2026-02-01")), SCHEMES)


def test_a_folder_without_cases_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="has none"):
        read_cases(tmp_path)
