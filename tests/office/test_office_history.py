"""Does every change leave exactly one event, and can none be taken away?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from django.apps import apps
from django.db import DatabaseError, connection, connections, transaction

from brecha.office.audit.chain import check_chain
from brecha.office.audit.guards import unguarded_tables
from brecha.office.audit.request import because
from brecha.office.data.history import BULKY, PERSONAL, WITHOUT_HISTORY
from brecha.office.data.models import AuditLink, KnowledgeProduct, Organisation, Programme, Risk


def product(root: Programme, **fields: Any) -> KnowledgeProduct:  # noqa: ANN401 - any field
    return KnowledgeProduct(programme=root, **{"key": "new", "title": "New"} | fields)


def by_raw_sql(root: Programme) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE office_risk SET category = 'raw' WHERE programme_id = %s", [root.pk])


def by_save(root: Programme) -> None:
    risk = Risk.objects.get(programme=root)
    risk.category = "saved"
    risk.save()


def by_bulk_update(root: Programme) -> None:
    risk = Risk.objects.get(programme=root)
    risk.category = "bulk"
    Risk.objects.bulk_update([risk], ["category"])


WRITES: dict[str, tuple[Callable[[Programme], Any], str]] = {
    "save": (by_save, "update"),
    "update": (lambda root: Risk.objects.filter(programme=root).update(category="u"), "update"),
    "bulk_update": (by_bulk_update, "update"),
    "raw SQL": (by_raw_sql, "update"),
    "create": (lambda root: product(root).save(), "insert"),
    "bulk_create": (lambda root: KnowledgeProduct.objects.bulk_create([product(root)]), "insert"),
    "delete": (lambda root: KnowledgeProduct.objects.filter(programme=root).delete(), "delete"),
}


@pytest.mark.parametrize("way", WRITES)
def test_every_way_to_write_leaves_one_event_with_its_reason(root: Programme, way: str) -> None:
    write, label = WRITES[way]
    before = AuditLink.objects.count()

    with because("a reason", user=7):
        write(root)

    links = list(AuditLink.objects.order_by("sequence")[before:])
    assert len(links) == 1
    table = KnowledgeProduct if "product" in links[0].event_table else Risk
    event = table.pgh_event_model.objects.get(pgh_id=links[0].event_id)
    assert (event.pgh_label, event.pgh_context) == (label, {"reason": "a reason", "user": 7})


def test_what_does_not_change_leaves_no_event(root: Programme) -> None:
    before = AuditLink.objects.count()

    Risk.objects.get(programme=root).save()
    Risk.objects.filter(programme=root).update(category="")

    assert AuditLink.objects.count() == before


def test_a_write_that_fails_leaves_no_event(root: Programme) -> None:
    before = AuditLink.objects.count()

    with pytest.raises(ZeroDivisionError):
        _write_and_fail(root)

    assert AuditLink.objects.count() == before


@pytest.mark.parametrize("alias", ["default", "owner"])
@pytest.mark.parametrize(
    "statement",
    [
        "TRUNCATE office_riskhistory",
        "TRUNCATE office_risk CASCADE",
        "TRUNCATE office_auditlink",
        "DELETE FROM office_riskhistory",
        "UPDATE office_riskhistory SET pgh_label = 'x'",
        "DELETE FROM office_auditlink",
        "UPDATE office_auditlink SET hash = ''",
    ],
)
def test_no_role_changes_the_history(root: Programme, alias: str, statement: str) -> None:  # noqa: ARG001 - a fixture that sets things up
    with (
        pytest.raises(DatabaseError, match=r"denied|refused|Cannot"),
        connections[alias].cursor() as cursor,
    ):
        cursor.execute(statement)

    assert check_chain().is_whole


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO office_auditlink VALUES (999999, 'office_riskhistory', 1, '{}', '', '')",
        "ALTER TABLE office_risk DISABLE TRIGGER ALL",
        "DROP TRIGGER chain_event ON office_riskhistory",
        "CREATE TABLE office_own (id int)",
    ],
)
def test_the_application_cannot_reach_the_guards(root: Programme, statement: str) -> None:  # noqa: ARG001 - a fixture that sets things up
    with pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute(statement)

    assert unguarded_tables() == []


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE office_auditlink SET content = content || ' ' WHERE sequence = 3", "hash"),
        ("DELETE FROM office_auditlink WHERE sequence = 3", "gap"),
        ("UPDATE office_organisationhistory SET acronym = 'X'", "event"),
        ("DELETE FROM office_organisationhistory", "event"),
    ],
)
def test_what_somebody_with_all_rights_changes_is_found(
    root: Programme,  # noqa: ARG001 - a fixture that sets things up
    databases: Any,  # noqa: ANN401 - as Django gives it
    statement: str,
    what: str,
) -> None:
    assert check_chain().is_whole
    name = connection.settings_dict["NAME"]
    address = databases.administrator.replace("dbname=postgres", f"dbname={name}")

    with psycopg.connect(address, autocommit=True) as administrator:
        administrator.execute("SET session_replication_role = replica")  # no trigger fires
        administrator.execute(statement)

    assert what in {found.what for found in check_chain().breaks}


def test_an_event_that_never_was_chained_is_found(root: Programme, databases: Any) -> None:  # noqa: ANN401 - a fixture
    name = connection.settings_dict["NAME"]
    address = databases.administrator.replace("dbname=postgres", f"dbname={name}")
    with psycopg.connect(address, autocommit=True) as administrator:
        administrator.execute("ALTER TABLE office_riskhistory DISABLE TRIGGER chain_event")
    Risk.objects.filter(programme=root).update(category="unseen")

    assert {found.what for found in check_chain().breaks} == {"unguarded", "event"}


def test_every_table_has_a_history_without_personal_fields() -> None:
    tables = {table.__name__: table for table in apps.get_app_config("office").get_models()}
    tracked = {name: t for name, t in tables.items() if not name.endswith("History")}

    for name, table in tracked.items():
        if name in WITHOUT_HISTORY:
            continue
        columns = {field.name for field in table.pgh_event_model._meta.get_fields()}  # noqa: SLF001 - Django gives no other name
        assert columns.isdisjoint(PERSONAL.get(name, []) + BULKY.get(name, [])), name
    assert set(PERSONAL) | set(BULKY) <= set(tracked)


def test_rows_of_one_transaction_are_chained_together(root: Programme) -> None:
    before = AuditLink.objects.count()

    with transaction.atomic():
        Organisation.objects.create(programme=root, acronym="A")
        Organisation.objects.create(programme=root, acronym="B")
        assert AuditLink.objects.count() == before

    assert AuditLink.objects.count() == before + 2
    assert check_chain().is_whole


def _write_and_fail(root: Programme) -> None:
    with transaction.atomic():
        Risk.objects.filter(programme=root).update(category="lost")
        raise ZeroDivisionError
