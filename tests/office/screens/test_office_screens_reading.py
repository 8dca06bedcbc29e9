"""Can everybody read the pages, quickly, in both languages, and only what is theirs to see?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import brecha.office
from brecha.core.languages import translate
from brecha.office.data.models import Indicator, Programme, Report, Value
from brecha.office.exchange.load import load_programme
from brecha.office.screens.words import WORDS
from reporting_programme import reporting_programme

MOST_QUERIES = 30
TEMPLATES = Path(brecha.office.__file__).parent / "templates"
SAID = re.compile(r"""\{%\s*translate\s+(?:"([^"]+)"|'([^']+)')""")
PAGES = ("", "results/", "products/", "events/", "people/")
OF_MEMBERS = ("findings/", "findings/summary/", "reports/")
Opens = Callable[..., Client]


def address(root: Programme, page: str) -> str:
    return f"/programmes/{root.pk}/{page}"


@contextmanager
def few_queries() -> Iterator[None]:
    with CaptureQueriesContext(connection) as asked:
        yield
    assert len(asked) <= MOST_QUERIES, "\n".join(query["sql"][:120] for query in asked)


def big_programme() -> Programme:
    """Return a programme with many rows, some of which wait for review."""
    known = replace(reporting_programme(number=60, periods=5, products=40), reference="P-big")
    waiting = tuple(
        replace(value, status="submitted") if value.period_end.startswith("2024") else value
        for value in known.values
    )
    return load_programme(replace(known, values=waiting))


@pytest.mark.parametrize(
    ("role", "agency", "pages"),
    [
        ("coordinator", "", (*PAGES, *OF_MEMBERS, "review/")),
        ("agency_officer", "NORTH", (*PAGES, *OF_MEMBERS, "tasks/", "values/new/?indicator=1.1.1")),
        ("agency_approver", "NORTH", (*PAGES, *OF_MEMBERS, "review/")),
        ("reader", "", (*PAGES, *OF_MEMBERS)),
    ],
)
def test_no_page_of_a_big_programme_asks_many_times(
    reporting: Programme,
    user_of: Callable[..., Any],
    role: str,
    agency: str,
    pages: tuple[str, ...],
) -> None:
    del reporting
    root = big_programme()
    client = Client(SERVER_NAME="localhost")
    client.force_login(
        user_of(role, root, agency), backend="django.contrib.auth.backends.ModelBackend"
    )
    report = Report.objects.get(programme=root)
    more = (f"reports/{report.pk}/", "indicators/1.1.1/", "indicators/1.1.1/chart.png")

    for page in (*pages, *more):
        with few_queries():
            answer = client.get(address(root, page))
        assert answer.status_code == 200, page


def test_many_programmes_are_one_page_of_few_queries(
    reporting: Programme, user_of: Callable[..., Any]
) -> None:
    for at in range(12):
        load_programme(replace(reporting_programme(), reference=f"P-{at + 10}"))
    Programme.objects.update(is_public=True)
    client = Client(SERVER_NAME="localhost", HTTP_ACCEPT_LANGUAGE="en")
    del user_of

    with few_queries():
        answer = client.get("/")

    assert answer.content.decode().count("<tr>") == 14
    assert str(reporting.reference) in answer.content.decode()


def test_the_overview_says_targets_money_and_what_is_overdue(
    reporting: Programme, signed_in: Opens
) -> None:
    text = signed_in("coordinator").get(address(reporting, "")).content.decode()

    assert "2,001 " in text
    assert "Target reached: 3" in text
    assert '<p class="big">4</p>' in text


def test_both_languages_say_the_same_page(reporting: Programme, signed_in: Opens) -> None:
    spanish = signed_in("reader", language="es").get(address(reporting, "results/"))
    english = signed_in("reader", language="en").get(address(reporting, "results/"))

    assert 'lang="es"' in spanish.content.decode()
    assert "Árbol de resultados" in spanish.content.decode()
    assert "Personas capacitadas por NORTH" in spanish.content.decode()
    assert "Results tree" in english.content.decode()
    assert spanish.content.count(b"<tr>") == english.content.count(b"<tr>")


