"""Do the tables hold what the dataclasses say, and refuse what they do not allow?"""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, connections
from django.utils import translation

from brecha.core.errors import InputError
from brecha.office.data.models import (
    Indicator,
    KnowledgeProduct,
    Membership,
    Organisation,
    Programme,
    User,
)
from brecha.office.data.records import Record
from brecha.office.database.address import NO_TRIGGER_IGNORED, connection_settings
from brecha.office.environment import read_environment
from brecha.office.exchange.load import load_programme
from brecha.programme import model
from office_programme import small_programme

NOT_KEPT = {"Finding", "PersonCount", "Snapshot", "Programme"}  # computed, computed, bytes, itself
COMPUTED = {"persons"}  # counted when a programme is read


def tables() -> list[type[Record]]:
    return [
        table
        for table in apps.get_app_config("office").get_models()
        if "record" in vars(table) and dataclasses.is_dataclass(table.record)
    ]


@pytest.mark.usefixtures("database")
def test_every_change_of_a_table_has_its_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_every_dataclass_has_its_table() -> None:
    kept = {table.record.__name__ for table in tables()}

    assert set(model.__all__) - NOT_KEPT - kept == set()


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.__name__)
def test_every_field_has_a_column_or_rows_of_its_name(table: type[Record]) -> None:
    columns = {field.name for field in table._meta.get_fields()}  # noqa: SLF001 - Django gives no other name
    fields = (
        {field.name for field in dataclasses.fields(table.record)}
        - set(table.child_lists)
        - COMPUTED
    )
    sealed = {"name", "email"} if table.record is model.Contact else set()

    assert {table.renamed_columns.get(name, name) for name in fields} - columns == sealed


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.__name__)
def test_every_column_and_table_has_a_spanish_name(table: type[Record]) -> None:
    with translation.override("es"):
        spanish = {field.name: str(field.verbose_name) for field in table._meta.fields}  # noqa: SLF001 - as above
        named = str(table._meta.verbose_name_plural)  # noqa: SLF001 - as above

    assert {name for name, text in spanish.items() if text == name.replace("_", " ")} <= ALIKE
    assert not named.endswith("ies")


ALIKE = {"version"}


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        ("UPDATE office_product SET kind = 'novel'", "office_knowledgeproduct"),
        ("UPDATE office_budget SET currency = 'usd'", "budget_iso"),
        ("UPDATE office_budget SET amount = -1", "budget_not_negative"),
        ("UPDATE office_programme SET start = 'soon'", "programme_start"),
        ("UPDATE office_programme SET start = '2024-01-01'", "programme_ends_after_its_start"),
        ("UPDATE office_organisation SET acronym = 'SAME'", "organisation_is_told_once"),
        ("UPDATE office_result SET level = 'dream'", "result_level"),
        ("UPDATE office_groupcount SET event_id = NULL, training_id = NULL", "group_of_one"),
        ("UPDATE office_waiver SET reason = ''", "waiver_says_who_and_why"),
        ("UPDATE office_membership SET role = 'king'", "membership_role"),
    ],
)
def test_the_database_itself_refuses(root: Programme, statement: str, rule: str) -> None:
    user = User.objects.create(username="somebody")
    Membership.objects.create(user=user, role="reader", programme=root)
    statement = statement.replace("office_product", "office_knowledgeproduct")

    with pytest.raises(IntegrityError, match=rule), connections["default"].cursor() as cursor:
        cursor.execute(statement)


def test_a_link_into_another_programme_is_refused(root: Programme) -> None:
    second = load_programme(small_programme("P-2"))
    row = KnowledgeProduct.objects.get(programme=root)
    row.agency = Organisation.objects.get(programme=second, acronym="NORTH")

    with translation.override("en"), pytest.raises(ValidationError, match="same programme"):
        row.full_clean()


def test_what_others_name_cannot_be_deleted(root: Programme) -> None:
    with pytest.raises(IntegrityError):
        Indicator.objects.get(programme=root, code="1.1.1").result.delete()


def test_an_address_that_cannot_be_read_is_told_without_its_password() -> None:
    with pytest.raises(InputError) as caught:
        connection_settings("postgresql://user:hunter2@host/x?nonsense=1")

    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("postgresql://u:p@h:5433/d?sslmode=require", ("h", "5433", "d", {"sslmode": "require"})),
        ("host=/run/pg dbname=d user=u", ("/run/pg", "", "d", {})),
    ],
)
def test_an_address_becomes_settings(address: str, expected: Any) -> None:  # noqa: ANN401 - a tuple
    found = connection_settings(address)

    options = found["OPTIONS"]
    assert options.pop("options") == NO_TRIGGER_IGNORED
    assert (found["HOST"], found["PORT"], found["NAME"], options) == expected


def test_a_setting_that_is_neither_yes_nor_no_is_told() -> None:
    with pytest.raises(InputError, match="BRECHA_TLS must be yes or no"):
        read_environment({"BRECHA_TLS": "perhaps"})
