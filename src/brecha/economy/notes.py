"""What must a reader know beside a number? Its method, closure, imports, caveats, table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from brecha.core.notes import Note

SHOWN_OFFENDERS = 5


@dataclass(frozen=True)
class ResultNote:
    """What stands beside every result.

    Attributes:
        method: How it was computed.
        closure: Whether and how households are inside the model.
        import_treatment: How imports were kept apart.
        caveats: What limits the result.
        table_identity: SHA-256 of the table it came from.
    """

    method: Note
    closure: Note
    import_treatment: Note
    caveats: tuple[Note, ...]
    table_identity: str


def listed(names: Iterable[object]) -> str:
    """Return the first five names and how many more there are.

    Examples:
        >>> listed("abcdefg")
        'a, b, c, d, e (+2)'
    """
    every = [str(name) for name in names]
    rest = len(every) - SHOWN_OFFENDERS
    return ", ".join(every[:SHOWN_OFFENDERS]) + (f" (+{rest})" if rest > 0 else "")
