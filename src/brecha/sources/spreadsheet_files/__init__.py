"""Which cells does a spreadsheet hold that somebody sends, and is it safe to open?

Nothing of the file runs and nothing is fetched: a workbook with macros, links, a document type or
a size that explodes is refused in one sentence before a cell is looked at.
"""

from brecha.sources.spreadsheet_files.cells import Cell, CellKind, Sheet, SpreadsheetFile
from brecha.sources.spreadsheet_files.opening import read_spreadsheet

__all__ = ["Cell", "CellKind", "Sheet", "SpreadsheetFile", "read_spreadsheet"]
