"""Do the pages of spreadsheets give and take files, only of whom they may?"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from brecha.office.data.models import Programme, User, Value
from office_sheets import YEAR, filled, opened, row_of, template

Maker = Callable[..., User]


def signed_in(user: User, language: str = "en") -> Client:
    client = Client(SERVER_NAME="localhost", headers={"accept-language": language})
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def upload(content: bytes, name: str = "values.xlsx") -> dict[str, object]:
    return {"file": SimpleUploadedFile(name, content), "mark": "point"}


@pytest.fixture
def officer(sheet_root: Programme, user_of: Maker) -> User:
    return user_of("agency_officer", sheet_root, "NORTH")


def test_an_officer_fetches_fills_in_tries_and_imports(
    sheet_root: Programme, officer: User
) -> None:
    client = signed_in(officer)
    address = f"/programmes/{sheet_root.pk}/spreadsheets/"
    period = {"start": YEAR.start, "end": YEAR.end}
    fetched = client.get(f"{address}values.xlsx", period)
    content = filled(fetched.content, {f"J{row_of(fetched.content, '2.1')}": 7})

    trial = client.post(address, upload(content))
    after_trial = Value.objects.filter(indicator__code="2.1").count()
    hidden = dict(re.findall(r'name="(name|mark|tried)" value="([^"]*)"', trial.content.decode()))
    imported = client.post(address, hidden | {"import": "yes"})

    assert fetched.headers["Content-Disposition"].startswith("attachment")
    assert trial.status_code == imported.status_code == 200
    assert "nothing was written yet" in trial.content.decode()
    assert after_trial == 0
    assert "The file was taken" in imported.content.decode()
    event = Value.objects.get(indicator__code="2.1").events.get()
    assert event.pgh_context["reason"].startswith("import ")


@pytest.mark.parametrize(
    ("language", "word"), [("en", "must hold a number"), ("es", "debe contener")]
)
def test_a_refused_file_is_told_on_the_page_and_goes_back_marked(
    sheet_root: Programme, officer: User, language: str, word: str
) -> None:
    client = signed_in(officer, language)
    good = template(officer, sheet_root)
    row = row_of(good, "2.1")

    answer = client.post(
        f"/programmes/{sheet_root.pk}/spreadsheets/",
        upload(filled(good, {f"J{row}": "<b>x</b>"})) | {"import": "yes"},
    )
    page = answer.content.decode()
    found = re.search(r'href="data:[^"]*;base64,([^"]+)"', page)

    assert answer.status_code == 422
    assert word in page
    assert f"<td>J{row}</td>" in page
    assert "<b>x</b>" not in page
    assert found is not None
    assert opened(base64.b64decode(found[1])).worksheets[1][f"J{row}"].comment is not None


def test_a_file_that_cannot_be_opened_is_told_in_one_sentence(
    sheet_root: Programme, officer: User
) -> None:
    client = signed_in(officer)

    answer = client.post(f"/programmes/{sheet_root.pk}/spreadsheets/", upload(b"", "a.xlsx"))
    without = client.post(f"/programmes/{sheet_root.pk}/spreadsheets/", {"mark": "point"})

    assert answer.status_code == without.status_code == 422
    assert "0 bytes" in answer.content.decode()
    assert "base64," not in answer.content.decode()
    assert "Choose a file." in without.content.decode()


@pytest.mark.parametrize("role", ["reader", "agency_approver", "administrator"])
def test_who_may_not_import_gets_no_page(sheet_root: Programme, user_of: Maker, role: str) -> None:
    where = () if role == "administrator" else (sheet_root,)
    agency = "NORTH" if role == "agency_approver" else ""
    client = signed_in(user_of(role, *where, agency=agency))
    address = f"/programmes/{sheet_root.pk}/spreadsheets/"

    assert client.get(address).status_code == 403
    assert client.post(address, upload(b"x")).status_code == 403
    assert client.get(f"{address}values.xlsx").status_code == 403


def test_strangers_are_sent_to_sign_in_and_others_find_nothing(
    sheet_root: Programme, user_of: Maker
) -> None:
    address = f"/programmes/{sheet_root.pk}/spreadsheets/"
    stranger = Client(SERVER_NAME="localhost")
    outsider = User.objects.create(username="outsider")

    assert stranger.get(address).status_code == 302
    assert stranger.get(f"{address}values.csv").status_code == 302
    assert signed_in(outsider).get(address).status_code == 404
    assert (
        signed_in(user_of("coordinator", sheet_root)).get(f"{address}persons.csv").status_code
        == 404
    )
