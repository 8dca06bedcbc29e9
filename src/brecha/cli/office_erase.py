"""`brecha office erase`: forget persons and contacts whose time to be kept is over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from brecha.cli.language import tell
from brecha.cli.office_opened import DryRun, ProgrammeOption, opened, row_named
from brecha.cli.options import AsJson, print_json

if TYPE_CHECKING:
    from brecha.office.people.retention import Due


def erase(
    programme: ProgrammeOption = "",
    reason: Annotated[
        str, typer.Option("--reason", help=tell("Why, for the history; name no person."))
    ] = "",
    *,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Erase persons and contacts whose time to be kept is over."""
    with opened():
        due, erased = _erase(programme, reason, dry_run=dry_run)
    _show(due, erased, as_json=as_json)


def _erase(reference: str, reason: str, *, dry_run: bool) -> tuple[Due, int]:
    from django.utils import timezone

    from brecha.office.data.models import Programme
    from brecha.office.people.retention import due_on, erase_due

    root = None
    if reference:
        root = row_named(Programme, "--programme", reference, reference=reference)
    today = timezone.localdate()
    due = due_on(today, programme=root)
    return due, 0 if dry_run else erase_due(due, today, reason)


def _show(due: Due, erased: int, *, as_json: bool) -> None:
    rows: list[dict[str, Any]] = [
        {"programme": each.programme, "agency": each.agency, "persons": each.number}
        for each in due.by_agency
    ]
    if as_json:
        numbers = {"persons": len(due.people), "contacts": len(due.contacts), "erased": erased}
        print_json(numbers | {"by_agency": rows})
        return
    for row in rows:
        typer.echo(f"{row['programme']}  {row['agency'] or '–'}  {row['persons']}")
    message = "Due: {persons} persons, {contacts} contacts. Erased: {erased}. Counts stay."
    told = tell(message, persons=len(due.people), contacts=len(due.contacts), erased=erased)
    typer.echo(told)
