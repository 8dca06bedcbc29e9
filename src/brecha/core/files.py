"""How is a folder of results written whole or not at all?"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from brecha.core.errors import InputError


@contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """Yield an empty folder beside `folder` that takes its place once all is written.

    Where the block raises, nothing is changed: neither a new file nor a lost old one.

    Raises:
        InputError: `folder` is a file, or its parent cannot be written.
    """
    draft = _draft_beside(folder)
    try:
        yield draft
        _replace(folder, draft)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


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
            problem=error.strerror,
        ) from error


def _replace(folder: Path, draft: Path) -> None:
    draft.chmod(0o755)
    if not folder.exists():
        draft.rename(folder)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{folder.name}-old-", dir=folder.parent))
    folder.rename(old / "old")
    draft.rename(folder)
    shutil.rmtree(old)
