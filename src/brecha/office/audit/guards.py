"""What guards the history inside the database? A chain, and no way to empty a table.

An event is chained at the end of its transaction, so that transactions wait for one another only
while they commit. The function runs as its owner: the application's role cannot write the chain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connections

from brecha.office.audit import held

CHAIN_FUNCTION = """
CREATE OR REPLACE FUNCTION office_chain_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET timezone = 'UTC' AS $$
DECLARE
    last_sequence bigint;
    last_hash text;
    content text;
BEGIN
    PERFORM pg_advisory_xact_lock(7261001);
    SELECT sequence, hash INTO last_sequence, last_hash
        FROM office_auditlink ORDER BY sequence DESC LIMIT 1;
    last_hash := COALESCE(last_hash, '');
    content := to_jsonb(NEW)::text;
    INSERT INTO office_auditlink (sequence, event_table, event_id, content, previous, hash)
    VALUES (
        COALESCE(last_sequence, 0) + 1, TG_TABLE_NAME, NEW.pgh_id, content, last_hash,
        encode(sha256(convert_to(last_hash || TG_TABLE_NAME || content, 'UTF8')), 'hex')
    );
    RETURN NULL;
END $$
"""
REFUSE_FUNCTION = """
CREATE OR REPLACE FUNCTION office_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'history_is_kept: % of % is refused', TG_OP, TG_TABLE_NAME;
END $$
"""
FUNCTIONS = (CHAIN_FUNCTION, REFUSE_FUNCTION, *held.FUNCTIONS)
TABLES = """
SELECT tablename FROM pg_tables
WHERE schemaname = 'public' AND tablename LIKE 'office\\_%' ORDER BY tablename
"""
CHAINED = """
SELECT relation.relname FROM pg_trigger
JOIN pg_class AS relation ON relation.oid = pg_trigger.tgrelid
WHERE tgname = 'chain_event' AND tgenabled = 'O'
"""


def install_guards(using: str, **_: Any) -> None:  # noqa: ANN401 - what a signal sends
    """Put the guards on every table of the office; done anew after each migration."""
    with connections[using].cursor() as cursor:
        cursor.execute(TABLES)
        tables = [table for (table,) in cursor.fetchall()]
        if "office_auditlink" not in tables:
            return
        cursor.execute(CHAIN_FUNCTION)
        cursor.execute(REFUSE_FUNCTION)
        for table in tables:
            _refuse(cursor, table, "TRUNCATE", "STATEMENT")
            if is_history(table):
                _chain(cursor, table)
        _refuse(cursor, "office_auditlink", "UPDATE OR DELETE", "ROW")
        held.hold_triggers(cursor)


def guards_of(tables: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Yield (table, trigger, function) of every guard that the tables must have."""
    for table in tables:
        yield table, "refuse_truncate", "office_refuse"
        if is_history(table):
            yield table, "chain_event", "office_chain_event"
    yield "office_auditlink", "refuse_update", "office_refuse"
    yield from held.TRIGGERS


def is_history(table: str) -> bool:
    """Return whether a table holds events."""
    return table.startswith("office_") and table.endswith("history")


def unguarded_tables(using: str = "default") -> list[str]:
    """Return the tables of events that are not chained."""
    with connections[using].cursor() as cursor:
        cursor.execute(TABLES)
        tables = {table for (table,) in cursor.fetchall() if is_history(table)}
        cursor.execute(CHAINED)
        return sorted(tables - {table for (table,) in cursor.fetchall()})


def _refuse(cursor: Any, table: str, operation: str, level: str) -> None:  # noqa: ANN401 - a cursor
    name = f"refuse_{operation.split(maxsplit=1)[0].lower()}"
    cursor.execute(
        f'CREATE OR REPLACE TRIGGER {name} BEFORE {operation} ON "{table}" '
        f"FOR EACH {level} EXECUTE FUNCTION office_refuse()"
    )


def _chain(cursor: Any, table: str) -> None:  # noqa: ANN401 - a cursor
    cursor.execute(f'DROP TRIGGER IF EXISTS chain_event ON "{table}"')
    cursor.execute(
        f'CREATE CONSTRAINT TRIGGER chain_event AFTER INSERT ON "{table}" '
        "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION office_chain_event()"
    )
