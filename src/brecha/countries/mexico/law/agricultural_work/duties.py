"""Which duties has the employer of temporary farm workers?"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from brecha.countries.mexico.law.inspection.records import Record, read_records

DUTIES_FILE = Path(__file__).with_name("duties.yaml")


class Duty(Record):
    """A duty or a prohibition, as a person can check it.

    Attributes:
        breach: The breach whose fine follows, by its name in the list of breaches; absent where
            the sources name none.
        is_prohibition: Whether the law forbids instead of asking.
    """

    breach: str | None = None
    is_prohibition: bool = False


@cache
def read_duties(path: Path = DUTIES_FILE) -> tuple[Duty, ...]:
    """Return all duties, in order of the articles.

    Raises:
        InputError: Every fault of the file.
    """
    return read_records(path, Duty)
