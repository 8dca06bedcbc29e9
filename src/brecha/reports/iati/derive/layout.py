"""How is a table laid out, so that a difference can be read? One record a line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def write_table(path: Path, table: Mapping[str, Any]) -> None:
    """Write a table of records as JSON, one record a line."""
    path.write_text(table_text(table), "utf-8", newline="\n")


def table_text(table: Mapping[str, Any]) -> str:
    """Return a table as JSON, one record a line.

    Examples:
        >>> print(table_text({"rules": [{"id": "1"}, {"id": "2"}], "version": "2.03"}), end="")
        {
        "rules": [
        {"id": "1"},
        {"id": "2"}
        ],
        "version": "2.03"
        }
    """
    entries = [f"{json.dumps(key)}: {_records(value)}" for key, value in table.items()]
    return "{\n" + ",\n".join(entries) + "\n}\n"


def _records(value: Any) -> str:  # noqa: ANN401 - whatever JSON can say
    if isinstance(value, list):
        return "[\n" + ",\n".join(_line(record) for record in value) + "\n]"
    if isinstance(value, dict):
        lines = [f"{json.dumps(key)}: {_line(record)}" for key, record in value.items()]
        return "{\n" + ",\n".join(lines) + "\n}"
    return _line(value)


def _line(record: Any) -> str:  # noqa: ANN401 - whatever JSON can say
    return json.dumps(record, ensure_ascii=False)
