"""How fast is the office with a large programme? Readers, changes, files, reports; all in one run.

A programme of 500 indicators, 20 periods and 5 agencies (100,000 verified values: targets and
actuals) is loaded into an embedded PostgreSQL in a folder of its own, and served by gunicorn as
`brecha office serve` starts it. A goal that is missed is said to be missed.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parent
sys.path[:0] = [str(HERE), str(ROOT / "tests")]

from large_office_programme import AGENCIES, Size  # noqa: E402 - as above
from office_figures import Figure, written  # noqa: E402 - stands beside this file
from office_readers import Choice, Waits, ask, read  # noqa: E402 - as above
from office_server import HOST, Measured, office, served, signed_in  # noqa: E402 - as above
from office_writing import change_a_value, changing, sheet_of_new_values  # noqa: E402 - as above

READERS, SECONDS = 20, 30.0
MOST_WAIT, MOST_QUERIES, MOST_IMPORT, MOST_REPORT = 150, 30, 20, 5
OVERVIEWS = 0.4  # part of the pages read that are the overview; the rest are indicators
CHANGES, IMPORTED = 8, 10_000
FIRST_TURNS = 200  # numbers of values to change, for each measurement its own
OVERVIEW, INDICATOR = "overview", "indicator page"


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "out")
    parser.add_argument("--indicators", type=int, default=Size.indicators)
    parser.add_argument("--periods", type=int, default=Size.periods)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    asked = parser.parse_args()
    size = Size(asked.indicators, asked.periods)
    with tempfile.TemporaryDirectory(prefix="brecha-bench-") as name:
        Path(name).chmod(0o755)
        with office(Path(name), size) as measured:
            figures = list(_measured(measured, asked.seconds))
    about = (
        f"{size.indicators} indicators, {size.periods} periods, {len(AGENCIES)} agencies: "
        f"{size.values:,} values. Loading took {measured.load_seconds:.0f} s. {READERS} readers "
        "who wait for nothing between two pages; server, database and readers share this machine:"
    )
    print(written(about, figures, asked.out))  # noqa: T201 - what the person asked for


def _measured(office: Measured, seconds: float) -> Iterator[Figure]:
    with served() as port:
        yield from _told(", just started", _read(port, office, seconds))
        yield from _told("", _read(port, office, seconds))
        with changing(office, 1.0, 0) as taken:
            waits = _read(port, office, seconds)
        yield from _told(", a value changed every second", waits)
        yield Figure("one value corrected, submitted, verified", _median(taken), "ms")
        yield from _after_changes(port, office)
    yield from _pages(office)
    yield from _import(office)
    yield from _report(office)


def _read(port: int, office: Measured, seconds: float) -> Waits:
    codes = list(office.root.indicator_rows.values_list("code", flat=True))
    home = f"/programmes/{office.root.pk}/"

    def choose(draw: random.Random) -> tuple[str, str]:
        if draw.random() < OVERVIEWS:
            return OVERVIEW, home
        return INDICATOR, f"{home}indicators/{draw.choice(codes)}/"

    chosen: Choice = choose
    return read(port, _cookies(office), chosen, seconds)


def _cookies(office: Measured) -> list[str]:
    from brecha.office.data.models import Membership, User  # noqa: PLC0415 - needs its settings

    cookies = []
    for at in range(READERS):
        user, is_new = User.objects.get_or_create(username=f"reader-{at}", language="en")
        if is_new:
            Membership.objects.create(user=user, role="reader", programme=office.root)
        cookies.append(signed_in(user))
    return cookies


def _told(when: str, waits: Waits) -> Iterator[Figure]:
    for kind in (OVERVIEW, INDICATOR):
        yield Figure(f"{kind}, median{when}", waits.median(kind), "ms", MOST_WAIT)
        yield Figure(f"{kind}, 95 of 100{when}", waits.share(kind, 95), "ms")
    yield Figure(f"pages{when}", waits.per_second, "per second")
    yield Figure(f"errors{when}", waits.errors, "errors", 0)


def _after_changes(port: int, office: Measured) -> Iterator[Figure]:
    """Time the first page after a change, with no other reader; each process has read before."""
    home, cookie = f"/programmes/{office.root.pk}/", signed_in(office.users["coordinator"])
    pages = {OVERVIEW: "", "results tree": "results/", "findings": "findings/", "review": "review/"}
    turn = FIRST_TURNS
    for name, page in pages.items():
        taken = []
        for _ in range(CHANGES):
            change_a_value(office, turn)
            turn += 1
            connection = HTTPConnection(HOST, port, timeout=60)  # reaches either process
            taken.append(ask(connection, home + page, cookie)[0])
            connection.close()
        yield Figure(f"{name}, first after a change, median", _median(taken), "ms")


def _pages(office: Measured) -> Iterator[Figure]:
    """Count the questions of every page, each as in a process that has just started."""
    from django.db import connection  # noqa: PLC0415 - needs its settings
    from django.test import Client  # noqa: PLC0415 - as above
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 - as above

    from brecha.office.screens.figures.standing import forget  # noqa: PLC0415 - as above
    from office_addresses import pages_of  # noqa: PLC0415 - as above

    counts: dict[str, int] = {}
    failed = 0
    for page in pages_of(office.root):
        client = Client(SERVER_NAME="localhost", raise_request_exception=False)
        cookie, key = signed_in(office.users[page.role]).split("=")
        client.cookies[cookie] = key
        forget()
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(page.address)
        counts[page.address] = len(asked)
        failed += answer.status_code != 200
    most = max(counts, key=lambda address: counts[address])
    yield Figure(f"most queries of a page ({most})", counts[most], "queries", MOST_QUERIES)
    yield Figure(f"pages that failed, of {len(counts)}", failed, "errors", 0)


def _import(office: Measured) -> Iterator[Figure]:
    from brecha.office.spreadsheets.bringing import bring  # noqa: PLC0415 - needs its settings

    content = sheet_of_new_values(office, IMPORTED)
    officer = office.users["agency_officer"]
    start = time.perf_counter()
    outcome = bring(officer, office.root, "values.xlsx", content)
    seconds = time.perf_counter() - start
    yield Figure(f"import of {outcome.added:,} values from XLSX", seconds, "s", MOST_IMPORT)
    yield Figure("rows refused", len(outcome.marks), "errors", 0)


def _report(office: Measured) -> Iterator[Figure]:
    from brecha.office.exchange.dump import programme_of  # noqa: PLC0415 - needs its settings
    from brecha.reports.programme import Request, file_bytes, frozen, write_report  # noqa: PLC0415 - as above

    taken, seconds = _timed(lambda: frozen(programme_of(office.root), report="final"))
    yield Figure("freezing the programme", seconds, "s")
    request = Request(kind="final", language="es")
    for form in ("docx", "pdf", "xlsx", "html"):
        _, seconds = _timed(lambda form=form: file_bytes(taken, request, form))  # type: ignore[misc]  # bound now
        yield Figure(f"final report as {form}", seconds, "s", MOST_REPORT)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "report"
        _, seconds = _timed(lambda: write_report(taken, request, place, ("es",)))
    yield Figure("final report, all four files", seconds, "s", MOST_REPORT)


def _timed(do: Callable[[], Any]) -> tuple[Any, float]:
    start = time.perf_counter()
    made = do()
    return made, time.perf_counter() - start


def _median(seconds: list[float]) -> float:
    """Return the median. Unit: milliseconds."""
    return 1000 * statistics.median(seconds)


if __name__ == "__main__":
    main()
