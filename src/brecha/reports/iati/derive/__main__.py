"""Which tables does the package carry? Written anew from the official files."""

from __future__ import annotations

import sys
from pathlib import Path

from brecha.reports.iati.derive import derive_codes, derive_elements, derive_rules
from brecha.reports.iati.derive.layout import write_table
from brecha.reports.iati.standard import TABLES_FOLDER


def main() -> None:
    """Write the three tables."""
    folder, rule_ids = Path(sys.argv[1]), Path(sys.argv[2])
    write_table(TABLES_FOLDER / "rules.json", derive_rules(folder))
    write_table(TABLES_FOLDER / "elements.json", derive_elements(folder))
    write_table(TABLES_FOLDER / "codes.json", derive_codes(folder, rule_ids))


if __name__ == "__main__":
    main()
