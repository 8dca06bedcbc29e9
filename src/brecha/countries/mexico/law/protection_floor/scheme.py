"""What is calculated of the protection floor of a person, and how is it said in words?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from brecha.core.languages import Language, Text
from brecha.countries.flat_case import Telling, flat_scheme
from brecha.countries.law import Default, LawScheme
from brecha.countries.mexico.law.inspection.records import Record
from brecha.countries.mexico.law.protection_floor.codes import CONTINGENCIES, GUARANTEES
from brecha.countries.mexico.law.protection_floor.codes import Scheme as SchemeCode
from brecha.countries.mexico.law.protection_floor.inputs import INPUTS, PERSON
from brecha.countries.mexico.law.protection_floor.lists import (
    Guarantee,
    guarantees_of,
    read_floor,
)
from brecha.engine import Rule, Scheme

PARTS = tuple(f"{name}_{part}" for name in GUARANTEES for part in ("is_met", "scheme", "reason"))
RESULTS = (*PARTS, *CONTINGENCIES, "active_age_gaps", "transfer_scheme", "transfer_monthly")
DEFAULTS: Mapping[str, Default] = {
    entry.name: "none" if entry.kind == "text" else 0.0
    for entry in INPUTS
    if entry.name not in {"age", "sex"}
}


def floor_scheme(rules: tuple[Rule, ...]) -> LawScheme:
    """Return the four guarantees of a person."""
    scheme = Scheme(
        name="protection-floor",
        title=Text(
            es="Piso de protección social de una persona (Recomendación 202)",
            en="Social protection floor of a person (Recommendation 202)",
        ),
        keys={PERSON: ("person_id", "month")},
        inputs=INPUTS,
        rules=rules,
        results={PERSON: RESULTS},
    )
    telling = Telling(_words, hidden=(*PARTS, *CONTINGENCIES, "transfer_scheme"))
    return flat_scheme(scheme, {PERSON: "transfer_monthly"}, DEFAULTS, telling=telling)


def _words(
    results: Mapping[str, pl.DataFrame], table: pl.DataFrame, language: Language
) -> dict[str, Any]:
    del table
    person = results[PERSON]
    columns = {name: person[name].to_numpy() for name in RESULTS}
    transfer = SchemeCode(int(person["transfer_scheme"][0]))
    entitled = None if transfer is SchemeCode.NONE else transfer.name.lower()
    return {
        "guarantees": [_guarantee(one, language) for one in guarantees_of(columns, 0)],
        "entitled_to_transfer": _said(read_floor().schemes, entitled, language),
    }


def _guarantee(guarantee: Guarantee, language: Language) -> dict[str, Any]:
    floor = read_floor()
    return {
        "guarantee": guarantee.name,
        "text": _said(floor.guarantees, guarantee.name, language),
        "is_concerned": guarantee.is_concerned,
        "is_met": guarantee.is_met,
        "scheme": _said(floor.schemes, guarantee.scheme, language),
        "reason": _said(floor.reasons, guarantee.reason, language),
        "reasons": [_said(floor.reasons, one, language) for one in guarantee.reasons],
        "law": _law(floor.schemes, guarantee.scheme) or _laws(floor.reasons, guarantee.reasons),
    }


def _said(records: tuple[Record, ...], name: str | None, language: Language) -> str | None:
    texts = {record.id: record.text for record in records}
    return texts[name].in_language(language) if name else None


def _law(records: tuple[Record, ...], name: str | None) -> list[str]:
    return [article for record in records if record.id == name for article in record.law]


def _laws(records: tuple[Record, ...], names: tuple[str, ...]) -> list[str]:
    return list(dict.fromkeys(article for name in names for article in _law(records, name)))
