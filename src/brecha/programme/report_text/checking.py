"""Which checks run over the text and the tables of a report, and in which order?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from brecha.programme.checks.registry import SEVERITY_ORDER
from brecha.programme.model import Finding
from brecha.programme.report_text.date_checks import dates_out_of_range, impossible_dates
from brecha.programme.report_text.document import Document
from brecha.programme.report_text.share_checks import (
    bare_percentages,
    mixed_decimal_marks,
    parts_in_text,
    shares_in_text,
)
from brecha.programme.report_text.table_checks import (
    column_sums,
    row_sums,
    targets_without_reason,
)
from brecha.programme.report_text.wording_checks import (
    brackets,
    repeated_blocks,
    two_values_in_tables,
    two_values_in_text,
)

TEXT_CHECKS: dict[str, Callable[[Document], Iterator[Finding]]] = {
    "table-row": row_sums,
    "table-column": column_sums,
    "table-target": targets_without_reason,
    "text-sum": parts_in_text,
    "text-share": shares_in_text,
    "share-without-base": bare_percentages,
    "number-form": mixed_decimal_marks,
    "two-values": two_values_in_tables,
    "two-values-text": two_values_in_text,
    "text-repeated": repeated_blocks,
    "text-brackets": brackets,
    "date-impossible": impossible_dates,
    "date-range": dates_out_of_range,
}


def check_document(document: Document) -> tuple[Finding, ...]:
    """Return what the checks of texts and tables find, errors first."""
    findings = [
        replace(finding, check=name)
        for name, check in TEXT_CHECKS.items()
        for finding in check(document)
    ]
    return tuple(sorted(findings, key=lambda each: SEVERITY_ORDER.index(each.severity)))
