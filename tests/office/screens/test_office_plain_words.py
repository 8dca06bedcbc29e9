"""Does a page say sentences and shares as a reader takes them?"""

from __future__ import annotations

from fractions import Fraction

import pytest

from brecha.core.errors import Fault
from brecha.office.screens.figures.glance import whole_percent
from brecha.office.screens.words import fault_text


def test_the_name_of_a_field_does_not_stand_before_a_sentence() -> None:
    sentence = "Say why; the reason is kept in the history."

    assert not fault_text(Fault(sentence, "reason")).startswith("reason")
    assert fault_text(Fault(sentence, "a.json, 3")).startswith("a.json, 3: ")


@pytest.mark.parametrize(
    ("rate", "shown"),
    [
        (Fraction(6, 9), 67),
        (Fraction(1, 6), 17),
        (Fraction(999, 1000), 99),
        (Fraction(1), 100),
        (Fraction(1004, 1000), 100),
        (Fraction(-1, 6), -17),
    ],
)
def test_a_share_is_rounded_and_never_up_to_a_target_that_was_missed(
    rate: Fraction, shown: int
) -> None:
    assert whole_percent(rate) == shown
