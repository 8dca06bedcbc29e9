"""Do the forms of the registers understand people, and say in their language what is missing?"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from brecha.office.data.models import (
    AuditLink,
    Campaign,
    CampaignMetric,
    Evaluation,
    FollowUp,
    GroupCount,
    Policy,
    PolicyStage,
    Programme,
    Reach,
    Recommendation,
    Risk,
    Training,
    User,
)
from brecha.office.screens.registers.forms import form_of
from brecha.office.screens.registers.table import REGISTERS
from register_forms import typed

Opens = Callable[..., Client]
DRAFTED = {"stage": "drafted", "date": "2021-03-01"}
PRESENTED = {"stage": "presented", "date": "2021-05-01", "evidence": "Gazette"}


def at(root: Programme, register: str, rest: str) -> str:
    return f"/programmes/{root.pk}/registers/{register}/{rest}"


def mark_of(page: str) -> str:
    return re.findall(r'name="seen_parts" value="([^"]*)"', page)[0]


def test_every_field_is_called_by_a_word_in_either_language(
    reporting: Programme, user_of: Callable[..., User]
) -> None:
    user = user_of("coordinator", reporting)
    same = []

    for register in REGISTERS.values():
        labels = []
        for language in ("en", "es"):
            with translation.override(language):
                row = (
                    register.table()
                    if not register.may_grow
                    else register.table(programme=reporting)
                )
                form = form_of(register)(instance=row, user=user, root=reporting)
                labels.append({name: str(field.label) for name, field in form.fields.items()})
        assert all("_" not in label and label[0].isupper() for label in labels[0].values())
        same += [name for name, label in labels[0].items() if labels[1][name] == label]

    assert set(same) <= {"seen_version"}, same


def test_faults_of_a_form_are_told_in_spanish_and_nothing_is_written(
    reporting: Programme, signed_in: Opens
) -> None:
    client = signed_in("coordinator", language="es")
    before = AuditLink.objects.count()
    wrong: list[tuple[str, dict[str, str], str]] = [
        ("activities", {}, "Llene al menos uno de los dos"),
        ("activities", {"start": "2023-05-01", "end": "2023-04-01"}, "Termina antes de empezar"),
        ("activities", {"start": "2023-02-30"}, "Ese día no existe"),
        ("activities", {"budget": "1,956"}, "miles o decimales"),
        ("activities", {"budget": "mucho"}, "Introduzca un número"),
        ("budgets", {"currency": "peso"}, "3 caracteres"),
        ("budgets", {"currency": "12$"}, "tres letras"),
        ("budgets", {"year": "1066"}, "entre 1990 y 2100"),
        ("markers", {"share_of_spend": "130"}, "entre 0 y 100"),
        ("leveraged", {"amount": "10", "earmarked": "20"}, "mayor que el total"),
        ("reach", {"number": "5", "women": "9"}, "Hay más mujeres que personas"),
        ("reach", {"kind": "impressions", "counts_in_total": "on"}, "no son personas"),
        ("reach", {"kind": "trained"}, "Diga por qué no cuenta"),
        ("results", {"completion_override": "90"}, "Diga por qué no se usa"),
        ("products", {"url": "javascript:alert(1)"}, "URL"),
        ("follow-ups", {}, "Este campo es obligatorio"),
        ("results", {"code": "1.1", "level": "output", "title_es": "x"}, "ya dice lo mismo"),
    ]

    for register, told, expected in wrong:
        answer = client.post(at(reporting, register, "new/"), told | _empty(register))
        page = answer.content.decode()
        assert answer.status_code == 422, (register, told)
        assert expected in page, (register, told, re.findall(r'class="fault"[^>]*>([^<]*)', page))
    assert AuditLink.objects.count() == before


def _empty(register: str) -> dict[str, str]:
    names = [part.table.__name__.lower() for part in REGISTERS[register].parts]
    return {f"{name}-{what}_FORMS": "0" for name in names for what in ("TOTAL", "INITIAL")}


def part(name: str, *rows: dict[str, Any], initial: int = 0) -> dict[str, Any]:
    told: dict[str, Any] = {f"{name}-TOTAL_FORMS": len(rows), f"{name}-INITIAL_FORMS": initial}
    for number, row in enumerate(rows):
        told |= {f"{name}-{number}-{field}": text for field, text in row.items()}
    return told


def test_the_stages_of_a_policy_are_kept_with_it_one_event_each(
    reporting: Programme, signed_in: Opens, user_of: Callable[..., User]
) -> None:
    register, client = REGISTERS["policies"], signed_in("agency_officer", "NORTH")
    officer = user_of("agency_officer", reporting, "NORTH")
    form = typed(register, officer, reporting)
    form["agency"] = officer.memberships.get().agency_id
    before = AuditLink.objects.count()
    stages = part("policystage", DRAFTED, PRESENTED, {})

    added = client.post(at(reporting, "policies", "new/"), form | stages)
    policy = Policy.objects.get()
    after_adding = AuditLink.objects.count()
    page = at(reporting, "policies", f"{policy.pk}/")
    known = typed(register, officer, reporting, policy)
    known["seen_parts"] = mark_of(client.get(page).content.decode())
    first, second = policy.stages_rows.order_by("pk")
    kept = part(
        "policystage",
        {"id": first.pk, "DELETE": "on"} | DRAFTED,
        {"id": second.pk} | PRESENTED,
        {"stage": "adopted", "date": "2022-01-01"},
        initial=2,
    )
    changed = client.post(page, known | kept)
    after_change = AuditLink.objects.count()
    late = client.post(page, known | kept)

    assert {added.status_code, changed.status_code} == {302}
    assert after_adding == before + 3
    assert after_change == after_adding + 2, "one row gone, one new"
    assert list(PolicyStage.objects.values_list("stage", flat=True)) == ["presented", "adopted"]
    assert late.status_code == 409
    assert "Gazette" in late.content.decode()
    assert AuditLink.objects.count() == after_change
    assert "adopted, Jan 1, 2022" in client.get(at(reporting, "policies", "")).content.decode()


@pytest.mark.parametrize(
    ("register", "row", "table"),
    [
        (
            "trainings",
            {"group": "Brokers", "sex": "woman", "number": "9"},
            GroupCount,
        ),
        ("events", {"group": "Donors", "sex": "man", "number": "8"}, GroupCount),
        ("campaigns", {"metric": "views", "number": "7,5"}, CampaignMetric),
        (
            "risks",
            {"date": "2023-01-01", "likelihood": "low", "impact": "high", "status": "open"},
            None,
        ),
    ],
)
def test_rows_below_a_record_are_kept_with_it(
    reporting: Programme,
    signed_in: Opens,
    user_of: Callable[..., User],
    register: str,
    row: dict[str, str],
    table: Any,  # noqa: ANN401 - a table
) -> None:
    user = user_of("coordinator", reporting)
    name = REGISTERS[register].parts[0].table.__name__.lower()
    form = typed(REGISTERS[register], user, reporting) | part(name, row, {})
    client = signed_in("coordinator")
    before = AuditLink.objects.count()

    answer = client.post(at(reporting, register, "new/"), form)

    assert answer.status_code == 302, answer.content.decode()[-3000:]
    assert AuditLink.objects.count() == before + 2
    if table is None:
        assert Risk.objects.order_by("pk").last().history_rows.get().impact == "high"
    else:
        assert table.objects.order_by("pk").last().pk


def test_more_lines_keep_what_was_typed_and_write_nothing(
    reporting: Programme, signed_in: Opens
) -> None:
    client, before = signed_in("coordinator"), Training.objects.count()
    form = {"title": "Half", "more": "groupcount"} | part("groupcount", {"group": "Brokers"}, {})

    page = client.post(at(reporting, "trainings", "new/"), form).content.decode()

    assert ">\nHalf</textarea>" in page
    assert 'value="Brokers"' in page
    assert 'name="groupcount-4-group"' in page
    assert "Nothing was written yet" not in page
    assert Training.objects.count() == before


def test_a_recommendation_is_followed_up_from_its_own_page(
    reporting: Programme, signed_in: Opens
) -> None:
    evaluation = Evaluation.objects.create(programme=reporting, key="final")
    row = Recommendation.objects.create(
        programme=reporting, evaluation=evaluation, number=4, text_es="Más seguimiento conjunto"
    )
    client = signed_in("agency_officer", "NORTH", "es")
    page = client.get(at(reporting, "recommendations", f"{row.pk}/")).content.decode()
    link = re.search(r'href="([^"]*follow-ups/new/[^"]*)"', page)
    assert link is not None
    form = client.get(link[1].replace("&amp;", "&")).content.decode()
    told = {
        "recommendation": f"{evaluation.pk}:4",
        "response": "accepted",
        "action": "Sesiones trimestrales",
        "owner": "NORTH",
        "due": "2024-06-30",
        "status": "open",
    }

    answer = client.post(link[1].replace("&amp;", "&"), told)
    found = FollowUp.objects.get()

    assert f'value="{evaluation.pk}:4" selected' in form
    assert answer.status_code == 302
    assert (found.evaluation_id, found.recommendation, found.status) == (evaluation.pk, 4, "open")
    assert (
        "Sesiones trimestrales"
        in client.get(at(reporting, "recommendations", f"{row.pk}/")).content.decode()
    )


def test_a_list_is_searched_narrowed_sorted_and_says_where_it_is_empty(
    reporting: Programme, signed_in: Opens
) -> None:
    client = signed_in("reader", language="es")
    north = Training.objects.get(key="course-NORTH").agency_id
    Reach.objects.filter(programme=reporting).delete()
    Campaign.objects.create(programme=reporting, key="b", name="Beta", start="2022-01-01")
    Campaign.objects.create(programme=reporting, key="a", name="Alfa", start="2023-01-01")

    def page(register: str, **query: Any) -> str:  # noqa: ANN401 - a query
        return client.get(at(reporting, register, ""), query).content.decode()

    by_name = page("campaigns", sort="name")

    assert "Registros: 1" in page("products", q="study 2")
    assert "Registros: 2" in page("products", agency=north)
    assert "Nada coincide" in page("products", q="no such thing")
    assert "Registros: 3" in page("products", kind="other", sort="nonsense", page="x")
    assert by_name.index("Alfa") < by_name.index("Beta")
    assert 'aria-sort="ascending"' in by_name
    assert page("campaigns").index("Alfa") < page("campaigns").index("Beta")
    assert "Todavía no hay nada aquí" in page("reach")
    assert client.get(at(reporting, "nothing", "")).status_code == 404
