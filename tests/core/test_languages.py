from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from brecha.core import Certainty, Note, Text, format_number, translate, weakest

TRANSLATED = "{key} must not be empty. Fill it."


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (1234567.891, 1, "1,234,567.9"),
        (999.4, 0, "999"),
        (0.0116, 4, "0.0116"),
        (-1234.5, 1, "\N{MINUS SIGN}1,234.5"),
        (-0.04, 1, "0.0"),
        (-0.0, 0, "0"),
        (math.nan, 2, "–"),
        (math.inf, 0, "–"),
        (-math.inf, 0, "–"),
    ],
)
def test_numbers_are_written_as_readers_write_them(
    value: float, decimals: int, expected: str
) -> None:
    assert format_number(value, decimals) == expected


def test_a_sign_is_shown_where_it_is_asked_for_but_never_before_zero() -> None:
    assert format_number(1.5, 1, sign=True) == "+1.5"
    assert format_number(-1.5, 1, sign=True) == "\N{MINUS SIGN}1.5"
    assert format_number(0.01, 1, sign=True) == "0.0"


@given(st.floats(-1e12, 1e12), st.integers(0, 6))
def test_a_written_number_is_the_rounded_number(value: float, decimals: int) -> None:
    written = format_number(value, decimals).replace(",", "").replace("\N{MINUS SIGN}", "-")

    assert float(written) == pytest.approx(round(value, decimals), abs=10.0**-decimals * 1e-6)


def test_english_is_the_key_itself() -> None:
    assert translate(TRANSLATED, "en") == TRANSLATED


def test_spanish_comes_from_the_catalogues() -> None:
    assert translate(TRANSLATED, "es") not in {"", TRANSLATED}


def test_what_no_catalogue_knows_stays_as_it_is() -> None:
    assert translate("INEGI, 2018", "es") == "INEGI, 2018"


def test_a_text_has_both_languages_and_nothing_else() -> None:
    text = Text(es="brecha", en="gap")

    assert (text.in_language("es"), text.in_language("en")) == ("brecha", "gap")
    with pytest.raises(ValidationError):
        Text.model_validate({"es": "brecha"})
    with pytest.raises(ValidationError):
        Text.model_validate({"es": "brecha", "en": "gap", "fr": "écart"})


def test_a_note_says_texts_notes_and_lists_in_the_language() -> None:
    inner = Note("of {what}", {"what": Text(es="niñas", en="girls")})
    note = Note("{who} {inner}: {list}", {"who": 3, "inner": inner, "list": (inner, "x")})

    assert note.text("en") == "3 of girls: of girls, x"
    assert note.text("es") == "3 of niñas: of niñas, x"


@given(st.lists(st.sampled_from(Certainty), min_size=1))
def test_the_weakest_mark_is_the_last_in_order(marks: list[Certainty]) -> None:
    order = [Certainty.OFFICIAL, Certainty.SECONDARY, Certainty.DERIVED, Certainty.ASSUMED]

    assert order.index(weakest(marks)) == max(order.index(mark) for mark in marks)


def test_of_no_marks_the_weakest_is_official() -> None:
    assert weakest([]) is Certainty.OFFICIAL
