"""Up to where was the history checked, when, and was it whole? A small file says it.

The head of the chain is noted with it: if the link of that number has another hash today, somebody
wrote a new chain from the beginning.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from brecha.office.audit.chain import Chain, check_chain
from brecha.office.data.models import AuditLink

NOTE = "history-checked.json"


@dataclass(frozen=True)
class Checked:
    """The last check of the history.

    Attributes:
        length: Number of links that were there.
        head: Hash of the last of them.
        when: ISO moment, UTC.
        number_of_breaks: Places where it was not whole.
    """

    length: int
    head: str
    when: str
    number_of_breaks: int


@dataclass(frozen=True)
class Standing:
    """How the last check stands today.

    Attributes:
        last: The last check; None if there was none.
        length: Number of links now.
        is_same: Whether the link that was the last then still has its hash.
    """

    last: Checked | None
    length: int
    is_same: bool


def check_and_note(folder: Path) -> Chain:
    """Check the whole history, and note what was found."""
    chain = check_chain()
    note(folder, chain)
    return chain


def note(folder: Path, chain: Chain) -> None:
    """Note what a check found."""
    when = datetime.now(UTC).isoformat(timespec="seconds")
    found = Checked(chain.length, chain.head, when, len(chain.breaks))
    draft = folder / f"{NOTE}.new"
    draft.write_text(json.dumps(asdict(found)), "utf-8")
    draft.replace(folder / NOTE)


def standing(folder: Path) -> Standing:
    """Return how the last check stands."""
    last_link = AuditLink.objects.order_by("-sequence").values_list("sequence", flat=True).first()
    last = _read(folder / NOTE)
    if last is None or last.length == 0:
        return Standing(last, last_link or 0, is_same=True)
    link = AuditLink.objects.filter(sequence=last.length).values_list("hash", flat=True).first()
    return Standing(last, last_link or 0, link == last.head)


def _read(path: Path) -> Checked | None:
    try:
        return Checked(**json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None
