"""Which pages of accounts, records and reports write, and what must each of them leave?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from office_deeds import Deed, Stage
from office_forms import fields_of

WHY = "The source was revised"
WORDS, OTHER_WORDS = "a long and secret word", "another long and secret word"


def known_to(stage: Stage, role: str = "reader", agency: str = "") -> tuple[Any, Any]:
    """Return a user with a password, and the browser that is signed in."""
    user = stage.user(role, agency)
    user.set_password(WORDS)
    user.save()
    return user, stage.browser(user)


def chooses_a_password(stage: Stage) -> Deed:
    user, client = known_to(stage)
    sent = {
        "old_password": WORDS,
        "new_password1": OTHER_WORDS,
        "new_password2": OTHER_WORDS,
    }
    return Deed(lambda: client.post("/account/password/", sent), {"user": 1}, user.pk)


def makes_a_token(stage: Stage) -> Deed:
    user, client = known_to(stage)
    sent = {"name": "mine", "scopes": ["read"], "days": "5"}
    return Deed(lambda: client.post("/account/tokens/", sent), {"api_token": 1}, user.pk)


def ends_a_token(stage: Stage) -> Deed:
    from brecha.office.api.tokens import make_token  # noqa: PLC0415 - part of the extra

    user, client = known_to(stage)
    token = make_token(user, "mine", ("read",), 1)[0]
    page = f"/account/tokens/{token.pk}/end/"
    return Deed(lambda: client.post(page), {"api_token": 1}, user.pk)


def ends_sessions(stage: Stage) -> Deed:
    _, client = known_to(stage)
    return Deed(lambda: client.post("/account/sessions/end/"))


def with_device(stage: Stage) -> tuple[Any, Any]:
    from django_otp.plugins.otp_totp.models import TOTPDevice  # noqa: PLC0415 - part of the extra

    user, client = known_to(stage)
    TOTPDevice.objects.create(user=user, name="app", confirmed=True)
    return user, client


def sets_a_device_up(stage: Stage) -> Deed:
    from django_otp.oath import TOTP  # noqa: PLC0415 - part of the extra
    from django_otp.plugins.otp_totp.models import TOTPDevice  # noqa: PLC0415 - as above

    user, client = known_to(stage)
    client.get("/second-factor/")
    device = TOTPDevice.objects.get(user=user)
    sent = {"password": WORDS, "token": f"{TOTP(device.bin_key).token():06d}"}
    return Deed(lambda: client.post("/second-factor/", sent), {"user": 1}, user.pk)


def makes_codes(stage: Stage) -> Deed:
    user, client = with_device(stage)
    sent = {"password": WORDS}
    return Deed(lambda: client.post("/second-factor/codes/", sent), {"user": 1}, user.pk)


def forgets_the_device(stage: Stage) -> Deed:
    user, client = with_device(stage)
    sent = {"password": WORDS}
    return Deed(lambda: client.post("/second-factor/off/", sent), {"user": 1}, user.pk)


def adds_a_user(stage: Stage) -> Deed:
    administrator, client = known_to(stage, "administrator")
    sent = {"username": "new-one", "language": "es"}
    return Deed(lambda: client.post("/users/new/", sent), {"user": 1}, administrator.pk)


def resets_a_password(stage: Stage) -> Deed:
    administrator, client = known_to(stage, "administrator")
    user, _ = known_to(stage)
    page = f"/users/{user.pk}/"
    return Deed(lambda: client.post(page, {"step": "password"}), {"user": 1}, administrator.pk)


def begins_a_report(stage: Stage) -> Deed:
    coordinator, client = known_to(stage, "coordinator")
    sent = {"kind": "annual", "year": "2021", "languages": ["es"]}
    page = stage.at("reports/new/")
    return Deed(lambda: client.post(page, sent), {"report": 1}, coordinator.pk)


def moves_a_report(stage: Stage) -> Deed:
    from brecha.office.data.models import Report  # noqa: PLC0415 - part of the extra

    coordinator, client = known_to(stage, "coordinator")
    report = Report.objects.get(programme=stage.root)
    sent = {
        "action": "submit",
        "seen_version": str(report.row_version),
        "reason_for_change": WHY,
    }
    page = stage.at(f"reports/{report.pk}/move/")
    return Deed(lambda: client.post(page, sent), {"report": 1}, coordinator.pk, WHY)


def product(stage: Stage) -> tuple[str, Any]:
    """Return the register of products, and a product."""
    from brecha.office.data.models import KnowledgeProduct  # noqa: PLC0415 - part of the extra
    from brecha.office.screens.registers.table import REGISTERS  # noqa: PLC0415 - as above

    name = next(each.name for each in REGISTERS.values() if each.table is KnowledgeProduct)
    row = KnowledgeProduct.objects.filter(programme=stage.root).earliest("pk")
    return stage.at(f"registers/{name}/"), row


def adds_a_record(stage: Stage) -> Deed:
    coordinator, client = known_to(stage, "coordinator")
    register, row = product(stage)
    first = fields_of(client.get(f"{register}{row.pk}/").content.decode())
    sent = first | {"key": "new", "title": "New", "seen_version": "1"}
    rows = {"knowledgeproduct": 1}
    return Deed(lambda: client.post(f"{register}new/", sent), rows, coordinator.pk)


def changes_a_record(stage: Stage) -> Deed:
    coordinator, client = known_to(stage, "coordinator")
    register, row = product(stage)
    page = f"{register}{row.pk}/"
    known = fields_of(client.get(page).content.decode())
    sent = known | {"title": "Another title", "reason_for_change": WHY}
    rows = {"knowledgeproduct": 1}
    return Deed(lambda: client.post(page, sent), rows, coordinator.pk, WHY)


def deletes_a_record(stage: Stage) -> Deed:
    coordinator, client = known_to(stage, "coordinator")
    register, row = product(stage)
    page = f"{register}{row.pk}/delete/"
    sent = fields_of(client.get(page).content.decode()) | {"reason_for_change": WHY}
    rows = {"knowledgeproduct": 1}
    return Deed(lambda: client.post(page, sent), rows, coordinator.pk, WHY)


def enters_a_person(stage: Stage) -> Deed:
    from brecha.office.data.models import Training  # noqa: PLC0415 - part of the extra

    officer, client = known_to(stage, "agency_officer", "NORTH")
    training = Training.objects.get(programme=stage.root, agency__acronym="NORTH")
    sent = {
        "person-TOTAL_FORMS": "1",
        "person-INITIAL_FORMS": "0",
        "person-0-name": "Somebody Invented",
        "person-0-sex": "woman",
        "person-0-agreed": "on",
        "consented_on": "2021-05-01",
    }
    page = stage.at(f"trainings/{training.pk}/persons/")
    return Deed(lambda: client.post(page, sent), {"person": 1, "attendance": 1}, officer.pk)


def erases_a_person(stage: Stage) -> Deed:
    from brecha.office.data.models import Person  # noqa: PLC0415 - part of the extra

    coordinator, client = known_to(stage, "coordinator")
    person = Person.objects.filter(programme=stage.root).earliest("pk")
    sent = {"pseudonym": person.pseudonym, "reason_for_change": WHY}
    page = stage.at("persons/")
    return Deed(lambda: client.post(page, sent), {"person": 1}, coordinator.pk, WHY)


def judges_a_pair(stage: Stage) -> Deed:
    from brecha.office.data.models import Person, PersonPair  # noqa: PLC0415 - part of the extra

    coordinator, client = known_to(stage, "coordinator")
    first, second = Person.objects.filter(programme=stage.root).order_by("pk")[:2]
    pair = PersonPair.objects.create(
        programme=stage.root, first=first, second=second, probability="0.6", method="names"
    )
    sent = {"step": "different", "seen_version": "1", "reason_for_change": WHY}
    page = stage.at(f"persons/pairs/{pair.pk}/")
    return Deed(lambda: client.post(page, sent), {"personpair": 1}, coordinator.pk, WHY)


ACCOUNT_PAGES: dict[str, Callable[[Stage], Deed]] = {
    "password": chooses_a_password,
    "new-token": makes_a_token,
    "end-token": ends_a_token,
    "end-session": ends_sessions,
    "second-factor": sets_a_device_up,
    "new-codes": makes_codes,
    "second-factor-off": forgets_the_device,
    "new-user": adds_a_user,
    "change-user": resets_a_password,
    "new-report": begins_a_report,
    "move-report": moves_a_report,
    "register-new": adds_a_record,
    "record": changes_a_record,
    "record-delete": deletes_a_record,
    "training-persons": enters_a_person,
    "persons": erases_a_person,
    "pair": judges_a_pair,
}
