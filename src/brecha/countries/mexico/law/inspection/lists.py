"""What does an inspection check, who inspects it, and which breaches carry a fine?"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from brecha.countries.mexico.law.inspection.records import Record, read_records

FOLDER = Path(__file__).parent
Work = Literal["domestic", "farm"]


class Breach(Record):
    """A breach with a fine; how high stands in the parameters, by the same name.

    Attributes:
        is_per_worker: Whether the fine counts for each worker affected (LFT 992).
        prison_months: Least and most months of prison, where the breach is a crime.
    """

    is_per_worker: bool
    prison_months: tuple[int, int] | None = None


class CheckItem(Record):
    """Something an inspector checks.

    Attributes:
        breach: The breach whose fine follows; absent where the sources name none.
    """

    breach: str | None = None


class Competence(Record):
    """A matter and the authority that inspects it."""

    authority: Literal["local", "federal"]


@cache
def read_breaches(path: Path = FOLDER / "breaches.yaml") -> tuple[Breach, ...]:
    """Return every breach with a fine.

    Raises:
        InputError: Every fault of the file.
    """
    return read_records(path, Breach)


@cache
def read_checklist(work: Work) -> tuple[CheckItem, ...]:
    """Return what an inspection of domestic work or of farm work checks.

    Raises:
        InputError: Every fault of the file.
    """
    return read_records(FOLDER / f"checklist_{work}.yaml", CheckItem)


@cache
def read_jurisdiction(path: Path = FOLDER / "jurisdiction.yaml") -> tuple[Competence, ...]:
    """Return who inspects what.

    Raises:
        InputError: Every fault of the file.
    """
    return read_records(path, Competence)
