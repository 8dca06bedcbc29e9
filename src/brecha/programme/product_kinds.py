"""Which kind of product does a title name? By the first telling word, in English or Spanish."""

from __future__ import annotations

import re

from brecha.programme.kinds import PolicyKind, ProductKind

WORDS: tuple[tuple[ProductKind, str], ...] = (
    ("audiovisual", r"audiovisual|capsules?|videos?|spots?|cápsulas?|podcasts?"),
    ("guide", r"guides?|handbooks?|manuals?|toolbox|guías?|manual(?:es)?"),
    ("brief", r"briefs?|notas? de política"),
    ("methodology", r"methodolog\w+|metodolog\w+"),
    ("diagnostic", r"diagnos\w+|diagnóstic\w+"),
    ("study", r"stud(?:y|ies)|costs|estimation|experiences|estudios?|costos"),
    ("strategy", r"strateg(?:y|ies)|plans?|estrategias?|planes"),
    ("regulation", r"agreement|rules|acuerdo|reglas"),
    ("report", r"reports?|document|informes?|documento"),
)
POLICY_KINDS: frozenset[PolicyKind] = frozenset(
    ("law", "regulation", "strategy", "pilot", "protocol", "plan")
)
DISTRIBUTED_KINDS: frozenset[ProductKind] = frozenset(("guide", "audiovisual"))
"""Kinds made to be handed out or shown, so that copies, downloads or items must be told."""


def kind_of_title(title: str) -> ProductKind:
    """Return the kind whose word stands first in a title; `other` if none does.

    Examples:
        >>> kind_of_title("Guide on safety, with a study of its use")
        'guide'
    """
    places = [
        (match.start(), kind)
        for kind, words in WORDS
        if (match := re.search(rf"\b(?:{words})\b", title, re.IGNORECASE))
    ]
    return min(places)[1] if places else "other"
