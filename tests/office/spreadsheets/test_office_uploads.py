"""Is every file that was brought written down, refused ones too?"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from brecha.office.access.may import may
from brecha.office.access.roles import Action
from brecha.office.access.scope import visible
from brecha.office.data.models import AuditLink, Programme, UploadLog, User, Value
from office_sheets import filled, row_of, template

Maker = Callable[..., User]


@pytest.fixture
def officer(sheet_root: Programme, user_of: Maker) -> User:
    return user_of("agency_officer", sheet_root, "NORTH")


def opened(user: User, language: str = "en") -> Client:
    client = Client(SERVER_NAME="localhost", headers={"accept-language": language})
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def upload(content: bytes, name: str = "values.xlsx") -> dict[str, object]:
    return {"file": SimpleUploadedFile(name, content), "mark": "point"}


def test_a_trial_and_its_import_are_two_lines_and_one_event_a_row(
    sheet_root: Programme, officer: User
) -> None:
    address = f"/programmes/{sheet_root.pk}/spreadsheets/"
    good = template(officer, sheet_root)
    content = filled(good, {f"J{row_of(good, '2.1')}": 7})
    client = opened(officer)
    before = AuditLink.objects.count()

    trial = client.post(address, upload(content)).content.decode()
    after_trial = AuditLink.objects.count()
    hidden = dict(re.findall(r'name="(name|mark|tried)" value="([^"]*)"', trial))
    page = client.post(address, hidden | {"import": "yes"}).content.decode()

    first, second = UploadLog.objects.order_by("pk")
    assert (first.is_trial, first.is_accepted, first.added) == (True, True, 1)
    assert (second.is_trial, second.is_accepted, second.added) == (False, True, 1)
    assert second.file_name == "values.xlsx"
    assert second.kinds == ["values"]
    assert second.user == officer
    event = Value.objects.get(indicator__code="2.1").events.get()
    assert second.sha256 in event.pgh_context["reason"]
    assert after_trial == before
    assert AuditLink.objects.count() == before + 1
    assert "tried, not imported" in page
    assert "New rows: 1" in page


@pytest.mark.parametrize(
    ("name", "content"), [("wrong.xlsx", b"PK no workbook"), ("empty.csv", b""), ("x\0.csv", b"a")]
)
def test_a_refused_file_is_written_down_too(
    sheet_root: Programme, officer: User, name: str, content: bytes
) -> None:
    address = f"/programmes/{sheet_root.pk}/spreadsheets/"

    client = opened(officer, "es")
    answer = client.post(address, upload(content, name) | {"import": "yes"})

    line = UploadLog.objects.get()
    assert answer.status_code == 422
    assert (line.is_accepted, line.added, line.changed) == (False, 0, 0)
    assert line.faults >= 1
    assert "rechazado" in client.get(address).content.decode()


def test_a_file_with_faults_is_refused_with_their_number(
    sheet_root: Programme, officer: User
) -> None:
    good = template(officer, sheet_root)
    content = filled(good, {f"J{row_of(good, '2.1')}": "<b>x</b>"})

    page = opened(officer).post(
        f"/programmes/{sheet_root.pk}/spreadsheets/", upload(content, "<i>.xlsx")
    )

    line = UploadLog.objects.get()
    assert (line.is_trial, line.is_accepted, line.faults, line.kinds) == (
        True,
        False,
        1,
        ["values"],
    )
    assert "<i>" not in page.content.decode()


def test_a_line_is_never_changed(sheet_root: Programme, officer: User) -> None:
    opened(officer).post(f"/programmes/{sheet_root.pk}/spreadsheets/", upload(b"", "a.csv"))

    for change in (
        lambda: UploadLog.objects.update(is_accepted=True),
        lambda: UploadLog.objects.all().delete(),
        lambda: connection.cursor().execute("UPDATE office_uploadlog SET faults = 9"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert UploadLog.objects.get().is_accepted is False


def test_who_brings_no_files_sees_no_log(sheet_root: Programme, user_of: Maker) -> None:
    reader = opened(user_of("reader", sheet_root))

    assert reader.get(f"/programmes/{sheet_root.pk}/spreadsheets/").status_code == 403


def test_the_name_of_a_file_is_kept_nowhere(sheet_root: Programme, officer: User) -> None:
    address = f"/programmes/{sheet_root.pk}/spreadsheets/"
    good = template(officer, sheet_root)
    content = filled(good, {f"J{row_of(good, '2.1')}": 7})
    client = opened(officer)

    for name, body in (("Ana Plantada.xlsx", content), ("Ana.Plantada", b"x")):
        client.post(address, upload(body, name) | {"import": "yes"})

    names = set(UploadLog.objects.values_list("file_name", flat=True))
    assert names == {"values.xlsx", "file"}
    assert "Plantada" not in client.get(address).content.decode()
    assert "Plantada" not in "".join(AuditLink.objects.values_list("content", flat=True))


def test_a_name_that_was_kept_before_is_not_shown(sheet_root: Programme, officer: User) -> None:
    UploadLog.objects.create(
        programme=sheet_root,
        user=officer,
        file_name="Ana Plantada.XLSX",
        is_trial=True,
        is_accepted=True,
    )

    page = opened(officer).get(f"/programmes/{sheet_root.pk}/spreadsheets/").content.decode()

    assert "Plantada" not in page
    assert "file.xlsx" in page


def test_an_officer_sees_the_lines_of_nobody_else(
    sheet_root: Programme, officer: User, user_of: Maker
) -> None:
    address = f"/programmes/{sheet_root.pk}/spreadsheets/"
    opened(officer).post(address, upload(b"", "a.csv"))
    line = UploadLog.objects.get()
    others = [user_of("agency_officer", sheet_root, agency) for agency in ("NORTH", "SOUTH")]
    chief = user_of("coordinator", sheet_root)

    seen = {
        user.pk: officer.username in opened(user).get(address).content.decode()
        for user in (officer, *others, chief)
    }

    assert [pk for pk, is_seen in seen.items() if is_seen] == [officer.pk, chief.pk]
    assert [user.pk for user in (officer, *others, chief) if may(user, Action.VIEW, line)] == [
        officer.pk,
        chief.pk,
    ]
    assert all(not visible(other, UploadLog).exists() for other in others)
    admin = reverse("admin:office_uploadlog_change", args=[line.pk])
    assert opened(others[1]).get(admin).status_code in {302, 403, 404}
