"""Shared Hypothesis strategies: units, nested rows, columns, years of a parameter, wages."""

from __future__ import annotations

import datetime

import numpy as np
from hypothesis import strategies as st

from brecha.core import Unit
from brecha.engine import Rows

WORDS = ("money", "posts", "places", "hours", "week", "month", "year", "user", "full-time post")
FIRST_DAY = datetime.date(2000, 1, 1)
LAST_DAY = datetime.date(2040, 12, 31)

unit_texts = st.builds(
    lambda above, below: "/".join([" * ".join(above), *below]),
    st.lists(st.sampled_from([*WORDS, "1"]), min_size=1, max_size=4),
    st.lists(st.sampled_from([*WORDS, "1"]), max_size=4),
)
units = unit_texts.map(Unit.parse)
days = st.dates(FIRST_DAY, LAST_DAY)
amounts = st.floats(-1e9, 1e9)
shares = st.floats(0, 1)
usual_wages = st.integers(0, 5_000_000)  # cents
wages = (usual_wages | st.integers(0, 100_000_000)).map(lambda cents: cents / 100)


def columns(length: int, elements: st.SearchStrategy[float] = amounts) -> st.SearchStrategy:
    """Return columns of so many numbers."""
    return st.lists(elements, min_size=length, max_size=length).map(
        lambda numbers: np.array(numbers, dtype=float)
    )


def counts(length: int) -> st.SearchStrategy:
    """Return how many finer rows each of so many rows holds: often none."""
    return st.lists(st.integers(0, 4), min_size=length, max_size=length).map(
        lambda numbers: np.array(numbers, dtype=np.int64)
    )


@st.composite
def groups(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    """Draw a column and the offsets of its groups, empty ones among them."""
    offsets = np.concatenate([[0], np.cumsum(draw(counts(draw(st.integers(1, 6)))))])
    return draw(columns(int(offsets[-1]))), offsets.astype(np.int64)


@st.composite
def nested_rows(draw: st.DrawFn, units: tuple[str, str, str] = ("a", "b", "c")) -> Rows:
    """Draw rows of three units, with empty groups on both levels."""
    first = draw(counts(draw(st.integers(1, 8))))
    return Rows.nested(units, (first, draw(counts(int(first.sum())))))
