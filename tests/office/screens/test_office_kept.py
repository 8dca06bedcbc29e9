"""Do the pages show what a process that has just started would compute, whatever was changed?"""

from __future__ import annotations

import random
import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction
from django.test import Client

from brecha.office.audit.request import because
from brecha.office.data.models import (
    Activity,
    Budget,
    DisaggregatedValue,
    Indicator,
    Organisation,
    Programme,
    Result,
    User,
    Value,
    Variance,
)
from brecha.office.data.records import Record
from brecha.office.editing.states import correct
from brecha.office.exchange.load import load_programme
from brecha.office.screens.figures.changes import MOST_FOLLOWED, state_of_the_data
from brecha.office.screens.figures.kept import SERVER, kept
from brecha.office.screens.figures.standing import forget
from brecha.programme import model
from office_loading import allow_loading
from reporting_programme import reporting_programme

PAGES = ("", "results/", "indicators/1.1.1/", "indicators/1.1.3/", "tasks/")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|"X-CSRFToken": "\w+"')
STEPS = 12
NEXT = {"draft": "submitted", "submitted": "verified", "verified": "locked", "locked": "verified"}
Opens = Callable[..., Client]


def shown(client: Client, root: Programme) -> list[str]:
    """Return the pages as a reader sees them, without what differs on every page."""
    pages = [client.get(f"/programmes/{root.pk}/{page}").content.decode() for page in PAGES]
    pages.append(client.get(f"/public/{root.pk}/").content.decode())
    return [TOKEN.sub("", page) for page in pages]


def as_from_scratch(client: Client, root: Programme) -> bool:
    """Return whether the pages are those of a process that has kept nothing."""
    with_kept = shown(client, root)
    forget()
    return with_kept == shown(client, root)


@pytest.fixture
def published(reporting: Any) -> Any:  # noqa: ANN401 - a row
    Programme.objects.filter(pk=reporting.pk).update(is_public=True)
    reporting.refresh_from_db()
    return reporting


def add(root: Programme, draw: random.Random) -> None:
    indicator = draw.choice(list(root.indicator_rows.all()))
    value = Value.objects.create(
        programme=root,
        indicator=indicator,
        kind=draw.choice(["actual", "target"]),
        number=Decimal(draw.randint(0, 300)),
        period_end=f"{draw.randint(2019, 2026)}-12-31",
        period_start=f"{draw.randint(2019, 2026)}-01-01",
        agency=indicator.agency,
    )
    DisaggregatedValue.objects.create(value=value, dimension="sex", category="women", number=1)


def step(root: Programme, draw: random.Random) -> None:
    value = draw.choice(list(root.value_rows.all()))
    with because("a step"):
        Value.objects.filter(pk=value.pk).update(status=NEXT[value.status])


def delete_a_draft(root: Programme, draw: random.Random) -> None:
    del draw
    Value.objects.filter(pk__in=root.value_rows.filter(status="draft")[:1]).delete()


def move_a_draft(root: Programme, draw: random.Random) -> None:
    draft = root.value_rows.filter(status="draft").first()
    indicator = draw.choice(list(root.indicator_rows.all()))
    Value.objects.filter(pk=draft and draft.pk).update(indicator=indicator)


def correct_a_value(root: Programme, draw: random.Random) -> None:
    value = draw.choice(list(root.value_rows.filter(status="verified")))
    user = User.objects.get(username__startswith="agency_officer-NORTH")
    if value.agency and value.agency.acronym == "NORTH":
        correct(user, value, number=Decimal(draw.randint(0, 500)))


def change_by_raw_sql(root: Programme, draw: random.Random) -> None:
    with connection.cursor() as cursor:
        statement = "UPDATE office_indicator SET is_ascending = NOT is_ascending WHERE id = %s"
        cursor.execute(statement, [draw.choice(list(root.indicator_rows.all())).pk])


def change_the_frame(root: Programme, draw: random.Random) -> None:
    word = f"{draw.randint(0, 99)}"
    code = draw.choice(list(root.indicator_rows.all())).pk
    change = draw.choice(
        [
            lambda: Indicator.objects.filter(pk=code).update(title_en=word, title_es=word),
            lambda: Result.objects.filter(programme=root, code="1.1").update(title_en=word),
            lambda: Organisation.objects.filter(programme=root, acronym="FAMILY").update(
                name_en=word
            ),
            lambda: Organisation.objects.filter(programme=root, acronym__contains="OUTH").update(
                acronym=f"SOUTH{word}"
            ),
            lambda: Programme.objects.filter(pk=root.pk).update(actual_end=f"20{word:0>2}-12-31"),
            lambda: Budget.objects.filter(programme=root).update(amount=Decimal(word)),
            lambda: Variance.objects.create(programme=root, indicator_id=code, text=word),
            lambda: Activity.objects.create(
                programme=root,
                code=f"A{word}-{draw.random()}",
                output=root.result_rows.first(),
                end="2021-01",
                title_en=word,
            ),
        ]
    )
    change()


