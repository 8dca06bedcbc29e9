"""In which ways do many editors write at once, and what is told to each of them?"""

from __future__ import annotations

import csv
import io
import random
import re
import threading
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from brecha.office.api.tokens import make_token
from brecha.office.data.models import User, Value
from brecha.office.screens.entering.parts import parts_mark
from office_deeds import FILLED, JSON, Stage
from office_forms import fields_of

REFUSED = {409, 412, 422}  # stale, told with both; a rule of the database, told in words


@dataclass
class Told:
    """What the office answered.

    Attributes:
        accepted: Number of accepted writes by way.
        refused: Number of refused ones by way and status.
        marks: A mark of each accepted write, which the history must hold.
    """

    accepted: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    marks: set[str] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, way: str, status: int | str, mark: str = "") -> None:
        """Note an answer; a server's fault is nobody's answer."""
        with self.lock:
            if status in {200, 302, "done"}:
                self.accepted[way] += 1
                self.marks.add(mark)
            else:
                self.refused[f"{way} {status}"] += 1


def program(user: User) -> Client:
    text = make_token(user, "a program", ("read", "report", "verify"), 1)[1]
    headers = {"authorization": f"Bearer {text}", "accept-language": "en"}
    return Client(SERVER_NAME="localhost", headers=headers, raise_request_exception=False)


def body(mark: str) -> dict[str, Any]:
    names = ("period_start", "period_end", "as_of")
    return {name: FILLED[name] for name in names} | {"number": "100", "comment": mark}


def by_program(officer: User, told: Told, number: int, chance: random.Random) -> None:
    client, mark = program(officer), f"{chance.random()}"
    value = client.get(f"/api/v1/values/{number}").json()
    sent = body(mark) | {"place": value["place"], "variance_reason": "pandemic"}
    answer = client.put(
        f"/api/v1/values/{number}",
        sent,
        content_type=JSON,
        headers={"if-match": value["etag"]},
    )
    told.note("program", answer.status_code, mark)
    if answer.status_code in REFUSED:
        assert answer.json()["errors"][0]["message"]["en"]


def by_form(stage: Stage, officer: User, told: Told, number: int, chance: random.Random) -> None:
    mark, value = f"{chance.random()}", Value.objects.get(pk=number)
    sent = FILLED | {"comment": mark, "place": value.place, "variance_reason": "pandemic"}
    sent |= {"seen_version": str(value.row_version), "seen_parts": parts_mark(value)}
    answer = stage.browser(officer).post(stage.at(f"values/{number}/"), sent)
    told.note("form", answer.status_code, mark)
    if answer.status_code == 409:
        page = answer.content.decode()
        assert mark in page
        assert re.search(r"stored|Stored|changed", page)


def heading(stage: Stage, officer: User) -> list[str]:
    return list(sheet(stage, officer, "values.csv?start=2022-01-01&end=2022-12-31")[0])


def sheet(stage: Stage, user: User, page: str) -> list[dict[str, str]]:
    answer = stage.browser(user).get(stage.at(f"spreadsheets/{page}"))
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


def sent(stage: Stage, user: User, name: str, rows: list[dict[str, str]]) -> int:
    stream = io.StringIO(newline="")
    lines = csv.DictWriter(stream, list(rows[0]))
    lines.writeheader()
    lines.writerows(rows)
    file = SimpleUploadedFile(name, stream.getvalue().encode("utf-8-sig"))
    sent = {"file": file, "mark": "point", "import": "yes"}
    return int(stage.browser(user).post(stage.at("spreadsheets/"), sent).status_code)


def by_file(
    stage: Stage, officer: User, told: Told, heading: list[str], chance: random.Random
) -> None:
    mark = f"{chance.random()}"
    rows = sheet(stage, officer, "values.csv?start=2022-01-01&end=2022-12-31")
    assert list(rows[0]) == heading
    mine = [row for row in rows if row["Place"] and row["Kind"] == "actual"]
    chosen = chance.choice(mine)
    chosen["Comment"] = mark
    told.note("file", sent(stage, officer, "values.csv", rows), mark)


def products_by_file(stage: Stage, user: User, told: Told, chance: random.Random) -> None:
    rows, mark = sheet(stage, user, "products.csv"), f"{chance.random()}"
    chance.shuffle(rows)
    for at, row in enumerate(rows[:3]):
        row["Title"] = f"{mark} {at}"
    status = sent(stage, user, "products.csv", rows)
    for at in range(3):
        told.note("file", status, f"{mark} {at}")


def product_by_form(
    stage: Stage, user: User, told: Told, number: int, chance: random.Random
) -> None:
    client, page = stage.browser(user), f"/admin/office/knowledgeproduct/{number}/change/"
    mark = f"{chance.random()}"
    sent = fields_of(client.get(page).content.decode()) | {"title": mark}
    answer = client.post(page, sent)
    if answer.status_code == 200:
        assert "Somebody changed this record" in answer.content.decode()
    told.note("form", 409 if answer.status_code == 200 else answer.status_code, mark)
