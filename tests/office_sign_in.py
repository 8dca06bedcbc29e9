"""How does a test sign somebody in over the office's own form?"""

from __future__ import annotations

from django.test import Client

PASSWORD = "a long pass phrase"  # noqa: S105 - of a made-up user


def sign_in(client: Client, password: str = PASSWORD, token: str = "") -> int:
    told = {"username": "somebody", "password": password, "token": token}
    return int(client.post("/sign-in/", told).status_code)