def test_every_word_of_a_template_has_its_spanish() -> None:
    said = {
        found[1] or found[2]
        for path in sorted(TEMPLATES.rglob("*.html"))
        for found in SAID.finditer(path.read_text("utf-8"))
    }

    same = {"Brecha", "Total", "no", "virtual"}
    assert sorted(each for each in said - same if translate(each, "es") == each) == []


def test_every_word_of_a_list_is_said_in_both_languages() -> None:
    assert all(text.es and text.en for text in WORDS.values())


def test_pages_load_nothing_from_elsewhere(reporting: Programme, signed_in: Opens) -> None:
    client = signed_in("coordinator")

    for page in (*PAGES, *OF_MEMBERS, "review/"):
        answer = client.get(address(reporting, page))
        loaded = re.findall(
            r"""<(?:script|link|img|iframe)[^>]*(?:src|href)="([^"]*)""", answer.content.decode()
        )
        assert [each for each in loaded if not each.startswith(("/", "data:"))] == [], page
        assert " style=" not in answer.content.decode()
        assert " onclick=" not in answer.content.decode()


def test_whoever_has_not_signed_in_sees_nothing_of_a_programme_that_is_not_public(
    reporting: Programme, signed_in: Opens
) -> None:
    client = signed_in("")

    for page in (*PAGES, "indicators/1.1.1/", "tasks/", "review/", *OF_MEMBERS):
        assert client.get(address(reporting, page)).status_code == 404, page
    assert client.get(f"/public/{reporting.pk}/").status_code == 404


def test_the_public_sees_settled_figures_without_small_counts(
    reporting: Programme, signed_in: Opens
) -> None:
    Programme.objects.filter(pk=reporting.pk).update(is_public=True)
    indicator = Indicator.objects.get(programme=reporting, code="1.1.1")
    Value.objects.create(
        programme=reporting,
        indicator=indicator,
        kind="actual",
        number=87654,
        agency=indicator.agency,
    )
    client = signed_in("")

    told = client.get(f"/public/{reporting.pk}/").content.decode()
    events = client.get(address(reporting, "events/")).content.decode()
    page = client.get(address(reporting, "indicators/1.1.1/")).content.decode()

    assert "118" not in told
    assert "not shown" in told, "118 of 120 women would tell two men"
    assert "widows: 3" not in events
    assert "women: 40" not in events
    assert "87,654" not in told + page
    assert "History" not in page
    for shut in ("findings/", "reports/", "tasks/", "review/"):
        assert client.get(address(reporting, shut)).status_code == 403, shut


def test_a_refusal_is_a_page_in_words(reporting: Programme, signed_in: Opens) -> None:
    answer = signed_in("reader", language="es").get(address(reporting, "tasks/"))

    assert answer.status_code == 403
    assert "Solo los enlaces de una agencia capturan valores" in answer.content.decode()


def test_the_chart_is_sent_once(reporting: Programme, signed_in: Opens) -> None:
    client = signed_in("reader")
    page = address(reporting, "indicators/1.1.1/chart.png")

    first = client.get(page)
    again = client.get(page, HTTP_IF_NONE_MATCH=first["ETag"])

    assert first.content.startswith(b"\x89PNG")
    assert again.status_code == 304


def test_a_changed_value_is_on_the_next_page(reporting: Programme, signed_in: Opens) -> None:
    client = signed_in("coordinator")
    before = client.get(address(reporting, "")).content.decode()
    indicator = Indicator.objects.get(programme=reporting, code="1.1.1")

    Indicator.objects.filter(pk=indicator.pk).update(aggregation_over_time="sum")
    after = client.get(address(reporting, "")).content.decode()

    assert before != after
