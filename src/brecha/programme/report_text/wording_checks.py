"""Does a report say a thing twice, or one thing with two values?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from brecha.programme.checks.narrative import unmatched
from brecha.programme.model import Finding
from brecha.programme.numbers import shown
from brecha.programme.report_text.document import Document, Paragraph
from brecha.programme.report_text.figures_in_text import figures_in, number_of

SHORTEST_BLOCK = 60
"""Letters from which a block that stands twice was copied."""
LABEL = re.compile(r"(?P<label>[^:\d]{4,80}):\s*(?P<figure>[^:]{1,40})")
NEXT_WORDS = re.compile(r"\s+((?:[^\W\d_]+[\s-]+){1,3}[^\W\d_]+)")
SHORTEST_PHRASE = 18
"""Letters of the words behind a number from which they name one thing."""


def repeated_blocks(document: Document) -> Iterator[Finding]:
    """A block of text stands in a report once."""
    places: dict[str, list[Paragraph]] = {}
    for paragraph in document.paragraphs:
        words = " ".join(paragraph.text.lower().split())
        if len(words) >= SHORTEST_BLOCK:
            places.setdefault(words, []).append(paragraph)
    for same in places.values():
        if len(same) > 1:
            yield Finding(
                message="The same block stands {times} times: {start}. Take the copy out.",
                severity="error",
                subject=f"text:{same[0].number}:repeated",
                values={"times": len(same), "start": f"«{same[0].text[:60]}…»"},
                lines=tuple(line for each in same for line in each.lines),
                place=same[1].place,
            )


def two_values_in_tables(document: Document) -> Iterator[Finding]:
    """A row and a column that stand in two tables, or twice in one, hold one value."""
    seen: dict[tuple[str, str], tuple[Decimal, tuple[int, ...]]] = {}
    for table in document.tables:
        header = table.rows[0]
        for at, row in enumerate(table.rows[1:], start=1):
            for column in range(1, min(len(row), len(header))):
                key = (_plain(row[0]), _plain(header[column]))
                number = number_of(row[column])
                if number is None or not all(key) or number_of(row[0]) is not None:
                    continue
                first, lines = seen.setdefault(key, (number, table.lines(at)))
                if first != number and not _is_total(key[0]):
                    yield Finding(
                        message="{name} ({column}) is {first} in one place and {second} in "
                        "another. Keep one value.",
                        severity="error",
                        subject=f"table-{table.number}:row-{at + 1}:twice",
                        values={
                            "name": row[0][:80],
                            "column": header[column][:40],
                            "first": shown(first),
                            "second": shown(number),
                        },
                        lines=(*lines, *table.lines(at)),
                        place=table.place(at, column),
                    )


def two_values_in_text(document: Document) -> Iterator[Finding]:
    """A thing that a text counts in two places has one number."""
    seen: dict[str, dict[Decimal, Paragraph]] = {}
    names: dict[str, str] = {}
    for paragraph in document.paragraphs:
        for name, number in [*_labelled(paragraph.text), *_counted(paragraph.text)]:
            seen.setdefault(_plain(name), {}).setdefault(number, paragraph)
            names.setdefault(_plain(name), name)
    for name, numbers in seen.items():
        if len(numbers) > 1:
            places = list(numbers.values())
            yield Finding(
                message="«{name}» is given as {figures}. If it is one thing, keep one value.",
                severity="warning",
                subject=f"text:{places[1].number}:twice:{name[:40]}",
                values={
                    "name": names[name],
                    "figures": tuple(shown(number) for number in sorted(numbers)),
                },
                lines=tuple(line for each in places for line in each.lines),
                place=places[1].place,
            )


def brackets(document: Document) -> Iterator[Finding]:
    """Each bracket of a text is closed."""
    for block in _blocks(document):
        text = "\n".join(paragraph.text for paragraph in block)
        lone = [block[text.count("\n", 0, at)] for at in unmatched(text)]
        if lone:
            yield Finding(
                message="Brackets opened or closed without their other half: {number}.",
                severity="info",
                subject=f"text:{lone[0].number}:brackets",
                values={"number": len(lone)},
                lines=tuple(sorted({line for each in lone for line in each.lines})),
                place=lone[0].place,
            )


def _blocks(document: Document) -> list[list[Paragraph]]:
    """Return lines that follow one another without a gap; they may be one wrapped paragraph."""
    blocks: list[list[Paragraph]] = []
    for paragraph in document.paragraphs:
        last = blocks[-1][-1] if blocks else None
        if last and paragraph.is_line and paragraph.number == last.number + 1:
            blocks[-1].append(paragraph)
        else:
            blocks.append([paragraph])
    return blocks


def _labelled(text: str) -> Iterator[tuple[str, Decimal]]:
    """Return `Total budget: USD 2,000,000` as its label and number."""
    match = LABEL.fullmatch(text.strip())
    number = number_of(match["figure"]) if match else None
    if match and number is not None:
        yield match["label"], number


def _counted(text: str) -> Iterator[tuple[str, Decimal]]:
    """Return `16 knowledge products of output 1.2` as what is counted and its number."""
    for figure in figures_in(text):
        words = NEXT_WORDS.match(text, figure.end)
        if figure.is_percent or figure.is_year or words is None:
            continue
        if len(words.group(1)) >= SHORTEST_PHRASE:
            yield words.group(1), figure.number


def _plain(text: str) -> str:
    return " ".join(text.lower().split()).strip(" .:")


def _is_total(name: str) -> bool:
    return name.startswith(("total", "subtotal", "suma", "sum"))
