"""What do the authors of a report say? Texts whose figures are references to stored values.

A text is plain: no markup, no template language. `{{ value:2.1.2 }}` is looked up; any other
brace pair is a fault. Empty lines part paragraphs; lines that begin with "- " make a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import Formatter

from brecha.core import translate
from brecha.programme.checks.narrative import figures_outside_references, subject_of
from brecha.programme.figures import REFERENCE, stray_braces
from brecha.programme.model import Finding, NarrativeSection
from brecha.reports.programme.content import DASH, Block, Bullets, Figure, Paragraph, Span, Spans
from brecha.reports.programme.draft import Draft
from brecha.reports.programme.outline import section_title
from brecha.reports.programme.quoted import quoted

EMPTY_LINES = re.compile(r"\n\s*\n")


def narrative(draft: Draft, key: str) -> tuple[Block, ...]:
    """Return the blocks of a section's text; none where there is no text.

    Args:
        draft: The report that is written.
        key: Key of the section. A reference that names no stored value is added to the faults
            of the draft.
    """
    return tuple(block for text in draft.texts(key) for block in _blocks(draft, text))


def sentence(draft: Draft, message: str, **figures: Figure | str) -> Paragraph:
    """Return a sentence of the report's own, whose numbers are figures.

    Args:
        draft: The report that is written.
        message: English template with `{names}`.
        figures: What fills it.
    """
    spans: list[Span] = []
    for before, name, _, _ in Formatter().parse(translate(message, draft.language)):
        spans += [before] if before else []
        spans += [figures[name]] if name else []
    return Paragraph(tuple(spans))


def typed_figures(draft: Draft, key: str) -> Iterator[Finding]:
    """Yield a finding for each text with figures that are typed, not references."""
    for section in draft.texts(key):
        figures = tuple(dict.fromkeys(figures_outside_references(section.text)))
        if figures:
            yield Finding(
                message=(
                    "{section}: {figures} are typed, not taken from stored values. Use references."
                ),
                check="text-free-figure",
                severity="info",
                subject=subject_of(section, "figures"),
                values={"section": section_title(section.section), "figures": figures},
            )


def _blocks(draft: Draft, section: NarrativeSection) -> Iterator[Block]:
    for part in EMPTY_LINES.split(section.text.strip()):
        lines = [line.strip() for line in part.splitlines() if line.strip()]
        items = [line for line in lines if line.startswith("- ")]
        if items and len(items) == len(lines):
            place = section.section
            yield Bullets(tuple(_spans(draft, item[2:], place) for item in items))
        elif lines:
            yield Paragraph(_spans(draft, " ".join(lines), section.section))


def _spans(draft: Draft, text: str, place: str) -> Spans:
    spans: list[Span] = []
    end = 0
    for match in REFERENCE.finditer(text):
        spans += _plain(draft, text[end : match.start()], place)
        figure = quoted(draft, match.group(1))
        if figure is None:
            draft.faults.add(
                "The reference {reference} must name a stored value of the report's period; it "
                "names none. Correct it.",
                section_title(place),
                reference=match.group(1),
            )
        else:
            spans.append(DASH if figure.is_hidden else figure)
        end = match.end()
    return (*spans, *_plain(draft, text[end:], place))


def _plain(draft: Draft, text: str, place: str) -> list[Span]:
    for came in stray_braces(text):
        draft.faults.add(
            "Double braces must hold a reference such as value:2.1.2; they hold {came}. "
            "Correct it.",
            section_title(place),
            came=came,
        )
    return [text] if text else []
