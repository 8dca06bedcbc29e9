"""How is told what a source cannot say, where a caller asked for it all the same?"""

from __future__ import annotations

from collections.abc import Iterable

from brecha.core.errors import CoverageError, Fault
from brecha.core.notes import Note


def raise_holes(holes: Iterable[Note | None]) -> None:
    """Raise all holes as one error, if there is any.

    Raises:
        CoverageError: The reason of each hole.
    """
    faults = [Fault(hole.message, values=hole.values) for hole in holes if hole is not None]
    if faults:
        raise CoverageError(faults)
