"""How does a person come in whose device is lost? With one of ten codes, each good for once.

Only keyed hashes of the codes are kept, so that a copy of the database opens no door.
"""

from __future__ import annotations

import secrets
from typing import Any

import django_otp
from django.db import transaction
from django.utils.crypto import salted_hmac
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken

from brecha.office.accounts.keeping import note_change
from brecha.office.audit.request import because

NUMBER_OF_CODES = 10
HALF_LENGTH = 5
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another
KEPT_LENGTH = 16  # of the column; 64 bits of the hash
NAME = "recovery"


def make_codes(user: Any) -> list[str]:  # noqa: ANN401 - a user
    """Return new codes of a user; those before are good for nothing any more."""
    codes = [f"{_half()}-{_half()}" for _ in range(NUMBER_OF_CODES)]
    with because("Recovery codes were made.", user=user.pk), transaction.atomic():
        StaticDevice.objects.filter(user=user).delete()
        device = StaticDevice.objects.create(user=user, name=NAME, confirmed=True)
        StaticToken.objects.bulk_create(
            StaticToken(device=device, token=_kept(user, code)) for code in codes
        )
        note_change(user)
    return codes


def codes_left(user: Any) -> int:  # noqa: ANN401 - a user
    """Return how many codes of a user are still good."""
    return StaticToken.objects.filter(device__user=user).count()


def match_code(user: Any, given: str) -> Any:  # noqa: ANN401 - a user; a device or None
    """Return the device whose code was given, of the app or of the recovery codes.

    Only devices of the kind of the code are asked: a wrong answer makes a device wait.
    """
    is_of_app = given.strip().isdigit()
    token = given.strip() if is_of_app else _kept(user, given)
    for device in django_otp.devices_for_user(user):
        if isinstance(device, StaticDevice) != is_of_app:
            found = django_otp.verify_token(user, device.persistent_id, token)
            if found is not None:
                return found
    return None


def _half() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(HALF_LENGTH))


def _kept(user: Any, code: str) -> str:  # noqa: ANN401 - a user
    plain = "".join(letter for letter in code.lower() if letter.isalnum())
    return salted_hmac(f"recovery code {user.pk}", plain, algorithm="sha256").hexdigest()[
        :KEPT_LENGTH
    ]
