"""Labour inspection: fines, repetition, checklists, jurisdiction, steps, bad input."""

from __future__ import annotations

import datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brecha.core import CoverageError, InputError
from brecha.countries.mexico.law.inspection import (
    is_repetition,
    next_states,
    read_breaches,
    read_checklist,
    read_jurisdiction,
    read_procedure,
)
from farm_law_runs import (
    BOOK,
    days_of_change,
    is_modelled,
    results_on,
)

DAY = datetime.date(2026, 2, 1)
YEARS = BOOK.value("repeated_breach_years", DAY).value
FIRST_DAY = datetime.date(2021, 4, 24)
LISTS = ("labour_fine_minimum_uma", "imss_fine_minimum_uma")
SIX = ("I", "II", "III", "IV", "V", "VI")
LAST_STATES = {"closed", "paid", "appealed"}
breaches = st.sampled_from([breach.id for breach in read_breaches()])


def test_every_day_of_change_from_the_first_modelled_day_on_runs() -> None:
    days = [day for day in days_of_change("inspection-fine") if day >= FIRST_DAY]

    assert FIRST_DAY in days
    assert [day for day in days if not is_modelled("inspection-fine", day)] == []
    assert all(results_on(day, "inspection-fine")["fine_minimum"][0] > 0 for day in days)


def test_fines_are_not_modelled_before_imss_fines_count_in_uma() -> None:
    assert not is_modelled("inspection-fine", FIRST_DAY - datetime.timedelta(days=1))


def test_the_list_of_breaches_and_the_fines_have_the_same_names() -> None:
    fined = [BOOK.value(name, DAY).value for name in LISTS]
    per_worker = {breach.id for breach in read_breaches() if breach.is_per_worker}
    others = {breach.id for breach in read_breaches() if not breach.is_per_worker}

    assert set(fined[0]) == per_worker
    assert set(fined[1]) == others


@pytest.mark.parametrize("law", ["labour", "imss"])
def test_no_least_fine_is_above_the_largest(law: str) -> None:
    for day in BOOK.parameters[f"{law}_fine_minimum_uma"].values:
        least = BOOK.value(f"{law}_fine_minimum_uma", day).value
        most = BOOK.value(f"{law}_fine_maximum_uma", day).value

        assert set(least) == set(most)
        assert [name for name in least if least[name] >= most[name]] == []


@given(breaches, st.integers(1, 500), st.integers(0, 1))
def test_a_fine_counts_by_worker_and_doubles_only_for_labour_law(
    kind: str, workers: int, is_repeated: int
) -> None:
    one = results_on(DAY, "inspection-fine", breach_kind=kind)
    many = results_on(
        DAY, "inspection-fine", breach_kind=kind, workers_affected=workers, is_repeated=is_repeated
    )

    times = 1 if kind.startswith("imss_") else workers * (1 + is_repeated)
    for name in ("fine_minimum", "fine_maximum"):
        np.testing.assert_allclose(many[name], one[name] * times, rtol=1e-12)


@given(st.dates(datetime.date(2020, 1, 1), datetime.date(2026, 1, 1)), st.integers(-30, 1500))
def test_a_breach_repeats_another_for_two_years_after_its_record(
    record: datetime.date, days_after: int
) -> None:
    day = record + datetime.timedelta(days=days_after)
    months = (day.year - record.year) * 12 + day.month - record.month
    is_within = day > record and (months < 24 or (months == 24 and day.day <= record.day))

    assert is_repetition(record, day, YEARS) == is_within


def test_the_first_breach_repeats_none() -> None:
    assert not is_repetition(None, DAY, YEARS)


def test_a_farm_breach_has_no_fine_before_the_reform() -> None:
    with pytest.raises(CoverageError, match="in force on the day; farm_housing"):
        results_on(
            datetime.date(2024, 1, 24),
            "inspection-fine",
            breach_kind="farm_housing_services_or_care",
        )


def test_a_misspelt_breach_is_told_with_its_neighbour() -> None:
    with pytest.raises(CoverageError, match=r"safety_and_helth is not .*safety_and_health"):
        results_on(DAY, "inspection-fine", breach_kind="safety_and_helth")


def test_every_number_out_of_range_is_told_at_once() -> None:
    with pytest.raises(InputError) as caught:
        results_on(DAY, "inspection-fine", workers_affected=0, is_repeated=2, omitted_quotas=-1)

    told = {fault.values["name"] for fault in caught.value.faults}
    assert told == {"workers_affected", "is_repeated", "omitted_quotas"}


@pytest.mark.parametrize(("work", "number"), [("domestic", 25), ("farm", 6)])
def test_every_check_has_its_article_or_says_why_not(work: str, number: int) -> None:
    known = {breach.id for breach in read_breaches()}
    items = read_checklist(work)

    assert len(items) == number
    assert [item.id for item in items if not item.law] == (
        ["no_retained_documents"] if work == "domestic" else []
    )
    assert {item.breach for item in items} - {None} <= known


def test_a_farm_inspection_checks_the_six_points_of_the_law() -> None:
    articles = [item.law[0] for item in read_checklist("farm")]

    assert articles == [f"LFT 284 Bis {number}" for number in SIX]


def test_domestic_and_farm_work_are_local_and_safety_is_federal() -> None:
    authority = {entry.id: entry.authority for entry in read_jurisdiction()}

    assert authority["domestic_work"] == authority["farm_work"] == "local"
    assert authority["safety_and_health"] == authority["training"] == "federal"


def test_only_an_ordinary_visit_is_announced() -> None:
    procedure = read_procedure()

    assert next_states(procedure, "planned", "ordinary") == ("notified",)
    assert next_states(procedure, "planned", "extraordinary") == ("opened",)


@pytest.mark.parametrize("visit", ["ordinary", "extraordinary"])
def test_every_path_of_an_inspection_ends(visit: str) -> None:
    procedure = read_procedure()
    paths, ended = [("planned",)], set()
    while paths:
        path = paths.pop()
        following = next_states(procedure, path[-1], visit)
        assert not set(following) & set(path)
        paths.extend((*path, state) for state in following)
        if not following:
            ended.add(path[-1])

    assert ended == LAST_STATES


def test_the_times_of_the_procedure_are_those_of_the_sources() -> None:
    limits = {
        (step.start, step.end): (step.limit.number, step.limit.unit, step.limit.kind)
        for step in read_procedure().transitions
        if step.limit
    }

    assert limits == {
        ("planned", "notified"): (24, "hours", "at_least"),
        ("opened", "acta"): (0, "business_days", "at_most"),
        ("acta", "observations"): (5, "business_days", "at_most"),
        ("emplazado", "verified"): (15, "business_days", "at_least"),
    }


def test_a_state_that_is_not_known_is_told() -> None:
    with pytest.raises(InputError, match="appealed; lost is none"):
        next_states(read_procedure(), "lost", "ordinary")


def test_a_step_to_nowhere_is_told(tmp_path: Path) -> None:
    path = tmp_path / "procedure.yaml"
    path.write_text(
        'states:\n  - id: one\n    text: {es: "a", en: "b"}\n    certainty: official\n'
        "    law: [LFT 540]\ntransitions:\n  - {from: one, to: two, certainty: official}\n",
        encoding="utf-8",
    )

    with pytest.raises(InputError, match=r"procedure.yaml, line 7: .* two is not of it"):
        read_procedure(path)
