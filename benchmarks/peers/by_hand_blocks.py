"""The ten rules written in NumPy by hand, without an engine, in blocks of whole households."""

from __future__ import annotations

import sys
from pathlib import Path

from measure import measure

sys.path.insert(0, str(Path(__file__).parent.parent))

from by_hand import run_blocks
from ten_rules import household_offsets

measure(household_offsets, lambda offsets, columns: run_blocks(columns, offsets))
