"""How does a file come out of its zip archive or gzip, without the whole of it in memory?"""

from __future__ import annotations

import gzip
import shutil
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import IO

from brecha.core.errors import InputError

BLOCK_BYTES = 1 << 20
# RuntimeError: an archive with a password, or packed by a method that is not known here.
BROKEN = (zipfile.BadZipFile, gzip.BadGzipFile, EOFError, zlib.error, RuntimeError)


def unpack(path: Path, work: Path, endings: Sequence[str], member: str = "") -> tuple[str, Path]:
    """Return the name and the path of a plain file: the file itself, or an unpacked copy.

    Args:
        path: A plain file, a `.gz`, or a `.zip` that holds one or several files.
        work: Folder for the copy.
        endings: Endings of files that are looked for in an archive.
        member: Part of the name of the file to take, where an archive holds several.

    Raises:
        InputError: The archive is broken, or holds none or several such files.
    """
    ending = path.suffix.lower()
    try:
        if ending == ".gz":
            with gzip.open(path, "rb") as packed:
                return path.name, _copy(packed, work, PurePosixPath(path.name).stem)
        if ending == ".zip":
            with zipfile.ZipFile(path) as archive:
                found = _find_member(path, archive.namelist(), endings, member)
                with archive.open(found) as packed:
                    return f"{path.name}/{found}", _copy(packed, work, PurePosixPath(found).name)
    except BROKEN as error:
        raise InputError.of(
            "The archive must be whole; {path} is broken ({problem}). Fetch it again.",
            path=path.name,
            problem=str(error) or type(error).__name__,
        ) from error
    return path.name, path


def _find_member(path: Path, names: list[str], endings: Sequence[str], member: str) -> str:
    tables = [
        name
        for name in names
        if PurePosixPath(name).suffix.lower() in endings and "__MACOSX" not in name
    ]
    wanted = [name for name in tables if member.lower() in PurePosixPath(name).name.lower()]
    largest_folder = [name for name in wanted if "conjunto_de_datos/" in name]
    found = wanted if len(wanted) == 1 else largest_folder
    if len(found) != 1:
        raise InputError.of(
            "The archive {path} must hold one table whose name has {member} in it; it holds "
            "{found}. Bring that file by itself.",
            path=path.name,
            member=repr(member),
            found=", ".join(names[:20]) or "-",
        )
    return found[0]


def _copy(packed: IO[bytes] | gzip.GzipFile, work: Path, name: str) -> Path:
    target = work / name
    number = 0
    while target.exists():
        number += 1
        target = work / f"{number}-{name}"
    with target.open("wb") as plain:
        shutil.copyfileobj(packed, plain, BLOCK_BYTES)
    return target
