"""`brecha office user`: who signs in, as what, and what to do when somebody cannot."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from brecha.cli.language import tell
from brecha.cli.office_opened import ProgrammeOption, opened
from brecha.cli.options import AsJson, print_json

if TYPE_CHECKING:
    from brecha.office.data.models import User


class RoleChoice(StrEnum):
    """The roles as the command line knows them."""

    ADMINISTRATOR = "administrator"
    COORDINATOR = "coordinator"
    OFFICER = "agency_officer"
    APPROVER = "agency_approver"
    READER = "reader"


Name = Annotated[str, typer.Argument(metavar="NAME", help=tell("Name of the user."))]
RoleOption = Annotated[
    RoleChoice, typer.Option("--role", help=tell("What the user is in the programme."))
]
AgencyOption = Annotated[
    str, typer.Option("--agency", help=tell("Acronym, for a role of an agency."))
]

app = typer.Typer(
    help=tell("Users of the office: add, roles, passwords, second factor, end."),
    no_args_is_help=True,
)


@app.command("add", help=tell("Add a user; the password for one sign-in is shown this once."))
def add(
    name: Name,
    role: RoleOption,
    programme: ProgrammeOption = "",
    agency: AgencyOption = "",
    *,
    as_json: AsJson = False,
) -> None:
    """Add a user; the password for one sign-in is shown this once."""
    with opened():
        from django.db import transaction

        from brecha.office.access.roles import Role
        from brecha.office.accounts.keeping import add_user, give_role

        with transaction.atomic():
            user, password = add_user(name)
            give_role(user, Role(role.value), programme, agency)
    _show_password(name, password, as_json=as_json)


@app.command("list", help=tell("List users with their roles."))
def listed(*, as_json: AsJson = False) -> None:
    """List users with their roles."""
    with opened():
        from brecha.office.data.models import User

        rows = [_row(user) for user in User.objects.order_by("username")]
    if as_json:
        print_json(rows)
        return
    for row in rows:
        state = "" if row["is_active"] else tell("closed")
        typer.echo(f"{row['name']:<24} {'; '.join(row['roles'])} {state}".rstrip())


@app.command("role", help=tell("Give a user one more role, or take it away."))
def role(
    name: Name,
    role: RoleOption,
    programme: ProgrammeOption = "",
    agency: AgencyOption = "",
    *,
    take: Annotated[bool, typer.Option("--take", help=tell("Take the role away."))] = False,
) -> None:
    """Give a user one more role, or take it away."""
    with _user(name) as user:
        from brecha.office.access.roles import Role
        from brecha.office.accounts.keeping import give_role, take_role

        change = take_role if take else give_role
        change(user, Role(role.value), programme, agency)
    typer.echo(tell("Done: {name}.", name=name))


@app.command(
    "password",
    help=tell("Give a password for one sign-in; sessions, tokens and a lock-out of the user end."),
)
def password(name: Name, *, as_json: AsJson = False) -> None:
    """Give a password for one sign-in; sessions, tokens and a lock-out of the user end."""
    with _user(name) as user:
        from brecha.office.accounts.keeping import reset_password

        given = reset_password(user)
    _show_password(name, given, as_json=as_json)


@app.command("second-factor", help=tell("Remove a lost second factor with its recovery codes."))
def second_factor(name: Name) -> None:
    """Remove a lost second factor with its recovery codes."""
    with _user(name) as user:
        from brecha.office.accounts.keeping import remove_second_factor

        number = remove_second_factor(user)
    done = tell("The second factor of {name} was removed.", name=name)
    typer.echo(done if number else tell("{name} has no second factor.", name=name))


@app.command("close", help=tell("Close a sign-in; sessions and tokens end, the history stays."))
def close(name: Name) -> None:
    """Close a sign-in; sessions and tokens end, the history stays."""
    _set_active(name, is_active=False)


@app.command("open", help=tell("Open a sign-in that was closed."))
def open_again(name: Name) -> None:
    """Open a sign-in that was closed."""
    _set_active(name, is_active=True)


def _set_active(name: str, *, is_active: bool) -> None:
    with _user(name) as user:
        from brecha.office.accounts.keeping import set_active

        set_active(user, is_active=is_active)
    typer.echo(tell("Done: {name}.", name=name))


def _show_password(name: str, given: str, *, as_json: bool) -> None:
    if as_json:
        print_json({"name": name, "password": given})
        return
    message = "{name}: {password} (for one sign-in, shown this once)"
    typer.echo(tell(message, name=name, password=given))


def _row(user: User) -> dict[str, Any]:
    rows = user.memberships.select_related("programme", "agency")
    roles = [_role_in_words(row) for row in rows]
    return {"name": user.username, "is_active": user.is_active, "roles": roles}


def _role_in_words(row: Any) -> str:  # noqa: ANN401 - a membership
    programme = row.programme.reference if row.programme else ""
    agency = row.agency.acronym if row.agency else ""
    return " ".join(filter(None, (row.role, programme, agency)))


@contextmanager
def _user(name: str) -> Iterator[User]:
    with opened():
        from brecha.office.accounts.keeping import user_named

        yield user_named(name)
