"""Who says whether two entries are one person, and what do they see of them?

A pair of one agency is judged by its officer, who may open the fields of both. A pair of two
agencies is judged by the coordinator, who sees how well the fields agree and never what they hold;
or by somebody who may change persons of both. Every opening leaves an event at each person.
"""

from __future__ import annotations

import datetime
from typing import Any

import pghistory
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q

from brecha.core.errors import InputError
from brecha.office.access.may import may
from brecha.office.access.roles import Action
from brecha.office.access.scope import visible
from brecha.office.audit.request import because
from brecha.office.data.history import SEEN
from brecha.office.data.models import Person, PersonPair, Programme
from brecha.office.editing.current import StaleRowError
from brecha.office.people.counting import links_of
from brecha.office.people.groups import (
    JUDGED_DIFFERENT,
    JUDGED_SAME,
    STATUSES_OF_UPPER,
    grouped,
)
from brecha.office.people.linking import JUDGED, status_of
from brecha.office.people.sealing import unseal

OPENED = "The fields of two persons were compared by eye."
CONTRADICTION = (
    "The judgements must not contradict one another; with this one, two entries would be the same "
    "person and different persons at once. Take back the one that is wrong first."
)


def may_judge(user: Any, pair: PersonPair) -> bool:  # noqa: ANN401 - a user
    """Return whether a user may say of a pair that it is one person, or is not."""
    is_of_two = pair.agency_id is None and may(user, Action.CHANGE, pair)
    return is_of_two or _may_both(user, Action.CHANGE, pair)


def may_open(user: Any, pair: PersonPair) -> bool:  # noqa: ANN401 - a user
    """Return whether a user may see the fields of both persons; an erased one has none."""
    is_kept = pair.first.erased_on is None and pair.second.erased_on is None
    return is_kept and _may_both(user, Action.VIEW, pair)


def visible_pairs(user: Any, programme: Programme) -> Any:  # noqa: ANN401 - a user; a query set
    """Return the pairs of a programme that a user may see."""
    persons = visible(user, Person, Action.CHANGE).filter(programme=programme).values("pk")
    seen = Q(pk__in=visible(user, PersonPair).values("pk"))
    seen |= Q(first__in=persons, second__in=persons)
    return PersonPair.objects.filter(seen, programme=programme)


def judge(
    user: Any,  # noqa: ANN401 - a user
    pair: PersonPair,
    judgement: str,
    reason: str,
    today: datetime.date,
) -> None:
    """Say that two entries are one person (`same`) or two (`different`).

    Args:
        user: Who judges.
        pair: The pair, with the `row_version` that was seen.
        judgement: `same` or `different`.
        reason: Why; it names no person.
        today: Day of the judgement.

    Raises:
        PermissionDenied: The user may not judge this pair.
        InputError: A reason is missing, or the judgement contradicts others.
        StaleRowError: Somebody was quicker.
    """
    _demand_reason(reason)
    if not may_judge(user, pair) or judgement not in JUDGED:
        raise PermissionDenied
    with because(reason.strip(), user=user.pk), transaction.atomic():
        Programme.objects.select_for_update(no_key=True).get(pk=pair.programme_id)
        if judgement != pair.status:
            _demand_agreement(pair, judgement)
        told = {"reason": reason.strip(), "decided_by": user, "decided_on": today}
        _write(pair, {"status": judgement, **told})


def take_back(user: Any, pair: PersonPair, reason: str) -> None:  # noqa: ANN401 - a user
    """Undo a judgement; the pair is again what its probability makes it.

    Raises:
        PermissionDenied: The user may not judge this pair.
        InputError: A reason is missing, or nobody judged the pair.
        StaleRowError: Somebody was quicker.
    """
    _demand_reason(reason)
    if not may_judge(user, pair) or pair.status not in JUDGED:
        raise PermissionDenied
    nobody = {"reason": "", "decided_by": None, "decided_on": None}
    with because(reason.strip(), user=user.pk), transaction.atomic():
        _write(pair, {"status": status_of(pair.probability, pair.method), **nobody})


def opened(user: Any, pair: PersonPair) -> tuple[dict[str, str], dict[str, str]]:  # noqa: ANN401 - a user
    """Return the fields of both persons of a pair, and keep that they were looked at.

    Raises:
        PermissionDenied: The user may not see both.
        InputError: The key does not open them.
    """
    if not may_open(user, pair):
        raise PermissionDenied
    fields = unseal(pair.first.sealed), unseal(pair.second.sealed)
    with because(OPENED, user=user.pk), transaction.atomic():
        for person in (pair.first, pair.second):
            pghistory.create_event(person, label=SEEN)
    return fields


def _may_both(user: Any, action: Action, pair: PersonPair) -> bool:  # noqa: ANN401 - a user
    return all(may(user, action, person) for person in (pair.first, pair.second))


def _demand_reason(reason: str) -> None:
    if not reason.strip():
        message = "A judgement must have a reason; there is none. Say why, without naming a person."
        raise InputError.of(message, place="reason")


def _demand_agreement(pair: PersonPair, judgement: str) -> None:
    """Raise if two entries would be one person by some judgements, and two by others."""
    others = [
        link
        for link in links_of(pair.programme)
        if (link.first, link.second) != (pair.first_id, pair.second_id)
    ]
    groups = grouped(others, STATUSES_OF_UPPER)
    is_one = groups.standing_for(pair.first_id) == groups.standing_for(pair.second_id)
    if (judgement == JUDGED_DIFFERENT and is_one) or (
        judgement == JUDGED_SAME and not groups.may_join(pair.first_id, pair.second_id)
    ):
        raise InputError.of(CONTRADICTION, place="judgement")


def _write(pair: PersonPair, fields: dict[str, Any]) -> None:
    current = PersonPair.objects.filter(pk=pair.pk, row_version=pair.row_version)
    if current.update(**fields) == 0:
        raise StaleRowError(fields, PersonPair.objects.filter(pk=pair.pk).first())
