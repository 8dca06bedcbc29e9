"""Who was erased, so that no older copy brings them back? A list outside the database.

It holds programme, pseudonym and day, nothing that tells who a person was.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from brecha.office.environment import make_folder

NOTE = "erased-persons.jsonl"


@dataclass(frozen=True)
class Tombstone:
    """One person who was erased.

    Attributes:
        programme: Reference of the programme.
        day: ISO date.
    """

    programme: str
    pseudonym: str
    day: str


def keep_tombstones(folder: Path, graves: Sequence[Tombstone]) -> None:
    """Add erased persons to the list of the office's folder."""
    make_folder(folder)
    path = folder / NOTE
    with path.open("a", encoding="utf-8") as stream:
        stream.write("".join(f"{json.dumps(asdict(grave))}\n" for grave in graves))
    path.chmod(0o600)


def tombstones(folder: Path) -> Iterator[Tombstone]:
    """Yield who was erased; a line that was cut short by a crash is passed over."""
    path = folder / NOTE
    if not path.exists():
        return
    for line in path.read_text("utf-8").splitlines():
        try:
            yield Tombstone(**json.loads(line))
        except (ValueError, TypeError):
            continue
