"""Does a programme survive its JSON, byte for byte, and is a broken one refused in words?"""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brecha.core.errors import InputError
from brecha.programme import example
from brecha.programme.example import example_programme
from brecha.programme.json_form import canonical_bytes, freeze, from_json, thaw, to_json
from brecha.programme.model import (
    Attendance,
    Budget,
    Indicator,
    Organisation,
    Policy,
    PolicyStage,
    Programme,
    Result,
    Value,
)
from brecha.programme.read import parse_json, programme_of, read_programme

texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
numbers = st.decimals(min_value=-(10**12), max_value=10**12, places=2)
programmes = st.builds(
    Programme,
    reference=texts,
    title_es=texts,
    is_operationally_closed=st.booleans(),
    lines=st.lists(st.integers(0, 10**6)).map(tuple),
    organisations=st.lists(
        st.builds(Organisation, acronym=texts, aliases=st.lists(texts).map(tuple))
    ).map(tuple),
    budgets=st.lists(
        st.builds(
            Budget,
            agency=texts,
            source=st.sampled_from(["fund", "cofunding"]),
            amount=numbers,
            currency=texts,
            year=st.none() | st.integers(1900, 2100),
        )
    ).map(tuple),
    values=st.lists(
        st.builds(
            Value,
            indicator=texts,
            kind=st.sampled_from(["baseline", "target", "actual"]),
            number=st.none() | numbers,
        )
    ).map(tuple),
    policies=st.lists(
        st.builds(
            Policy,
            key=texts,
            stages=st.lists(
                st.builds(PolicyStage, stage=st.sampled_from(["drafted", "adopted"]), date=texts)
            ).map(tuple),
        )
    ).map(tuple),
)


@given(programmes)
def test_what_is_written_is_read_back(programme: Programme) -> None:
    assert programme_of(parse_json(canonical_bytes(programme), "p"), "p") == programme


@given(programmes)
def test_a_programme_has_one_spelling(programme: Programme) -> None:
    shuffled = json.loads(canonical_bytes(programme))
    shuffled["programme"] = dict(reversed(shuffled["programme"].items()))

    again = canonical_bytes(from_json(shuffled, "p"))

    assert again == canonical_bytes(programme)


def test_the_example_file_is_in_its_one_spelling() -> None:
    content = Path(str(example.__file__)).with_name(example.FILE).read_bytes()

    assert canonical_bytes(example_programme()) == content


def test_a_snapshot_taken_twice_has_the_same_bytes() -> None:
    first = freeze(example_programme(), taken_at="2022-07-19T10:00:00")
    second = freeze(replace(example_programme()), taken_at="2022-07-20T11:00:00")

    assert first.content == second.content
    assert first.sha256 == second.sha256
    assert thaw(first) == example_programme()


def test_a_changed_figure_changes_the_hash() -> None:
    programme = example_programme()
    budget = replace(programme.budgets[0], amount=programme.budgets[0].amount + Decimal("0.01"))

    changed = replace(programme, budgets=(budget, *programme.budgets[1:]))

    assert freeze(changed).sha256 != freeze(programme).sha256


def test_a_snapshot_holds_no_attendance() -> None:
    programme = replace(
        example_programme(), attendance=(Attendance(training="t", person="pseudonym-17"),)
    )

    assert b"pseudonym-17" not in freeze(programme).content


def test_altered_bytes_of_a_snapshot_are_refused() -> None:
    snapshot = freeze(example_programme())
    altered = replace(snapshot, content=snapshot.content.replace(b"660479", b"660480"))

    with pytest.raises(InputError, match="SHA-256"):
        thaw(altered)


def test_all_faults_of_a_file_are_told_at_once() -> None:
    document = to_json(Programme(reference="1"))
    document["programme"] = {
        "colour": "red",
        "budgets": [{"agency": "FAO", "source": "wallet", "amount": "many", "currency": "USD"}],
        "values": [{"indicator": "1.1"}],
        "lines": 7,
    }

    with pytest.raises(InputError) as raised:
        from_json(document, "file.json")

    places = {str(fault.place) for fault in raised.value.faults}
    assert places == {
        "file.json, programme",
        "file.json, programme.budgets[1].source",
        "file.json, programme.budgets[1].amount",
        "file.json, programme.values[1]",
        "file.json, programme.lines",
    }
    assert len(raised.value.faults) == 6


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[1, 2]",
        b'{"form": "brecha-programme", "version": 99}',
        b'{"form": "brecha-programme", "version": 1}',
        b'{"form": "brecha-programme", "form": "x", "version": 1}',
        b'{"a": NaN}',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"programme": [], "budget": {}, "results": 7}',
        b'{"programme": {"title": 7}, "budget": [], "results": {}}',
        b'{"programme": {}, "budget": [{"agency": "X", "fund_usd": "lots"}], "results": {}}',
        b'{"programme": {}, "budget": [], "results": {"jp": [{"line": "nine"}]}}',
    ],
)
def test_a_broken_file_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "programme.json"
    file.write_bytes(content)

    with pytest.raises(InputError) as raised:
        read_programme(file)

    assert raised.value.faults[0].text("es") != raised.value.faults[0].text("en")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["line", "lines", "title", "value", "jp", "indicators", "focus"]),
                inner,
                max_size=3,
            )
        ),
        max_leaves=8,
    ),
    st.sampled_from(
        ["programme", "budget", "results", "reach", "trainings", "events", "evaluation", "pilot"]
    ),
)
def test_any_table_is_read_or_refused(table: object, name: str) -> None:
    document = {"programme": {}, "budget": [], "results": {}, name: table}

    try:
        reference = programme_of(document, "p").reference
    except InputError as error:
        reference = "" if error.faults else "refused without a word"
    assert reference == ""


def test_numbers_keep_their_decimals() -> None:
    document = to_json(Programme(reference="1"))
    document["programme"]["values"] = [
        {"indicator": "1", "kind": "actual", "number": "1.80"},
        {"indicator": "1", "kind": "actual", "number": 3},
    ]

    values = from_json(document, "p").values

    assert [str(value.number) for value in values] == ["1.80", "3"]


def test_titles_fall_back_to_the_other_language() -> None:
    indicator = Indicator(code="1", result="1", title_en="Products")
    result = Result(code="1", level="output", title_es="Producto")

    assert indicator.title("es") == "Products"
    assert result.title("en") == "Producto"
