"""How is everything copied to one file and brought back, the history's chain included?

A copy is a zip of PostgreSQL's own dump and a note with its SHA-256 and the head of the chain. The
keys of encrypted fields are not in it: keep them apart. The SHA-256 reveals damage, not a forgery:
whoever writes a copy writes the note, so bring back only copies from a place you trust.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections, transaction

from brecha import __version__
from brecha.core.errors import InputError
from brecha.office.audit.chain import Chain, check_chain
from brecha.office.database.embedded import client_programs
from brecha.office.running.after_restore import demand_own_things, end_what_was_ended
from brecha.office.running.starting import migrate, owner_alias

DUMP, NOTE = "office.dump", "office.json"
FORM = 1


def back_up(target: Path) -> Chain:
    """Copy the whole database to a file.

    Args:
        target: The file; it must not exist yet.

    Returns:
        The state of the history that was copied.

    Raises:
        InputError: The file exists, or cannot be made there, or PostgreSQL's own program failed.
    """
    _refuse_place(target)
    with tempfile.TemporaryDirectory(dir=target.resolve().parent) as folder:
        dump = Path(folder) / DUMP
        chain = _dumped(dump)
        note = {
            "form": FORM,
            "brecha": __version__,
            "taken_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "sha256": _sha256(dump),
        }
        whole = Path(folder) / "whole.zip"
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
            archive.write(dump, DUMP)
            archive.writestr(NOTE, json.dumps(note, indent=1, sort_keys=True))
        whole.chmod(0o600)
        whole.replace(target)
    return chain


def restore(source: Path, *, replaces: bool = False) -> Chain:
    """Bring a copy back into the database.

    Args:
        source: A file that `back_up` wrote.
        replaces: Whether what the database holds may go.

    Returns:
        The state of the history that came back.

    Raises:
        InputError: The file is not whole, or the database is not empty.
    """
    with tempfile.TemporaryDirectory() as folder:
        dump = _unpack(source, Path(folder))
        with _emptied_schema(replaces=replaces) as aside:
            _run("pg_restore", "--no-owner", "--no-privileges", "--single-transaction", str(dump))
            migrate()  # an older copy goes on; guards and rights are put in anew
            demand_own_things(_owner(), aside)
            chain = check_chain(_owner())
            if not chain.is_whole:
                raise InputError.of("The history of this copy is not whole.", place=str(source))
            end_what_was_ended(_owner(), settings.ENVIRONMENT, aside)
    return chain


def _refuse_place(target: Path) -> None:
    folder = target.resolve().parent
    if target.is_dir():
        message = "This is a folder; a copy is one file. Name a file in it."
        raise InputError.of(message, place=str(target))
    if target.exists():
        raise InputError.of("There is a file already. Name another.", place=str(target))
    if not folder.is_dir():
        message = "There is no folder {folder}. Make it, or name a file in another."
        raise InputError.of(message, place=str(target), folder=str(folder))
    if not os.access(folder, os.W_OK | os.X_OK):
        message = "Nothing may be written to the folder {folder}. Name a file in another."
        raise InputError.of(message, place=str(target), folder=str(folder))


def _dumped(dump: Path) -> Chain:
    """Copy the rows and check the history as they stood at one moment, whoever writes meanwhile."""
    with transaction.atomic(using=_owner()):
        with connections[_owner()].cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            (moment,) = cursor.fetchone()
        told = ("--format=custom", "--no-owner", "--no-privileges")
        _run("pg_dump", *told, f"--snapshot={moment}", f"--file={dump}")
        return check_chain(_owner())


def _unpack(source: Path, folder: Path) -> Path:
    try:
        with zipfile.ZipFile(source) as archive:
            note = json.loads(archive.read(NOTE))
            dump = Path(archive.extract(DUMP, folder))
    except (OSError, KeyError, ValueError, zipfile.BadZipFile):
        raise InputError.of("This is no copy of an office.", place=str(source)) from None
    if note.get("sha256") != _sha256(dump):
        message = "The copy was damaged or changed after it was made. Take another."
        raise InputError.of(message, place=str(source))
    return dump


@contextmanager
def _emptied_schema(*, replaces: bool) -> Iterator[str]:
    """Put what is there aside, in a schema that is named; drop it when all went well."""
    connection = connections[_owner()]
    aside = f"replaced_{datetime.now(UTC):%Y%m%d%H%M%S}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
        if cursor.fetchone()[0] and not replaces:
            message = "The database is not empty. Add {option} to replace what it holds."
            raise InputError.of(message, option="--replace")
        cursor.execute(f"ALTER SCHEMA public RENAME TO {aside}")
        cursor.execute("CREATE SCHEMA public")
    try:
        yield aside
    except BaseException:
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute(f"ALTER SCHEMA {aside} RENAME TO public")
        raise
    with connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA {aside} CASCADE")


def _run(program: str, *arguments: str) -> None:
    target: dict[str, Any] = connections[_owner()].settings_dict
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGDATABASE": "NAME"}
    told = {name: str(target[key]) for name, key in names.items() if target[key]}
    if target["PASSWORD"]:
        told["PGPASSWORD"] = target["PASSWORD"]
    if sslmode := target["OPTIONS"].get("sslmode"):
        told["PGSSLMODE"] = sslmode
    command = [str(client_programs() / program), *arguments]
    if program == "pg_restore":
        command.insert(1, f"--dbname={target['NAME']}")
        command.insert(1, "--exit-on-error")
    done = subprocess.run(  # noqa: S603 - our own program and arguments
        command, env=os.environ | told, capture_output=True, text=True, check=False
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or [""])[-1]
        message = "{program} failed: {told}"
        raise InputError.of(message, program=program, told=last)


def _owner() -> str:
    return owner_alias(settings.DATABASES)


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
