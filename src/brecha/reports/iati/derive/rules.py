"""Which rules does the official ruleset state? Its cases, without its sentences."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from brecha.reports.iati.ruleset import flat_cases

SOURCE = "IATI-Rulesets, branch version-2.03, 2023-04-05, MIT"


def derive_rules(folder: Path) -> dict[str, Any]:
    """Return the cases of `rulesets/standard.json`, loops unrolled into a `foreach` of each."""
    official = json.loads((folder / "rulesets" / "standard.json").read_text("utf-8"))
    return {"source": SOURCE, "version": "2.03", "rules": list(flat_cases(official))}
