"""Are the texts of a report whole, said once, and are their figures references?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from brecha.programme.checks.registry import found, rule
from brecha.programme.figures import REFERENCE, references_in, resolve, stray_braces
from brecha.programme.model import Finding, NarrativeSection, Programme
from brecha.programme.numbers import lines_of
from brecha.programme.period import restricted

PAIRS = {"(": ")", "[": "]"}
LIST_LABEL = re.compile(r"(?:^|\s)\w{1,4}$")
"""What stands before the bracket of `a)` or `12)` in a list."""
LINE_LABEL = re.compile(r"\n\s*\w{1,3}$")
"""The same where a line begins with it: it closes no bracket of the line before."""
LONGEST_LABEL = 5
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
SHORTEST_REPEATED = 60
"""Letters from which a sentence that stands twice was copied, not said again."""
NOT_STORED = "{section}: the reference {reference} names no stored value. Correct it."
OUTSIDE = (
    "{section}: the reference {reference} names a value outside the period of the report. Correct "
    "it."
)
NO_REFERENCE = (
    "{section}: double braces hold a reference such as value:2.1.2; these hold {held}. Correct it."
)
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
                subject_of(sections[0], sentence[:40]),
                lines,
                report=sections[0].report,
                language=sections[0].language,
                sections=tuple(dict.fromkeys(each.section for each in sections)),
                start=sentence[:60],
            )


@rule("text-brackets", "info", "R16")
def unclosed_brackets(programme: Programme) -> Iterator[Finding]:
    """Each bracket of a text is closed."""
    for section in programme.sections:
        opened = unclosed(section.text)
        if opened:
            yield _found(
                "{section}: brackets opened or closed without their other half: {number}.",
                section,
                "brackets",
                number=opened,
            )


@rule("text-reference", "error", "R16")
def unknown_references(programme: Programme) -> Iterator[Finding]:
    """Each figure reference of a text names a stored value."""
    reports = {each.key: each for each in programme.reports}

    @cache
    def seen_by(key: str) -> Programme:
        return restricted(programme, reports[key]) if key in reports else programme

    for section in programme.sections:
        for reference in references_in(section.text):
            if resolve(seen_by(section.report), reference) is None:
                is_stored = resolve(programme, reference) is not None
                message = OUTSIDE if is_stored else NOT_STORED
                yield _found(message, section, reference, reference=reference)
        for held in stray_braces(section.text):
            yield _found(NO_REFERENCE, section, "braces", held=held)


@rule("text-free-figure", "info", "R16")
def free_figures(programme: Programme) -> Iterator[Finding]:
    """A figure of a text is a reference to a stored value."""
    for section in programme.sections:
        figures = tuple(dict.fromkeys(figures_outside_references(section.text)))
        if figures:
            yield _found(
                "{section}: {figures} are typed, not taken from stored values. Use references.",
                section,
                "figures",
                figures=figures,
            )


def subject_of(section: NarrativeSection, about: str) -> str:
    """Return what a finding on a text is about; of which report it is stands in its values."""
    return f"text:{section.section}:{about}"


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


def _found(message: str, section: NarrativeSection, about: str, **values: object) -> Finding:
    """Return a finding on a text, which tells of which report and language the text is."""
    own = {
        "section": section.section,
        "report": section.report,
        "language": section.language,
    }
    return found(message, subject_of(section, about), section.lines, **own, **values)


def _sentences(section: NarrativeSection) -> list[str]:
    """Return what a section says, or the mark that stands for a text that is not kept."""
    if section.text_mark:
        return [section.text_mark]
    parts = (" ".join(part.split()) for part in SENTENCE_END.split(section.text))
    return [part for part in parts if len(part) >= SHORTEST_REPEATED]
