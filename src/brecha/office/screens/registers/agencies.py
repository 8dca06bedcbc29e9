"""For which agencies may somebody keep a record?"""

from __future__ import annotations

from typing import Any

from brecha.office.access.may import may, memberships_of
from brecha.office.access.roles import Action
from brecha.office.data.models import Organisation, Participation, Programme
from brecha.office.data.records import Record

NO_AGENCY_OF_ONES_OWN = 0
TAKING_PART = ("lead", "implementing", "accountable")


def agencies_of(root: Programme) -> Any:  # noqa: ANN401 - a query set
    """Return the organisations that take part as agencies; all, where none is said to."""
    taking_part = Participation.objects.filter(programme=root, role__in=TAKING_PART)
    found = Organisation.objects.filter(
        programme=root, pk__in=taking_part.values_list("organisation", flat=True)
    )
    if not found.exists():
        found = Organisation.objects.filter(programme=root)
    return found.order_by("acronym")


def is_unbound(user: Any, root: Programme, row: Record) -> bool:  # noqa: ANN401 - a user
    """Return whether the user keeps records of every agency, not those of one."""
    action = Action.CHANGE if row.pk else Action.ADD
    return may(user, action, type(row), programme=root.pk, agency=NO_AGENCY_OF_ONES_OWN)


def may_be_unnamed(user: Any, root: Programme, row: Record) -> bool:  # noqa: ANN401 - a user
    """Return whether a record of this user may name no agency."""
    action = Action.CHANGE if row.pk else Action.ADD
    return may(user, action, type(row), programme=root.pk, agency=None)


def agencies_for(user: Any, root: Programme, row: Record) -> Any:  # noqa: ANN401 - a user; a query set
    """Return the agencies that may stand in a record of this user."""
    table, action = type(row), Action.CHANGE if row.pk else Action.ADD
    if is_unbound(user, root, row):
        stored = [row.agency_number] if row.agency_number else []
        everyone = agencies_of(root)
        return Organisation.objects.filter(
            pk__in=[*everyone.values_list("pk", flat=True), *stored]
        ).order_by("acronym")
    numbers = {part.agency for part in memberships_of(user) if part.programme == root.pk}
    own = [at for at in numbers if at and may(user, action, table, programme=root.pk, agency=at)]
    return Organisation.objects.filter(programme=root, pk__in=own).order_by("acronym")
