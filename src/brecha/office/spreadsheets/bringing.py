"""What happens to a file that is brought? All of it enters in one transaction, or nothing of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError, connection, transaction

from brecha.core.errors import Fault, InputError
from brecha.core.languages import Language
from brecha.office.audit.request import because
from brecha.office.data.models import DisaggregatedValue, Programme, Value
from brecha.office.data.records import Record
from brecha.office.spreadsheets.cells import Manner
from brecha.office.spreadsheets.dates import read_date
from brecha.office.spreadsheets.headings import data_sheets, read_headings, tells_only
from brecha.office.spreadsheets.incoming import Entry, Known, SheetReading
from brecha.office.spreadsheets.numbers import DecimalMark
from brecha.office.spreadsheets.planning import Plan, plan_entries
from brecha.office.spreadsheets.shapes import SHAPES
from brecha.reports.programme_sheets import Mark, Place, marked_bytes
from brecha.reports.programme_sheets.contents import Content
from brecha.reports.programme_sheets.escaping import unescaped
from brecha.sources.spreadsheet_files import Cell, Sheet, SpreadsheetFile, read_spreadsheet

BATCH = 500
UPDATE_BATCH = 100  # the work of one such statement grows with the square of its rows
MOST_MARKS = 1000
MOST_DIGITS = 20
HUNDRED = 100
IMPORT_LOCK = 7261003  # with the number of the programme: one file of a programme at a time


@dataclass(frozen=True)
class Outcome:
    """What became of a file.

    Attributes:
        file: The file; None if it could not be opened.
        added: Number of new rows; `changed` and `unchanged` likewise.
        marks: What is wrong; if there is any, nothing was written.
        is_written: Whether the changes stand in the database.
    """

    file: SpreadsheetFile | None
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    marks: tuple[Mark, ...] = ()
    is_written: bool = False

    def returned(self, language: Language) -> bytes:
        """Return the file with its faults marked; a file that cannot be opened has none."""
        if self.file is None:
            return b""
        sheets = {sheet.name: _contents(sheet, self.file) for sheet in _kept(self.file)}
        return marked_bytes(sheets, self.marks, language)


def bring(
    user: Any,  # noqa: ANN401 - a user
    root: Programme,
    name: str,
    content: bytes,
    *,
    mark: DecimalMark = "point",
    is_trial: bool = False,
) -> Outcome:
    """Take a file into a programme, whole or not at all.

    Args:
        user: Who brings it.
        root: The programme.
        name: Name of the file.
        content: Its bytes.
        mark: What stands before decimals in text cells and CSV.
        is_trial: Whether to tell what would happen, and write nothing.
    """
    try:
        file = read_spreadsheet(name, content)
    except InputError as error:
        return Outcome(None, marks=tuple(Mark(fault) for fault in error.faults))
    plan = Plan()
    reason = f"import {file.sha256}"  # no name of a file: the history keeps it for ever
    try:
        with because(reason, user=user.pk), transaction.atomic():
            plan = _plan(user, root, file, mark)
            if not plan.marks:
                _write(plan)
            transaction.set_rollback(is_trial or bool(plan.marks))
    except DatabaseError as error:
        plan.marks.append(Mark(_fault_of(error)))
    return _outcome(file, plan, is_trial=is_trial)


def _outcome(file: SpreadsheetFile, plan: Plan, *, is_trial: bool) -> Outcome:
    if plan.marks:
        return Outcome(file, marks=tuple(plan.marks[:MOST_MARKS]))
    return Outcome(
        file, len(plan.added), len(plan.changed), plan.unchanged, is_written=not is_trial
    )


def _plan(user: Any, root: Programme, file: SpreadsheetFile, mark: DecimalMark) -> Plan:  # noqa: ANN401 - as above
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [IMPORT_LOCK, root.pk % 2**31])
    manner = Manner(mark, file.counts_from_1904, file.is_text)
    known = Known(root)
    whole = Plan()
    sheets, marks = data_sheets(file)
    whole.marks += marks
    by_shape: dict[str, list[Entry]] = {}
    for sheet, shape in sheets:
        headings, marks = read_headings(sheet, shape)
        whole.marks += marks
        if headings is not None:
            reading = SheetReading(sheet, headings, known, manner)
            by_shape.setdefault(shape.name, []).extend(reading.entries())
            whole.marks += reading.marks
    for name, entries in by_shape.items():
        _join(whole, plan_entries(user, root, SHAPES[name], entries, known))
    return whole


def _join(whole: Plan, part: Plan) -> None:
    whole.added += part.added
    whole.changed += part.changed
    whole.fields |= part.fields
    whole.corrects += part.corrects
    whole.unchanged += part.unchanged
    whole.marks += part.marks


def _write(plan: Plan) -> None:
    for table, rows in _by_table(plan.added).items():
        table.objects.bulk_create(rows, batch_size=BATCH)
    parts = DisaggregatedValue.objects.filter(value__in=[value for _, value in plan.corrects])
    drafts = {value.pk: draft for draft, value in plan.corrects}
    DisaggregatedValue.objects.bulk_create(
        _copied(part, drafts[part.value_id]) for part in parts.order_by("pk")
    )
    for table, rows in _by_table(plan.changed).items():
        fields = sorted(plan.fields[table])
        table.objects.bulk_update(rows, fields, batch_size=UPDATE_BATCH)


def _by_table(rows: Iterable[Record]) -> dict[type[Record], list[Record]]:
    found: dict[type[Record], list[Record]] = {}
    for row in rows:
        found.setdefault(type(row), []).append(row)
    return found


def _copied(part: DisaggregatedValue, draft: Value) -> DisaggregatedValue:
    return DisaggregatedValue(
        value=draft,
        dimension=part.dimension,
        category=part.category,
        number=part.number,
    )


def _fault_of(error: DatabaseError) -> Fault:
    diagnosis = getattr(error.__cause__, "diag", None)
    rule = getattr(diagnosis, "constraint_name", None)
    rule = rule or str(getattr(diagnosis, "message_primary", "") or "").split(":")[0]
    return Fault(
        "The database refuses the file by its rule {rule}. Nothing was written.",
        values={"rule": rule or type(error).__name__},
    )


def _kept(file: SpreadsheetFile) -> list[Sheet]:
    return [sheet for sheet in file.sheets if not tells_only(sheet)]


def _contents(sheet: Sheet, file: SpreadsheetFile) -> dict[Place, Content]:
    return {place: _content(cell, file) for place, cell in sheet.cells.items()}


def _content(cell: Cell, file: SpreadsheetFile) -> Content:
    """Return what the file that goes back shows: the same, and readable when it is sent again."""
    if cell.number is None or not cell.number.is_finite():
        return unescaped(cell.text) if file.is_text else cell.text
    if cell.kind == "date":
        day = read_date(cell, counts_from_1904=file.counts_from_1904)
        return day if isinstance(day, str) else cell.text
    if abs(cell.number.adjusted()) > MOST_DIGITS:
        return cell.text
    if cell.is_percent:
        return f"{(cell.number * HUNDRED).normalize():f}%"
    return cell.number
