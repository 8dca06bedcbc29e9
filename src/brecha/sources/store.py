"""Where is a catalogued file on this machine, and is it the right one?

A file is looked for in the mirror named by `BRECHA_DATA`, then in the local store of files that
were added or fetched.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pooch

from brecha.core.errors import InputError
from brecha.core.system_reasons import system_reason
from brecha.sources.catalogue import CatalogueEntry, find_entry, read_catalogue

MIRROR_VARIABLE = "BRECHA_DATA"
STORE_NAME = "brecha"
State = Literal["present", "absent", "changed"]


@dataclass(frozen=True)
class FileStatus:
    """What was found where a file is looked for.

    Attributes:
        file_id: Identifier in the catalogue.
        state: Present with the right checksum, absent, or changed.
        path: Where it lies; absent where it was not found.
        expected: Checksum of the catalogue.
        found: Checksum of the file that was found.
    """

    file_id: str
    state: State
    path: Path | None
    expected: str
    found: str | None


def locate(file_id: str) -> Path:
    """Return the path of a catalogued file whose checksum is right.

    Raises:
        InputError: The identifier is unknown, the file is absent, or it is another file.
    """
    status = check(file_id)
    if status.path is None:
        raise _absent(file_id, find_entry(file_id))
    if status.state == "changed":
        raise InputError.of(
            "File {file_id} must have the checksum {expected}; {path} has {found}. Replace it by "
            "the catalogued file, or remove it.",
            file_id=file_id,
            expected=status.expected,
            path=status.path,
            found=status.found,
        )
    return status.path


def check(file_id: str) -> FileStatus:
    """Return whether a file is at hand and right.

    Raises:
        InputError: The identifier is unknown.
    """
    entry = find_entry(file_id)
    path = next((place for place in _places(entry) if place.is_file()), None)
    if path is None:
        return FileStatus(file_id, "absent", None, entry.sha256, None)
    found = pooch.file_hash(str(path))
    state: State = "present" if found == entry.sha256 else "changed"
    return FileStatus(file_id, state, path, entry.sha256, found)


def verify() -> list[FileStatus]:
    """Return the status of every file of the catalogue, in its order."""
    return [check(file_id) for file_id in read_catalogue()]


def add(path: Path) -> FileStatus:
    """Put a file that the reader brings into the local store.

    The file is recognised by its checksum, whatever its name.

    Raises:
        InputError: There is no such file, or its checksum is in no entry of the catalogue.
    """
    if not path.is_file():
        raise InputError.of("The file must exist; none is at {path}. Check the name.", path=path)
    found = pooch.file_hash(str(path))
    for file_id, entry in read_catalogue().items():
        if entry.sha256 == found:
            _copy(path, store_folder() / entry.file)
            return check(file_id)
    raise _unrecognised(path, found)


def fetch(file_id: str) -> Path:
    """Download a file from its publisher into the local store, or return it if it is there.

    Raises:
        InputError: The identifier is unknown, no address is known, the download failed, or
            another file came.
    """
    entry = find_entry(file_id)
    if check(file_id).state == "present":
        return locate(file_id)
    if entry.address is None:
        raise _absent(file_id, entry)
    target = store_folder() / entry.file
    try:
        pooch.retrieve(entry.address, entry.sha256, target.name, target.parent)
    except (OSError, ValueError) as error:
        raise InputError.of(
            "File {file_id} must come from {address}; the download failed ({problem}). Bring the "
            "file by hand with `brecha data add FILE`.",
            file_id=file_id,
            address=entry.address,
            problem=str(error).splitlines()[0],
        ) from error
    return target


def store_folder() -> Path:
    """Return the folder of the files that were added or fetched."""
    return Path(pooch.os_cache(STORE_NAME))


def _places(entry: CatalogueEntry) -> list[Path]:
    mirror = os.environ.get(MIRROR_VARIABLE)
    folders = [Path(mirror)] if mirror else []
    return [folder / entry.file for folder in [*folders, store_folder()]]


def _copy(path: Path, target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if not (target.exists() and path.samefile(target)):
            shutil.copyfile(path, target)
    except OSError as error:
        raise InputError.of(
            "The local store must be writable; {path} is not ({problem}). Free it, or name a "
            "mirror in {variable}.",
            path=target.parent,
            problem=system_reason(error),
            variable=MIRROR_VARIABLE,
        ) from error


def _absent(file_id: str, entry: CatalogueEntry) -> InputError:
    return InputError.of(
        "File {file_id} ({publisher}: {name}) must be at hand; it is in neither {variable} nor "
        "{store}. It comes from {origin}. Bring it with `brecha data add FILE`.",
        file_id=file_id,
        publisher=entry.publisher,
        name=Path(entry.file).name,
        variable=MIRROR_VARIABLE,
        store=store_folder(),
        origin=entry.origin,
    )


def _unrecognised(path: Path, found: str) -> InputError:
    namesakes = [
        f"{file_id} ({entry.sha256})"
        for file_id, entry in read_catalogue().items()
        if Path(entry.file).name == path.name
    ]
    return InputError.of(
        "The file must be one of the catalogue; {path} has the checksum {found}, which no entry "
        "has. Of the same name: {namesakes}. Run `brecha data list` to see the files known.",
        path=path,
        found=found,
        namesakes=", ".join(namesakes) or "-",
    )
