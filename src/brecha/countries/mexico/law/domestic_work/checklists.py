"""What must the contract contain, and what does each benefit give? Lists from data files."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from brecha.core.languages import Text
from brecha.countries.mexico.law.inspection.records import Record, read_records

FOLDER = Path(__file__).parent


class BenefitSheet(Record):
    """What a benefit is; `is_entitled_<id>` is the rule that says who has it.

    Attributes:
        condition: What opens it.
        weeks: Its key among the qualifying weeks, where it needs any.
    """

    condition: Text
    weeks: str | None = None


@cache
def read_contract_items() -> tuple[Record, ...]:
    """Return the ten items that a written contract must have at the least.

    Source:
        Ley Federal del Trabajo, art. 331 Ter.
    """
    return read_records(FOLDER / "contract.yaml", Record)


@cache
def read_benefits() -> tuple[BenefitSheet, ...]:
    """Return what each benefit of the insurance is."""
    return read_records(FOLDER / "benefits.yaml", BenefitSheet)
