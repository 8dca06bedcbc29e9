"""Is what cannot be refused on the form, from a program and from a file, and nothing told twice?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localdate

from brecha.office.api.tokens import make_token
from brecha.office.data.models import Indicator, Programme, User, Value
from brecha.office.running.practice import practice_programme
from brecha.office.screens.registers.fields import WholeField
from brecha.programme.arithmetic import indicator_amount
from office_forms import fields_of
from office_pages import at, words

Opens = Callable[..., Client]
CELL = "?indicator=1.1.1&start=2022-01-01&end=2022-12-31&agency=NORTH"
SHARE = CELL.replace("1.1.1", "1.1.3")
FILLED = {
    "number": "100",
    "period_start": "2022-01-01",
    "period_end": "2022-12-31",
    "as_of": "2022-12-31",
    "certainty": "measured",
    "variance_reason": "other",
    "seen_version": "1",
    "parts-TOTAL_FORMS": "0",
    "parts-INITIAL_FORMS": "0",
}
NEXT_YEAR = str(localdate().year + 1)


def drafts() -> list[Value]:
    return list(Value.objects.filter(status="draft"))


@pytest.fixture
def officer(signed_in: Opens) -> Client:
    return signed_in("agency_officer", "NORTH")


def report(client: Client, root: Programme, cell: str = CELL, **changes: str) -> Any:  # noqa: ANN401 - an answer
    return client.post(at(root, f"values/new/{cell}"), FILLED | changes)


def test_a_decimal_comma_is_taken_and_words_are_refused(
    reporting: Programme, officer: Client
) -> None:
    Indicator.objects.filter(code="1.1.1").update(unit="thousands of people")

    page = officer.get(at(reporting, f"values/new/{CELL}")).content.decode()
    scaled = report(officer, reporting, number="12.5 million")
    double = report(officer, reporting, number="1,956")
    taken = report(officer, reporting, number="1,8")

    assert 'type="number"' not in page
    assert page.count('inputmode="decimal"') >= 5
    assert (scaled.status_code, double.status_code, taken.status_code) == (422, 422, 302)
    assert "“1,956” could be thousands or decimals" in words(double)
    assert [value.number for value in drafts()] == [Decimal("1.8")]


def test_parts_take_the_decimal_comma_too(reporting: Programme, officer: Client) -> None:
    Indicator.objects.filter(code="1.1.1").update(unit="hours")
    part = {"parts-0-dimension": "sex", "parts-0-category": "woman", "parts-0-number": "1,8"}

    report(officer, reporting, number="1,8", **part | {"parts-TOTAL_FORMS": "1"})

    (value,) = drafts()
    assert value.disaggregation_rows.get().number == Decimal("1.8")


def test_a_number_that_reads_twice_is_shown_and_read_again_as_it_is_stored(
    reporting: Programme, officer: Client
) -> None:
    Indicator.objects.filter(code="1.1.1").update(unit="hours")
    report(officer, reporting, number="1.9560")
    (value,) = drafts()

    page = officer.get(at(reporting, f"values/{value.pk}/")).content.decode()

    assert 'value="1.9560"' in page


@pytest.mark.parametrize(
    ("cell", "changes", "told"),
    [
        (CELL, {"number": "-5"}, "A count is not below 0; −5 was given."),
        (CELL, {"number": "1,8"}, "What is counted is whole; 1.8 was given."),
        (SHARE, {"numerator": "30", "denominator": "20"}, "is more than the denominator (20)"),
        (SHARE, {"numerator": "-30", "denominator": "20"}, "A share is not below 0; −30"),
        (
            CELL,
            {"period_start": "1999-01-01", "period_end": "1999-12-31", "as_of": "1999-12-31"},
            "outside the programme (2020-02-01 to 2022-01-31)",
        ),
        (CELL, {"as_of": f"{NEXT_YEAR}-01-01"}, "was true lies after today"),
        (CELL, {"as_of": "2021-12-31"}, "lies before its period (2022-01-01)"),
    ],
)
def test_an_impossible_actual_is_refused_in_words(
    reporting: Programme, officer: Client, cell: str, changes: dict[str, str], told: str
) -> None:
    answer = report(officer, reporting, cell, **changes)

    assert answer.status_code == 422
    assert told in words(answer)
    assert drafts() == []


def test_a_period_to_come_is_refused(reporting: Programme, officer: Client) -> None:
    Programme.objects.filter(pk=reporting.pk).update(original_end="2099-12-31")
    tomorrow = (localdate() + timedelta(days=1)).isoformat()

    answer = report(officer, reporting, period_end=tomorrow, as_of="2022-12-31")

    assert "The period ends after today." in words(answer)


def test_parts_of_people_are_whole(reporting: Programme, officer: Client) -> None:
    rows = {
        f"parts-{at}-{name}": text
        for at, category in enumerate(("woman", "man"))
        for name, text in (("dimension", "sex"), ("category", category), ("number", "50,5"))
    }

    answer = report(officer, reporting, number="101", **rows | {"parts-TOTAL_FORMS": "2"})

    assert "What is counted is whole; so are its parts." in words(answer)


@pytest.mark.parametrize("number", ["-7", "3.5"])
def test_a_program_is_refused_what_the_form_refuses(
    reporting: Programme, user_of: Callable[..., User], number: str
) -> None:
    text = make_token(user_of("agency_officer", reporting, "NORTH"), "p", ("report",), 1)[1]
    client = Client(SERVER_NAME="localhost", headers={"authorization": f"Bearer {text}"})
    body = {key: FILLED[key] for key in ("period_start", "period_end", "as_of")}
    body |= {"indicator": "1.1.1", "agency": "NORTH", "number": number}

    answer = client.post(
        f"/api/v1/programmes/{reporting.pk}/values", body, content_type="application/json"
    )

    assert answer.status_code == 422
    assert {each["place"] for each in answer.json()["errors"]} >= {"number"}
    assert drafts() == []


def test_a_program_s_number_has_one_reading(
    reporting: Programme, user_of: Callable[..., User]
) -> None:
    Indicator.objects.filter(code="1.1.1").update(unit="hours")
    text = make_token(user_of("agency_officer", reporting, "NORTH"), "p", ("report",), 1)[1]
    client = Client(SERVER_NAME="localhost", headers={"authorization": f"Bearer {text}"})
    body = {key: FILLED[key] for key in ("period_start", "period_end", "as_of", "variance_reason")}
    body |= {"indicator": "1.1.1", "agency": "NORTH", "number": "1.956"}

    answer = client.post(
        f"/api/v1/programmes/{reporting.pk}/values", body, content_type="application/json"
    )

    assert answer.status_code == 201, answer.content
    assert [value.number for value in drafts()] == [Decimal("1.956")]


def test_a_period_that_is_being_reported_leads_to_its_draft(
    reporting: Programme, officer: Client
) -> None:
    report(officer, reporting)
    (value,) = drafts()

    again = officer.get(at(reporting, f"values/new/{CELL}"))
    sent = report(officer, reporting, number="101")

    assert again.status_code == 302
    assert again.headers["Location"].endswith(f"/values/{value.pk}/")
    assert sent.status_code == 422
    assert "A draft for this period, agency and place stands already." in words(sent)
    assert f"/values/{value.pk}/" in sent.content.decode()
    assert drafts() == [value]
    assert report(officer, reporting, place="Valley").status_code == 302


def test_a_verified_period_is_corrected_and_not_reported_again(
    reporting: Programme, officer: Client
) -> None:
    cell = CELL.replace("2022", "2021")
    value = Value.objects.get(indicator__code="1.1.1", kind="actual", period_end="2021-12-31")
    days = {"period_start": "2021-01-01", "period_end": "2021-12-31", "as_of": "2021-12-31"}

    shown = officer.get(at(reporting, f"values/new/{cell}"))
    sent = report(officer, reporting, cell, **days)

    for answer in (shown, sent):
        assert "A verified value for this period, agency and place stands already." in words(answer)
        assert f"values/{value.pk}/correct/" in answer.content.decode()
    assert sent.status_code == 422
    assert drafts() == []


def test_the_form_says_whose_indicator_it_is(reporting: Programme, officer: Client) -> None:
    other = officer.get(at(reporting, f"values/new/{CELL.replace('1.1.1', '1.1.2')}"))
    own = officer.get(at(reporting, f"values/new/{CELL}"))

    assert "This indicator belongs to SOUTH." in words(other)
    assert "This indicator belongs to" not in words(own)


def test_a_percentage_that_is_added_is_refused_in_its_definition(
    reporting: Programme, signed_in: Opens
) -> None:
    client = signed_in("coordinator")
    share = Indicator.objects.get(programme=reporting, code="1.1.3")
    page = at(reporting, f"registers/indicators/{share.pk}/")
    form = fields_of(client.get(page).content.decode())
    form |= {"title_en": "Share", "reason_for_change": "Defined"}

    added = client.post(page, form)
    brought = client.post(page, form | {"aggregation_over_agencies": "ratio"})

    assert "Percentages are not added." in words(added)
    assert brought.status_code == 302, words(brought)


def test_the_exercise_adds_no_percentages() -> None:
    programme = practice_programme(2026)
    share = next(each for each in programme.indicators if each.measure == "percentage")

    assert share.aggregation_over_agencies == "ratio"
    assert indicator_amount(programme, share, "actual") is not None


def test_a_count_of_participants_has_one_reading() -> None:
    assert WholeField().clean("1,956") == WholeField().clean("1.956") == 1956
