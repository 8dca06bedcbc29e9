"""Do the sums and shares of a text hold, and does each percentage say of how many?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from brecha.programme.checks.statements import SMALL_BASE, TELLING_SHARES
from brecha.programme.model import Finding
from brecha.programme.numbers import agrees, shown, smallest_base
from brecha.programme.report_text.document import Document, Paragraph
from brecha.programme.report_text.figures_in_text import NUMBER, Figure, figures_in

SENTENCE_END = re.compile(r"(?<=[.!?;])\s+(?=[A-ZÁÉÍÓÚÑ¿¡(])")
SUM = re.compile(rf"(?:{NUMBER})(?:\s*\+\s*(?:{NUMBER}))+\s*=\s*(?:{NUMBER})")
OF = re.compile(
    r"\s*\w{0,20}\s*(?:of|out of|de|de un total de|of a total of)\s+(?:the|los|las)?\s*"
)
BETWEEN = re.compile(r"[^.;]{0,30}")
OF_CASES = re.compile(
    r"\bn\s*=\s*\d|\b(?:out of|of|de|entre)\s+(?:the\s+|los\s+|las\s+)?\d", re.IGNORECASE
)


def parts_in_text(document: Document) -> Iterator[Finding]:
    """A sum that is written out holds."""
    for paragraph in document.paragraphs:
        for match in SUM.finditer(paragraph.text):
            left, right = match.group().split("=")
            parts = [figure.number for figure in figures_in(left.replace("+", " + "))]
            total = next(figure.number for figure in figures_in(right))
            if sum(parts) != total:
                yield Finding(
                    message="{parts} = {expected}, but {stated} is written.",
                    severity="error",
                    subject=f"text:{paragraph.number}:sum",
                    values={
                        "parts": " + ".join(shown(part) for part in parts),
                        "expected": shown(sum(parts)),
                        "stated": shown(total),
                    },
                    lines=paragraph.lines,
                    place=paragraph.place,
                )


def shares_in_text(document: Document) -> Iterator[Finding]:
    """A share beside its part and its whole is their quotient: 7 of 9 (77.8 %)."""
    for paragraph in document.paragraphs:
        for part, whole, share in _triples(paragraph.text):
            if whole.number == 0:
                continue
            expected = Fraction(part.number) * 100 / Fraction(whole.number)
            if agrees(share.number, expected):
                continue
            yield Finding(
                message="{part} of {whole} is {expected} %, but {stated} % is written.",
                severity="error",
                subject=f"text:{paragraph.number}:share",
                values={
                    "part": shown(part.number),
                    "whole": shown(whole.number),
                    "expected": shown(expected, 2),
                    "stated": shown(share.number),
                },
                lines=paragraph.lines,
                place=paragraph.place,
            )


def bare_percentages(document: Document) -> Iterator[Finding]:
    """A percentage of a text says of how many."""
    for paragraph in document.paragraphs:
        for sentence in SENTENCE_END.split(paragraph.text):
            figures = list(figures_in(sentence))
            shares = [figure for figure in figures if figure.is_percent]
            counts = [figure for figure in figures if not (figure.is_percent or figure.is_year)]
            if shares and not counts and not OF_CASES.search(sentence):
                yield _bare(paragraph, shares)


def mixed_decimal_marks(document: Document) -> Iterator[Finding]:
    """Decimals are written with one mark in the whole report."""
    texts = [(each.text, each.lines) for each in document.paragraphs]
    texts += [
        (cell, table.lines(at))
        for table in document.tables
        for at, row in enumerate(table.rows)
        for cell in row
    ]
    seen: dict[str, list[tuple[str, tuple[int, ...]]]] = {".": [], ",": []}
    for text, lines in texts:
        for figure in figures_in(text):
            if figure.decimal_mark:
                seen[figure.decimal_mark].append((figure.words, lines))
    if all(seen.values()):
        rarer = min(seen.values(), key=len)
        yield Finding(
            message="Decimals are written with a comma ({comma}) and with a point ({point}). Take "
            "one mark in the whole report.",
            severity="warning",
            subject="text:decimals",
            values={"comma": seen[","][0][0], "point": seen["."][0][0]},
            lines=tuple(sorted({line for _, lines in rarer for line in lines})),
        )


def _triples(text: str) -> Iterator[tuple[Figure, Figure, Figure]]:
    """Go through `7 of 9 (77.8 %)`: a count, "of", a count, and a share close behind."""
    figures = list(figures_in(text))
    for part, whole, share in zip(figures, figures[1:], figures[2:], strict=False):
        if part.is_percent or whole.is_percent or not share.is_percent:
            continue
        if part.is_year or whole.is_year or part.number > whole.number:
            continue
        joins = OF.fullmatch(text[part.end : whole.start])
        if joins and BETWEEN.fullmatch(text[whole.end : share.start]):
            yield part, whole, share


def _bare(paragraph: Paragraph, shares: list[Figure]) -> Finding:
    numbers = [share.number for share in shares if Decimal(0) <= share.number <= 100]  # noqa: PLR2004 - percent
    base = smallest_base(numbers) if len(numbers) >= TELLING_SHARES else None
    message = (
        "{shares} % are given without number of cases. They fit {base} cases and no fewer: "
        "with so few, say how many of how many."
        if base is not None and base < SMALL_BASE
        else "{shares} % is given without number of cases. Say of how many, and of when."
    )
    return Finding(
        message=message,
        severity="warning",
        subject=f"text:{paragraph.number}:percent",
        values={"shares": tuple(shown(share.number) for share in shares), "base": base},
        lines=paragraph.lines,
        place=paragraph.place,
    )
