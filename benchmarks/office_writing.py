"""How is a programme changed while it is measured? One corrected value at a time, as people do."""

from __future__ import annotations

import calendar
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from brecha.reports.programme_sheets import FilledSheet, Heading, template_bytes
from large_office_programme import AGENCIES, FIRST_YEAR
from office_server import Measured

STRIDE = 20  # values from one change to the next, so that each is of another indicator


def change_a_value(office: Measured, turn: int) -> None:
    """Correct a verified value: the officer enters and submits, the approver verifies."""
    from brecha.office.access.roles import Action  # noqa: PLC0415 - needs its settings
    from brecha.office.data.models import Value  # noqa: PLC0415 - as above
    from brecha.office.editing.states import correct, move  # noqa: PLC0415 - as above

    own = Value.objects.filter(
        agency__acronym=AGENCIES[0], kind="actual", version=1, numerator=None
    )
    value = own.order_by("pk")[turn * STRIDE % own.count()]
    draft = correct(_fresh(office.users["agency_officer"]), value, number=Decimal(1000 + turn))
    sent = move(_fresh(office.users["agency_officer"]), Action.SUBMIT, draft)
    move(_fresh(office.users["agency_approver"]), Action.VERIFY, sent)


@contextmanager
def changing(office: Measured, pause: float, first: int) -> Iterator[list[float]]:
    """Change a value again and again while something is measured; yield the seconds each took."""
    is_over, taken = threading.Event(), list[float]()

    def write() -> None:
        from django.db import connection  # noqa: PLC0415 - as above

        for turn in range(first, 10_000):
            start = time.perf_counter()
            change_a_value(office, turn)
            taken.append(time.perf_counter() - start)
            if is_over.wait(pause):
                break
        connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        yield taken
    finally:
        is_over.set()
        writer.join()


def sheet_of_new_values(office: Measured, number: int) -> bytes:
    """Return a workbook with values of months that nobody reported, for one agency."""
    from brecha.office.spreadsheets.shapes import MARK, VALUES  # noqa: PLC0415 - needs its settings

    codes = list(
        office.root.indicator_rows.exclude(measure="percentage")
        .order_by("pk")
        .values_list("code", flat=True)
    )
    rows = []
    for at in range(number):
        known = _value(codes[at % len(codes)], at // len(codes))
        rows.append((*(known.get(column.field) for column in VALUES.columns), None))
    headings = [Heading(label.en) for label in (*(c.label for c in VALUES.columns), MARK)]
    return template_bytes([FilledSheet("Values", tuple(headings), tuple(rows))])


def _value(code: str, period: int) -> dict[str, str]:
    year, month = FIRST_YEAR + period // 12, period % 12 + 1
    last = calendar.monthrange(year, month)[1]
    return {
        "indicator": code,
        "kind": "actual",
        "period_start": f"{year}-{month:02}-01",
        "period_end": f"{year}-{month:02}-{last}",
        "agency": AGENCIES[0],
        "number": str(1000 + period),
        "certainty": "measured",
        "source": "Register of the service",
    }


def _fresh(user: Any) -> Any:  # noqa: ANN401 - a row
    """Return the user as a new request would read it."""
    return type(user).objects.get(pk=user.pk)
