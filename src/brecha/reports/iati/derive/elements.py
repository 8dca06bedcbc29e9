"""Which element may hold which, in which order and how often? Read from the official schema.

Every content of the schema is a sequence of elements, closed by "anything of another namespace",
or a simple value; the reader relies on it and stops where that no longer holds.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lxml import etree

SOURCE = "IATI-Schemas, branch version-2.03, 2024-10-22, CC BY 4.0, http://iatistandard.org/"
ROOTS = ("iati-activities", "iati-organisations")
XSD = "{http://www.w3.org/2001/XMLSchema}"
FOREIGN = "*"  # an element of another namespace
ANYTHING = "anyType"  # the schema gives the element no type, so that it may hold anything


def derive_elements(folder: Path) -> dict[str, Any]:
    """Return the kinds of content that the roots lead to, each once."""
    schemas = {
        name: _Schema.read(folder / "schemas" / "2.03", name)
        for name in ("iati-activities-schema.xsd", "iati-organisations-schema.xsd")
    }
    kinds: dict[str, Any] = {}
    roots = {}
    for root, schema in zip(ROOTS, schemas.values(), strict=True):
        roots[root] = schema.kind_of(schema.elements[root], root, kinds)
    return {"source": SOURCE, "version": "2.03", "roots": roots, "kinds": kinds}


class _Schema:
    """The named parts of a schema and of the common one it includes."""

    def __init__(self) -> None:
        self.elements: dict[str, etree._Element] = {}
        self.types: dict[str, etree._Element] = {}
        self.attributes: dict[str, etree._Element] = {}

    @classmethod
    def read(cls, folder: Path, name: str) -> _Schema:
        schema = cls()
        parts = {"element": schema.elements, "complexType": schema.types}
        parts["attribute"] = schema.attributes
        for file in ("iati-common.xsd", name):
            for node in etree.parse(folder / file).getroot():
                kind = etree.QName(node).localname if isinstance(node.tag, str) else ""
                if kind in parts:
                    parts[kind][node.get("name", "")] = node
        return schema

    def kind_of(self, element: etree._Element, path: str, kinds: dict[str, Any]) -> str:
        """Return the name of an element's kind of content; add it where it is new."""
        content = self._content(element, path, kinds)
        for name, known in kinds.items():
            if known == content:
                return name
        kinds[path] = content
        return path

    def _content(self, element: etree._Element, path: str, kinds: dict[str, Any]) -> dict[str, Any]:
        named = element.get("type", "")
        if named.startswith("xsd:"):
            return _kind(text=named.removeprefix("xsd:"))
        node = self.types[named] if named else element.find(f"{XSD}complexType")
        if node is None:
            return _kind(text=ANYTHING)
        return self._of_type(node, path, kinds)

    def _of_type(self, node: etree._Element, path: str, kinds: dict[str, Any]) -> dict[str, Any]:
        content = _kind()
        for part in node:
            match etree.QName(part).localname if isinstance(part.tag, str) else "annotation":
                case "sequence":
                    content["children"] += [self._particle(item, path, kinds) for item in _in(part)]
                case "attribute":
                    name, value = self._attribute(part)
                    content["attributes"][name] = value
                case "anyAttribute":
                    content["open"] = True
                case "simpleContent" | "complexContent":
                    _extend(content, self._extension(_in(part)[0], path, kinds))
                case "annotation":
                    continue
                case other:
                    raise ValueError(other)
        return content

    def _extension(self, node: etree._Element, path: str, kinds: dict[str, Any]) -> dict[str, Any]:
        base = node.get("base", "")
        content = self._of_type(node, path, kinds)
        if base.startswith("xsd:"):
            return content | {"text": base.removeprefix("xsd:")}
        whole = self._of_type(self.types[base], path, kinds)
        _extend(whole, content)
        return whole

    def _particle(self, item: etree._Element, path: str, kinds: dict[str, Any]) -> list[Any]:
        least = int(item.get("minOccurs", "1"))
        most = item.get("maxOccurs", "1")
        many = None if most == "unbounded" else int(most)
        if item.tag == f"{XSD}any":
            return [FOREIGN, least, many, FOREIGN]
        target = self.elements[item.get("ref", "")] if item.get("ref") else item
        name = target.get("name", "")
        inner = name if item.get("ref") and path not in ROOTS else f"{path}/{name}"
        return [name, least, many, self.kind_of(target, inner, kinds)]

    def _attribute(self, node: etree._Element) -> tuple[str, list[Any]]:
        required = int(node.get("use") == "required")
        ref = node.get("ref", "")
        if ref.startswith("xml:"):
            return ref, ["language", required]
        target = self.attributes[ref] if ref else node
        value = target.get("type", "xsd:string").removeprefix("xsd:")
        return target.get("name", ""), [value, required]


def _kind(text: str = "") -> dict[str, Any]:
    return {"children": [], "attributes": {}, "text": text, "open": False}


def _extend(content: dict[str, Any], more: dict[str, Any]) -> None:
    content["children"] += more["children"]
    content["attributes"] |= more["attributes"]
    content["text"] = more["text"] or content["text"]
    content["open"] = content["open"] or more["open"]


def _in(node: etree._Element) -> list[etree._Element]:
    return [part for part in node if isinstance(part.tag, str) and part.tag != f"{XSD}annotation"]
