"""What does somebody see who starts the office for the first time? The example, and a way in.

One user for each role is made, with a password that is told once and kept nowhere.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

import brecha.programme
from brecha.office.access.roles import ROLES_OF_AN_AGENCY, Role
from brecha.office.audit.request import because
from brecha.office.data.models import Membership, Organisation, Programme, User
from brecha.office.exchange.load import load_programme
from brecha.programme.read import read_programme

EXAMPLE = Path(brecha.programme.__file__).parent / "example" / "joint-programme.json"
PASSWORD_BYTES = 12


@dataclass(frozen=True)
class SignIn:
    """How a user of the example signs in.

    Attributes:
        agency: Acronym; empty for a role without an agency.
    """

    username: str
    password: str
    role: Role
    agency: str = ""


def load_example() -> list[SignIn]:
    """Load the example programme into an empty office; return the first sign-ins.

    Nothing is done, and nothing returned, where there is a programme or a user already.
    """
    with transaction.atomic():
        if Programme.objects.exists() or User.objects.exists():
            return []
        with because("The example was loaded."):
            root = load_programme(read_programme(EXAMPLE), reason="The example was loaded.")
            Programme.objects.filter(pk=root.pk).update(is_public=True)
            return [_make(root, sign_in) for sign_in in _sign_ins(root)]


def _sign_ins(root: Programme) -> Iterator[SignIn]:
    for role in (Role.ADMINISTRATOR, Role.COORDINATOR, Role.READER):
        yield SignIn(str(role), secrets.token_urlsafe(PASSWORD_BYTES), role)
    for organisation in agencies_of(root):
        for role in ROLES_OF_AN_AGENCY:
            name = f"{organisation.acronym}-{role.removeprefix('agency_')}"
            username = "-".join(name.lower().split())
            password = secrets.token_urlsafe(PASSWORD_BYTES)
            yield SignIn(username, password, role, organisation.acronym)


def agencies_of(root: Programme) -> list[Organisation]:
    """Return the agencies that plan money or carry the programme out."""
    roles = ("accountable", "lead", "implementing")
    named = root.participation_rows.filter(role__in=roles).values("organisation")
    paying = root.budget_rows.values("agency")
    everyone = Organisation.objects.filter(programme=root)
    return list((everyone.filter(pk__in=named) | everyone.filter(pk__in=paying)).distinct())


def _make(root: Programme, sign_in: SignIn) -> SignIn:
    user = User.objects.create_user(sign_in.username, password=sign_in.password)
    agency = None
    if sign_in.agency:
        agency = Organisation.objects.get(programme=root, acronym=sign_in.agency)
    is_everywhere = sign_in.role == Role.ADMINISTRATOR
    Membership.objects.create(
        user=user,
        role=sign_in.role.value,
        programme=None if is_everywhere else root,
        agency=agency,
    )
    return sign_in
