"""Which register do the tests of linkage meet? Two women, each entered twice, at two agencies."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.test import Client

from brecha.office.data.models import Organisation, Person, PersonPair, Programme, User
from brecha.office.people.counting import unique_persons
from brecha.office.people.register import PersonDetails, enter_person

TODAY = datetime.date(2026, 1, 15)
MARIA = PersonDetails("María Plantada Sembrada", "1990-02-03", "Loma Bonita")
MARIA_AGAIN = PersonDetails("Ma. Plantada Zembrada", "1990-02-03", "Loma Bonita")
JUANA = PersonDetails("Juana Pérez Cruz", "1971-10-11", "El Encino")
JUANA_AGAIN = PersonDetails("Juana Pérez", "", "El Encino")
NAMES = ("Plantada", "Sembrada", "Zembrada", "1990-02-03", "Loma Bonita")
UserOf = Callable[..., User]


class Register:
    """Three entries of MARIA and JUANA: two of NORTH, the same MARIA also at SOUTH."""

    def __init__(self, root: Programme, user_of: UserOf) -> None:
        self.root = root
        self.north, self.south = (
            Organisation.objects.get(programme=root, acronym=name) for name in ("NORTH", "SOUTH")
        )
        self.officer = user_of("agency_officer", root, "NORTH")
        self.southern = user_of("agency_officer", root, "SOUTH")
        self.coordinator = user_of("coordinator", root)
        self.persons = [
            enter_person(self.officer, root, self.north, MARIA, TODAY),
            enter_person(self.officer, root, self.north, JUANA, TODAY),
            enter_person(self.southern, root, self.south, MARIA_AGAIN, TODAY),
            enter_person(self.officer, root, self.north, JUANA_AGAIN, TODAY),
        ]
        self.base = Person.objects.filter(programme=root).count() - len(self.persons)

    def pair(self, first: int, second: int, chance: str = "0.8", **more: Any) -> PersonPair:  # noqa: ANN401 - columns
        one, other = self.persons[first], self.persons[second]
        agency = one.agency if one.agency == other.agency else None
        status = "automatic" if float(chance) >= 0.95 else "proposed"
        fields = {"status": status, "probability": chance, "agency": agency} | more
        PersonPair.objects.create(programme=self.root, first=one, second=other, **fields)
        return PersonPair.objects.get(first=one, second=other)

    def count(self) -> tuple[int, int, int]:
        found = unique_persons(self.root)
        return tuple(each - self.base for each in (found.lower, found.central, found.upper))


def client_of(user: User) -> Client:
    client = Client(SERVER_NAME="localhost", headers={"accept-language": "en"})
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def events_of(table: str, label: str) -> list[Any]:
    return list(apps.get_model("office", f"{table}History").objects.filter(pgh_label=label))
