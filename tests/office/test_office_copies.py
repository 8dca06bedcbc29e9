"""Does a copy bring everything back, the history included?"""

from __future__ import annotations

import datetime
import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import DatabaseError, connections
from django.utils import timezone

from brecha.core.errors import InputError
from brecha.office.api.models import Token
from brecha.office.audit.chain import check_chain
from brecha.office.data.models import Organisation, Person, PersonPair, Programme, Risk, User, Value
from brecha.office.data.triggers import KEEP_VALUE
from brecha.office.exchange.dump import programme_of
from brecha.office.people.register import PersonDetails, enter_person, erase_person
from brecha.office.people.retention import REASON_ERASED
from brecha.office.people.tombstones import NOTE as TOMBSTONES
from brecha.office.running.backup import DUMP, NOTE, back_up, restore
from brecha.office.running.health import check_office
from office_programme import small_programme

TODAY = datetime.date(2026, 1, 15)


@pytest.fixture(autouse=True)
def no_tombstones() -> None:
    (settings.ENVIRONMENT.folder / TOMBSTONES).unlink(missing_ok=True)


def test_a_copy_brings_back_programme_and_history(root: Programme, tmp_path: Path) -> None:
    copy = tmp_path / "office.zip"
    copied = back_up(copy)
    Risk.objects.filter(programme=root).update(category="after the copy")

    came_back = restore(copy, replaces=True)

    assert came_back == copied
    assert programme_of(Programme.objects.get()) == small_programme()
    Risk.objects.update(category="goes on")
    assert check_chain().length == copied.length + 1
    assert check_office().is_well


def test_a_damaged_copy_changes_nothing(root: Programme, tmp_path: Path) -> None:
    copy = tmp_path / "office.zip"
    back_up(copy)
    with zipfile.ZipFile(copy) as archive:
        note, dump = archive.read(NOTE), archive.read(DUMP)
    with zipfile.ZipFile(copy, "w") as archive:
        archive.writestr(NOTE, note)
        archive.writestr(DUMP, dump[:-20] + bytes(20))

    with pytest.raises(InputError, match="damaged or changed"):
        restore(copy, replaces=True)

    assert programme_of(root) == small_programme()


def test_a_copy_that_cannot_be_read_in_changes_nothing(root: Programme, tmp_path: Path) -> None:
    copy = tmp_path / "office.zip"
    with zipfile.ZipFile(copy, "w") as archive:
        archive.writestr(DUMP, b"PGDMP no dump")
        sha256 = hashlib.sha256(b"PGDMP no dump").hexdigest()
        archive.writestr(NOTE, json.dumps({"form": 1, "sha256": sha256}))

    with pytest.raises(InputError, match="pg_restore failed"):
        restore(copy, replaces=True)

    assert programme_of(root) == small_programme()
    assert check_chain().is_whole


def test_what_is_there_is_not_replaced_unasked(root: Programme, tmp_path: Path) -> None:  # noqa: ARG001 - a fixture that sets things up
    copy = tmp_path / "office.zip"
    back_up(copy)

    with pytest.raises(InputError, match="not empty"):
        restore(copy)
    with pytest.raises(InputError, match="already"):
        back_up(copy)


@pytest.mark.usefixtures("root")
def test_a_copy_that_has_no_place_is_refused_in_words(tmp_path: Path) -> None:
    places = {
        tmp_path: "a copy is one file",
        tmp_path / "no" / "y.zip": f"There is no folder {tmp_path / 'no'}",
    }

    for place, told in places.items():
        with pytest.raises(InputError, match="folder") as caught:
            back_up(place)
        assert told in str(caught.value)

    assert list(tmp_path.iterdir()) == []


