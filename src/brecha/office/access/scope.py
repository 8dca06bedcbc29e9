"""Which rows of a table may a user see? The same rights as `may`, as one query."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from brecha.office.access.conditions import SEE_UNSETTLED, brought_by, unsettled_hidden
from brecha.office.access.may import Part, memberships_of
from brecha.office.access.roles import Action, Role
from brecha.office.access.table import TABLES
from brecha.office.data.models import Programme
from brecha.office.data.records import Record

NOBODY = Q(pk__in=[])
EVERY_ROW = ~NOBODY  # an empty condition would vanish beside another


def visible(user: Any, table: type[models.Model], action: Action = Action.VIEW) -> Any:  # noqa: ANN401 - a user; a query set
    """Return the rows of a table on which a user may do something, by default see them."""
    return table._default_manager.filter(condition_of(user, table, action))  # noqa: SLF001 - Django's public name for the default manager


def condition_of(user: Any, table: type[models.Model], action: Action) -> Q:  # noqa: ANN401 - a user
    """Return the condition that a user may do something with a row, or with an event of one."""
    condition = NOBODY
    for part in memberships_of(user):
        condition |= _rows_of(user, part, table, action)
    if action in TABLES[table.__name__][Role.PUBLIC].other:
        condition |= _public_rows(table)
    return condition


def _rows_of(user: Any, part: Part, table: type[models.Model], action: Action) -> Q:  # noqa: ANN401 - a user
    rights = TABLES[table.__name__][part.role]
    if not issubclass(table, Record):
        return EVERY_ROW if part.programme is None and action in rights.other else NOBODY
    inside = EVERY_ROW if part.programme is None else table.in_programmes([part.programme])
    own = NOBODY
    if part.agency is not None:
        own = table.of_agencies([part.agency, None] if rights.shared else [part.agency])
    found = NOBODY
    if action in rights.own:
        found |= inside & own & brought_by(user, table)
    if action in rights.other:
        found |= inside & ~own & _settled_unless_seen(part.role, table)
    return found


def _settled_unless_seen(role: Role, table: type[models.Model]) -> Q:
    settled = unsettled_hidden(table)
    return Q() if settled is None or role in SEE_UNSETTLED else settled


def _public_rows(table: type[models.Model]) -> Q:
    if not issubclass(table, Record):
        return NOBODY
    programmes = Programme.objects.filter(is_public=True).values_list("pk", flat=True)
    return table.in_programmes(programmes) & (unsettled_hidden(table) or Q())