def change_elsewhere(root: Programme, draw: random.Random) -> None:
    """Change something in another thread, over a connection of its own."""

    def act() -> None:
        add(root, random.Random(draw.random()))  # noqa: S311 - no secret
        connection.close()

    thread = threading.Thread(target=act)
    thread.start()
    thread.join()


CHANGES = (
    add,
    add,
    step,
    step,
    step,
    delete_a_draft,
    move_a_draft,
    correct_a_value,
    change_by_raw_sql,
    change_the_frame,
    change_elsewhere,
)


@pytest.mark.parametrize("seed", range(3))
def test_any_sequence_of_changes_shows_what_scratch_shows(
    published: Programme, signed_in: Opens, seed: int
) -> None:
    client = signed_in("agency_officer", "NORTH")
    draw = random.Random(seed)  # noqa: S311 - no secret
    done = 0

    for _ in range(STEPS):
        change = draw.choice(CHANGES)
        try:
            with transaction.atomic():
                change(published, draw)
        except DatabaseError:  # what the database refuses changes nothing
            continue
        done += 1
        assert as_from_scratch(client, published), change.__name__

    assert done > STEPS // 2


def test_a_change_of_any_table_shows_what_scratch_shows(
    published: Programme, signed_in: Opens
) -> None:
    client = signed_in("agency_officer", "NORTH")
    shown(client, published)
    changed = [table.__name__ for table in records() if touch(table)]

    assert {"Indicator", "Organisation", "Result", "Programme", "Budget"} <= set(changed)
    for table in records():
        if touch(table):
            assert as_from_scratch(client, published), table.__name__


def records() -> Iterator[type[Record]]:
    yield from (each for each in apps.get_app_config("office").get_models() if is_record(each))


def is_record(table: type[models.Model]) -> bool:
    return issubclass(table, Record) and getattr(table, "record", None) is not None


def touch(table: type[Record]) -> bool:
    """Change a text of a row of a table, if it has one that the database lets go."""
    row = table.objects.order_by("pk").first()
    texts = [each.name for each in table._meta.concrete_fields if is_free_text(each)]  # noqa: SLF001 - Django's public name
    allow_loading()
    for name in texts if row is not None else ():
        try:
            with transaction.atomic(), because("a touch", loading="yes"):
                wanted = f"{getattr(row, name)}x"
                table.objects.filter(pk=row.pk).update(**{name: wanted})  # type: ignore[union-attr]  # looked at
        except DatabaseError:
            continue
        return True
    return False


def is_free_text(field: Any) -> bool:  # noqa: ANN401 - a field
    return isinstance(field, models.CharField | models.TextField) and not field.choices


def test_more_changes_than_are_followed_show_what_scratch_shows(
    published: Programme, signed_in: Opens
) -> None:
    client = signed_in("agency_officer", "NORTH")
    shown(client, published)
    before = state_of_the_data()

    load_programme(replace(reporting_programme(number=300, periods=5), reference="P-many"))
    add(published, random.Random(1))  # noqa: S311 - no secret

    assert state_of_the_data().sequence > before.sequence + MOST_FOLLOWED
    assert as_from_scratch(client, published)


def test_a_change_of_one_indicator_leaves_the_others_as_they_were(published: Programme) -> None:
    one, other = published.indicator_rows.order_by("pk")[:2]
    before = state_of_the_data()

    Value.objects.create(programme=published, indicator=one, kind="actual", number=1)
    after = state_of_the_data()

    asked = published.pk
    assert after.indicator(asked, one.pk) != before.indicator(asked, one.pk)
    assert after.indicator(asked, other.pk) == before.indicator(asked, other.pk)
    assert after.frame(asked) == before.frame(asked)
    assert after.whole != before.whole


def test_readers_of_other_roles_are_not_shown_what_an_officer_sees(
    published: Programme, signed_in: Opens
) -> None:
    officer, reader = signed_in("agency_officer", "NORTH"), signed_in("reader")
    indicator = Indicator.objects.get(programme=published, code="1.1.1")
    draft = model.Value(indicator="1.1.1", kind="actual", number=Decimal(87_654))
    Value.objects.create(
        programme=published,
        indicator=indicator,
        kind=draft.kind,
        number=draft.number,
        agency=indicator.agency,
    )
    page = f"/programmes/{published.pk}/indicators/1.1.1/"

    assert "87,654" in officer.get(page).content.decode()
    assert "87,654" not in reader.get(page).content.decode()
    assert "87,654" not in Client(SERVER_NAME="localhost").get(page).content.decode()


@pytest.mark.usefixtures("database")
def test_processes_of_one_server_share_a_page_until_the_data_change(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def ask(server: str, made: str) -> str:
        monkeypatch.setattr("brecha.office.screens.figures.kept._kept", OrderedDict())
        monkeypatch.setenv(SERVER, server)
        return kept(("page", 1), lambda: made)

    first = ask("one", "made by the first")
    second, elsewhere = ask("one", "made by the second"), ask("another", "made elsewhere")
    User.objects.create(username="somebody")
    changed = ask("one", "made after the change")

    assert (first, second) == ("made by the first", "made by the first")
    assert elsewhere == "made elsewhere"
    assert changed == "made after the change"