def test_an_old_copy_opens_no_session_and_no_token(
    root: Programme, user_of: Callable[..., User], tmp_path: Path
) -> None:
    user = user_of("coordinator", root)
    Session.objects.create(session_key="k", session_data="", expire_date=timezone.now())
    Token.objects.create(
        user=user, name="old", digest="0" * 64, scopes=["read"], expires_at=timezone.now()
    )
    copy = tmp_path / "office.zip"
    back_up(copy)
    User.objects.filter(pk=user.pk).update(is_active=False)

    restore(copy, replaces=True)

    assert not Session.objects.exists()
    assert not Token.objects.exists()
    assert not User.objects.get(pk=user.pk).is_active
    assert check_chain().is_whole


@pytest.mark.parametrize("is_emptied", [False, True])
def test_an_old_copy_brings_no_erased_person_back(
    root: Programme, user_of: Callable[..., User], tmp_path: Path, *, is_emptied: bool
) -> None:
    officer = user_of("agency_officer", root, "NORTH")
    north = Organisation.objects.get(programme=root, acronym="NORTH")
    person = enter_person(officer, root, north, PersonDetails("Plantada"), TODAY)
    _judged_apart(root, person, enter_person(officer, root, north, PersonDetails("Otra"), TODAY))
    copy = tmp_path / "office.zip"
    back_up(copy)
    erase_person(officer, person, "asked", TODAY)
    if is_emptied:
        _empty()

    restore(copy, replaces=True)

    back = Person.objects.get(pseudonym=person.pseudonym)
    assert (back.identity_hash, bytes(back.sealed), back.erased_on) == ("", b"", TODAY)
    assert PersonPair.objects.get().reason == REASON_ERASED


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE FUNCTION quiet() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
        "CREATE TRIGGER quiet BEFORE DELETE ON office_risk EXECUTE FUNCTION office_refuse()",
        "CREATE SCHEMA quiet",
        "CREATE RULE quiet AS ON UPDATE TO office_risk DO INSTEAD NOTHING",
    ],
)
def test_a_copy_with_something_foreign_is_refused(
    root: Programme, tmp_path: Path, statement: str
) -> None:
    copy = tmp_path / "office.zip"
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement)
        back_up(copy)
        kind, name = statement.split()[1:3]
        assert f"'kind': '{kind.lower()}'" in str(check_office().problems)
        where = " ON office_risk" if kind in {"TRIGGER", "RULE"} else ""
        cursor.execute(f"DROP {kind} {name.removesuffix('()')}{where}")

    with pytest.raises(InputError, match="does not know"):
        restore(copy, replaces=True)

    assert programme_of(root) == small_programme()


LIBRARYS_OWN = """
CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT TRUE'
"""


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        (LIBRARYS_OWN, "_pgtrigger_should_ignore"),
        ("DROP TRIGGER refuse_truncate ON office_risk", "office_risk.refuse_truncate"),
        ("DROP TRIGGER loading_is_of_new ON office_value", "office_value.loading_is_of_new"),
    ],
)
@pytest.mark.usefixtures("root")
def test_a_guard_that_is_gone_or_changed_is_told(statement: str, name: str) -> None:
    assert check_office().is_well

    with connections["owner"].cursor() as cursor:
        cursor.execute(statement)

    assert name in str(check_office().problems)


def test_a_changed_body_is_told_and_put_right_by_bringing_back(
    root: Programme, tmp_path: Path
) -> None:
    copy = tmp_path / "office.zip"
    name = KEEP_VALUE.get_pgid(Value)
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql "
            "AS 'BEGIN RETURN NEW; END'"
        )
    assert name in str(check_office().problems)
    back_up(copy)

    restore(copy, replaces=True)

    assert check_office().is_well
    with pytest.raises(DatabaseError, match="value_is_kept"):
        Value.objects.filter(programme=root).exclude(status="draft").update(number=1)


def _judged_apart(root: Programme, person: Person, other: Person) -> None:
    levels = dict.fromkeys(("name_agreement", "birth_date_agreement", "place_agreement"), "missing")
    PersonPair.objects.create(
        programme=root,
        first=person,
        second=other,
        probability=0,
        method="exact",
        status="different",
        reason="Plantada is the elder",
        **levels,
    )


def _empty() -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")
