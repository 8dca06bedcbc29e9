"""How many rows are taken at once: few of a scheme of many rules, so that memory stays the same."""

from __future__ import annotations

from brecha.countries import load_country
from brecha.engine import SchemeInForce
from brecha.engine.stream import BATCH_NUMBERS, BATCH_ROWS, batch_rows_of


def law(country: str, scheme: str) -> SchemeInForce:
    found = load_country(country)
    return SchemeInForce.of(found.law.schemes[scheme].scheme, found.book)


def test_a_scheme_of_few_rules_takes_many_rows() -> None:
    assert batch_rows_of(law("arcadia", "arcadia-job")) > BATCH_ROWS // 2


def test_a_scheme_of_many_rules_takes_as_many_numbers_as_any() -> None:
    scheme = law("mexico", "domestic-worker")

    rows = batch_rows_of(scheme)

    names = {rule.name for rule in scheme.scheme.rules}
    assert 10_000 < rows < BATCH_ROWS
    assert rows * len(names) <= BATCH_NUMBERS
