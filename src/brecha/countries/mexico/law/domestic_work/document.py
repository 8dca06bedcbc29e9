"""What does a reader get for a domestic worker's month: amounts by employer, cover, warnings?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from brecha.core.languages import Language
from brecha.core.notes import Note
from brecha.countries.flat_document import in_cents
from brecha.countries.mexico.law.domestic_work.results import BRANCHES, SHARED_BRANCHES

FACTOR_ASSUMED = (
    "The integration factor {factor} is that of the legal minimum bonuses; the law leaves its "
    "value to rules of IMSS (LSS 239-G), which no source at hand gives. State it if you know it."
)
UNDERPAID = (
    "{employer} pays {wage:.2f} a day, below the minimum wage of the trade, {minimum:.2f} "
    "(LFT 335)."
)
BELOW_BASE = (
    "The contribution base of {employer} lies below the general minimum wage (LSS 28, 29-III)."
)
CAP_SHARED = (
    "The wages together go beyond the ceiling of 25 UMA; the base of each employer is its part of "
    "the ceiling, by wage. That is done at the request of the employers (LSS 33)."
)
PARTLY_COVERED = (
    "The quotas do not reach the floor of a full month: {days:.0f} days are covered (LSS 239-C)."
)


def document_of(
    results: Mapping[str, pl.DataFrame],
    table: pl.DataFrame,
    language: Language,
    *,
    is_factor_assumed: bool,
) -> dict[str, Any]:
    """Return the results of one worker's month as a document.

    Args:
        results: By unit, as the scheme returned them.
        table: The case.
        language: Language of the warnings.
        is_factor_assumed: Whether the integration factor follows from the legal minimum bonuses.
    """
    worker = results["worker"].row(0, named=True)
    employers = list(results["employer"].iter_rows(named=True))
    days = dict(table.select("employer_name", "days").iter_rows())
    factor = table["integration_factor"][0]
    warnings = [Note(FACTOR_ASSUMED, {"factor": factor})] if is_factor_assumed else []
    warnings += _warnings(worker, employers)
    return {
        "month": worker["month"],
        "regime": worker["regime"],
        "employers": [_employer(row, days[row["employer_name"]]) for row in employers],
        "floor": in_cents(worker["floor"]),
        "quotas_total": in_cents(worker["quotas_total"]),
        "days_covered": worker["days_covered"],
        "coverage_full_month": bool(worker["is_covered_full_month"]),
        "cap_applied": bool(worker["is_cap_applied"]),
        "underpaid": [row["employer_name"] for row in employers if row["is_underpaid"]],
        "daily_base_for_cash_benefits": in_cents(worker["daily_base_for_cash_benefits"]),
        "warnings": [note.text(language) for note in warnings],
    }


def _employer(row: Mapping[str, Any], days: float) -> dict[str, Any]:
    return {
        "name": row["employer_name"],
        "contribution_base_daily": in_cents(row["contribution_base_daily"]),
        "days": days,
        "branches": {
            branch: {
                "employer": in_cents(row[f"{branch}_employer"]),
                "worker": in_cents(row[f"{branch}_worker"]) if branch in SHARED_BRANCHES else 0.0,
            }
            for branch in BRANCHES
        },
        "employer_total": in_cents(row["employer_total"]),
        "worker_total": in_cents(row["worker_total"]),
        "infonavit": in_cents(row["infonavit"]),
        "article_36_applied": bool(row["is_article_36_applied"]),
        "underpaid": bool(row["is_underpaid"]),
    }


def _warnings(worker: Mapping[str, Any], employers: list[dict[str, Any]]) -> list[Note]:
    minimum = worker["minimum_wage_of_trade_daily"]
    notes = [
        Note(
            UNDERPAID,
            {"employer": row["employer_name"], "wage": row["wage_daily"], "minimum": minimum},
        )
        for row in employers
        if row["is_underpaid"]
    ]
    notes += [
        Note(BELOW_BASE, {"employer": row["employer_name"]})
        for row in employers
        if row["is_base_below_minimum"]
    ]
    if worker["is_cap_applied"] and len(employers) > 1:
        notes.append(Note(CAP_SHARED))
    if not worker["is_covered_full_month"]:
        notes.append(Note(PARTLY_COVERED, {"days": worker["days_covered"]}))
    return notes
