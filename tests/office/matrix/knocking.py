"""How does the matrix knock at an address? As one of its people; what was done is undone.

No answer may hold the planted name, nor may anybody but its agency meet the planted pseudonym:
each answer of the whole matrix is searched for them, archives part by part.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.test import Client

from office.matrix.expected import HERE
from office.matrix.world import ACTORS, CONTACT, PLANTED, SECRET, World

SIGN_IN = "/sign-in/"
SPEAKING = re.compile(r"\{(\w+)(?:-(\w+))?\.(\w+)(?:\.(\w+))?(?:@(\w+))?\}")
WHOLE = re.compile(r"\{(closed|open|elsewhere)\}")
FORM = "application/x-www-form-urlencoded"
WRITING = re.compile(r'(INSERT INTO|UPDATE|DELETE FROM) "?office_')
MAY_READ_CONTACTS = {
    "coordinator": {"own", "other", "joint"},
    "officer": {"own"},
    "approver": {"own"},
}
FIRST_NAME = PLANTED.split()[0].casefold()
MAY_MEET = {"officer": ("own", ""), "approver": ("own", ""), "stranger": ("own", "elsewhere")}
SCRIPT_LIKE = ("{", "[")


@dataclass(frozen=True)
class Line:
    """A line of a list of addresses: method, address, perhaps a body, an answer for each actor."""

    method: str
    address: str
    body: str
    answers: dict[str, str]
    scope: str = ""

    def __str__(self) -> str:
        return f"{self.method} {self.address} {self.body}".strip()


def lines_of(name: str) -> list[Line]:
    """Return the lines of a list in this folder.

    A line reads `METHOD address [:body] [@scope] answer answer …`, one answer for each actor in the
    order of the world, or a single one for all. Answers are statuses; `in` is a redirect to
    sign in, `go` any other redirect.
    """
    found = []
    for text in (HERE / name).read_text("utf-8").splitlines():
        words = text.split()
        if not words or words[0].startswith("#"):
            continue
        method, address, *rest = words
        body = rest.pop(0)[1:] if rest[0].startswith(":") else ""
        scope = rest.pop(0)[1:] if rest[0].startswith("@") else ""
        answers = rest * len(ACTORS) if len(rest) == 1 else rest
        told = dict(zip(ACTORS, answers, strict=True))
        found.append(Line(method, address, body, told, scope))
    return found


def spelled(world: World, text: str) -> str:
    """Return a text with the numbers of rows in the place of their names.

    `{closed}` is the number of a programme, `{Value-draft.own}` that of a row,
    `{Report.joint@open}` that of a row of another programme, `{Indicator.own.code}` a field of a
    row.
    """

    def field(found: re.Match[str]) -> str:
        table, state, side, name, where = found.groups()
        line = f"{table} {state}" if state else table
        return str(getattr(world.row(line, where or "closed", side), name or "pk"))

    named = WHOLE.sub(lambda found: str(world.programmes[found[1]].pk), text)
    return SPEAKING.sub(field, named)


def spelled_address(world: World, address: str) -> str:
    """Return an address to ask for; `.` is the first page."""
    return "/" if address == "." else "/" + spelled(world, address)


def knock(
    world: World,
    actor: str,
    method: str,
    address: str,
    body: str = "",
    client: Client | None = None,
    **headers: str,
) -> Any:  # noqa: ANN401 - an answer
    """Return the answer to a request, all it did undone.

    Args:
        world: The world.
        actor: Who knocks.
        method: Of the request.
        address: Without the slash at its beginning, names of rows in braces.
        body: A form as in an address, or JSON.
        client: Whose session or token is shown; that of the actor if not given.
        headers: More headers.

    Raises:
        AssertionError: The answer holds what was planted.
    """
    text = spelled(world, body)
    kind = "application/json" if text.startswith(SCRIPT_LIKE) else FORM
    asking = client or world.clients[actor]
    cookies = deepcopy(asking.cookies)
    with transaction.atomic():
        answer = asking.generic(
            method, spelled_address(world, address), text, content_type=kind, headers=headers
        )
        transaction.set_rollback(True)
    asking.cookies = cookies
    contacts = contacts_in(answer)
    may_read = MAY_READ_CONTACTS.get(actor, set()) if "/registers/contacts/" in address else set()
    assert contacts <= may_read, (actor, method, address, contacts)
    met = met_in(answer, is_their_page=address.endswith("/persons/"))
    assert all(MAY_MEET.get(actor) == each for each in met), (actor, method, address, met)
    return answer


@contextmanager
def noted_writes() -> Iterator[list[str]]:
    """Note every statement that writes to a table of the office."""
    writes: list[str] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: ANN401 - as Django calls it
        if WRITING.search(sql):
            writes.append(sql[:200])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield writes


def status_of(answer: Any) -> str:  # noqa: ANN401 - an answer
    """Return the status of an answer as the lists write it."""
    if answer.status_code not in {301, 302, 303}:
        return str(answer.status_code)
    return "in" if answer.headers["Location"].startswith(SIGN_IN) else "go"


def met_in(answer: Any, *, is_their_page: bool = False) -> set[tuple[str, str]]:  # noqa: ANN401 - an answer
    """Return (side, kind of programme) of every planted person that an answer speaks of.

    A name is told on the page where the agency keeps who attended, and nowhere else.
    """
    words = "\n".join(_texts(_bytes_of(answer)))
    found = set(re.findall(rf"{SECRET}-([a-z]+)-(elsewhere)?", words))
    if FIRST_NAME in words.casefold():
        named = set(re.findall(rf"{PLANTED} ([a-z]+)-(elsewhere)?", words))
        found |= named if is_their_page and named else {("a name", "")}
    return found


def contacts_in(answer: Any) -> set[str]:  # noqa: ANN401 - as above
    """Return the sides of the planted contacts that an answer names."""
    words = "\n".join(_texts(_bytes_of(answer)))
    return set(re.findall(rf"{CONTACT} ([a-z]+)-", words)) | (
        {"a name"} if CONTACT.split()[0] in words and CONTACT not in words else set()
    )


def _bytes_of(answer: Any) -> bytes:  # noqa: ANN401 - as above
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content + json.dumps(dict(answer.headers)).encode()


def _texts(content: bytes) -> list[str]:
    if not content.startswith(b"PK\x03\x04"):
        return [content.decode("utf-8", "replace")]
    end = content.rfind(b"PK\x05\x06")
    with zipfile.ZipFile(io.BytesIO(content[: end + 22])) as archive:
        return [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
