"""Which numbers of a workbook are shown as dates, and which as shares?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from brecha.sources.spreadsheet_files.package import Package

# Numbers of the forms that every spreadsheet program knows (ECMA-376, part 1, 18.8.30).
DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
PERCENTS = frozenset({9, 10})
NOT_PART_OF_A_FORM = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
DATE_LETTERS = re.compile("[dmyhs]", re.IGNORECASE)


@dataclass(frozen=True)
class Styles:
    """Styles of cells, by their number, that show a date or a share."""

    dates: frozenset[int] = frozenset()
    percents: frozenset[int] = frozenset()


class _Reading:
    def __init__(self) -> None:
        self.forms: dict[int, str] = {}
        self.used: list[int] = []
        self._is_in_use = False

    def start(self, name: str, found: dict[str, str]) -> None:
        if name == "numFmt":
            self.forms[int(found.get("numFmtId", "0"))] = found.get("formatCode", "")
        if name == "cellXfs":
            self._is_in_use = True
        if name == "xf" and self._is_in_use:
            self.used.append(int(found.get("numFmtId", "0")))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._is_in_use = False


def read_styles(package: Package) -> Styles:
    """Return the styles of a workbook; none where it has no such part."""
    part = "xl/styles.xml"
    if not package.has(part):
        return Styles()
    reading = _Reading()
    package.parse(part, reading.start, reading.end)
    dates, percents = set(), set()
    for style, form in enumerate(reading.used):
        written = NOT_PART_OF_A_FORM.sub("", reading.forms.get(form, ""))
        if form in PERCENTS or "%" in written:
            percents.add(style)
        elif (form in DATES and form not in reading.forms) or _shows_a_date(written):
            dates.add(style)
    return Styles(frozenset(dates), frozenset(percents))


def _shows_a_date(written: str) -> bool:
    return bool(DATE_LETTERS.search(written.replace("General", "")))
