"""What does the office promise? The tables of this folder, read and taken apart."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from brecha.office.access.roles import Action

HERE = Path(__file__).parent
LETTERS = {
    "V": Action.VIEW,
    "E": Action.EXPORT,
    "H": Action.HISTORY,
    "A": Action.ADD,
    "C": Action.CHANGE,
    "D": Action.DELETE,
    "I": Action.IMPORT,
    "s": Action.SUBMIT,
    "r": Action.RETURN,
    "v": Action.VERIFY,
    "l": Action.LOCK,
    "o": Action.REOPEN,
    "p": Action.PUBLISH,
    "x": Action.ERASE,
}
OUTSIDE = ("stranger", "nobody", "inactive", "public")
NO_SUCH_ROW = "."


@cache
def promised(name: str) -> Any:  # noqa: ANN401 - what a YAML file holds
    """Return a table of this folder."""
    return yaml.safe_load((HERE / f"{name}.yaml").read_text("utf-8"))


def letters_of(line: str, actor: str, where: str, side: str) -> str:
    """Return what an actor may do to a row, as letters of `tables.yaml`.

    Args:
        line: Name of a line: a table, with the state of the row where it has one.
        actor: One of the world's.
        where: Name of a programme of the world.
        side: own, other or joint.
    """
    cells = dict(
        zip(promised("tables")["columns"], promised("tables")["tables"][line], strict=True)
    )
    is_whole = line.split(maxsplit=1)[0] in promised("tables")["of_the_whole_office"]
    found = cells["public"] if where == "open" else ""
    if actor == "administrator" or (actor == "local" and where != "elsewhere" and not is_whole):
        found += cells["administrator"]
    elif actor in {"officer", "approver"} and where != "elsewhere":
        found += cells[f"{actor} {side}"]
    elif actor in {"coordinator", "reader"} and where != "elsewhere":
        found += cells[actor]
    elif actor == "stranger" and where == "elsewhere":
        found += cells["coordinator"] + cells[f"officer {side}"]
    return found.replace("-", "")


def actions_of(line: str, actor: str, where: str, side: str) -> set[Action]:
    """Return what an actor may do to a row."""
    return {LETTERS[letter] for letter in letters_of(line, actor, where, side)}


def lines() -> list[str]:
    """Return the names of the lines of `tables.yaml`."""
    return list(promised("tables")["tables"])
