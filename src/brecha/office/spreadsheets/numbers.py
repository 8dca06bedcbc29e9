"""Which number does a cell hold? One reading, or a refusal that says how to write it."""

from __future__ import annotations

import re
from decimal import Context, Decimal
from typing import Literal

from brecha.core.errors import Fault
from brecha.sources.spreadsheet_files import Cell

DecimalMark = Literal["point", "comma"]
MARKS: dict[DecimalMark, tuple[str, str]] = {"point": (".", ","), "comma": (",", ".")}
STORED = Context(prec=15)
"""A spreadsheet keeps fifteen digits; what comes after them is the noise of binary fractions."""
LARGEST_EXPONENT = 15
DECIMALS = 6
LONGEST_NUMBER = 60  # letters
EXACT = Context(prec=2 * LONGEST_NUMBER)
BLANKS = "\u00a0\u2007\u2009\u202f"
SCALED = re.compile(r"[0-9].*\b(million|mill[oó]n|thousand|mil\b|billion|bill[oó]n|mdp|[kKmM]\b)")
WORDS_NOT_DIGITS = "The cell must hold a number; it holds “{found}”. Leave it empty if unknown."


def read_number(cell: Cell, mark: DecimalMark, *, is_percentage: bool = False) -> Decimal | Fault:
    """Return the number of a cell, or why it has none.

    Args:
        cell: A filled cell.
        mark: What stands before decimals in text cells.
        is_percentage: Whether the column is in per cent, so that "1.8%" is 1.8.

    Examples:
        >>> read_number(Cell("1,956"), "point")
        Decimal('1956')
        >>> read_number(Cell("12,5"), "comma")
        Decimal('12.5')
    """
    if cell.kind == "number" and cell.number is not None:
        return _stored_number(cell, cell.number, is_percentage)
    if cell.kind != "text":
        return _no_number(cell)
    return _written_number(cell.text, mark, is_percentage)


def whole(number: Decimal, cell: Cell) -> int | Fault:
    """Return a number of things, or why it is none."""
    largest = 2**31 - 1
    if number != number.to_integral_value() or not 0 <= number <= largest:
        return Fault(
            "The cell must hold a whole number from 0 to {largest}; it holds {found}.",
            values={"largest": largest, "found": cell.text},
        )
    return int(number)


def _no_number(cell: Cell) -> Fault:
    if cell.kind == "date":
        return Fault(
            "The cell holds a date; a number is needed. The program may have changed "
            "what was typed: set the cell to text and type the number again."
        )
    if cell.kind == "no_result":
        return Fault(
            "The cell holds a formula whose result is not in the file. Paste it as a value."
        )
    if cell.kind == "error":
        return Fault(
            "The formula of the cell failed ({found}).",
            values={"found": cell.text[:LONGEST_NUMBER]},
        )
    return Fault(WORDS_NOT_DIGITS, values={"found": cell.text[:LONGEST_NUMBER]})


def _stored_number(cell: Cell, number: Decimal, is_percentage: bool) -> Decimal | Fault:  # noqa: FBT001 - as above
    if cell.is_percent and not is_percentage:
        return _not_in_per_cent(f"{cell.text} (%)")
    if not number.is_finite():
        return Fault(WORDS_NOT_DIGITS, values={"found": cell.text[:LONGEST_NUMBER]})
    if number and abs(number.adjusted()) > LONGEST_NUMBER:
        return _within_limits(number, cell.text)
    kept = STORED.plus(number)
    return _within_limits(
        STORED.multiply(kept, Decimal(100)) if cell.is_percent else kept, cell.text
    )


def _written_number(text: str, mark: DecimalMark, is_percentage: bool) -> Decimal | Fault:  # noqa: FBT001 - as above
    plain = text.strip().strip(BLANKS).replace("\N{MINUS SIGN}", "-").strip()
    has_sign = plain.endswith("%")
    plain = plain.removesuffix("%").strip().strip(BLANKS)
    if len(plain) > LONGEST_NUMBER:
        return Fault(WORDS_NOT_DIGITS, values={"found": plain[:LONGEST_NUMBER]})
    if SCALED.search(plain):
        return Fault(
            "Write the number in digits, with all its zeros; the cell holds “{found}”.",
            values={"found": text.strip()[:LONGEST_NUMBER]},
        )
    if has_sign and not is_percentage:
        return _not_in_per_cent(text.strip())
    point, comma = MARKS[mark]
    if re.fullmatch(rf"[-+]?[1-9][0-9]{{0,2}}{re.escape(point)}[0-9]{{3}}", plain):
        return Fault(
            "“{found}” could be thousands or decimals. Write it without a mark between "
            "thousands, or with four decimals.",
            values={"found": text.strip()[:LONGEST_NUMBER]},
        )
    groups = (
        rf"[0-9]{{1,3}}(?:{re.escape(comma)}[0-9]{{3}})+|[0-9]{{1,3}}(?:[ {BLANKS}][0-9]{{3}})+"
    )
    if not re.fullmatch(rf"[-+]?(?:{groups}|[0-9]+)(?:{re.escape(point)}[0-9]+)?", plain):
        return _unreadable(text.strip(), mark)
    digits = re.sub(rf"[{re.escape(comma)} {BLANKS}]", "", plain).replace(point, ".")
    return _within_limits(Decimal(digits), text.strip())


def _unreadable(found: str, mark: DecimalMark) -> Fault:
    if re.fullmatch(r"[-+]?[0-9.,]+", found):
        return Fault(
            "“{found}” is no number where “{mark}” stands before decimals, as was said at upload.",
            values={"found": found, "mark": MARKS[mark][0]},
        )
    return Fault(WORDS_NOT_DIGITS, values={"found": found})


def _not_in_per_cent(found: str) -> Fault:
    return Fault(
        "The cell holds a share ({found}), but the column is not in per cent.",
        values={"found": found},
    )


def _within_limits(number: Decimal, found: str) -> Decimal | Fault:
    if number and number.adjusted() >= LARGEST_EXPONENT:
        return Fault(
            "The number is too large ({found}); {digits} digits before the decimals is the limit.",
            values={"found": found[:40], "digits": LARGEST_EXPONENT},
        )
    normal = EXACT.normalize(number) if number else Decimal(0)
    exponent = normal.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -DECIMALS:
        return Fault(
            "The number has more than {decimals} decimals ({found}). Round it.",
            values={"decimals": DECIMALS, "found": found[:40]},
        )
    return normal.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else normal
