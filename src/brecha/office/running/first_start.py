"""What does somebody see who starts the office for the first time? Two programmes, and a way in.

The first is the published Joint Programme, as printed. The second was made up for practice: there
officers have something to do, approvers something to judge, and nothing that is spoilt matters.
One user for each role is made, with a password that is told once and kept nowhere; on a real server
it is for one sign-in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.utils import timezone

import brecha.programme
from brecha.office.access.roles import ROLES_OF_AN_AGENCY, Role
from brecha.office.accounts.keeping import one_time_password
from brecha.office.audit.request import because
from brecha.office.data.models import Membership, Organisation, Programme, User
from brecha.office.exchange.load import load_programme
from brecha.office.running.practising import load_practice, practise
from brecha.programme.read import read_programme

EXAMPLE = Path(brecha.programme.__file__).parent / "example" / "joint-programme.json"
LOADED = "The example was loaded."
OF_ALL = (Role.ADMINISTRATOR, Role.COORDINATOR, Role.READER)


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


def load_example(*, for_one_sign_in: bool = False) -> list[SignIn]:
    """Load the example programmes into an empty office; return the first sign-ins.

    Nothing is done, and nothing returned, where there is a programme or a user already.

    Args:
        for_one_sign_in: Whether each user must choose another password before anything else.
    """
    with transaction.atomic():
        if Programme.objects.exists() or User.objects.exists():
            return []
        year = timezone.localdate().year
        with because(LOADED):
            root = load_programme(read_programme(EXAMPLE), reason=LOADED, is_public=True)
            exercise = load_practice(year)
            made = [
                _make(one, (root, exercise), is_temporary=for_one_sign_in)
                for one in _sign_ins_of_all()
            ]
            for each in (root, exercise):
                made += [
                    _make(one, (each,), is_temporary=for_one_sign_in) for one in _sign_ins(each)
                ]
        practise(exercise, year, _users(exercise, Role.OFFICER), _users(exercise, Role.APPROVER))
        return made


def has_users() -> bool:
    """Return whether anybody can sign in."""
    return User.objects.exists()


def agencies_of(root: Programme) -> list[Organisation]:
    """Return the agencies that plan money or carry the programme out."""
    roles = ("accountable", "lead", "implementing")
    named = root.participation_rows.filter(role__in=roles).values("organisation")
    paying = root.budget_rows.values("agency")
    everyone = Organisation.objects.filter(programme=root)
    return list((everyone.filter(pk__in=named) | everyone.filter(pk__in=paying)).distinct())


def _sign_ins_of_all() -> Iterator[SignIn]:
    for role in OF_ALL:
        yield SignIn(str(role), one_time_password(), role)


def _sign_ins(root: Programme) -> Iterator[SignIn]:
    for organisation in agencies_of(root):
        for role in ROLES_OF_AN_AGENCY:
            name = f"{organisation.acronym}-{role.removeprefix('agency_')}"
            username = "-".join(name.lower().split())
            password = one_time_password()
            yield SignIn(username, password, role, organisation.acronym)


def _make(sign_in: SignIn, roots: Sequence[Programme], *, is_temporary: bool) -> SignIn:
    user = User.objects.create_user(
        sign_in.username, password=sign_in.password, password_is_temporary=is_temporary
    )
    if sign_in.role == Role.ADMINISTRATOR:
        Membership.objects.create(user=user, role=sign_in.role.value)
        return sign_in
    for root in roots:
        agency = None
        if sign_in.agency:
            agency = Organisation.objects.get(programme=root, acronym=sign_in.agency)
        Membership.objects.create(user=user, role=sign_in.role.value, programme=root, agency=agency)
    return sign_in


def _users(root: Programme, role: Role) -> dict[str, User]:
    rows = Membership.objects.filter(programme=root, role=role.value)
    return {row.agency.acronym: row.user for row in rows.select_related("agency", "user")}
