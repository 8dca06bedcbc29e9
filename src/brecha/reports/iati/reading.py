"""Is a file an IATI file of version 2.03, safe to read? Else one sentence says why not."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from brecha.core.errors import InputError
from brecha.core.system_reasons import system_reason
from brecha.reports.iati.standard import VERSION
from brecha.reports.iati.xpaths import excerpt

ROOTS = ("iati-activities", "iati-organisations")
DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
NUL = b"\0"  # every second byte of a file in UTF-16


def read_document(path: Path) -> etree._ElementTree:
    """Return the document of a file.

    Raises:
        InputError: The file is absent, empty, not XML, not IATI, of another version, or declares
            a document type or entities.
    """
    try:
        return parse_document(path.read_bytes(), path.name)
    except OSError as error:
        raise InputError.of(
            "The file must be there to be read; {path} is not ({problem}). Check the name.",
            path=path,
            problem=system_reason(error),
        ) from error


def parse_document(content: bytes, place: str) -> etree._ElementTree:
    """Return the document that bytes hold; no entity is resolved and no address opened.

    Raises:
        InputError: As in `read_document`.
    """
    if not content.strip():
        raise InputError.of("The file must hold XML; it is empty.", place)
    if DECLARATION.search(content.replace(NUL, b"")):
        raise InputError.of(
            "An IATI file must have no DOCTYPE and no ENTITY; this one declares one, and it is not "
            "read. Delete the declaration.",
            place,
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        document = etree.ElementTree(etree.fromstring(content, parser))
    except etree.XMLSyntaxError as error:
        raise InputError.of(
            "The file must be well-formed XML; line {line}, column {column}, is not.",
            place,
            line=error.lineno or 0,
            column=error.offset or 0,
        ) from error
    _refuse_what_is_not_iati(document, place)
    return document


def _refuse_what_is_not_iati(document: etree._ElementTree, place: str) -> None:
    root = document.getroot()
    if root.tag not in ROOTS:
        raise InputError.of(
            "The root of an IATI file must be {roots}; it is {root}.",
            place,
            roots=" / ".join(ROOTS),
            root=excerpt(root.tag),
        )
    version = root.get("version")
    if version != VERSION:
        raise InputError.of(
            "The file must say version {version} of the standard; it says {said}. Other versions "
            "are not covered.",
            place,
            version=VERSION,
            said=excerpt(version or "–"),
        )
