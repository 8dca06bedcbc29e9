"""What does a YAML file say, and on which line? Duplicate keys are refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from brecha.core.errors import InputError, Place
from brecha.core.notes import Note
from brecha.core.yaml_problems import yaml_problem

Data = Any  # what YAML can say: mappings, lists, text, numbers, dates, null


@dataclass(frozen=True)
class LineMap:
    """The line of each key of a file.

    Attributes:
        path: The file.
        lines: Line (from 1) by the path of keys that leads there.
    """

    path: Path
    lines: dict[tuple[str, ...], int] = field(default_factory=dict)

    def place(self, keys: tuple[str | int, ...] = ()) -> Place:
        """Return the file and the line of the nearest known key, as a reader would say it."""
        names = tuple(str(key) for key in keys)
        while names and names not in self.lines:
            names = names[:-1]
        line = self.lines.get(names)
        return line_of(self.path, line) if line else self.path.name


def line_of(path: Path, line: int) -> Note:
    """Return a line of a file as a place."""
    return Note("{file}, line {line}", {"file": path.name, "line": line})


def read_yaml(path: Path) -> tuple[Data, LineMap]:
    """Read a YAML file.

    Returns:
        The data, with dates as `datetime.date`, and the line of each key.

    Raises:
        InputError: The file is absent, is not text, is not YAML, or repeats a key.
    """
    text = _read_text(path)
    try:
        node, content = _parse(text)
    except DuplicateKeyError as error:
        raise InputError.of(
            "A key may stand once; {key} stands twice. Delete or rename one of the two.",
            place=_place_of(path, error),
            key=(error.problem or "").split('"')[1],
        ) from error
    except YAMLError as error:
        raise InputError.of(
            "The file must be YAML; {problem}. Mend the line (indent with spaces).",
            place=_place_of(path, error),
            problem=yaml_problem(str(getattr(error, "problem", None) or error)),
        ) from error
    lines: dict[tuple[str, ...], int] = {}
    if node is not None:
        _collect_lines(node, (), lines)
    return content, LineMap(path, lines)


def _parse(text: str) -> tuple[Node | None, Data]:
    """Return the tree of a text, which knows its lines, and what it says, read once."""
    constructor, parser = YAML(typ="safe", pure=True).get_constructor_parser(text)
    node: Node | None = None
    try:
        node = constructor.composer.get_single_node()
        return node, None if node is None else constructor.construct_document(node)
    except ValueError as error:  # a date that no calendar has, for example
        marks = (leaf.start_mark for leaf in _leaves(node) if not _is_possible(leaf))
        raise MarkedYAMLError(problem=str(error), problem_mark=next(marks, None)) from error
    finally:
        parser.dispose()


def _leaves(node: Node | None) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            yield from _leaves(key)
            yield from _leaves(value)
    elif isinstance(node, SequenceNode):
        for value in node.value:
            yield from _leaves(value)


def _is_possible(leaf: ScalarNode) -> bool:
    try:
        YAML(typ="safe", pure=True).constructor.construct_object(leaf)
    except ValueError:
        return False
    return True


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise InputError.of(
            "The file must exist; none is at {path}. Check the name and the folder.", path=path
        ) from error
    except IsADirectoryError as error:
        raise InputError.of(
            "The file must be one file; {path} is a folder. Name a file that is in it.", path=path
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError.of(
            "The file must be readable UTF-8 text; {path} is not ({problem}). Save it as UTF-8.",
            path=path,
            problem=type(error).__name__,
        ) from error


def _place_of(path: Path, error: YAMLError) -> Place:
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    return line_of(path, mark.line + 1) if mark else path.name


def _collect_lines(node: Node, keys: tuple[str, ...], lines: dict[tuple[str, ...], int]) -> None:
    lines.setdefault(keys, node.start_mark.line + 1)
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if isinstance(key, ScalarNode):
                inner = (*keys, str(key.value))
                lines[inner] = key.start_mark.line + 1
                _collect_lines(value, inner, lines)
    elif isinstance(node, SequenceNode):
        for index, value in enumerate(node.value):
            _collect_lines(value, (*keys, str(index)), lines)
