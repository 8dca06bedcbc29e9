"""Does the public read small parts of a value, or names of persons, outside a report?"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from brecha.office.data.models import (
    Evaluation,
    FollowUp,
    Indicator,
    Programme,
    User,
    Waiver,
)
from brecha.office.screens.findings import findings_of
from brecha.programme.model import Finding

Opens = Callable[..., Client]
NAME = "Xochitl Quetzalli"


def test_an_indicator_shows_the_public_no_small_part(
    root: Programme, user_of: Callable[..., User]
) -> None:
    Programme.objects.filter(pk=root.pk).update(is_public=True)
    reader = Client(SERVER_NAME="localhost")
    reader.force_login(user_of("reader", root), backend="django.contrib.auth.backends.ModelBackend")
    page = f"/programmes/{root.pk}/indicators/1.1.1/"

    member = reader.get(page).content.decode()
    public = Client(SERVER_NAME="localhost").get(page).content.decode()

    assert "150.5" in member
    assert "150.5" in public
    for told in (": 147<", ": 3.5<"):  # the few men would be known from the women
        assert told in member
        assert told not in public


def test_whoever_is_no_organisation_is_named_to_members_alone(
    public_programme: Programme, signed_in: Opens
) -> None:
    root = public_programme
    Indicator.objects.filter(programme=root, code="1.1.1").update(collector=NAME)
    Indicator.objects.filter(programme=root, code="1.1.2").update(collector="SOUTH")
    evaluation = Evaluation.objects.create(programme=root, key="final")
    shared = {"programme": root, "evaluation": evaluation, "action": "Do it"}
    row = FollowUp.objects.create(recommendation=1, owner=NAME, **shared)
    FollowUp.objects.create(recommendation=2, owner="NORTH", **shared)
    at = f"/programmes/{root.pk}"
    frame = Indicator.objects.get(programme=root, code="1.1.1").pk
    pages = [
        f"{at}/registers/follow-ups/",
        f"{at}/registers/follow-ups/{row.pk}/",
        f"{at}/registers/follow-ups/?q=Xochitl",
        f"{at}/registers/indicators/{frame}/",
        f"{at}/indicators/1.1.1/",
        f"/api/v1/programmes/{root.pk}/indicators",
        f"/api/v1/programmes/{root.pk}/indicators/1.1.1",
    ]
    reader, public = signed_in("reader"), signed_in("")

    for page in pages:
        assert NAME in reader.get(page).content.decode(), page
        answer = public.get(page)
        assert answer.status_code == 200, page
        assert NAME not in answer.content.decode(), page
    assert "NORTH" in public.get(pages[0]).content.decode()
    assert f"registers/follow-ups/{row.pk}/" not in public.get(pages[2]).content.decode()
    told = {each["code"]: each["collector"] for each in public.get(pages[5]).json()["items"]}
    assert (told["1.1.1"], told["1.1.2"]) == ("", "SOUTH")
    assert "sort=owner" not in public.get(pages[0]).content.decode()


def test_a_waiver_holds_the_role_and_no_name_of_a_user(
    reporting: Programme, signed_in: Opens, user_named: Callable[[Client], None]
) -> None:
    client = signed_in("coordinator")
    user_named(client)
    finding: Finding = next(each for each in findings_of(reporting) if not each.waived_by)

    client.post(
        f"/programmes/{reporting.pk}/findings/waive/",
        {
            "check": finding.check,
            "subject": finding.subject,
            "reason_for_change": "Known, and mended next year",
        },
    )

    waiver = Waiver.objects.get(programme=reporting, reason="Known, and mended next year")
    assert waiver.name == "coordinator"
    page = client.get(f"/programmes/{reporting.pk}/findings/").content.decode()
    assert "Accepted by coordinator: Known, and mended next year" in page


@pytest.fixture
def public_programme(reporting: Programme) -> Programme:
    Programme.objects.filter(pk=reporting.pk).update(is_public=True)
    return reporting


@pytest.fixture
def user_named() -> Callable[[Client], None]:
    def give(client: Client) -> None:
        number = client.session["_auth_user_id"]
        User.objects.filter(pk=number).update(first_name="Xochitl", last_name="Quetzalli")

    return give
