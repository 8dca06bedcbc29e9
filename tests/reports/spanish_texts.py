"""What of a text is English, for the tests of what readers of Spanish are given?"""

from __future__ import annotations

import re
from collections.abc import Iterator

ENGLISH = re.compile(
    r"\b(?:the|of|and|with|from|by|for|only|less|not|is|are|as|in the|taxes|service|services|"
    r"spending|suppliers|households|cost|gross|wages?|jobs?|total employment|made[- ]up|mean|"
    r"quarter|prices|first|second|half|table|statement|assumption|quotes|told|December|January|"
    r"August|April|official|secondary|derived|assumed|people|rate|value)\b",
    re.IGNORECASE,
)
PROPER = (
    "CEPAL",  # names that a Spanish reader meets as they are
    "results.json",
    "shock: care_column",
    "WAGES",  # a row of Arcadia's account
)


def english_of(texts: list[str]) -> list[str]:
    """Return the texts that hold a word of English, proper names left out."""
    found = []
    for text in texts:
        bare = text
        for name in PROPER:
            bare = bare.replace(name, "")
        if ENGLISH.search(bare):
            found.append(" ".join(bare.split()))
    return found


def texts_of(part: object, codes: set[str], key: str = "") -> Iterator[str]:
    """Yield the texts of a document, without those whose key says that they are codes."""
    if isinstance(part, dict):
        for name, value in part.items():
            yield from texts_of(value, codes, name)
    elif isinstance(part, list):
        for value in part:
            yield from texts_of(value, codes, key)
    elif isinstance(part, str) and key not in codes:
        yield part
