"""Is the history whole? Every hash computed anew, every event compared with its link."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connections

from brecha.office.audit.guards import TABLES, is_history, unguarded_tables

LINKS = (
    "SELECT sequence, event_table, content, previous, hash FROM office_auditlink ORDER BY sequence"
)
BATCH = 2000
UNLIKE = """
SELECT COALESCE(link.sequence, 0), COALESCE(event.pgh_id, link.event_id) FROM "{table}" AS event
FULL JOIN (SELECT * FROM office_auditlink WHERE event_table = '{table}') AS link
    ON link.event_id = event.pgh_id
WHERE link.sequence IS NULL OR event.pgh_id IS NULL
    OR NOT to_jsonb(event) @> link.content::jsonb
ORDER BY 1, 2 LIMIT 20
"""


@dataclass(frozen=True)
class Break:
    """A place where the history is not whole.

    Attributes:
        what: `hash`, `gap`, `event` (an event that is not the one of its link, or has none), or
            `unguarded`, a table whose events are not chained.
        sequence: Number of the link, 0 where there is none.
    """

    what: str
    sequence: int
    table: str = ""
    event: int = 0


@dataclass(frozen=True)
class Chain:
    """The state of the history; `head` names its end and is worth keeping elsewhere."""

    length: int
    head: str
    breaks: tuple[Break, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing or changed."""
        return not self.breaks


def check_chain(using: str = "default") -> Chain:
    """Return the state of the history, computed anew from its first link."""
    breaks = [Break("unguarded", 0, table) for table in unguarded_tables(using)]
    length, head = 0, ""
    for sequence, table, content, previous, found in _links(using):
        length += 1
        if sequence != length:
            breaks.append(Break("gap", sequence, table))
            length = sequence
        expected = hashlib.sha256(f"{head}{table}{content}".encode()).hexdigest()
        if previous != head or found != expected:
            breaks.append(Break("hash", sequence, table))
        head = found
    return Chain(length, head, (*breaks, *_unlike_events(using)))


def _links(using: str) -> Iterator[tuple[int, str, str, str, str]]:
    with connections[using].cursor() as cursor:
        cursor.execute(LINKS)
        while rows := cursor.fetchmany(BATCH):
            yield from rows


def _unlike_events(using: str) -> Iterator[Break]:
    with connections[using].cursor() as cursor:
        cursor.execute("SET LOCAL timezone = 'UTC'")
        cursor.execute(TABLES)
        tables = [table for (table,) in cursor.fetchall() if is_history(table)]
        for table in tables:
            cursor.execute(UNLIKE.format(table=table))
            for sequence, event in cursor.fetchall():
                yield Break("event", sequence, table, event)
