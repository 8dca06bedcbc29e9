"""How do the tests of the screens name a page, and read it?"""

from __future__ import annotations

import re
from typing import Any


def at(root: Any, page: str) -> str:  # noqa: ANN401 - a row
    """Return the address of a page of a programme."""
    return f"/programmes/{root.pk}/{page}"


def words(answer: Any) -> str:  # noqa: ANN401 - an answer
    """Return the words of a page, without its markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))
