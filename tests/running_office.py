"""What does a test in a browser know of the office that runs for it?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RunningOffice:
    """An office that answers.

    Attributes:
        address: Where it answers.
        passwords: By username, as the first start told them.
    """

    address: str
    passwords: dict[str, str]
