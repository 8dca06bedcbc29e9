"""What is wrong with a JSON file, in our own words? The parser speaks English only."""

from __future__ import annotations

import json
from collections.abc import Mapping

from brecha.core.notes import Note

WORDS_OF_THE_PARSER: Mapping[str, str] = {
    "Expecting value": "a value must stand at line {line}, column {column}",
    "Expecting property name": "a key in quotation marks must stand at line {line}, column "
    "{column}",
    "Illegal trailing comma": "a comma too many stands at line {line}, column {column}",
    "Expecting ':'": "a colon is missing at line {line}, column {column}",
    "Expecting ','": "a comma or the closing bracket is missing at line {line}, column {column}",
    "Unterminated string": "the text that begins at line {line}, column {column} is not closed",
    "Invalid control character": "a line break or another character that no text may hold stands "
    "at line {line}, column {column}",
    "Invalid \\": "a backslash that begins no known sign stands at line {line}, column {column}",
    "Extra data": "the document has ended, but more stands at line {line}, column {column}",
}
UNREADABLE = "it cannot be read at line {line}, column {column}"


class RefusedError(ValueError):
    """The file is JSON, but says what a programme cannot take."""

    def __init__(self, problem: Note) -> None:
        """Keep what is wrong in both languages."""
        self.problem = problem
        super().__init__(problem.text())


def json_problem(error: ValueError | RecursionError) -> Note:
    """Return why JSON bytes could not be read, as a clause in both languages.

    Examples:
        >>> json_problem(json.JSONDecodeError("Expecting value", "", 0)).text()
        'a value must stand at line 1, column 1'
    """
    if isinstance(error, RefusedError):
        return error.problem
    if isinstance(error, json.JSONDecodeError):
        found = (ours for theirs, ours in WORDS_OF_THE_PARSER.items() if theirs in error.msg)
        return Note(next(found, UNREADABLE), {"line": error.lineno, "column": error.colno})
    if isinstance(error, UnicodeDecodeError):
        line = error.object[: error.start].count(b"\n") + 1
        return Note("line {line} holds bytes that are no UTF-8", {"line": line})
    if isinstance(error, RecursionError):
        return Note("its objects are nested too deeply")
    return Note("a number in it is too long to be read")
