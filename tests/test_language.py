"""Can a Spanish reader read all that the code says? Every sentence, with the same values in it."""

from __future__ import annotations

import ast
import json
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from messages import Message as Sentence
from messages import Module, Reader, messages_of
from repository import SOURCE, kept_files, name_of, python_files, text_of, tree_of

CATALOGUES = sorted((SOURCE / "locale" / "es" / "LC_MESSAGES").glob("*.po"))

EXAMPLE = '''
TEMPLATES = {"less": "At least {least}."}
CLOSED = "Households are inside."

class Note:
    message: str

def check(rows, faults):
    _tell(rows, "Rows {rows} are empty.", faults)
    faults.add("One." if rows else "Two.")
    raise InputError.of(message="Three {name}.", name="x")

def _tell(rows, message, faults):
    faults.add(message, rows=rows)

def look_up(kind, names):
    names.add("no sentence")
    problem = TEMPLATES[kind]
    return Note(CLOSED), Fault(problem), translate(kind, "es")

@rule(unit="posts")
def posts(places):
    """Posts of a service.

    More words.
    """
'''


def test_sentences_are_found_wherever_they_flow() -> None:
    module = Module.read(SOURCE / "example.py", ast.parse(EXAMPLE))

    found = {message.text for message in Reader([module]).read().messages}

    assert found == {
        "At least {least}.",
        "Households are inside.",
        "Rows {rows} are empty.",
        "One.",
        "Two.",
        "Three {name}.",
        "Posts of a service.",
    }


def test_every_sentence_has_a_spanish_translation() -> None:
    spanish = translations()

    missing = sorted(
        entry_to_fill(message)
        for message in code_messages().messages
        if not spanish.get(message.text)
    )

    assert not missing, "\n".join(["add to the room's .po file:", *missing])


def test_no_sentence_is_put_together_before_it_is_translated() -> None:
    mixed = sorted(f"{message.place} {message.text}" for message in code_messages().mixed)

    assert not mixed, "\n".join(["write a template with {names}, not an f-string", *mixed])


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_translations_carry_the_same_values(path: Path) -> None:
    unlike = [
        f"{entry.id!r} -> {entry.string!r}"
        for entry in entries_of(path)
        if placeholders(str(entry.id)) != placeholders(str(entry.string))
    ]

    assert not unlike, "\n".join(unlike)


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_no_translation_is_empty_fuzzy_or_struck_out(path: Path) -> None:
    catalogue = catalogue_of(path)

    assert [entry.id for entry in entries_of(path) if not entry.string or entry.fuzzy] == []
    assert list(catalogue.obsolete) == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_no_translation_outlives_its_sentence(path: Path) -> None:
    said = code_texts()

    unsaid = [str(entry.id) for entry in entries_of(path) if not is_said(str(entry.id), said)]

    assert not unsaid, "\n".join(["nothing says these any more", *unsaid])


def test_a_sentence_is_translated_once() -> None:
    seen: dict[str, tuple[str, str]] = {}
    clashes = []
    for path in CATALOGUES:
        for entry in entries_of(path):
            earlier = seen.setdefault(str(entry.id), (path.name, str(entry.string)))
            if earlier[1] != str(entry.string):
                clashes.append(f"{entry.id!r} in {earlier[0]} and {path.name}")

    assert not clashes, "\n".join(clashes)


@cache
def code_messages() -> Reader:
    return messages_of(python_files("src"))


@cache
def catalogue_of(path: Path) -> Catalog:
    with path.open("rb") as stream:
        return read_po(stream, locale="es", abort_invalid=True)


def entries_of(path: Path) -> list[Message]:
    return [entry for entry in catalogue_of(path) if entry.id]


def translations() -> dict[str, str]:
    return {str(entry.id): str(entry.string) for path in CATALOGUES for entry in entries_of(path)}


def entry_to_fill(message: Sentence) -> str:
    """Return the lines that a translator copies into a catalogue."""
    msgid = json.dumps(message.text, ensure_ascii=False)
    return f'#: {message.place}\nmsgid {msgid}\nmsgstr ""\n'


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


@cache
def code_texts() -> tuple[frozenset[str], str]:
    """Return every text constant of the code, and the text of all other files beside it."""
    constants = {
        node.value
        for path in python_files("src")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    constants |= {message.text for message in code_messages().messages}
    others = [
        text_of(path) or ""
        for path in kept_files()
        if path.is_relative_to(SOURCE) and path.suffix not in {".py", ".po", ".csv"}
    ]
    return frozenset(constants), "\n".join(others)


def is_said(msgid: str, said: tuple[frozenset[str], str]) -> bool:
    constants, other_files = said
    return msgid in constants or msgid in other_files


def test_there_is_a_catalogue_for_readers_of_spanish() -> None:
    assert [name_of(path) for path in CATALOGUES] != []
