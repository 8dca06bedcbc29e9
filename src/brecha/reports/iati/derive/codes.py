"""Which codes exist, and at which path is each list asked for? The official code lists."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

SOURCE = (
    "IATI-Codelists, branch version-2.03, 2024-03-11, and IATI-Codelists-NonEmbedded, 2026-06-22, "
    "CC BY 4.0, http://iatistandard.org/; numbers of the rules: IATI-Validator-Codelists"
)
REGISTERS = ("OrganisationIdentifier", "IATIOrganisationIdentifier")
REGISTRATION_AGENCIES = "OrganisationRegistrationAgency"


def derive_codes(folder: Path, rule_ids: Path) -> dict[str, Any]:
    """Return the places where a code list holds, and the codes of each list in use.

    Withdrawn codes are kept, as the official validator keeps them.
    """
    numbered = json.loads(rule_ids.read_text("utf-8"))
    places = list(_places(folder, numbered))
    names = sorted({place["codelist"] for place in places} | {*REGISTERS, REGISTRATION_AGENCIES})
    return {
        "source": SOURCE,
        "version": "2.03",
        "registers": list(REGISTERS),
        "registration_agencies": REGISTRATION_AGENCIES,
        "places": places,
        "codelists": {name: " ".join(_codes(folder, name)) for name in names},
    }


def _places(folder: Path, numbered: dict[str, Any]) -> Iterator[dict[str, str]]:
    for mapping in etree.parse(folder / "codelists" / "mapping.xml").iterfind("mapping"):
        path, _, item = _said(mapping, "path").rpartition("/")
        context = _full(path)
        condition = mapping.findtext("condition") or ""
        if not context:
            continue  # the version is asked before, languages by the schema
        rule = numbered[context][item.removeprefix("@")]
        vocabulary = _vocabulary(condition)
        if vocabulary:
            rule = rule["conditions"]["mapping"][vocabulary]
        place = {"id": rule["id"], "severity": rule["severity"], "context": context}
        place |= {"item": item, "codelist": mapping.find("codelist").get("ref")}
        if condition:
            place["condition"] = condition
        yield place


def _full(path: str) -> str:
    for root, record in (("activities", "activity"), ("organisations", "organisation")):
        if path.startswith(f"//iati-{record}/") or path == f"//iati-{record}":
            return f"/iati-{root}/{path.removeprefix('//')}"
    return ""


def _vocabulary(condition: str) -> str:
    return condition.split("'")[1] if condition else ""


def _codes(folder: Path, name: str) -> Iterator[str]:
    path = next(path for path in sorted((folder / "codelists").glob(f"*/{name}.xml")))
    for code in etree.parse(path).iterfind("codelist-items/codelist-item/code"):
        yield (code.text or "").strip()


def _said(mapping: etree._Element, name: str) -> str:
    return mapping.findtext(name) or ""
