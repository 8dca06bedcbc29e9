"""From which frozen values is a report made, and which figures do its texts quote?"""

from __future__ import annotations

from collections.abc import Iterator

from brecha.reports.programme.cells import Row, count, table, without_empty_columns, words
from brecha.reports.programme.content import (
    Block,
    Bullets,
    Figure,
    Paragraph,
    Part,
    Spans,
)
from brecha.reports.programme.draft import Draft
from brecha.reports.programme.labels import known_word


def about(draft: Draft, parts: tuple[Part, ...]) -> tuple[Block, ...]:
    """Return the digest of the snapshot, how figures are written, and those that texts quote.

    Args:
        draft: The report that is written.
        parts: The parts before it.
    """
    columns = (
        (draft.say("Reference"), 1.5),
        draft.say("As of"),
        (draft.say("Unit"), 1.5),
        draft.say("Cases"),
        draft.say("Figure"),
    )
    quoted = table(draft.say("Figures that the texts quote"), columns, _rows(draft, parts))
    return (
        Paragraph((draft.say("This document is made from a frozen copy of the stored values."),)),
        Paragraph((draft.say("SHA-256 of the copy: {digest}", digest=draft.sha256),)),
        Paragraph(
            (
                draft.say(
                    "Stored numbers are printed with all their digits; totals and shares are "
                    "computed from them, and shares are rounded. A share of few cases is told as a "
                    "count of the cases. Only verified values are shown."
                ),
            )
        ),
        Paragraph(
            (draft.say("What is recorded in one language only is printed in that language."),)
        ),
        *_hidden_remark(draft),
        *without_empty_columns(quoted, 1),
    )


def _hidden_remark(draft: Draft) -> tuple[Block, ...]:
    if not draft.request.is_public:
        return ()
    remark = draft.say(
        "Counts of people below five in a breakdown, and one more of the same breakdown that would "
        "tell them, are hidden."
    )
    return (Paragraph((remark,)),)


def _rows(draft: Draft, parts: tuple[Part, ...]) -> Iterator[Row]:
    quoted = {
        figure.reference: figure
        for part in parts
        for block in part.blocks
        for spans in _texts(block)
        for figure in spans
        if isinstance(figure, Figure) and figure.reference
    }
    for reference, figure in sorted(quoted.items()):
        yield (
            words(reference),
            words(draft.date(figure.period)),
            words("%" if figure.kind == "percent" else known_word(draft, figure.unit)),
            count(figure.denominator),
            (figure,),
        )


def _texts(block: Block) -> Iterator[Spans]:
    if isinstance(block, Paragraph):
        yield block.spans
    elif isinstance(block, Bullets):
        yield from block.items
