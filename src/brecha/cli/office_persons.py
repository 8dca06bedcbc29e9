"""`brecha office persons link`: which entries of the register may be one person?"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import typer

from brecha.cli.language import tell
from brecha.cli.office_opened import DryRun, ProgrammeOption, opened, row_named
from brecha.cli.options import AsJson, print_json
from brecha.cli.progress import told_if_long

if TYPE_CHECKING:
    from brecha.office.people.linking import Linked

app = typer.Typer(
    help=tell("Persons of a programme: find those who were registered twice."),
    no_args_is_help=True,
)


@app.callback()
def persons() -> None:
    """Persons of a programme: find those who were registered twice."""


@app.command("link", help=tell("Compare all persons of a programme and keep who may be one."))
def link(
    programme: ProgrammeOption,
    *,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Compare all persons of a programme and keep who may be one."""
    with opened(), told_if_long(tell("Comparing the persons…")):
        found = _link(programme, dry_run=dry_run)
    _show(found, as_json=as_json)


def _link(reference: str, *, dry_run: bool) -> Linked:
    from brecha.office.data.models import Programme
    from brecha.office.people.linking import link_persons

    root = row_named(Programme, "--programme", reference, reference=reference)
    return link_persons(root, dry_run=dry_run)


def _show(found: Linked, *, as_json: bool) -> None:
    if as_json:
        told = asdict(found)
        if found.count:
            told["count"] |= {"as_of": found.count.as_of.isoformat()}
        print_json(told)
        return
    message = "Compared: {compared} of {entries} entries ({method})."
    told_entries = {"compared": found.compared, "entries": found.entries}
    typer.echo(tell(message, method=found.method, **told_entries))
    typer.echo(
        tell(
            "Pairs: {automatic} joined automatically, {proposed} to judge, {judged} judged.",
            automatic=found.automatic,
            proposed=found.proposed,
            judged=found.judged,
        )
    )
    if found.count:
        typer.echo(tell("Different persons: {count}", count=found.count.text()))
    else:
        typer.echo(tell("Nothing was written."))
