"""What of an old copy must not come back? Open sessions, ended tokens, erased persons.

A copy knows nothing of what was ended after it was made. So nobody stays signed in, every token is
made anew, who was erased is erased again, and a closed sign-in of the replaced database stays
closed.
"""

from __future__ import annotations

import pgtrigger
from django.db import connections, transaction

from brecha.core.errors import InputError
from brecha.office.api.models import Token
from brecha.office.audit.guards import install_guards
from brecha.office.audit.request import because
from brecha.office.data.models import Person, User
from brecha.office.database.grants import grant_to_application
from brecha.office.database.known import foreign_things
from brecha.office.environment import Environment
from brecha.office.people.retention import forget
from brecha.office.people.tombstones import Tombstone, tombstones

REASON = "A copy was brought back."
CLOSED = "SELECT username FROM {aside}.office_user WHERE NOT is_active"
ERASED = """
SELECT programme.reference, person.pseudonym, person.erased_on::text
FROM {aside}.office_person AS person
JOIN {aside}.office_programme AS programme ON programme.id = person.programme_id
WHERE person.erased_on IS NOT NULL
"""
LONGEST_LIST = 5


def demand_own_things(owner: str, aside: str) -> None:
    """Put the office's triggers in anew, and refuse a copy which brings others.

    Args:
        owner: Name of the connection.
        aside: The schema that was put aside.

    Raises:
        InputError: There is a trigger, function, rule or schema that the code does not know.
    """
    _refuse_foreign(owner, aside, names_only=True)
    for model, trigger in pgtrigger.registered():
        trigger.install(model, database=owner)
    install_guards(owner)
    grant_to_application(owner)
    _refuse_foreign(owner, aside, names_only=False)


def end_what_was_ended(owner: str, environment: Environment, aside: str) -> None:
    """Empty sessions and tokens; erase and close again what was erased and closed since."""
    graves = [*tombstones(environment.folder), *_erased_in(owner, aside)]
    closed = _rows(owner, aside, "office_user", CLOSED)
    with because(REASON), transaction.atomic(using=owner):
        with connections[owner].cursor() as cursor:
            cursor.execute("DELETE FROM django_session")
        Token.objects.using(owner).all().delete()
        for grave in graves:
            known = Person.objects.using(owner).filter(
                programme__reference=grave.programme, pseudonym=grave.pseudonym, erased_on=None
            )
            forget(known, grave.day)
        names = [name for (name,) in closed]
        users = User.objects.using(owner).filter(username__in=names, is_active=True)
        users.update(is_active=False)


def _refuse_foreign(owner: str, aside: str, *, names_only: bool) -> None:
    found = foreign_things(owner, aside=aside, names_only=names_only)
    if found:
        named = ", ".join(f"{each.kind} {each.name}" for each in found[:LONGEST_LIST])
        message = "The copy brings what this version does not know: {named}. It was not restored."
        raise InputError.of(message, named=named)


def _erased_in(owner: str, aside: str) -> list[Tombstone]:
    return [Tombstone(*row) for row in _rows(owner, aside, "office_person", ERASED)]


def _rows(owner: str, aside: str, table: str, statement: str) -> list[tuple[str, ...]]:
    """Return rows of the schema that was put aside; none where it had no such table."""
    with connections[owner].cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s)", [f"{aside}.{table}"])
        if cursor.fetchone()[0] is None:
            return []
        cursor.execute(statement.format(aside=aside))
        return list(cursor.fetchall())
