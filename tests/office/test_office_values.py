"""Does a value keep what was verified, whichever way one asks?"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from brecha.core.errors import InputError
from brecha.office.access.roles import Action
from brecha.office.audit.request import because
from brecha.office.data.models import Indicator, Organisation, Programme, User, Value
from brecha.office.editing.current import StaleRowError, save_current
from brecha.office.editing.states import STEPS, correct, move

STATES = ("draft", "submitted", "verified", "locked")
OPENED = set(STEPS.values())


def draft_of(root: Programme, author: User | None = None, agency: str = "NORTH") -> Value:
    return Value.objects.create(
        programme=root,
        indicator=Indicator.objects.get(programme=root, code="1.1.1"),
        agency=Organisation.objects.get(programme=root, acronym=agency),
        kind="actual",
        number=Decimal(10),
        period_end="2022-12-31",
        entered_by=author,
    )


def test_a_value_goes_from_draft_to_locked_by_three_people(
    root: Programme, user_of: Callable[..., User]
) -> None:
    officer = user_of("agency_officer", root, "NORTH")
    approver = user_of("agency_approver", root, "NORTH")
    coordinator = user_of("coordinator", root)
    value = draft_of(root, officer)

    value = move(officer, Action.SUBMIT, value)
    value = move(approver, Action.VERIFY, value)
    value = move(coordinator, Action.LOCK, value)

    assert value.status == "locked"
    history = list(value.events.values_list("status", flat=True))
    assert history == ["draft", "submitted", "verified", "locked"]


def test_who_entered_a_value_does_not_verify_it(
    root: Programme, user_of: Callable[..., User]
) -> None:
    approver = user_of("agency_approver", root, "NORTH")
    value = draft_of(root, approver)
    Value.objects.filter(pk=value.pk).update(status="submitted")
    value.refresh_from_db()

    with pytest.raises(PermissionDenied):
        move(approver, Action.VERIFY, value)


def test_reopening_needs_a_reason_and_keeps_it(
    root: Programme, user_of: Callable[..., User]
) -> None:
    coordinator = user_of("coordinator", root)
    value = draft_of(root)
    for status in STATES[1:]:
        Value.objects.filter(pk=value.pk).update(status=status)
    value.refresh_from_db()

    with pytest.raises(InputError, match="Say why"):
        move(coordinator, Action.REOPEN, value, " ")
    reopened = move(coordinator, Action.REOPEN, value, "The source was revised")

    assert reopened.status == "verified"
    last = reopened.events.order_by("pgh_id").last()
    assert last.pgh_context == {"reason": "The source was revised", "user": coordinator.pk}


def test_a_correction_is_a_new_row(root: Programme, user_of: Callable[..., User]) -> None:
    officer = user_of("agency_officer", root, "NORTH")
    value = Value.objects.get(programme=root, indicator__code="1.1.1", kind="actual")

    corrected = correct(officer, value, number=Decimal(160))

    value.refresh_from_db()
    assert (value.number, value.version) == (Decimal("150.5"), 1)
    assert (corrected.number, corrected.version, corrected.status) == (Decimal(160), 2, "draft")
    assert corrected.disaggregation_rows.count() == value.disaggregation_rows.count()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE office_value SET number = 1 WHERE id = {id}",
        "UPDATE office_value SET status = 'draft' WHERE id = {id}",
        "DELETE FROM office_value WHERE id = {id}",
        "UPDATE office_disaggregatedvalue SET number = 1 WHERE value_id = {id}",
        "DELETE FROM office_disaggregatedvalue WHERE value_id = {id}",
    ],
)
def test_raw_sql_cannot_change_a_verified_value(root: Programme, statement: str) -> None:
    value = Value.objects.get(programme=root, indicator__code="1.1.1", kind="actual")

    with pytest.raises(DatabaseError, match="value_"), connection.cursor() as cursor:
        cursor.execute(statement.format(id=value.pk))

    value.refresh_from_db()
    assert value.number == Decimal("150.5")


def test_a_locked_value_takes_no_new_version(root: Programme) -> None:
    value = Value.objects.get(programme=root, indicator__code="1.1.1", kind="actual")
    Value.objects.filter(pk=value.pk).update(status="locked")
    value.pk, value.version, value.status = None, 2, "draft"

    with pytest.raises(DatabaseError, match="value_is_locked"):
        value.save(force_insert=True)


def test_a_new_value_cannot_begin_as_verified(root: Programme) -> None:
    value = Value.objects.get(programme=root, indicator__code="1.1.1", kind="actual")
    value.pk, value.version = None, 2

    with pytest.raises(DatabaseError, match="value_starts_as_draft"):
        value.save(force_insert=True)


def test_the_second_editor_is_shown_both(root: Programme, user_of: Callable[..., User]) -> None:
    officer = user_of("agency_officer", root, "NORTH")
    first, second = draft_of(root, officer), Value.objects.get(number=10)

    first.number = Decimal(11)
    save_current(officer, first, ["number"], first.row_version)
    second.number = Decimal(12)
    with pytest.raises(StaleRowError) as caught:
        save_current(officer, second, ["number"], second.row_version)

    assert caught.value.differences() == [("number", Decimal(11), Decimal(12))]
    assert Value.objects.get(pk=first.pk).number == Decimal(11)


class LifeOfAValue(RuleBasedStateMachine):
    """Tries every step, allowed or not, by SQL, and follows what a value must keep."""

    made: Callable[[], Value]

    def __init__(self) -> None:
        super().__init__()
        self.value = type(self).made()
        self.status, self.number = "draft", Decimal(10)

    @rule(status=st.sampled_from(STATES), reason=st.sampled_from(["", "revised"]))
    def step(self, status: str, reason: str) -> None:
        is_allowed = status == self.status or (self.status, status) in OPENED
        if self.status == "locked" and status != "locked" and not reason:
            is_allowed = False
        assert self._try("UPDATE office_value SET status = %s WHERE id = %s", status, reason) == (
            is_allowed
        )
        self.status = status if is_allowed else self.status

    @rule(number=st.integers(0, 5), reason=st.sampled_from(["", "revised"]))
    def change(self, number: int, reason: str) -> None:
        is_allowed = self.status == "draft" or number == self.number
        statement = "UPDATE office_value SET number = %s WHERE id = %s"
        assert self._try(statement, number, reason) == is_allowed
        self.number = Decimal(number) if is_allowed else self.number

    @precondition(lambda self: self.status != "draft")
    @rule()
    def delete(self) -> None:
        assert not self._try("DELETE FROM office_value WHERE id <> %s AND id = %s", 0, "x")

    @invariant()
    def stored_is_what_was_allowed(self) -> None:
        stored = Value.objects.get(pk=self.value.pk)
        assert (stored.status, stored.number) == (self.status, self.number)

    def _try(self, statement: str, new: Any, reason: str) -> bool:  # noqa: ANN401 - a parameter
        try:
            with because(reason), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement, [new, self.value.pk])
        except DatabaseError:
            return False
        return True


def test_no_sequence_changes_a_settled_value(root: Programme) -> None:
    versions = iter(range(1, 10_000))

    def made() -> Value:
        value = draft_of(root)
        Value.objects.filter(pk=value.pk).update(period_end="", place=f"place {next(versions)}")
        return value

    machine = type("Life", (LifeOfAValue,), {"made": staticmethod(made)})
    case = machine.TestCase
    case.settings = settings(
        max_examples=10, stateful_step_count=15, suppress_health_check=list(HealthCheck)
    )

    case("runTest").runTest()

    assert Value.objects.filter(place__startswith="place").exists()
