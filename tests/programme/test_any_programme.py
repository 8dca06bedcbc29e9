"""Do the checks answer for whatever people enter, and never fall over?"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin, get_type_hints

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brecha.programme import canonical_bytes, run_checks
from brecha.programme.model import Programme
from brecha.programme.read import parse_json, programme_of

CODES = ("", "1", "1.1", "F1.1", "2022", "2022-05-31", "2022-13", "x")
WORDS = (
    *CODES,
    "budget:total",
    "budget:FAO:total",
    "value:1.1",
    "value:1.1:target:numerator",
    "value:",
    "reach:women_share",
    "completion:1",
    "share:1",
    "trainings:total",
    "percent",
    "percent change",
    "https://example.org/es/efect",
    "It was (held on 9 November; 1,8 % of 5 { {x} } {{ value:1.1 }}.",
)
NAMED = {
    "code": ("1.1",),
    "indicator": ("1.1",),
    "result": ("1.1",),
    "agency": ("FAO", ""),
    "currency": ("USD", "MXN"),
    "status": ("verified",),
    "period_end": ("2021", "2022"),
}
"""Fields that seldom meet by chance, and so are drawn from few words."""
LONG = {"values": 6, "statements": 6, "variances": 3}
NUMBERS = tuple(Decimal(text) for text in ("0", "-3", "1.8", "100", "49161", "0.0001", "1E+20"))


def of_kind(kind: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - a type of the model
    """Return a strategy for a field of the model: awkward values of its type."""
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return st.builds(
            kind, **{each.name: of_field(each.name, hints[each.name]) for each in fields(kind)}
        )
    if get_origin(kind) is tuple:
        return st.lists(of_kind(get_args(kind)[0]), max_size=2).map(tuple)
    if get_origin(kind) is Literal:
        return st.sampled_from(get_args(kind))
    if type(None) in get_args(kind):
        return st.none() | of_kind(next(one for one in get_args(kind) if one is not type(None)))
    return {
        str: st.sampled_from(WORDS),
        bool: st.booleans(),
        int: st.integers(-1, 3),
        Decimal: st.sampled_from(NUMBERS),
    }[kind]


def of_field(name: str, kind: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - a type of the model
    """Return a strategy for a field by its name, else by its type."""
    if name in LONG:
        return st.lists(of_kind(get_args(kind)[0]), max_size=LONG[name]).map(tuple)
    return st.sampled_from(NAMED[name]) if name in NAMED and kind is str else of_kind(kind)


@settings(
    max_examples=200, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(of_kind(Programme))
def test_checks_answer_for_any_programme(programme: Programme) -> None:
    for finding in run_checks(programme):
        assert finding.check
        assert finding.text("es")
        assert finding.text("en")


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(of_kind(Programme))
def test_any_programme_is_written_and_read_back(programme: Programme) -> None:
    assert programme_of(parse_json(canonical_bytes(programme), "p"), "p") == programme
