"""How does a person enter the register, and leave it while the counts stay?"""

from __future__ import annotations

import datetime
import secrets
from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings
from django.db import transaction

from brecha.office.access.may import demand
from brecha.office.access.roles import Action
from brecha.office.audit.request import because
from brecha.office.data.models import Organisation, Person, Programme
from brecha.office.people.retention import Due, erase_due, kept_until
from brecha.office.people.sealing import identity_hash, seal

PURPOSE = "To count each participant once, over all courses and agencies. Nothing else."


@dataclass(frozen=True)
class PersonDetails:
    """What finds the same person again; kept encrypted.

    Attributes:
        birth_date: ISO date, as far as it is known.
        place: Municipality or state.
    """

    name: str
    birth_date: str = ""
    place: str = ""


def enter_person(
    user: Any,  # noqa: ANN401 - a user
    programme: Programme,
    agency: Organisation,
    details: PersonDetails,
    consented_on: datetime.date,
) -> Person:
    """Return the person with these details, entered now if nobody entered them before.

    Args:
        user: Who enters the person.
        programme: The programme that met the person.
        agency: The agency that met the person first.
        details: What finds the person again.
        consented_on: Day the person agreed to be registered.
    """
    fingerprint = identity_hash(programme.reference, **asdict(details))
    with because("A person was registered.", user=user.pk), transaction.atomic():
        Programme.objects.select_for_update(no_key=True).get(pk=programme.pk)  # so no twins
        known = Person.objects.filter(programme=programme, identity_hash=fingerprint).first()
        if known is not None:
            return known
        person = Person(
            programme=programme,
            agency=agency,
            pseudonym=secrets.token_hex(8),
            identity_hash=fingerprint,
            sealed=seal(asdict(details)),
            consented_on=consented_on,
            keep_until=kept_until(consented_on, settings.ENVIRONMENT.years_kept),
        )
        demand(user, Action.ADD, person)
        person.save()
    return person


def erase_person(user: Any, person: Person, reason: str, today: datetime.date) -> None:  # noqa: ANN401 - a user
    """Forget who a person is; the pseudonym stays, so that no count changes."""
    demand(user, Action.ERASE, person)
    erase_due(Due(people=(person.pk,)), today, reason, by=user)
