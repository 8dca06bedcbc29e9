"""Are the texts of a report whole, said once, and are their figures references?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from brecha.programme.checks.numbers import lines_of
from brecha.programme.checks.registry import found, rule
from brecha.programme.figures import REFERENCE, references_in, resolve
from brecha.programme.model import Finding, NarrativeSection, Programme

PAIRS = {"(": ")", "[": "]"}
LIST_LABEL = re.compile(r"(?:^|\s)\w{1,4}$")
"""What stands before the bracket of `a)` or `12)` in a list."""
LINE_LABEL = re.compile(r"\n\s*\w{1,3}$")
"""The same where a line begins with it: it closes no bracket of the line before."""
LONGEST_LABEL = 5
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
SHORTEST_REPEATED = 60
"""Letters from which a sentence that stands twice was copied, not said again."""
FREE_FIGURE = re.compile(r"(?<![\w.,])\d[\d.,]*(?:\s?%)?")


@rule("text-repeated", "info", "R17")
def repeated_texts(programme: Programme) -> Iterator[Finding]:
    """A sentence of a report stands there once."""
    places: dict[tuple[str, str, str], list[NarrativeSection]] = {}
    for section in programme.sections:
        for sentence in _sentences(section):
            key = (section.report, section.language, sentence)
            places.setdefault(key, []).append(section)
    told: set[tuple[int, ...]] = set()
    for (_, _, sentence), sections in places.items():
        lines = lines_of(sections)
        if len(sections) > 1 and (not lines or lines not in told):
            told.add(lines)
            yield found(
                "The same sentence stands in {sections}: {start}. Say it once.",
                f"text:{sections[0].section}:{sentence[:40]}",
                lines,
                sections=tuple(dict.fromkeys(each.section for each in sections)),
                start=sentence[:60],
            )


@rule("text-brackets", "info", "R16")
def unclosed_brackets(programme: Programme) -> Iterator[Finding]:
    """Each bracket of a text is closed."""
    for section in programme.sections:
        opened = unclosed(section.text)
        if opened:
            yield found(
                "{section}: brackets opened or closed without their other half: {number}.",
                f"text:{section.section}:brackets",
                section.lines,
                section=section.section,
                number=opened,
            )


@rule("text-reference", "error", "R16")
def unknown_references(programme: Programme) -> Iterator[Finding]:
    """Each figure reference of a text names a stored value."""
    for section in programme.sections:
        for reference in references_in(section.text):
            if resolve(programme, reference) is None:
                yield found(
                    "{section}: the reference {reference} names no stored value. Correct it.",
                    f"text:{section.section}:{reference}",
                    section.lines,
                    section=section.section,
                    reference=reference,
                )


@rule("text-free-figure", "info", "R16")
def free_figures(programme: Programme) -> Iterator[Finding]:
    """A figure of a text is a reference to a stored value."""
    for section in programme.sections:
        figures = tuple(dict.fromkeys(figures_outside_references(section.text)))
        if figures:
            yield found(
                "{section}: {figures} are typed, not taken from stored values. Use references.",
                f"text:{section.section}:figures",
                section.lines,
                section=section.section,
                figures=figures,
            )


def figures_outside_references(text: str) -> list[str]:
    """Return the figures of a text that no reference gives.

    Examples:
        >>> figures_outside_references("{{ value:2.1.2 }} people, 87.4 % women")
        ['87.4 %']
    """
    return [found.group().rstrip(".,") for found in FREE_FIGURE.finditer(REFERENCE.sub(" ", text))]


def unclosed(text: str) -> int:
    """Return how many brackets lack their other half; `a)` and `1)` of a list lack none.

    Examples:
        >>> unclosed("one (two"), unclosed("a) one b) two"), unclosed("(one) [see 2]")
        (1, 0, 0)
    """
    return len(unmatched(text))


def unmatched(text: str) -> list[int]:
    """Return where the brackets stand that lack their other half."""
    waiting: dict[str, list[int]] = {closing: [] for closing in PAIRS.values()}
    lone: list[int] = []
    for at, letter in enumerate(text):
        before = text[max(0, at - LONGEST_LABEL) : at]
        if letter in PAIRS:
            waiting[PAIRS[letter]].append(at)
        elif letter not in waiting or LINE_LABEL.search(before):
            continue
        elif waiting[letter]:
            waiting[letter].pop()
        elif not LIST_LABEL.search(before):
            lone.append(at)
    return sorted(lone + [at for places in waiting.values() for at in places])


def _sentences(section: NarrativeSection) -> list[str]:
    """Return what a section says, or the mark that stands for a text that is not kept."""
    if section.text_mark:
        return [section.text_mark]
    parts = (" ".join(part.split()) for part in SENTENCE_END.split(section.text))
    return [part for part in parts if len(part) >= SHORTEST_REPEATED]
