"""May this user do this, to this row? The one function that forms, admin, API and files ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db import models

from brecha.office.access.conditions import is_allowed_now
from brecha.office.access.roles import Action, Role
from brecha.office.access.table import TABLES, Rights
from brecha.office.data.models import Membership, Programme
from brecha.office.data.records import Record

ANY: Final = -1  # some programme, or some agency: "may the user do this at all?"


@dataclass(frozen=True)
class Part:
    """A role a user has: in a programme (None: in all), for an agency (None: for none)."""

    role: Role
    programme: int | None = None
    agency: int | None = None


def may(
    user: Any,  # noqa: ANN401 - a user or an anonymous visitor
    action: Action,
    target: models.Model | type[models.Model],
    *,
    programme: int | None = ANY,
    agency: int | None = ANY,
) -> bool:
    """Return whether a user may do something.

    Args:
        user: Who asks; somebody who has not signed in is the public.
        action: What is to be done.
        target: A row, or a table for what is not there yet.
        programme: With a table: number of the programme; any if not given.
        agency: With a table: number of the agency, None for a row that names none; any if not
            given.

    Raises:
        KeyError: The table does not stand in the table of rights.
    """
    is_row = isinstance(target, models.Model)
    table = type(target) if is_row else target
    row = target if is_row else None
    if row is not None:
        programme = getattr(row, "programme_number", None)
        agency = getattr(row, "agency_number", None)
    elif not issubclass(table, Record):
        programme = None  # of no programme: the roles in one say nothing of it
    by_role = TABLES[table.__name__]
    asked_of_public = programme if action in by_role[Role.PUBLIC].other else None
    for part in parts_of(user, programme, row, public=asked_of_public):
        rights, is_own = by_role[part.role], is_own_row(part, by_role[part.role], agency)
        if action in _allowed(rights, part, agency, is_own=is_own) and (
            row is None or is_allowed_now(user, action, row, is_own=is_own, role=part.role)
        ):
            return True
    return False


def demand(user: Any, action: Action, target: Any, **where: Any) -> None:  # noqa: ANN401 - as may
    """Raise PermissionDenied if the user may not."""
    if not may(user, action, target, **where):
        raise PermissionDenied


def demand_save(user: Any, row: models.Model) -> None:  # noqa: ANN401 - as may
    """Raise PermissionDenied if a row may not be saved as it is now.

    A changed row must be the user's to change both as it is stored and as it would be, so that
    nobody takes a row from another agency or gives one away. To publish a programme, or to take
    it back, is a right of its own.
    """
    stored = type(row)._default_manager.filter(pk=row.pk).first() if row.pk else None  # noqa: SLF001 - Django's public name for the default manager
    if stored is None:
        demand(user, Action.ADD, row)
    else:
        demand(user, Action.CHANGE, stored)
        demand(user, Action.CHANGE, row)
    if isinstance(row, Programme) and row.is_public != (stored is not None and stored.is_public):
        demand(user, Action.PUBLISH, row)


def parts_of(
    user: Any,  # noqa: ANN401 - as may
    programme: int | None,
    row: models.Model | None = None,
    *,
    public: int | None = ANY,
) -> Iterator[Part]:
    """Yield the roles a user has in a programme, that of the public last.

    Args:
        user: Who asks.
        programme: Number of a programme, ANY, or None for what belongs to no programme.
        row: The row in question, if there is one.
        public: None if the public is not in question, which spares a look at the programme.
    """
    for part in memberships_of(user):
        if part.programme is None or programme in {part.programme, ANY}:
            yield part
    if public is None or programme is None:
        return
    if programme == ANY or _is_public(programme, row):
        yield Part(Role.PUBLIC)


def memberships_of(user: Any) -> tuple[Part, ...]:  # noqa: ANN401 - as may
    """Return the roles of a user, read once for each request."""
    if not getattr(user, "is_active", False) or user.pk is None:
        return ()
    if not hasattr(user, "_office_parts"):
        rows = Membership.objects.filter(user=user).values_list("role", "programme_id", "agency_id")
        parts = [Part(Role(role), programme, agency) for role, programme, agency in rows]
        if user.is_superuser:
            parts.append(Part(Role.ADMINISTRATOR))
        user._office_parts = tuple(parts)  # noqa: SLF001 - kept on the user for one request
    kept: tuple[Part, ...] = user._office_parts  # noqa: SLF001 - as above
    return kept


def is_own_row(part: Part, rights: Rights, agency: int | None) -> bool:
    """Return whether a row of this agency counts as the role's own."""
    return part.agency is not None and (agency == part.agency or (rights.shared and agency is None))


def _allowed(rights: Rights, part: Part, agency: int | None, *, is_own: bool) -> frozenset[Action]:
    if agency == ANY:
        return rights.own | rights.other if part.agency is not None else rights.other
    return rights.own if is_own else rights.other


def _is_public(programme: int, row: models.Model | None) -> bool:
    if isinstance(row, Programme):
        return row.is_public
    return Programme.objects.filter(pk=programme, is_public=True).exists()
