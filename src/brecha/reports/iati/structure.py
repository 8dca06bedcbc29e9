"""Is every element where the standard has it, with its attributes? Rule 0.3.1, by our own table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from lxml import etree

from brecha.core.notes import Note
from brecha.reports.iati.finding import Finding, Severity, found_at
from brecha.reports.iati.simple_values import VALUE_KINDS, is_of_kind
from brecha.reports.iati.standard import standard_table
from brecha.reports.iati.xpaths import excerpt

RULE = "0.3.1"
FOREIGN = "*"
ANYTHING = "anyType"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class Particle:
    """A child of a content: name, how often at least and at most, and its kind of content."""

    name: str
    least: int
    most: int | None
    kind: str


@dataclass(frozen=True)
class Content:
    """A kind of content: children in their order, attributes, kind of text."""

    children: tuple[Particle, ...]
    attributes: Mapping[str, str]
    required: tuple[str, ...]
    text: str
    is_open: bool


def misplaced(document: etree._ElementTree) -> Iterator[Finding]:
    """Yield a finding for each thing that the standard's schema does not allow."""
    contents, roots = _contents()
    root = document.getroot()
    pending = [(root, roots[root.tag])]
    while pending:
        element, kind = pending.pop()
        content = contents[kind]
        if content.text == ANYTHING:
            continue
        yield from _attributes(element, content)
        yield from _texts(element, content)
        children, findings = _children(element, content)
        yield from findings
        pending += children


def _attributes(element: etree._Element, content: Content) -> Iterator[Finding]:
    given = element.attrib
    for name in content.required:
        if name not in given:
            yield _found(
                element,
                Note(
                    "The element {element} must have the attribute {attribute}; it is missing.",
                    {"element": element.tag, "attribute": name},
                ),
            )
    for name, value in given.items():
        kind = content.attributes.get(name)
        if kind is None and (not name.startswith("{") or not content.is_open):
            sentence = Note(
                "The element {element} must have no attribute {attribute}; it says {value}.",
                {"element": element.tag, "attribute": name, "value": excerpt(value)},
            )
            yield _found(element, sentence)
        elif not is_of_kind(value, "language" if name == LANGUAGE else kind):
            yield _found(element, _not_of_kind(f"@{name}", value, kind), f"@{_short(name)}")


def _texts(element: etree._Element, content: Content) -> Iterator[Finding]:
    if content.text:
        value = element.text or ""
        if not is_of_kind(value, content.text):
            yield _found(element, _not_of_kind(str(element.tag), value, content.text))
        return
    for text in (element.text, *(child.tail for child in element)):
        if text and text.strip():
            sentence = Note(
                "The element {element} must hold elements, not text; found: {value}.",
                {"element": element.tag, "value": excerpt(text)},
            )
            yield _found(element, sentence)
            return


def _children(
    element: etree._Element, content: Content
) -> tuple[list[tuple[etree._Element, str]], list[Finding]]:
    """Walk the children beside what is expected; return those to go into, and what is wrong."""
    walk = _Walk(element, content)
    for child in element.iterchildren(tag=etree.Element):
        walk.meet(child)
    walk.end()
    return walk.known, walk.findings


class _Walk:
    """The way through the children of one element."""

    def __init__(self, element: etree._Element, content: Content) -> None:
        self.element, self.expected = element, content.children
        self.at = self.times = 0
        self.known: list[tuple[etree._Element, str]] = []
        self.findings: list[Finding] = []

    def meet(self, child: etree._Element) -> None:
        """Take the next child: it fits here, later, or nowhere."""
        name = FOREIGN if child.tag.startswith("{") else child.tag
        for at in range(self.at, len(self.expected)):
            particle = self.expected[at]
            times = self.times if at == self.at else 0
            if particle.name == name and (particle.most is None or times < particle.most):
                self._pass_to(at)
                self.times = times + 1
                if name != FOREIGN:
                    self.known.append((child, particle.kind))
                return
        self._refuse(child, name)

    def end(self) -> None:
        """Ask for what must still come."""
        self._pass_to(len(self.expected))

    def _pass_to(self, at: int) -> None:
        for index in range(self.at, at):
            times = self.times if index == self.at else 0
            if times < self.expected[index].least:
                sentence = Note(
                    "The element {element} must hold {child}; none stands where it must.",
                    {"element": self.element.tag, "child": self.expected[index].name},
                )
                self.findings.append(_found(self.element, sentence))
        if at != self.at:
            self.at, self.times = at, 0

    def _refuse(self, child: etree._Element, name: str) -> None:
        same = next((part for part in self.expected if part.name == name), None)
        names = {"child": child.tag, "element": self.element.tag}
        if same is None:
            known = tuple(part.name for part in self.expected if part.name != FOREIGN)
            sentence = Note(
                "The element {child} is not known in {element}; known: {known}.",
                {**names, "known": known or (Note("none"),)},
            )
        elif same.most is not None and same is self.expected[min(self.at, len(self.expected) - 1)]:
            sentence = Note("The element {element} must hold {child} only once.", names)
        else:
            self.known.append((child, same.kind))
            sentence = Note(
                "The element {child} stands too late in {element}; the order of elements is fixed.",
                names,
            )
        self.findings.append(_found(child, sentence))


def _not_of_kind(name: str, value: str, kind: str | None) -> Note:
    return Note(
        "{name} must be {kind}; found: {value}.",
        {"name": name, "kind": Note(VALUE_KINDS[kind or "language"]), "value": excerpt(value)},
    )


def _found(element: etree._Element, sentence: Note, item: str = "") -> Finding:
    return found_at(element, RULE, Severity.CRITICAL, sentence, item)


def _short(name: str) -> str:
    return "xml:lang" if name == LANGUAGE else name


@cache
def _contents() -> tuple[dict[str, Content], dict[str, str]]:
    table = standard_table("elements")
    contents = {name: _content(record) for name, record in table["kinds"].items()}
    return contents, table["roots"]


def _content(record: Mapping[str, Any]) -> Content:
    attributes = {
        LANGUAGE if name == "xml:lang" else name: value
        for name, value in record["attributes"].items()
    }
    return Content(
        children=tuple(Particle(*particle) for particle in record["children"]),
        attributes={name: kind for name, (kind, _) in attributes.items()},
        required=tuple(name for name, (_, required) in attributes.items() if required),
        text=record["text"],
        is_open=record["open"],
    )
