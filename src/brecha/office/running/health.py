"""Is the office well? Database, tables, history, guards, settings; and who is due to be erased."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.core.checks import WARNING, run_checks
from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from brecha.core.notes import Note
from brecha.office.audit.chain import Break, Chain, check_chain
from brecha.office.database.known import Foreign, foreign_things
from brecha.office.people.retention import due_on
from brecha.office.running.starting import owner_alias

LEAST_VERSION = 160000  # PostgreSQL 16
LONGEST_LIST = 10


@dataclass(frozen=True)
class Health:
    """What was found.

    Attributes:
        problems: What is wrong, in sentences; none if the office is well.
        chain: State of the history; None where the database cannot be asked.
        notices: What is worth knowing, and no fault.
    """

    problems: tuple[Note, ...]
    chain: Chain | None = None
    notices: tuple[Note, ...] = ()

    @property
    def is_well(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def check_office() -> Health:
    """Return whether the database answers, its tables are current and its history is whole."""
    try:
        with connections["default"].cursor() as cursor:
            cursor.execute("SHOW server_version_num")
            version = int(cursor.fetchone()[0])
    except DatabaseError:
        return Health((Note("The database does not answer. Start it, or correct DATABASE_URL."),))
    problems = []
    if version < LEAST_VERSION:
        problems.append(Note("PostgreSQL must be of version 16 or later.", {}))
    if waiting := waiting_migrations():
        message = "{number} steps of the tables are still to be made. Start the office once."
        return Health((*problems, Note(message, {"number": waiting})))
    chain = check_chain()
    problems += [_said(found) for found in chain.breaks[:LONGEST_LIST]]
    problems += [_foreign(found) for found in foreign_things()[:LONGEST_LIST]]
    problems += list(_settings_faults())
    return Health(tuple(problems), chain, tuple(_notices()))


def waiting_migrations() -> int:
    """Return how many migrations are still to be made."""
    executor = MigrationExecutor(connections[owner_alias(settings.DATABASES)])
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _settings_faults() -> Iterator[Note]:
    """Yield what Django finds wrong with the settings of a server that is reached by https."""
    for found in run_checks(include_deployment_checks=settings.ENVIRONMENT.is_behind_tls):
        if found.level >= WARNING:
            values = {"rule": found.id or "", "told": str(found.msg).replace("\n", " ")}
            yield Note("The settings break Django's rule {rule}: {told}", values)


def _notices() -> Iterator[Note]:
    if not settings.ENVIRONMENT.is_behind_tls:
        yield Note("BRECHA_TLS is not set: the rules for a server behind https were not checked.")
    if number := due_on(timezone.localdate()).number:
        message = "{number} persons or contacts are due to be erased: brecha office erase."
        yield Note(message, {"number": number})


def _foreign(found: Foreign) -> Note:
    values = {"kind": found.kind, "name": found.name}
    message = "The {kind} {name} of the database is not the one of this version, or is foreign."
    return Note(message, values)


def _said(found: Break) -> Note:
    values = {"sequence": found.sequence, "table": found.table, "event": found.event}
    if found.what == "unguarded":
        return Note("The history of {table} is not guarded. Start the office once.", values)
    if found.what == "gap":
        return Note("Links of the history are missing before number {sequence}.", values)
    if found.what == "hash":
        return Note("Link {sequence} of the history was changed.", values)
    return Note("Event {event} of {table} is not the one that was chained.", values)
