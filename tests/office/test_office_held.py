"""Can the application's own role change a row and leave no event, or a guard out?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from brecha.office.audit.chain import check_chain
from brecha.office.audit.request import because
from brecha.office.data.models import (
    AuditLink,
    DisaggregatedValue,
    Indicator,
    Programme,
    Report,
    Snapshot,
    Value,
)
from brecha.office.exchange.load import load_programme
from office_programme import small_programme

ALL_TRIGGERS = (
    "SELECT '{' || string_agg(DISTINCT tgname, ',') || '}' FROM pg_trigger WHERE NOT tgisinternal"
)


@pytest.fixture
def ignoring(root: Programme) -> Iterator[Any]:
    """Return a cursor of the application's role which asks every trigger to be ignored."""
    del root
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("brecha_app",)
        cursor.execute(f"SELECT set_config('pgtrigger.ignore', ({ALL_TRIGGERS}), false)")
        yield cursor


def locked_value(root: Programme) -> Value:
    return Value.objects.filter(programme=root).exclude(status="draft").first()


def test_no_session_ignores_the_trigger_of_a_value(root: Programme, ignoring: Any) -> None:  # noqa: ANN401 - a cursor
    with pytest.raises(DatabaseError, match="value_is_kept"):
        ignoring.execute(
            "UPDATE office_value SET number = number + 1000 WHERE id = %s", [locked_value(root).pk]
        )


def test_no_session_ignores_the_trigger_of_a_snapshot(root: Programme, ignoring: Any) -> None:  # noqa: ANN401 - a cursor
    report = Report.objects.create(programme=root, key="r", period_end="2022-12-31")
    made = Snapshot.objects.create(report=report, sha256="0" * 64, content=b"frozen")
    with pytest.raises(DatabaseError, match="Cannot update"):
        ignoring.execute("UPDATE office_snapshot SET content = '' WHERE id = %s", [made.pk])


def test_a_change_is_told_whatever_a_session_ignores(root: Programme) -> None:
    before = AuditLink.objects.count()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SELECT set_config('pgtrigger.ignore', ({ALL_TRIGGERS}), true)")
        cursor.execute("UPDATE office_programme SET reference = 'quiet' WHERE id = %s", [root.pk])

    assert AuditLink.objects.count() == before + 1
    assert check_chain().is_whole


def test_no_temporary_table_takes_the_events(root: Programme) -> None:
    before = AuditLink.objects.count()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE office_riskhistory (LIKE office_riskhistory)")
        try:
            cursor.execute(
                "UPDATE office_risk SET category = 'q' WHERE programme_id = %s", [root.pk]
            )
        finally:
            cursor.execute("DROP TABLE pg_temp.office_riskhistory")

    assert AuditLink.objects.count() > before


@pytest.mark.parametrize("status", ["draft", "locked"])
def test_a_programme_that_was_there_is_not_loaded_into(root: Programme, status: str) -> None:
    value = locked_value(root)
    value.pk, value.status, value.place = None, status, "brought in"
    with because("Loaded.", loading="yes"), pytest.raises(DatabaseError, match="loading_is_of_new"):
        value.save(force_insert=True)


def test_a_new_programme_does_not_bring_values_into_another(root: Programme) -> None:
    value = locked_value(root)
    value.pk, value.place = None, "brought in"
    with because("Loaded.", loading="yes"), transaction.atomic():
        value.programme = Programme.objects.create(reference="NEW")
        with pytest.raises(DatabaseError, match="loading_is_of_new"), transaction.atomic():
            value.save(force_insert=True)


def test_no_part_is_loaded_onto_a_value_that_was_there(root: Programme) -> None:
    kept = locked_value(root)
    with because("Loaded.", loading="yes"), pytest.raises(DatabaseError, match="loading_is_of_new"):
        DisaggregatedValue.objects.create(value=kept, dimension="sex", category="x", number=1)


def test_a_whole_programme_is_loaded_with_its_locked_values(root: Programme) -> None:
    again = load_programme(replace(small_programme(), reference="AGAIN"))

    states = Value.objects.filter(programme=again).values_list("status", flat=True)
    assert sorted(states) == sorted(
        Value.objects.filter(programme=root).values_list("status", flat=True)
    )
    assert Indicator.objects.filter(programme=again).exists()
