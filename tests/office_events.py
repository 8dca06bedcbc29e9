"""Which events should a change have left? Every table, before and after, beside the history."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

HIDDEN = {  # the row changes, and the history does not hold the field
    "office_person": {"identity_hash", "sealed"},
    "office_contact": {"sealed"},
    "office_user": {"password", "first_name", "last_name", "email"},
    "office_api_token": {"digest"},
    "office_snapshot": {"content"},
}
BY_ITSELF = {"office_user": {"last_login"}}  # changes with every sign-in, and is no change
ROWS = """
SELECT id, to_jsonb(row)::text FROM "{table}" AS row
"""
EVENTS = """
SELECT event_table, content::jsonb FROM office_auditlink WHERE sequence > %s ORDER BY sequence
"""
Key = tuple[str, int]  # a table and the number of a row
Row = dict[str, Any]


@dataclass
class Ledger:
    """What was written, and what the history says of it.

    Attributes:
        changes: What became of each row: insert, update or delete.
        events: The events that were chained, in their order.
        rows: Each changed row as it stands, or as it stood.
        before: Each changed row as it stood before, where it did.
    """

    changes: dict[Key, str] = field(default_factory=dict)
    events: list[tuple[Key, Row]] = field(default_factory=list)
    rows: dict[Key, Row] = field(default_factory=dict)
    before: dict[Key, Row] = field(default_factory=dict)

    def tables(self) -> Counter[str]:
        """Return how many rows of each table changed."""
        return Counter(table.removeprefix("office_") for table, _ in self.changes)

    def reasons(self) -> set[str | None]:
        """Return the reasons that the events hold."""
        return {(event["pgh_context"] or {}).get("reason") for _, event in self.events}

    def users(self) -> set[int | None]:
        """Return the users that the events hold."""
        return {(event["pgh_context"] or {}).get("user") for _, event in self.events}


@contextmanager
def recorded() -> Iterator[Ledger]:
    """Yield what, after the block, holds what was written and the events; hold them together."""
    ledger = Ledger()
    known, last = _state(), _last_link()
    yield ledger
    after = _state()
    for key in known.keys() | after.keys():
        old, new = known.get(key), after.get(key)
        if old == new:
            continue
        ledger.changes[key] = "insert" if old is None else "delete" if new is None else "update"
        ledger.rows[key] = new or old or {}
        if old is not None:
            ledger.before[key] = old
    ledger.events = list(_events(last))
    _hold(ledger)


def _hold(ledger: Ledger) -> None:
    """Every changed row has one event, with the row as it is, a time, and the row before."""
    counted = Counter(key for key, _ in ledger.events)
    assert set(counted) == set(ledger.changes), sorted(set(counted) ^ set(ledger.changes))
    assert {key: n for key, n in counted.items() if n > 1} == {}
    for key, event in ledger.events:
        assert event["pgh_label"] == ledger.changes[key], key
        assert event["pgh_created_at"], key
        hidden = HIDDEN.get(key[0], set()) | BY_ITSELF.get(key[0], set())
        told = {name: text for name, text in ledger.rows[key].items() if name not in hidden}
        assert told == {name: event.get(name) for name in told}, key
        assert hidden.isdisjoint(event), key
        if key in ledger.before:
            _hold_before(key, ledger.before[key], hidden)


def _hold_before(key: Key, before: Row, hidden: set[str]) -> None:
    """The old contents stand in the history: the event before is the row as it was."""
    events = [event for known, event in _events(0) if known == key]
    assert len(events) > 1, f"{key} has no event of its beginning"
    told = {name: text for name, text in before.items() if name not in hidden}
    assert told == {name: events[-2].get(name) for name in told}, key


def _events(after: int) -> Iterator[tuple[Key, Row]]:
    for table, content in _asked(EVENTS, [after]):
        event = content if isinstance(content, dict) else json.loads(content)
        yield (table.removesuffix("history"), event["pgh_obj_id"]), event


def _last_link() -> int:
    return int(_asked("SELECT COALESCE(max(sequence), 0) FROM office_auditlink")[0][0])


def _state() -> dict[Key, Row]:
    found: dict[Key, Row] = {}
    for table in tracked_tables():
        hidden = BY_ITSELF.get(table, set())
        for number, text in _asked(ROWS.format(table=table)):
            row = json.loads(text)
            found[table, number] = {name: row[name] for name in row if name not in hidden}
    return found


def tracked_tables() -> list[str]:
    """Return the tables of the database that have a history."""
    statement = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    tables = {table for (table,) in _asked(statement)}
    return sorted(
        table for table in tables if table.startswith("office_") and f"{table}history" in tables
    )


def _asked(statement: str, values: list[Any] | None = None) -> list[tuple[Any, ...]]:
    from django.db import connection  # noqa: PLC0415 - part of the extra

    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())
