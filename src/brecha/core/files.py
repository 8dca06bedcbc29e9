"""How are files read, and several written into a folder, all of them or none?"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from brecha.core.errors import InputError
from brecha.core.system_reasons import system_reason


def _no_file(path: Path) -> bool:
    del path
    return False


@contextmanager
def whole_folder(folder: Path, is_ours: Callable[[Path], bool] = _no_file) -> Iterator[Path]:
    """Yield an empty folder whose files go into `folder` once all of them are written.

    Where the block raises, nothing is changed: neither a new file nor a lost old one. Files of
    others in `folder` stay.

    Args:
        folder: Where the files go.
        is_ours: Says which files of an earlier time are ours: they go where not written anew.

    Raises:
        InputError: `folder` is a file, or cannot be written.
    """
    draft = _draft_beside(folder)
    try:
        yield draft
        _move(draft, folder, is_ours)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def readable_bytes(path: Path, most: int | None = None) -> bytes:
    """Return what a file holds.

    Args:
        path: The file.
        most: Its largest length. Unit: bytes. None where any is read.

    Raises:
        InputError: It cannot be read, or is longer.
    """
    try:
        length = path.stat().st_size
        if most is not None and length > most:
            raise InputError.of(
                "A file must have at most {most} bytes; it has {came}. Split it.",
                place=path.name,
                most=most,
                came=length,
            )
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: OSError) -> InputError:
    """Return the error of a file that the system does not let be read."""
    return InputError.of(
        "The file must be readable; the system says: {reason}.",
        place=str(path),
        reason=system_reason(error),
    )


def _draft_beside(folder: Path) -> Path:
    if folder.exists() and not folder.is_dir():
        raise InputError.of(
            "The output must be a folder; {path} is a file. Name another with --out.", path=folder
        )
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise InputError.of(
            "The output folder must be writable; {path} is not ({problem}). "
            "Name another with --out.",
            path=folder,
            problem=system_reason(error),
        ) from error


def _move(draft: Path, folder: Path, is_ours: Callable[[Path], bool]) -> None:
    if not folder.exists():
        draft.chmod(0o755)
        draft.rename(folder)
        return
    new = {path.name for path in draft.iterdir()}
    for path in draft.iterdir():
        path.replace(folder / path.name)
    for path in folder.iterdir():
        if path.name not in new and path.is_file() and is_ours(path):
            path.unlink()
