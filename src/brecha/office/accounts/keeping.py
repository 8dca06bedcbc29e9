"""How does a user begin, get another password, lose the second factor and end?

A password that an administrator gives is for one sign-in: its user must choose another before any
other page opens. Every step leaves an event with its reason; no password enters it.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from axes.utils import reset
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_otp import devices_for_user

from brecha.core.errors import FaultList, InputError
from brecha.office.access.roles import ROLES_OF_AN_AGENCY, Role
from brecha.office.accounts.sessions import end_sessions
from brecha.office.api.models import Token
from brecha.office.audit.request import because
from brecha.office.data.models import Membership, Organisation, Programme, User

PASSWORD_BYTES = 12


def add_user(username: str, language: str = "es", by: Any = None) -> tuple[User, str]:  # noqa: ANN401 - a user
    """Make a user without any role.

    Args:
        username: Letters, digits and @ . + - _.
        language: es or en.
        by: Who adds the user; nobody at the command line.

    Returns:
        The user, and the password of the first sign-in, which is kept nowhere.

    Raises:
        InputError: The name is taken or is no name.
    """
    password = one_time_password()
    user = User(username=username, language=language, password_is_temporary=True)
    user.set_password(password)
    try:
        user.full_clean(exclude=["password"])
    except ValidationError as error:
        faults = FaultList("NAME")
        for each in (text for texts in error.message_dict.values() for text in texts):
            faults.add("The user is refused: {why}", why=each)
        faults.raise_as(InputError)
    with _noted("A user was added.", by):
        user.save()
    return user, password


def give_role(user: User, role: Role, programme: str = "", agency: str = "") -> Membership:
    """Let a user be something in a programme.

    Args:
        user: Who gets the role.
        role: The role.
        programme: Number of the programme at its fund; empty for an administrator of all.
        agency: Acronym, for a role of an agency.

    Raises:
        InputError: There is no such programme or agency, the role needs one, or the user has it.
    """
    root = _programme(programme) if programme else None
    where = _agency(root, agency) if agency else None
    if root is None and role != Role.ADMINISTRATOR:
        raise InputError.of("This role is for one programme. Name it.", place="--programme")
    if (where is not None) != (role in ROLES_OF_AN_AGENCY):
        message = "An agency is named for roles of an agency, and for these only ({roles})."
        raise InputError.of(message, place="--agency", roles=", ".join(ROLES_OF_AN_AGENCY))
    try:
        with because("A role was given."), transaction.atomic():
            return Membership.objects.create(
                user=user, role=role.value, programme=root, agency=where
            )
    except IntegrityError:
        raise InputError.of("The user has this role already.", place="--role") from None


def take_role(user: User, role: Role, programme: str = "", agency: str = "") -> None:
    """End a role of a user.

    Raises:
        InputError: The user does not have it.
    """
    rows = Membership.objects.filter(user=user, role=role.value)
    if programme:
        rows = rows.filter(programme=_programme(programme))
    if agency:
        rows = rows.filter(agency__acronym=agency)
    if rows.count() != 1:
        message = "The user must have exactly one such role; there are {number}."
        raise InputError.of(message, place="--role", number=rows.count())
    with _noted("A role was ended.", None):
        rows.delete()


def reset_password(user: User, by: Any = None) -> str:  # noqa: ANN401 - a user
    """Give a password for one sign-in; sessions and tokens of the user end, a lock-out is opened.

    Returns:
        The password; it is kept nowhere.
    """
    password = one_time_password()
    with _noted("The password was reset.", by):
        user.set_password(password)
        user.password_is_temporary = True
        user.save()
        Token.objects.filter(user=user).delete()
    reset(username=user.username)
    return password


def choose_password(user: User, password: str) -> None:
    """Keep the password that a user chose; other sessions and all tokens of the user end by it.

    Raises:
        ValidationError: The password is too weak.
    """
    validate_password(password, user)
    with _noted("The password was changed.", user):
        user.set_password(password)
        user.password_is_temporary = False
        user.save()
        Token.objects.filter(user=user).delete()


def remove_second_factor(user: User, by: Any = None) -> int:  # noqa: ANN401 - a user
    """Forget device and recovery codes of a user; return how many devices there were."""
    with _noted("The second factor was removed.", by):
        devices = list(devices_for_user(user, confirmed=None))
        for device in devices:
            device.delete()
        note_change(user)
    return len(devices)


def set_active(user: User, *, is_active: bool, by: Any = None) -> None:  # noqa: ANN401 - a user
    """Open or close the sign-in of a user; sessions and tokens end, and none comes back."""
    was_open = user.is_active
    reason = "The sign-in was opened." if is_active else "The sign-in was closed."
    with _noted(reason, by):
        user.is_active = is_active
        user.save(update_fields=["is_active"])
        if not (is_active and was_open):
            Token.objects.filter(user=user).delete()
            end_sessions(user, None)


def note_change(user: User) -> None:
    """Leave an event: what a user signs in with has changed."""
    user.credentials_changed_at = timezone.now()
    user.save(update_fields=["credentials_changed_at"])


def user_named(username: str) -> User:
    """Return a user by name.

    Raises:
        InputError: There is none.
    """
    found = User.objects.filter(username=username).first()
    if found is None:
        raise InputError.of("There is no user of the name {name}.", place="NAME", name=username)
    return found


def one_time_password() -> str:
    """Return a random password."""
    return secrets.token_urlsafe(PASSWORD_BYTES)


@contextmanager
def _noted(reason: str, by: Any) -> Iterator[None]:  # noqa: ANN401 - a user
    """Run one transaction whose events keep a reason and who did it."""
    who = {"user": by.pk} if by else {}
    with because(reason, **who), transaction.atomic():
        yield


def _programme(reference: str) -> Programme:
    found: Programme | None = Programme.objects.filter(reference=reference).first()
    if found is None:
        known = ", ".join(Programme.objects.order_by("pk").values_list("reference", flat=True))
        message = "There is no programme of the number {name}; there are: {known}."
        raise InputError.of(message, place="--programme", name=reference, known=known)
    return found


def _agency(root: Programme | None, acronym: str) -> Organisation:
    found: Organisation | None = Organisation.objects.filter(
        programme=root, acronym=acronym
    ).first()
    if found is None:
        message = "The programme has no organisation {name}."
        raise InputError.of(message, place="--agency", name=acronym)
    return found
