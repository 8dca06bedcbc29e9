"""What would a file change, and may it? Each row is held against the stored one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import override

from brecha.core.errors import Fault
from brecha.core.languages import LANGUAGES, Text
from brecha.office.access.may import may
from brecha.office.access.roles import Action
from brecha.office.data.models import Programme, Value
from brecha.office.data.records import Record
from brecha.office.editing.actuals import beyond_bounds
from brecha.office.spreadsheets.incoming import Entry, Known
from brecha.office.spreadsheets.shapes import VALUES, Shape
from brecha.office.spreadsheets.stored import Saying, digest, mark_of, saying
from brecha.office.spreadsheets.values import (
    corrected,
    fault_of_status,
    is_value,
    says_nothing,
)
from brecha.reports.programme_sheets import Mark

NOT_YOURS = "Your role may not bring rows of this agency by a file. Delete the row."
CHANGED_IN_BETWEEN = (
    "Somebody changed the row after the template was made. Nothing was written. "
    "Take a new template and enter what is still needed."
)


@dataclass
class Plan:
    """What a file would change.

    Attributes:
        added: New rows; of values also the drafts that correct a verified one.
        changed: Rows with their new contents.
        fields: Table to the names of its fields that differ in any of them.
        corrects: A draft that corrects to the value it corrects.
        unchanged: Number of rows that say what is stored, or nothing.
        marks: What is wrong; nothing may be written if there is any.
    """

    added: list[Record] = field(default_factory=list)
    changed: list[Record] = field(default_factory=list)
    fields: dict[type[Record], set[str]] = field(default_factory=dict)
    corrects: list[tuple[Value, Value]] = field(default_factory=list)
    unchanged: int = 0
    marks: list[Mark] = field(default_factory=list)


def plan_entries(
    user: Any,  # noqa: ANN401 - a user
    root: Programme,
    shape: Shape,
    entries: Iterable[Entry],
    known: Known,
) -> Plan:
    """Return what the rows of one kind of sheet would change.

    Args:
        user: Who brings them.
        root: The programme.
        shape: The kind of sheet.
        entries: Rows that could be read.
        known: What the programme holds.
    """
    planning = _Planning(user, root, shape, known)
    listed = list(entries)
    planning.stored = stored_rows(root, shape, listed, known)
    for entry in listed:
        planning.take(entry)
    return planning.plan


def stored_rows(
    root: Programme, shape: Shape, entries: list[Entry], known: Known
) -> dict[Saying, Record]:
    """Return the stored rows that a file names, locked until the transaction ends."""
    key = shape.keys[0]
    wanted: set[Any] = {entry.said[key.field] for entry in entries}
    if key.kind == "link":
        named = known.of(shape.table.link_tables[key.field])
        wanted = {named[code].pk for code in wanted}
    found = shape.table.objects.filter(programme=root, **{f"{key.field}__in": wanted})
    order = ("version",) if shape is VALUES else ("pk",)
    rows: dict[Saying, Record] = {}
    for row in found.order_by(*order).select_for_update(no_key=True):
        for column in shape.columns:
            if column.kind == "link":  # already here: no query a row
                _link_to_known(row, column.field, known)
        rows[saying(shape.keys, row)] = row
    return rows


def _link_to_known(row: Record, name: str, known: Known) -> None:
    number = getattr(row, f"{name}_id")
    if number is not None:
        setattr(row, name, known.by_number(row.link_tables[name])[number])


class _Planning:
    """The rows of one kind of sheet, one after the other."""

    def __init__(self, user: Any, root: Programme, shape: Shape, known: Known) -> None:  # noqa: ANN401 - as above
        self.user, self.root, self.shape, self.known = user, root, shape, known
        self.plan = Plan()
        self.stored: Mapping[Saying, Record] = {}
        self.seen: dict[Saying, Entry] = {}
        self.answers: dict[tuple[Action, int | None, str], bool] = {}

    def take(self, entry: Entry) -> None:
        """Add a row to the plan, or its fault."""
        keys = entry.keys()
        earlier = self.seen.setdefault(keys, entry)
        if earlier is not entry:
            fault = Fault(
                "Row {row} of {sheet} says the same key. Keep one of the two.",
                values={"row": earlier.row + 1, "sheet": earlier.sheet or "CSV"},
            )
            self._refuse(entry, fault, self.shape.keys[0].field)
            return
        if entry.mark is not None and entry.mark.keys != digest(keys):
            fault = Fault(
                "The key of the row is not the one the template had. Its cells were moved, "
                "sorted apart or changed; take the row from a new template."
            )
            self._refuse(entry, fault, self.shape.keys[0].field)
            return
        row = self.stored.get(keys)
        if row is None:
            self._take_new(entry)
        else:
            self._take_known(entry, row)

    def _take_new(self, entry: Entry) -> None:
        if is_value(self.shape) and says_nothing(entry):
            self.plan.unchanged += 1
            return
        row = self.shape.table(programme=self.root, **self._fields(entry, self.shape.columns))
        if not self._may(Action.IMPORT, row) or not self._may(Action.ADD, row):
            self._refuse(entry, Fault(NOT_YOURS), "agency")
        elif entry.mark is not None and entry.mark.number:
            self._refuse(entry, Fault(CHANGED_IN_BETWEEN))
        else:
            self._set_author(row)
            self._add_if_clean(self.plan.added, entry, row)

    def _take_known(self, entry: Entry, row: Record) -> None:
        if not self._may(Action.IMPORT, row):
            self._refuse(entry, Fault(NOT_YOURS), "agency")
            return
        now, contents = mark_of(self.shape, row), digest(entry.contents())
        is_untouched = entry.mark is not None and entry.mark.contents == contents
        if contents == now.contents or is_untouched:
            self.plan.unchanged += 1
        elif entry.mark is None or (entry.mark.number, entry.mark.version) != (
            now.number,
            now.version,
        ):
            self._refuse(entry, Fault(CHANGED_IN_BETWEEN))
        else:
            self._change(entry, row)

    def _change(self, entry: Entry, row: Record) -> None:
        if is_value(self.shape) and says_nothing(entry):
            fault = Fault("A file deletes no value. Delete the draft on its page.")
            self._refuse(entry, fault, "number")
            return
        fields = self._fields(entry, self.shape.contents)
        if isinstance(row, Value) and row.status != "draft":
            if fault_or_none := fault_of_status(row):
                self._refuse(entry, fault_or_none)
                return
            draft = corrected(row, fields)
            if not self._may(Action.ADD, draft):
                self._refuse(entry, Fault(NOT_YOURS), "agency")
                return
            self._set_author(draft)
            if self._add_if_clean(self.plan.added, entry, draft):
                self.plan.corrects.append((draft, row))
            return
        may_change = self._may(Action.CHANGE, row)
        differing = {name for name, value in fields.items() if getattr(row, name) != value}
        for name in differing:
            setattr(row, name, fields[name])
        if not may_change or not self._may(Action.CHANGE, row):
            self._refuse(entry, Fault(NOT_YOURS), "agency")
        elif self._add_if_clean(self.plan.changed, entry, row):
            self.plan.fields.setdefault(self.shape.table, set()).update(differing)

    def _fields(self, entry: Entry, columns: Iterable[Any]) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        for column in columns:
            if column.kind == "read":
                continue
            said = entry.said[column.field]
            if column.kind == "link":
                target = self.known.of(self.shape.table.link_tables[column.field])
                fields[column.field] = target.get(str(said))
            else:
                fields[column.field] = list(said) if isinstance(said, tuple) else said
        return fields

    def _may(self, action: Action, row: Record) -> bool:
        """Ask `may`, once for all rows of an agency in one state."""
        case = (action, row.agency_number, getattr(row, "status", ""))
        if case not in self.answers:
            self.answers[case] = may(self.user, action, row)
        return self.answers[case]

    def _set_author(self, row: Record) -> None:
        if isinstance(row, Value):
            row.entered_by = self.user

    def _add_if_clean(self, rows: list[Record], entry: Entry, row: Record) -> bool:
        links = [each.name for each in row._meta.fields if each.is_relation]  # noqa: SLF001 - Django's public name
        try:
            row.clean_fields(exclude=links)
            row.clean()
        except ValidationError as error:
            for name, reason in _reasons(error):
                fault = Fault(
                    "The office refuses what the cell holds: {why}", values={"why": reason}
                )
                self._refuse(entry, fault, name)
            return False
        beyond = beyond_bounds(row) if isinstance(row, Value) else []
        for each in beyond:
            self._refuse(entry, each.fault, each.field)
        if beyond:
            return False
        rows.append(row)
        return True

    def _refuse(self, entry: Entry, fault: Fault, name: str = "") -> None:
        self.plan.marks.append(entry.refuse(fault, name))


def _reasons(error: ValidationError) -> Iterable[tuple[str, Text]]:
    """Yield each field of a validation with its reason in both languages."""
    said: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        with override(language):
            for name, messages in error.message_dict.items():
                said.setdefault(name, {})[language] = " ".join(str(each) for each in messages)
    for name, texts in said.items():
        yield name, Text(es=texts["es"], en=texts["en"])
