"""How is a person recognised and a field kept, without the database knowing who it is?

Identifiers are hashed with a key (HMAC-SHA-256), fields encrypted (Fernet: AES-128-CBC with
HMAC-SHA-256). The key comes from BRECHA_PERSON_KEY or a file of the office's folder; it is neither
in the database nor in a copy of it.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import unicodedata
from collections.abc import Mapping
from functools import cache

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

from brecha.core.errors import InputError


def identity_hash(programme: str, name: str, birth_date: str = "", place: str = "") -> str:
    """Return the hash under which a person is found again within one programme.

    Args:
        programme: Reference of the programme; hashes of two programmes cannot be joined.
        name: Full name; case, accents and spaces do not matter.
        birth_date: ISO date, as far as it is known.
        place: Where the person lives, if that is asked.
    """
    parts = (programme, *(_folded(part) for part in (name, birth_date, place)))
    return hmac.new(_key("identity"), "\x1f".join(parts).encode(), hashlib.sha256).hexdigest()


def seal(fields: Mapping[str, str]) -> bytes:
    """Return fields encrypted; nothing for no fields."""
    kept = {name: text for name, text in fields.items() if text}
    return Fernet(_fernet_key()).encrypt(json.dumps(kept).encode()) if kept else b""


def unseal(sealed: bytes | memoryview) -> dict[str, str]:
    """Return encrypted fields.

    Raises:
        InputError: They were encrypted with another key.
    """
    if not bytes(sealed):
        return {}
    try:
        text = Fernet(_fernet_key()).decrypt(bytes(sealed))
    except InvalidToken:
        message = "The key does not open these fields. Give the key they were closed with."
        raise InputError.of(message, place="BRECHA_PERSON_KEY") from None
    fields: dict[str, str] = json.loads(text)
    return fields


def _folded(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(plain.split())


def _fernet_key() -> bytes:
    return base64.urlsafe_b64encode(_key("fields"))


@cache
def _key(use: str) -> bytes:
    secret = settings.ENVIRONMENT.secret("person_key")
    return hmac.new(secret.encode(), use.encode(), hashlib.sha256).digest()
