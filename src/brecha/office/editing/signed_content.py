"""Did the data of a programme change after an agency signed its report? The history tells.

A state of the data is named by the number of the last link of the history. Content is what a report
is frozen from, pairs of persons included, for they decide how many persons there are. The steps of
a report and the findings accepted in it are not: no agency signs these.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db import connection

from brecha.office.data.models import AuditLink, PersonPair, Programme, Report, Waiver
from brecha.office.data.records import Record
from brecha.office.exchange.tables import lists_of_a_programme, table_named

NOT_SIGNED = (Report, Waiver)


def state_number() -> int:
    """Return the number of the last link of the history; 0 before the first."""
    last = AuditLink.objects.order_by("-sequence").values_list("sequence", flat=True)
    return next(iter(last[:1]), 0)


def content_changed(programme: int, after: int, until: int | None = None) -> bool:
    """Return whether content of a programme changed after a state, up to another.

    Args:
        programme: Number of the programme.
        after: Number of the link that names the earlier state.
        until: That of the later state; the present one if not given.
    """
    names = {"programme": programme, "after": after, "until": until}
    with connection.cursor() as cursor:
        cursor.execute(_question(), names)
        (found,) = cursor.fetchone()
    return bool(found)


def _question() -> str:
    """Return a SELECT; its names come from the declared tables, never from a reader."""
    parts = " OR ".join(f"(event_table = '{table}' AND {says})" for table, says in _conditions())
    return f"""
    SELECT EXISTS (
        SELECT 1 FROM (SELECT event_table, content::jsonb AS held FROM office_auditlink
            WHERE sequence > %(after)s
            AND sequence <= COALESCE(%(until)s, 9223372036854775807)) AS link
        WHERE {parts})
    """  # noqa: S608 - as above


def _conditions() -> Iterator[tuple[str, str]]:
    """Yield each table of events with the condition that one is of the programme."""
    yield _history(Programme), "(held ->> 'id')::bigint = %(programme)s"
    read = [table for _name, table in lists_of_a_programme() if table not in NOT_SIGNED]
    content: list[type[Record]] = [*read, PersonPair]
    for table in content:
        yield _history(table), "(held ->> 'programme_id')::bigint = %(programme)s"
        for child, back in table.child_lists.values():
            parent = table._meta.db_table  # noqa: SLF001 - Django's public name
            rows = f'SELECT id FROM "{parent}" WHERE programme_id = %(programme)s'  # noqa: S608 - as above
            yield _history(table_named(child)), f"(held ->> '{back}_id')::bigint IN ({rows})"


def _history(table: type[Record]) -> str:
    name: str = apps.get_model("office", f"{table.__name__}History")._meta.db_table  # noqa: SLF001 - as above
    return name
