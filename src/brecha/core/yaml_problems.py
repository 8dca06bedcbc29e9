"""What is wrong with a YAML file, in our own words? The parser speaks English only."""

from __future__ import annotations

from collections.abc import Mapping

from brecha.core.notes import Note

WORDS_OF_THE_PARSER: Mapping[str, str] = {
    "mapping values are not allowed": "a colon stands where none may",
    "could not find expected ':'": "a key has no colon",
    "cannot start any token": "a tab or a sign stands where a word must",
    "expected <block end>": "the indentation does not fit the lines above",
    "unexpected end of stream": "a quotation mark is not closed",
    "expected ',' or": "a bracket is not closed, or a comma is missing",
    "unknown escape character": "a backslash in quotation marks is followed by another letter",
    "undefined alias": "an alias (*) names nothing",
    "another document": "a second document (---) begins",
    "constructor for the tag": "a tag (!) is not known",
    "special characters are not allowed": "a character stands there that no text may hold",
    "out of range": "no calendar has this date",
    "must be in": "no calendar has this date",
}
UNKNOWN = "this line cannot be read"


def yaml_problem(told: str) -> Note:
    """Return what a parser told as a clause in both languages.

    Examples:
        >>> yaml_problem("mapping values are not allowed here").text()
        'a colon stands where none may'
    """
    for theirs in WORDS_OF_THE_PARSER:
        if theirs in told:
            return Note(WORDS_OF_THE_PARSER[theirs])
    return Note(UNKNOWN)
