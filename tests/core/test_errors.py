from __future__ import annotations

import pytest

from brecha.core import (
    AlignmentError,
    BrechaError,
    CoverageError,
    Fault,
    FaultList,
    InputError,
    Note,
    ParameterError,
    Text,
)

TRANSLATED = "{key} must not be empty. Fill it."


def test_a_fault_says_its_place_and_fills_its_values() -> None:
    fault = Fault("The {thing} is {state}.", "plan.yaml, line 3", {"thing": "goal", "state": 0.2})

    assert fault.text() == "plan.yaml, line 3: The goal is 0.2."


def test_a_fault_without_place_is_the_sentence_alone() -> None:
    assert Fault("The goal falls.").text() == "The goal falls."


def test_a_fault_is_told_in_spanish() -> None:
    fault = Fault(TRANSLATED, "plan.yaml", {"key": "title"})

    assert fault.text("en") == "plan.yaml: title must not be empty. Fill it."
    assert fault.text("es").startswith("plan.yaml: title ")
    assert fault.text("es") != fault.text("en")


def test_values_of_a_fault_are_said_in_the_language_of_the_reader() -> None:
    values = {"what": Text(es="la meta", en="the goal"), "rows": (Note("a note"), 2)}
    fault = Fault("{what} in {rows}", values=values)

    assert fault.text("en") == "the goal in a note, 2"
    assert fault.text("es") == "la meta in a note, 2"


def test_a_place_may_be_a_note() -> None:
    fault = Fault("Falls.", Note("{file}, row {row}", {"file": "f.csv", "row": 4}))

    assert fault.text() == "f.csv, row 4: Falls."


def test_an_error_holds_every_fault_and_its_text_names_all() -> None:
    error = InputError([Fault("First."), Fault("Second {n}.", "f.csv", {"n": 2})])

    assert [fault.text() for fault in error.faults] == ["First.", "f.csv: Second 2."]
    assert str(error) == "First.\nf.csv: Second 2."


def test_an_error_of_one_fault_is_made_in_one_call() -> None:
    error = CoverageError.of("The year {year} is not covered.", place="gdp.csv", year=1990)

    assert isinstance(error, CoverageError)
    assert error.faults == (Fault("The year {year} is not covered.", "gdp.csv", {"year": 1990}),)


@pytest.mark.parametrize(
    ("kind", "parent"),
    [
        (InputError, BrechaError),
        (CoverageError, BrechaError),
        (ParameterError, InputError),
        (AlignmentError, InputError),
    ],
)
def test_the_tree_of_errors_is_as_it_is_drawn(
    kind: type[BrechaError], parent: type[BrechaError]
) -> None:
    assert kind.__bases__ == (parent,)


def test_a_list_without_faults_raises_nothing() -> None:
    FaultList().raise_as(InputError)


def test_a_list_tells_all_its_faults_at_once_with_its_place_in_front() -> None:
    faults = FaultList("f.csv")
    faults.add("First.")
    faults.add("Second {n}.", place="row 2", n=2)

    with pytest.raises(AlignmentError) as caught:
        faults.raise_as(AlignmentError)

    assert str(caught.value) == "f.csv: First.\nf.csv, row 2: Second 2."


def test_a_list_takes_over_the_faults_of_an_error_that_was_caught() -> None:
    faults = FaultList()
    faults.add("First.")
    faults.extend(InputError([Fault("Second."), Fault("Third.")]))

    assert [fault.text() for fault in faults.faults] == ["First.", "Second.", "Third."]
