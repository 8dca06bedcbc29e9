"""What is calculated for a breach that an inspection found?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from brecha.core.languages import Language, Text
from brecha.countries.flat_case import Telling, flat_scheme
from brecha.countries.law import Default, LawScheme
from brecha.countries.mexico.law.inspection.fines import BREACH, INPUTS
from brecha.countries.mexico.law.inspection.lists import read_breaches
from brecha.engine import Rule, Scheme

RESULTS = (
    "fine_minimum",
    "fine_maximum",
    "omitted_quota_fine_minimum",
    "omitted_quota_fine_maximum",
)
DEFAULTS: Mapping[str, Default] = {
    "workers_affected": 1.0,
    "is_repeated": 0.0,
    "is_spontaneous": 0.0,
    "omitted_quotas": 0.0,
}


def fine_scheme(rules: tuple[Rule, ...]) -> LawScheme:
    """Return the fine for a breach."""
    scheme = Scheme(
        name="inspection-fine",
        title=Text(es="Multa por una infracción", en="Fine for a breach"),
        keys={BREACH: ("breach_id", "month")},
        inputs=INPUTS,
        rules=rules,
        results={BREACH: RESULTS},
    )
    return flat_scheme(scheme, {BREACH: "fine_minimum"}, DEFAULTS, telling=Telling(_words))


def _words(
    results: Mapping[str, pl.DataFrame], table: pl.DataFrame, language: Language
) -> dict[str, Any]:
    """Return what the breach is; the rules have refused one that is not of the list."""
    del results
    breach = next(one for one in read_breaches() if one.id == table["breach_kind"][0])
    return {"breach": breach.text.in_language(language), "law": list(breach.law)}
