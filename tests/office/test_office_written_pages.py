"""Does every page that writes leave one event for each row it changes, and none for any other?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from brecha.office.data.models import DisaggregatedValue, Report, User, Value
from brecha.office.exchange.load import load_programme
from brecha.office.screens.entering.parts import parts_mark
from brecha.office.screens.findings import findings_of
from brecha.programme.model import Finding
from office_account_deeds import ACCOUNT_PAGES
from office_deeds import CELL, FILLED, Deed, Stage, done, failed
from office_events import recorded
from reporting_programme import reporting_programme

WHY = "The source was revised"
SECTION = "reports/{}/sections/summary/en/"
PARTS = {
    f"parts-{at}-{name}": text
    for at, part in enumerate((("sex", "woman", "60"), ("sex", "man", "30")))
    for name, text in zip(("dimension", "category", "number"), part, strict=True)
} | {"parts-TOTAL_FORMS": "2"}


def enters(stage: Stage) -> Deed:
    officer = stage.user("agency_officer", "NORTH")
    sent = FILLED | PARTS | {"number": "90", "submit": "yes", "variance_reason": "pandemic"}
    return Deed(
        lambda: stage.browser(officer).post(stage.at(f"values/new/{CELL}"), sent),
        {"value": 1, "disaggregatedvalue": 2, "variance": 1},
        officer.pk,
    )


def changes(stage: Stage) -> Deed:
    """Change one part, add none, delete one, change the value, and hand it in: each row once."""
    officer = stage.user("agency_officer", "NORTH")
    value = stage.draft(officer, **PARTS, number="90", variance_reason="pandemic")
    sent = FILLED | {
        "number": "70",
        "parts-TOTAL_FORMS": "1",
        "parts-0-dimension": "sex",
        "parts-0-category": "woman",
        "parts-0-number": "70",
        "variance_reason": "pandemic",
        "variance_text": "Closed",
        "seen_parts": parts_mark(value),
        "reason_for_change": WHY,
        "submit": "yes",
    }
    return Deed(
        lambda: stage.browser(officer).post(stage.at(f"values/{value.pk}/"), sent),
        {"value": 1, "disaggregatedvalue": 2, "variance": 1},
        officer.pk,
        WHY,
    )


def verified(stage: Stage) -> Value:
    return Value.objects.filter(
        programme=stage.root, kind="actual", status="verified", agency__acronym="NORTH"
    ).earliest("pk")


def corrects(stage: Stage) -> Deed:
    officer, value = stage.user("agency_officer", "NORTH"), verified(stage)
    parts = DisaggregatedValue.objects.filter(value=value).count()
    rows = {"value": 1} | ({"disaggregatedvalue": parts} if parts else {})
    page = stage.at(f"values/{value.pk}/correct/")
    return Deed(lambda: stage.browser(officer).post(page), rows, officer.pk)


def moves(stage: Stage) -> Deed:
    value = stage.draft(stage.user("agency_officer", "NORTH"), submit="yes")
    approver = stage.user("agency_approver", "NORTH")
    sent = {"action": "return", "reason_for_change": WHY, "seen_version": str(value.row_version)}
    page = stage.at(f"values/{value.pk}/move/")
    do = lambda: stage.browser(approver).post(page, sent, headers={"HX-Request": "true"})  # noqa: E731 - one of many
    return Deed(do, {"value": 1}, approver.pk, WHY)


def errors(stage: Stage) -> list[Finding]:
    found = findings_of(stage.root)
    return [each for each in found if each.severity == "error" and not each.waived_by]


def waives(stage: Stage) -> Deed:
    coordinator = stage.user("coordinator")
    client = stage.browser(coordinator)
    found = errors(stage)[0]
    sent = {"check": found.check, "subject": found.subject, "reason_for_change": WHY}
    return Deed(
        lambda: client.post(stage.at("findings/waive/"), sent), {"waiver": 1}, coordinator.pk, WHY
    )


def freezes(stage: Stage) -> Deed:
    coordinator = stage.user("coordinator")
    client, report = stage.browser(coordinator), Report.objects.get(programme=stage.root)
    sent = {"reason_for_change": WHY}
    return Deed(
        lambda: client.post(stage.at(f"reports/{report.pk}/freeze/"), sent),
        {"snapshot": 1, "report": 1},
        coordinator.pk,
        WHY,
    )


def writes_a_section(stage: Stage) -> Deed:
    coordinator = stage.user("coordinator")
    page = stage.at(SECTION.format(Report.objects.get(programme=stage.root).pk))
    sent = {"text": "A text.", "seen_version": "1"}
    do = lambda: stage.browser(coordinator).post(page, sent)  # noqa: E731 - one of many
    return Deed(do, {"narrativesection": 1}, coordinator.pk)


def previews(stage: Stage) -> Deed:
    page = stage.at(SECTION.format(Report.objects.get(programme=stage.root).pk))
    client = stage.browser(stage.user("coordinator"))
    return Deed(lambda: client.post(f"{page}preview/", {"text": "A text."}))


def imports(stage: Stage) -> Deed:
    officer = stage.user("agency_officer", "SOUTH")
    client, page = stage.browser(officer), stage.at("spreadsheets/")
    sheet = client.get(f"{page}products.csv").content.decode("utf-8-sig").splitlines()
    known = {"Key": "new", "Title": "New", "Kind": "study", "Role": "developed", "Agency": "SOUTH"}
    new = ",".join(known.get(heading, "") for heading in sheet[0].split(","))
    lines = [*(line.replace("Study 1", "Another") for line in sheet), new]
    content = "\r\n".join(lines).encode("utf-8-sig")

    def do() -> Any:  # noqa: ANN401 - an answer
        from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415 - here only

        file = SimpleUploadedFile("products.csv", content)
        return client.post(page, {"file": file, "mark": "point", "import": "yes"})

    return Deed(do, {"knowledgeproduct": 2}, officer.pk)


def signs_in(stage: Stage) -> Deed:
    user = stage.user("reader")
    user.set_password("a long and secret word")
    user.save()
    client = stage.browser(stage.user("reader"))
    client.logout()
    sent = {"username": user.username, "password": "a long and secret word"}
    return Deed(lambda: client.post(reverse("office:sign-in"), sent))


def signs_out(stage: Stage) -> Deed:
    client = stage.browser(stage.user("reader"))
    return Deed(lambda: client.post(reverse("office:sign-out")))


def chooses_a_language(stage: Stage) -> Deed:
    client = stage.browser(stage.user("reader"))
    return Deed(lambda: client.post(reverse("office:language"), {"language": "es"}))


def checks_the_history(stage: Stage) -> Deed:
    client = stage.browser(stage.user("coordinator"))
    return Deed(lambda: client.post(stage.at("history/check/")))


PAGES: dict[str, Callable[[Stage], Deed]] = {
    "new-value": enters,
    "change-value": changes,
    "correct-value": corrects,
    "move-value": moves,
    "waive": waives,
    "freeze": freezes,
    "section": writes_a_section,
    "section-preview": previews,
    "spreadsheets": imports,
    "sign-in": signs_in,
    "sign-out": signs_out,
    "language": chooses_a_language,
    "check-history": checks_the_history,
    **ACCOUNT_PAGES,
}
KEEPS_NO_RECORD = {"section-preview", "sign-in", "sign-out", "language"}
KEEPS_NO_RECORD |= {"end-session", "check-history"}
PLACES = {"number": 0, "code": "1.1.1", "value": 0, "report": 0, "key": "summary", "row": 1}
PLACES |= {"language": "en", "sha256": "0" * 64, "form": "csv", "name": "products"}
PLACES |= {"table": "risk", "pk": 1, "user": 1, "token": 1}


def pages_of(found: Any) -> Iterator[URLPattern]:  # noqa: ANN401 - Django's resolver
    for each in found.url_patterns:
        if isinstance(each, URLResolver):
            yield from pages_of(each) if each.app_name not in {"admin", "ninja"} else ()
        else:
            yield each


def own_pages() -> dict[str, URLPattern]:
    office = next(each for each in get_resolver().url_patterns if each.namespace == "office")
    return {page.name or "": page for page in pages_of(office)}


def places_in_addresses() -> dict[str, list[str]]:
    """Return the parts that the address of each page has."""
    known = get_resolver().namespace_dict["office"][1].reverse_dict
    return {name: known.getlist(name)[0][0][0][1] for name in own_pages()}


@pytest.fixture
def stage(database: object, user_of: Callable[..., User]) -> Stage:
    del database
    return Stage(load_programme(reporting_programme()), user_of)


def test_every_page_that_is_not_listed_here_only_reads(stage: Stage) -> None:
    client = stage.browser(stage.user("coordinator"))
    places = PLACES | {"number": stage.root.pk, "report": Report.objects.get().pk}
    places["value"] = verified(stage).pk
    addressed = places_in_addresses()
    writing = {}
    for name in own_pages():
        if name not in PAGES:
            kwargs = {place: places[place] for place in addressed[name]}
            answer = client.post(reverse(f"office:{name}", kwargs=kwargs))
            writing[name] = answer.status_code

    assert {name: status for name, status in writing.items() if status != 405} == {}
    assert set(PAGES) <= set(own_pages())


@pytest.mark.parametrize("name", PAGES)
def test_every_page_leaves_one_event_a_row(stage: Stage, name: str) -> None:
    ledger = done(PAGES[name](stage))

    assert (ledger.changes == {}) == (name in KEEPS_NO_RECORD)


@pytest.mark.parametrize("name", sorted(set(PAGES) - KEEPS_NO_RECORD))
def test_a_page_that_fails_leaves_nothing(stage: Stage, name: str) -> None:
    failed(PAGES[name](stage))


def test_a_form_that_changes_nothing_leaves_no_event(stage: Stage) -> None:
    officer = stage.user("agency_officer", "NORTH")
    value = stage.draft(officer)

    with recorded() as ledger:
        answer = stage.browser(officer).post(stage.at(f"values/{value.pk}/"), FILLED)

    assert answer.status_code == 302
    assert ledger.events == []
