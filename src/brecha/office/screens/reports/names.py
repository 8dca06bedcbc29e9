"""Does a frozen report name a person? Roles stand for persons, and its texts are looked through."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from brecha.core.errors import FaultList, InputError
from brecha.office.access.roles import Role
from brecha.office.data.models import User
from brecha.programme import model


def with_roles(programme: model.Programme) -> model.Programme:
    """Return a programme in which the coordinator's role accepted the findings.

    The table of rights lets nobody else accept one.
    """
    role = Role.COORDINATOR.value
    return replace(programme, waivers=tuple(replace(each, name=role) for each in programme.waivers))


def refuse_names(content: bytes) -> None:
    """Refuse frozen bytes in which somebody who signs in here is named in full.

    Args:
        content: The frozen JSON.

    Raises:
        InputError: With each place; the name itself is not repeated.
    """
    names = {name.casefold() for user in _named_users() if (name := user.get_full_name())}
    text = content.decode().casefold()
    found = [name for name in names if name in text]
    if not found:
        return
    faults = FaultList()
    for place in _places(json.loads(content)["programme"], "", found):
        message = "A report names no person; {where} names somebody. Write the role instead."
        faults.add(message, where=place)
    faults.raise_as(InputError)


def _named_users() -> Any:  # noqa: ANN401 - a query set
    return User.objects.exclude(first_name="").exclude(last_name="")


def _places(value: Any, place: str, names: list[str]) -> Iterator[str]:  # noqa: ANN401 - JSON
    if isinstance(value, str):
        if any(name in value.casefold() for name in names):
            yield place
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _places(part, f"{place}.{key}".lstrip("."), names)
    elif isinstance(value, list):
        for at, part in enumerate(value, start=1):
            yield from _places(part, f"{place}[{at}]", names)
