"""How is a way to write told: who does what, and which rows and which reason it must leave?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from office_events import Ledger, recorded
from office_pages import at

JSON = "application/json"
DONE = range(200, 400)
CELL = "?indicator=1.1.1&start=2022-01-01&end=2022-12-31&agency=NORTH"
FILLED = {
    "number": "100",
    "period_start": "2022-01-01",
    "period_end": "2022-12-31",
    "as_of": "2022-12-31",
    "certainty": "measured",
    "place": "",
    "source": "Register of courses",
    "evidence": "https://example.org/list",
    "comment": "",
    "variance_reason": "",
    "variance_text": "",
    "seen_version": "1",
    "seen_parts": "",
    "parts-TOTAL_FORMS": "0",
    "parts-INITIAL_FORMS": "0",
}


@dataclass(frozen=True)
class Deed:
    """One request or command that writes.

    Attributes:
        do: Does it; returns the answer, or nothing for what is no page.
        rows: How many rows of each table it changes; none for what keeps no record.
        user: Number of the user whom the events must name.
        reason: The reason that the events must hold, where the way asks for one.
    """

    do: Callable[[], Any]
    rows: Mapping[str, int] = field(default_factory=dict)
    user: int | None = None
    reason: str | None = None


@dataclass(frozen=True)
class Stage:
    """A programme, and who does something in it."""

    root: Any
    make_user: Callable[..., Any]

    def user(self, role: str, agency: str = "") -> Any:  # noqa: ANN401 - a row
        """Return a user with a role."""
        return self.make_user(role, None if role == "administrator" else self.root, agency)

    def browser(self, user: Any) -> Any:  # noqa: ANN401 - a row; a client
        """Return the browser of a user who signed in."""
        from django.test import Client  # noqa: PLC0415 - part of the extra

        client = Client(
            SERVER_NAME="localhost",
            headers={"accept-language": "en"},
            raise_request_exception=False,
        )
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    def at(self, page: str) -> str:
        """Return the address of a page of the programme."""
        return at(self.root, page)

    def draft(self, officer: Any, **changes: str) -> Any:  # noqa: ANN401 - rows
        """Enter a draft through its page."""
        from brecha.office.data.models import Value  # noqa: PLC0415 - part of the extra

        page = self.at(f"values/new/{CELL}")
        answer = self.browser(officer).post(page, FILLED | changes)
        assert answer.status_code == 302, answer.content.decode()
        return Value.objects.filter(programme=self.root, kind="actual").latest("pk")


def done(deed: Deed) -> Ledger:
    """Do it, and hold the history against what was written."""
    with recorded() as ledger:
        answer = deed.do()
    status = getattr(answer, "status_code", 200)
    assert status in DONE, (status, getattr(answer, "content", b"")[:2000])
    assert dict(ledger.tables()) == dict(deed.rows), dict(ledger.tables())
    if deed.rows:
        assert ledger.users() == {deed.user}, ledger.users()
    if deed.reason is not None:
        assert ledger.reasons() == {deed.reason}, ledger.reasons()
    return ledger


def failed(deed: Deed) -> Ledger:
    """Do it while the history cannot be written: nothing is written, and it is told."""
    from django.db import connections  # noqa: PLC0415 - part of the extra

    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "CREATE TRIGGER no_history BEFORE INSERT ON office_auditlink "
            "FOR EACH ROW EXECUTE FUNCTION office_refuse()"
        )
    with recorded() as ledger:
        answer = deed.do()
    assert ledger.changes == {}
    assert ledger.events == []
    status = getattr(answer, "status_code", 409)
    assert status in {409, 422, 302, 200}, status
    return ledger
