"""Is what was confirmed still there after everything was killed at once, in the middle of it?"""

from __future__ import annotations

import csv
import io
import json
import random
import re
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from typing import Any

import psutil
import pytest

from office_server import Browser, Server

pytestmark = pytest.mark.slow

ROWS, VALUES = 40, 12  # of a file; submitted before a round
SEEDS = (11, 23, 37)  # the database is killed with the last of them
IMPORTERS, APPROVERS = 3, 3
TAKEN, VERIFIED = "The file was taken", "Verified. It counts in the results now."


@dataclass
class Round:
    """What was sent before the end, and what of it was confirmed."""

    files: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    verified: set[int] = field(default_factory=set)
    entered: set[int] = field(default_factory=set)
    failures: list[str] = field(default_factory=list)


@dataclass
class Cast:
    """Who takes part: an officer, an approver of the same agency, and where they write."""

    server: Server
    programme: int
    agency: str
    indicator: str
    officer: Browser
    approver: Browser
    heading: list[str]


@pytest.fixture(scope="module")
def cast() -> Iterator[Cast]:
    with tempfile.TemporaryDirectory(prefix="brecha-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        server = Server(folder)
        try:
            server.start()
            yield _cast(server)
        finally:
            server.stop()
            for process in psutil.process_iter(["name", "cmdline"]):
                told = " ".join(process.info["cmdline"] or [])
                if process.info["name"] == "postgres" and str(folder) in told:
                    process.kill()


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_confirmed_is_lost_when_everything_is_killed(cast: Cast, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - when to kill is no secret
    values = [_submitted(cast, seed, at) for at in range(VALUES)]

    told = _work_until_killed(cast, seed, values, chance)
    cast.server.start()

    assert told.failures == []
    assert told.taken or told.verified or told.entered, "nothing was confirmed before the end"
    assert _partly_written(cast, told) == {}
    assert told.verified <= _numbers(cast, values, "verified")
    assert _numbers(cast, values, "verified", "submitted") == set(values)
    assert _numbers(cast, told.entered, "draft") == told.entered
    assert _wrong_histories(cast, [*values, *told.entered]) == []
    checked = cast.server.check()
    assert checked["is_well"], checked
    _bring_again(cast, told)


def _cast(server: Server) -> Cast:
    officer, approver = Browser(server), Browser(server)
    agencies = {agency: (name, word) for name, word, agency in server.sign_ins("agency_approver")}
    ((programme,),) = server.asked("SELECT id FROM office_programme ORDER BY id LIMIT 1")
    statement = "SELECT code FROM office_indicator WHERE measure = 'unit' ORDER BY id LIMIT 1"
    ((code,),) = server.asked(statement)
    name, word, agency = server.sign_ins("agency_officer")[0]
    officer.sign_in(name, word)
    approver.sign_in(*agencies[agency])
    officer.take_token()
    approver.take_token()
    _, page, _ = officer.ask(f"programmes/{programme}/spreadsheets/products.csv")
    heading = next(csv.reader(io.StringIO(page.removeprefix("\ufeff"))))
    return Cast(server, programme, agency, code, officer, approver, heading)


def _submitted(cast: Cast, seed: int, at: int) -> int:
    number, tag = _entered(cast, f"before {seed} {at}")
    status, text, _ = cast.officer.tell(f"values/{number}/submit", {}, If_Match=tag)
    assert status == 200, text
    return number


def _entered(cast: Cast, place: str) -> tuple[int, str]:
    draft = {"indicator": cast.indicator, "agency": cast.agency, "number": "5", "place": place}
    draft |= {"period_end": "2021-06-30", "as_of": "2021-06-30"}
    status, text, _ = cast.officer.tell(f"programmes/{cast.programme}/values", draft)
    assert status == 201, text
    value = json.loads(text)
    return value["id"], value["etag"]


def _work_until_killed(cast: Cast, seed: int, values: list[int], chance: random.Random) -> Round:
    told = Round()
    waiting = iter(values)
    works: list[Callable[[], Any]] = [lambda: _enter(cast, told, seed)]
    works += [lambda at=at: _import(cast, told, f"{seed}-{at}") for at in range(IMPORTERS)]
    works += [lambda: _approve(cast, told, waiting) for _ in range(APPROVERS)]
    threads = [threading.Thread(target=_until_it_ends, args=(told, work)) for work in works]
    for thread in threads:
        thread.start()
    time.sleep(chance.uniform(0.3, 1.5))
    if seed == SEEDS[-1]:
        cast.server.kill_database()
    cast.server.kill()
    for thread in threads:
        thread.join()
    return told


def _until_it_ends(told: Round, work: Callable[[], Any]) -> None:
    try:
        work()
    except (OSError, HTTPException):
        return  # the server is gone: what was not answered is not confirmed
    except Exception as error:  # noqa: BLE001 - a thread tells its failure to the test
        told.failures.append(repr(error))


def _import(cast: Cast, told: Round, mark: str) -> None:
    for at in range(1000):
        name = f"file-{mark}-{at}"
        told.files[name] = _file(cast, name)
        status, page = cast.officer.bring(cast.programme, f"{name}.csv", told.files[name])
        if _was_stopped(status):
            return
        assert TAKEN in page, page
        told.taken.add(name)


def _file(cast: Cast, name: str) -> str:
    known = {"Title": "A study", "Kind": "study", "Role": "developed", "Agency": cast.agency}
    stream = io.StringIO(newline="")
    lines = csv.DictWriter(stream, cast.heading, restval="")
    lines.writeheader()
    lines.writerows({"Key": f"{name}-{row}", **known} for row in range(ROWS))
    return stream.getvalue()


def _approve(cast: Cast, told: Round, waiting: Iterator[int]) -> None:
    """Verify one after the other, by turns on the page and through the API."""
    while number := next(waiting, None):
        if number % 2:
            ((version,),) = cast.server.asked(
                "SELECT row_version FROM office_value WHERE id = %s", number
            )
            path = f"programmes/{cast.programme}/values/{number}/move/"
            sent = {"action": "verify", "seen_version": str(version)}
            status, page, _ = cast.approver.send(path, {"HX_Request": "true"}, **sent)
            is_done = VERIFIED in page
        else:
            _, text, _ = cast.approver.ask(
                f"api/v1/values/{number}", Authorization=f"Bearer {cast.approver.token}"
            )
            tag = json.loads(text)["etag"]
            status, page, _ = cast.approver.tell(f"values/{number}/verify", {}, If_Match=tag)
            is_done = status == 200
        if _was_stopped(status):
            return
        assert is_done, page
        told.verified.add(number)


def _enter(cast: Cast, told: Round, seed: int) -> None:
    for at in range(1000):
        draft = {"indicator": cast.indicator, "agency": cast.agency, "number": "6"}
        draft |= {"period_end": "2020-12-31", "as_of": "2020-12-31", "place": f"{seed} {at}"}
        status, text, _ = cast.officer.tell(f"programmes/{cast.programme}/values", draft)
        if _was_stopped(status):
            return
        assert status == 201, text
        told.entered.add(json.loads(text)["id"])


def _was_stopped(status: int) -> bool:
    """Return whether the office itself said that its database is gone."""
    return status in {500, 503}


def _partly_written(cast: Cast, told: Round) -> dict[str, int]:
    """Return each file of which neither all nor nothing stands, or which is lost."""
    found = {name: _rows_of(cast, name) for name in told.files}
    allowed = {name: {ROWS} if name in told.taken else {0, ROWS} for name in told.files}
    return {name: number for name, number in found.items() if number not in allowed[name]}


def _rows_of(cast: Cast, name: str) -> int:
    statement = "SELECT count(*) FROM office_knowledgeproduct WHERE key LIKE %s"
    ((number,),) = cast.server.asked(statement, f"{name}-%")
    return int(number)


def _numbers(cast: Cast, values: Any, *statuses: str) -> set[int]:  # noqa: ANN401 - any collection
    rows = cast.server.asked(
        "SELECT id FROM office_value WHERE id = ANY(%s) AND status = ANY(%s)",
        list(values),
        list(statuses),
    )
    return {number for (number,) in rows}


def _wrong_histories(cast: Cast, values: list[int]) -> list[tuple[Any, ...]]:
    """Return the values that do not have one event for each state they were in."""
    return cast.server.asked(
        "SELECT v.id, v.status, array_agg(h.status ORDER BY h.pgh_id) FROM office_value v "
        "JOIN office_valuehistory h ON h.pgh_obj_id = v.id WHERE v.id = ANY(%s) "
        "GROUP BY v.id, v.status HAVING array_agg(h.status::text ORDER BY h.pgh_id) <> "
        "CASE v.status WHEN 'draft' THEN '{draft}'::text[] WHEN 'submitted' "
        "THEN '{draft,submitted}'::text[] ELSE '{draft,submitted,verified}'::text[] END",
        values,
    )


def _bring_again(cast: Cast, told: Round) -> None:
    """The same file completes what was not confirmed, and changes nothing of what was."""
    for name, content in told.files.items():
        _, page = cast.officer.bring(cast.programme, f"{name}.csv", content)
        assert TAKEN in page, page
        assert _rows_of(cast, name) == ROWS
    ((before,),) = cast.server.asked("SELECT count(*) FROM office_auditlink")
    for name, content in told.files.items():
        cast.officer.bring(cast.programme, f"{name}.csv", content)
    assert cast.server.asked("SELECT count(*) FROM office_auditlink") == [(before,)]


def test_what_the_database_confirms_is_on_disk(cast: Cast) -> None:
    settings = {
        name: cast.server.asked(f"SHOW {name}")[0][0]
        for name in ("fsync", "synchronous_commit", "full_page_writes")
    }

    assert settings == dict.fromkeys(settings, "on")
    assert re.match(r"\d+", cast.server.database_note()[0])
