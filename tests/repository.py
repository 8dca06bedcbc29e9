"""What stands in the repository? Files as git sees them, and the syntax trees of the code."""

from __future__ import annotations

import ast
import fnmatch
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "brecha"
HAS_GIT = shutil.which("git") is not None and (ROOT / ".git").exists()


@cache
def kept_files() -> tuple[Path, ...]:
    """Return every file that is committed or would be."""
    if HAS_GIT:
        listed = git("ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
        paths = [ROOT / name for name in sorted(set(listed)) if name]
    else:
        paths = sorted(_walk(ROOT, _ignored_patterns()))
    return tuple(path for path in paths if path.is_file())


def git(*arguments: str) -> str:
    """Return what git prints about the repository."""
    command = ["git", "-c", "safe.directory=*", "-C", str(ROOT), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 - fixed words


def python_files(*folders: str) -> list[Path]:
    """Return the kept Python files under folders of the repository."""
    roots = [ROOT / folder for folder in folders]
    return [
        path
        for path in kept_files()
        if path.suffix == ".py" and any(path.is_relative_to(root) for root in roots)
    ]


@cache
def tree_of(path: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def name_of(path: Path) -> str:
    """Return a path as it is told to a reader."""
    return path.relative_to(ROOT).as_posix()


def text_of(path: Path) -> str | None:
    """Return the text of a file, or nothing where it is not a text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def _ignored_patterns() -> list[str]:
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    return [line.rstrip("/") for line in lines if line and not line.startswith("#")] + [".git"]


def _walk(folder: Path, patterns: list[str]) -> Iterator[Path]:
    for path in folder.iterdir():
        names = (path.name, name_of(path))
        if any(fnmatch.fnmatch(name, pattern) for name in names for pattern in patterns):
            continue
        if path.is_dir():
            yield from _walk(path, patterns)
        else:
            yield path
