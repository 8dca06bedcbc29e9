"""`brecha office`: start the monitoring office, check it, copy it, bring it back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from brecha.cli.language import current_language, tell
from brecha.cli.office_adopt import adopt
from brecha.cli.office_erase import erase
from brecha.cli.office_opened import opened
from brecha.cli.office_persons import app as persons_app
from brecha.cli.office_user import app as user_app
from brecha.cli.options import AsJson, print_json
from brecha.cli.progress import told_if_long

if TYPE_CHECKING:
    from brecha.office import Office
    from brecha.office.audit.chain import Chain
    from brecha.office.running.health import Health

NOT_WELL, LAST_PORT = 1, 65_535

app = typer.Typer(
    help=tell("The monitoring office of a programme: a web application with its own database."),
    no_args_is_help=True,
)
app.add_typer(user_app, name="user")
app.add_typer(persons_app, name="persons")
app.command("erase", help=tell("Erase persons and contacts whose time to be kept is over."))(erase)
app.command("adopt", help=tell("Take the path of a plan as targets of an indicator."))(adopt)


@app.command("serve", help=tell("Start the office; its own server begins with an example."))
def serve(
    host: Annotated[str, typer.Option("--host", help=tell("Address to listen at."))] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=1, max=LAST_PORT, help=tell("Port to listen at."))
    ] = 8000,
    *,
    example: Annotated[
        bool,
        typer.Option("--example", help=tell("Load the example into an empty real server too.")),
    ] = False,
) -> None:
    """Start the office; its own server begins with an example."""
    from brecha.office import open_office
    from brecha.office.running.refusals import demand_free_port, serving_alone

    demand_free_port(host, port)
    with told_if_long(tell("Starting the database…")):
        office = open_office()
    try:
        with serving_alone(office.environment):
            _prepare(office, wants_example=example)
            from brecha.office.running.serving import serve_forever

            typer.echo(tell("The office is at {address}", address=f"http://{host}:{port}/"))
            serve_forever(host, port)
    finally:
        office.stop()


@app.command("check", help=tell("Say whether database, tables and history are whole."))
def check(*, as_json: AsJson = False) -> None:
    """Say whether database, tables and history are whole."""
    with opened() as office:
        from brecha.office.running.checked import note
        from brecha.office.running.health import check_office

        health = check_office()
        if health.chain:
            note(office.environment.folder, health.chain)
    _show(health, as_json=as_json)
    if not health.is_well:
        raise typer.Exit(NOT_WELL)


@app.command("backup", help=tell("Copy everything to one file; the keys are kept apart."))
def backup(
    file: Annotated[Path, typer.Argument(help=tell("The file to write; it must not exist."))],
) -> None:
    """Copy everything to one file; the keys are kept apart."""
    with opened():
        from brecha.office.running.backup import back_up

        with told_if_long(tell("Copying the office…")):
            chain = back_up(file)
    typer.echo(tell("Copied to {file}.", file=file))
    typer.echo(_told(chain))


@app.command("restore", help=tell("Bring a copy back, with its history."))
def restore(
    file: Annotated[Path, typer.Argument(help=tell("A file that backup wrote."))],
    *,
    replace: Annotated[
        bool, typer.Option("--replace", help=tell("Let go of what the database holds now."))
    ] = False,
) -> None:
    """Bring a copy back, with its history."""
    with opened():
        from brecha.office.running.backup import restore as bring_back

        with told_if_long(tell("Bringing the copy back…")):
            chain = bring_back(file, replaces=replace)
    typer.echo(tell("The office is as it was copied."))
    typer.echo(_told(chain))


def _show(health: Health, *, as_json: bool) -> None:
    said, notices = (
        [note.text(current_language()) for note in notes]
        for notes in (health.problems, health.notices)
    )
    chain = health.chain
    if as_json:
        links, head = (chain.length, chain.head) if chain else (0, "")
        told = {"is_well": health.is_well, "problems": said, "notices": notices}
        print_json(told | {"links": links, "head": head})
        return
    typer.echo("\n".join(said) if said else tell("The office is well."))
    for notice in notices:
        typer.echo(notice)
    if chain:
        typer.echo(_told(chain))


def _prepare(office: Office, *, wants_example: bool) -> None:
    """Make the tables and, on the office's own server or where it is wanted, the example."""
    from brecha.office.running.first_start import has_users, load_example
    from brecha.office.running.serving import collect_files, forget_old_sessions
    from brecha.office.running.starting import migrate

    is_own = office.embedded is not None
    with told_if_long(tell("Preparing the tables…")):
        migrate()
        collect_files()
        forget_old_sessions()
        sign_ins = load_example(for_one_sign_in=not is_own) if is_own or wants_example else []
    if sign_ins:
        typer.echo(tell("First sign-ins; the passwords are shown this once and kept nowhere:"))
        for one in sign_ins:
            typer.echo(f"  {one.username:<24} {one.password}  {one.role} {one.agency}".rstrip())
        if not is_own:
            typer.echo(tell("Each is for one sign-in: another password must be chosen then."))
    elif not has_users():
        command = "brecha office user add NAME --role administrator"
        typer.echo(tell("Nobody can sign in yet. Add the first user: {command}", command=command))


def _told(chain: Chain) -> str:
    return tell("History: {links} events, head {head}", links=chain.length, head=chain.head)
