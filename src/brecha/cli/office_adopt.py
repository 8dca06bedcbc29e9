"""`brecha office adopt`: the simulated path of a plan becomes targets of an indicator."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from brecha.cli.language import tell
from brecha.cli.office_opened import ProgrammeOption, opened, row_named
from brecha.cli.options import AsJson, print_json
from brecha.core.errors import InputError
from brecha.core.files import readable_bytes

if TYPE_CHECKING:
    from brecha.office.api.adoption import Adopted


def adopt(  # noqa: PLR0917 - as FBT: each is an option
    file: Annotated[Path, typer.Argument(help=tell("What brecha care run PLAN --json printed."))],
    indicator: Annotated[str, typer.Option("--indicator", help=tell("Code of the indicator."))],
    result: Annotated[
        str, typer.Option("--result", help=tell("Result of a year: places_new, jobs.total."))
    ],
    user: Annotated[str, typer.Option("--user", help=tell("For which user it is done."))],
    programme: ProgrammeOption = "",
    agency: Annotated[
        str, typer.Option("--agency", help=tell("Acronym; the indicator's own if not given."))
    ] = "",
    service: Annotated[
        str, typer.Option("--service", help=tell("One service; all of the plan if not given."))
    ] = "",
    *,
    as_json: AsJson = False,
) -> None:
    """Take the path of a plan as draft targets, year by year."""
    content = readable_bytes(file)
    with opened():
        adopted = _adopt(
            file.name, content, (programme, indicator, agency, user), (result, service)
        )
    _show(adopted, indicator, as_json=as_json)


def _show(adopted: Adopted, indicator: str, *, as_json: bool) -> None:
    rows = [(row.period_end[:4], f"{row.number.normalize():f}") for row in adopted.targets]
    if as_json:
        source = adopted.targets[0].source
        print_json({"added": adopted.added, "source": source, "targets": dict(rows)})
        return
    for year, number in rows:
        typer.echo(f"{year}  {number}")
    told = tell(
        "{number} draft targets added to {indicator}.", number=adopted.added, indicator=indicator
    )
    typer.echo(told)


def _adopt(
    file: str, content: bytes, names: tuple[str, str, str, str], wanted: tuple[str, str]
) -> Adopted:
    from django.core.exceptions import PermissionDenied

    from brecha.office.api.adoption import adopt as adopt_path
    from brecha.office.api.adoption import read_path
    from brecha.office.data.models import Indicator, Organisation, Programme, User

    reference, code, acronym, username = names
    path = read_path(content, *wanted, place=file)
    roots = Programme.objects.filter(**({"reference": reference} if reference else {}))
    if roots.count() != 1:
        raise InputError.of("Name the programme by its number.", place="--programme")
    root = roots.get()
    row = row_named(Indicator, "--indicator", code, programme=root, code=code)
    owner = (
        row_named(Organisation, "--agency", acronym, programme=root, acronym=acronym)
        if acronym
        else None
    )
    who = row_named(User, "--user", username, username=username, is_active=True)
    try:
        return adopt_path(who, row, owner, path)
    except PermissionDenied:
        raise InputError.of(
            "Only the officers of an agency add its targets.", place="--user"
        ) from None
