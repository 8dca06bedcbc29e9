"""How are the tables of Mexico's figures written again?

`python -m brecha.countries.mexico.derive [TABLE …]` writes the named ones, or all.
"""

from __future__ import annotations

import sys

from brecha.core import BrechaError
from brecha.countries.mexico.derive import TABLES_DERIVED, derive
from brecha.countries.mexico.derive.write import write_table


def main(names: list[str]) -> int:
    """Write the named tables, or all; return the exit code."""
    try:
        for name in names or TABLES_DERIVED:
            path = write_table(name, derive(name))
            sys.stdout.write(f"{path}\n")
    except BrechaError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
