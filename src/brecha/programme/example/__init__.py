"""Which programme can one look at without entering one?

The Joint Programme, as it was printed.

The file holds the facts of the printed final report with their lines: figures, codes, titles and
dates, no copied narrative. What the narrative states is kept as statements (a figure, what it
speaks of, its lines); where only the equality of two texts matters, the texts are replaced by
marks. The faults of the report are kept: the checks find them. The report is in English; the
Spanish titles of its results and indicators are a translation of ours.

Source:
    Joint SDG Fund, final narrative report of the Joint Programme "Closing gaps: making social
    protection work for women in Mexico" (MPTF 00118979), 2022.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from brecha.programme.model import Programme
from brecha.programme.read import parse_json, programme_of

FILE = "joint-programme.json"


@cache
def example_programme() -> Programme:
    """Return the Joint Programme as its final report prints it, faults included."""
    content = resources.files(__package__ or __name__).joinpath(FILE).read_bytes()
    return programme_of(parse_json(content, FILE), FILE)
