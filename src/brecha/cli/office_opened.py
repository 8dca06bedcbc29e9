"""How does a command work on the office? It opens the office, finds rows by name, lets go."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from brecha.cli.language import tell
from brecha.core.errors import InputError

if TYPE_CHECKING:
    from brecha.office import Office

ProgrammeOption = Annotated[
    str, typer.Option("--programme", help=tell("Number of the programme at its fund."))
]
DryRun = Annotated[bool, typer.Option("--dry-run", help=tell("Only say how many there are."))]


@contextmanager
def opened() -> Iterator[Office]:
    """Open the office of this machine; stop its database afterwards, if nobody else uses it."""
    from brecha.office import open_office

    office = open_office()
    try:
        yield office
    finally:
        office.stop()


def row_named(table: Any, option: str, name: str, **where: object) -> Any:  # noqa: ANN401 - a row of any table
    """Return the row that an option names.

    Raises:
        InputError: There is none.
    """
    row = table.objects.filter(**where).first()
    if row is None:
        raise InputError.of("There is none of the name {name}.", place=option, name=name)
    return row
