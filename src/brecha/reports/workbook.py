"""How does an analyst get the numbers to compute with? A workbook with numbers as numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from brecha.plans.results import PlanResult
from brecha.reports.content import Dossier, Notice, Paragraph
from brecha.reports.evidence import (
    assumption_table,
    comparison_table,
    sensitivity_table,
    source_table,
)
from brecha.reports.headlines import headline_table
from brecha.reports.inputs import input_table
from brecha.reports.law_used import law_sheet
from brecha.reports.parts import sector_table, service_table, staff_table, territory_table
from brecha.reports.tables import Cell, Figure, Heading, Kind, Link, Table
from brecha.reports.words import Words
from brecha.reports.yearly import (
    cost_lines,
    gap_lines,
    job_lines,
    output_lines,
    people_lines,
    revenue_lines,
    years_down,
)

FIXED_DAY = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # or the file would differ
FORMATS = {
    Kind.YEAR: "0",
    Kind.COUNT: "#,##0",
    Kind.MONEY: "#,##0",
    Kind.AMOUNT: "#,##0.00",
    Kind.SHARE: "0.0%",
    Kind.SHARE_OF_GDP: "0.000%",
    Kind.PER_CENT: "0.000%",
    Kind.EXACT: "#,##0.##########",
    Kind.VALUE: "#,##0.######",
}
NARROWEST, WIDEST = 9, 60  # letters
TEXT_WIDTH = 110  # letters


def workbook(result: PlanResult, content: Dossier, words: Words) -> bytes:
    """Return the workbook, the same bytes each time.

    Args:
        result: A computed plan.
        content: The dossier, whose warnings and concepts stand on the first sheet.
        words: Language and money; the workbook states money in full.
    """
    remarks = (
        words.say("Money in the sheets is in {unit}.", unit=words.amount_unit),
        words.say("Where a unit is a %, the cell holds a fraction shown in per cent."),
    )
    return book_of(content, _sheets(result, words.unscaled()), remarks, words)


def book_of(
    content: Dossier, sheets: Iterable[tuple[str, Table]], remarks: tuple[str, ...], words: Words
) -> bytes:
    """Return a workbook of tables, the same bytes each time.

    Args:
        content: The dossier, whose answer and concepts stand on the first sheet.
        sheets: Names and tables.
        remarks: How to read the sheets; the last lines of the first one.
        words: The language.
    """
    import xlsxwriter  # noqa: PLC0415 - a library user may not ask for a workbook

    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_urls": False})
    book.set_properties({"title": content.title, "author": "Brecha", "created": FIXED_DAY})
    formats = _formats(book)
    _write_about(book.add_worksheet(words.say("About")), content, formats, remarks)
    for name, table in sheets:
        _write_table(book.add_worksheet(name), table, formats, content.flag)
    book.close()
    return stream.getvalue()


def _sheets(result: PlanResult, words: Words) -> Iterator[tuple[str, Table]]:
    whole = {"last_year_only": False}
    yearly = [
        *people_lines(words),
        *cost_lines(words),
        *gap_lines(words),
        *output_lines(words),
    ]
    revenue = revenue_lines(result, words)
    yield words.say("Summary"), headline_table(result, words)
    yield words.say("Years"), years_down(words.say("Yearly results"), yearly, result, words)
    yield (
        words.say("Jobs"),
        years_down(words.say("Jobs by type"), job_lines(words), result, words),
    )
    yield words.say("Revenue"), years_down(words.say("Public revenue"), revenue, result, words)
    yield words.say("Services"), service_table(result, words, **whole)
    yield words.say("Staff"), staff_table(result, words, **whole)
    yield words.say("Territories"), territory_table(result, words, **whole)
    yield words.say("Sectors"), sector_table(result, words, all_sectors=True)
    yield words.say("Sensitivity"), sensitivity_table(result, words)
    if result.comparison:
        yield words.say("Comparison"), comparison_table(result.comparison, words)
    yield words.say("Assumptions"), assumption_table(result, words)
    yield words.say("Inputs"), input_table(result, words)
    yield words.say("Law used"), law_sheet(result, words)
    yield words.say("Sources"), source_table(result, words)


def _formats(book: Any) -> dict[object, Any]:  # noqa: ANN401 - the writer has no types
    text = {"text_wrap": True, "valign": "top"}
    return {
        **{kind: book.add_format({"num_format": form}) for kind, form in FORMATS.items()},
        "text": book.add_format(text),
        "title": book.add_format({"bold": True, "font_size": 14}),
        "head": book.add_format({"bold": True, "bottom": 2, **text}),
        "flag": book.add_format({"bold": True, "font_color": "#7B1E1E"}),
    }


def _write_about(
    sheet: Any,  # noqa: ANN401 - as above
    content: Dossier,
    formats: dict[object, Any],
    remarks: tuple[str, ...],
) -> None:
    sheet.set_column(0, 0, TEXT_WIDTH)
    lines: list[tuple[str, str]] = [
        (content.title, "title"),
        (content.subtitle, "text"),
        (content.flag, "flag"),
    ]
    for section in content.sections:
        if section.key in {"answer", "concepts"}:
            lines += [("", "text"), (section.title, "head")]
            for block in section.shown():
                if isinstance(block, Paragraph):
                    lines.append((block.text, "text"))
                elif isinstance(block, Notice):
                    lines.append((block.title, "head"))
                items = getattr(block, "items", ())
                lines += [(item, "text") for item in items]
    lines += [(remark, "text") for remark in remarks]
    for row, (text, kind) in enumerate(lines):
        sheet.write_string(row, 0, text, formats[kind])


def _write_table(sheet: Any, table: Table, formats: dict[object, Any], flag: str) -> None:  # noqa: ANN401 - as above
    sheet.write_string(0, 0, table.title, formats["title"])
    sheet.write_string(1, 0, flag, formats["flag"])
    for column, heading in enumerate(table.headings):
        _write_head(sheet, column, heading, formats)
        sheet.set_column(column, column, _width(table, column))
    for row, cells in enumerate(table.rows, start=3):
        for column, cell in enumerate(cells):
            _write_cell(sheet, row, column, cell, formats)
    sheet.freeze_panes(3, 1)
    if table.rows:
        sheet.autofilter(2, 0, len(table.rows) + 2, len(table.headings) - 1)


def _write_head(sheet: Any, column: int, heading: Heading, formats: dict[object, Any]) -> None:  # noqa: ANN401 - as above
    if heading.label.isdecimal() and not heading.unit:
        sheet.write_number(2, column, int(heading.label), formats["head"])
    else:
        sheet.write_string(2, column, _head(heading), formats["head"])


def _write_cell(
    sheet: Any,  # noqa: ANN401 - as above
    row: int,
    column: int,
    cell: Cell,
    formats: dict[object, Any],
) -> None:
    if isinstance(cell, Figure):
        if cell.value is not None:
            sheet.write_number(row, column, _as_fraction(cell), formats[cell.kind])
    elif isinstance(cell, Link) and cell.href:
        sheet.write_url(row, column, cell.href, formats["text"], cell.text)
    else:
        text = cell if isinstance(cell, str) else cell.text
        sheet.write_string(row, column, text, formats["text"])


def _as_fraction(cell: Figure) -> float:
    """Return the number of a cell: under a % it is a fraction, which the cell shows in per cent."""
    value = cell.value or 0.0
    return value / 100 if cell.kind is Kind.PER_CENT else value


def _head(heading: Heading) -> str:
    return f"{heading.label} ({heading.unit})" if heading.unit else heading.label


def _width(table: Table, column: int) -> int:
    if table.is_of_figures(column):
        return max(14, NARROWEST)
    longest = max((len(_written(row[column])) for row in table.rows), default=0)
    return min(max(longest + 2, NARROWEST), WIDEST)


def _written(cell: Cell) -> str:
    if isinstance(cell, Figure):
        return ""
    return cell if isinstance(cell, str) else cell.text
