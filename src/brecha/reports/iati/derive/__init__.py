"""How are the compact tables of the standard made from its official files?

    python -m brecha.reports.iati.derive FOLDER RULE_IDS

`FOLDER` holds the official files as their repositories lay them out: `schemas/2.03/*.xsd`,
`rulesets/standard.json`, `codelists/mapping.xml`, `codelists/{embedded,nonembedded}/*.xml`.
`RULE_IDS` is the file `codelist_rules.json` of the official validator, read for the number of
each code list's rule only. What is kept are facts: which element may hold which, which path is
compared with what, which codes exist. No sentence of the official files is kept.
"""

from __future__ import annotations

from brecha.reports.iati.derive.codes import derive_codes
from brecha.reports.iati.derive.elements import derive_elements
from brecha.reports.iati.derive.rules import derive_rules

__all__ = ["derive_codes", "derive_elements", "derive_rules"]
