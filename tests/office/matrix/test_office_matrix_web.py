"""Does the office stand what a browser, a file or a text may try on it?"""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from lxml import etree

from brecha.office.data.models import (
    Indicator,
    KnowledgeProduct,
    NarrativeSection,
    Programme,
    Snapshot,
    User,
)
from brecha.office.exchange.dump import programme_of
from brecha.office.screens.reports.files import _plain as file_name_of
from brecha.reports.programme import Request, file_bytes, frozen
from office.matrix.knocking import _texts as texts_in
from office.matrix.knocking import knock
from office.matrix.world import World

ELSEWHERE = ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"]
SCRIPT = "<script>alert(6)</script>"
TEXT = (
    f"{SCRIPT} {{{{ 7777*7777 }}}} {{{{ ''.__class__.__mro__ }}}} "
    "{% for x in [1] %}loop{% endfor %} "
    '{{ settings.SECRET_KEY }} #panic(1) #read("/etc/hostname") $x^2$ =1+1'
)
PRODUCT = "60481729"  # 7777 times 7777: a text that was run as a program would hold it
PAGES = ["", "results/", "products/", "registers/products/", "reports/", "findings/", "history/"]


def signed_in(password: str, **more: str) -> Any:  # noqa: ANN401 - an answer
    client = Client(SERVER_NAME="localhost")
    client.get("/language/")
    return client.post("/sign-in/", {"username": "the-nobody", "password": password, **more})


@pytest.mark.parametrize("target", ELSEWHERE)
def test_nobody_is_sent_to_another_site(target: str, world: World) -> None:
    language = knock(world, "public", "POST", "language/", f"language=en&next={target}")
    login = knock(world, "public", "GET", f"admin/login/?next={target}")
    with transaction.atomic():
        User.objects.filter(username="the-nobody").update(password=make_password("a long word 12"))
        signing = signed_in("a long word 12", next=target)
        transaction.set_rollback(True)

    assert signing.status_code == 302
    for answer in (language, signing):
        assert "evil" not in answer.headers["Location"]
        assert "javascript" not in answer.headers["Location"]
    assert login.headers["Location"].startswith("/sign-in/")


def test_signing_in_changes_the_session(world: World) -> None:
    client = Client(SERVER_NAME="localhost")
    with transaction.atomic():
        User.objects.filter(username="the-nobody").update(password=make_password("a long word 12"))
        session = client.session
        session["seen"] = "before"
        session.save()
        before = session.session_key
        client.cookies["sessionid"] = before
        client.post("/sign-in/", {"username": "the-nobody", "password": "a long word 12"})
        after = client.cookies["sessionid"].value
        transaction.set_rollback(True)

    assert world.users["nobody"].username == "the-nobody"
    assert before != after


def test_the_language_cookie_holds_a_known_language_and_no_more(world: World) -> None:
    known = knock(world, "public", "POST", "language/", "language=en&next=/")
    unknown = knock(world, "public", "POST", "language/", 'language="><script>&next=/')

    cookie = known.cookies["django_language"]
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == ("en", True, "Lax")
    assert "django_language" not in unknown.cookies


def test_every_page_says_what_it_may_load(world: World) -> None:
    for address in ("programmes/{closed}/", "sign-in/", "public/{open}/", "nowhere/"):
        headers = knock(world, "public", "GET", address).headers
        assert "unsafe" not in headers["Content-Security-Policy"], address
        assert headers["X-Content-Type-Options"] == "nosniff", address
        assert headers["X-Frame-Options"] == "DENY", address
        assert headers["Referrer-Policy"] == "same-origin", address


@pytest.fixture(scope="module")
def spoiled(world: World) -> Any:  # noqa: ANN401 - answers by their address, files by their form
    """Return pages and files of a programme whose texts try to be programs."""
    root = world.programmes["closed"]
    with transaction.atomic():
        Programme.objects.filter(pk=root.pk).update(title_en=TEXT, title_es=TEXT)
        Indicator.objects.filter(programme=root).update(title_en=TEXT, title_es=TEXT)
        KnowledgeProduct.objects.filter(programme=root).update(title=f'=HYPERLINK("x") {TEXT}')
        NarrativeSection.objects.filter(programme=root).update(
            text=TEXT, section="executive_summary"
        )
        pages = {
            page: world.clients["coordinator"].get(f"/programmes/{root.pk}/{page}")
            for page in PAGES
        }
        sheet = world.clients["coordinator"].get(f"/programmes/{root.pk}/spreadsheets/products.csv")
        taken = frozen(programme_of(root), report=world.row("Report", "closed", "joint").key)
        transaction.set_rollback(True)
    asked = Request(kind="final", period="2021-12-31", language="en")
    files = {form: file_bytes(taken, asked, form) for form in ("docx", "xlsx", "html", "pdf")}
    return pages, files, sheet.content.decode("utf-8-sig")


@pytest.mark.parametrize("page", PAGES)
def test_a_text_is_shown_and_not_run_on_a_page(page: str, spoiled: Any) -> None:  # noqa: ANN401 - as the fixture
    answer = spoiled[0][page]

    assert answer.status_code == 200
    assert SCRIPT.encode() not in answer.content
    assert PRODUCT.encode() not in answer.content


@pytest.mark.parametrize("form", ["docx", "xlsx", "html"])
def test_a_text_is_written_and_not_run_in_a_file(form: str, spoiled: Any) -> None:  # noqa: ANN401 - as the fixture
    parts = texts_in(spoiled[1][form])

    assert not any(SCRIPT in part for part in parts)
    assert not any(PRODUCT in part for part in parts)
    assert any("7777*7777" in part for part in parts)
    if form != "html":
        for part in parts:
            if part.lstrip().startswith("<"):
                etree.fromstring(part.encode())
            assert "<f>" not in part


def test_a_text_does_not_stop_or_steer_the_pdf(spoiled: Any) -> None:  # noqa: ANN401 - as the fixture
    assert spoiled[1]["pdf"].startswith(b"%PDF-")


def test_a_formula_leaves_as_text(spoiled: Any) -> None:  # noqa: ANN401 - as the fixture
    cells = [line.split(",") for line in spoiled[2].splitlines()]

    assert not any(cell.strip('"').startswith("=") for line in cells for cell in line)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "a\r\nX-Evil: 1", 'a"; filename="b.exe', "..\\x", "/etc/x", "\0"]
)
def test_a_name_of_a_file_leads_nowhere(name: str) -> None:
    plain = file_name_of(name)

    assert not set(plain) & set('/\\"\r\n\0;:')


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("values.xlsx", b"\x89PNG\r\n\x1a\n" + b"\0" * 64),
        ("values.xlsx", b"<html><script>alert(1)</script></html>"),
        ("values.csv", b"MZ\x90\0" + b"\0" * 64),
        ("values.csv", b"PK\x03\x04" + b"\0" * 64),
        ("../../values.exe", b"a,b"),
        ("values.svg", b"<svg onload='alert(1)'/>"),
    ],
)
def test_a_file_is_known_by_what_it_holds(name: str, content: bytes, world: World) -> None:
    address = f"/programmes/{world.programmes['closed'].pk}/spreadsheets/"
    with transaction.atomic():
        sent = {"file": SimpleUploadedFile(name, content), "mark": "point", "import": "yes"}
        answer = world.clients["officer"].post(address, sent)
        transaction.set_rollback(True)

    assert answer.status_code == 422
    assert b"<script>alert(1)" not in answer.content
    assert Snapshot.objects.exists()


def test_a_session_of_a_closed_account_is_nobody(world: World) -> None:
    answer = knock(world, "inactive", "GET", "second-factor/")

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in/")
