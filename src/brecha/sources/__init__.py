"""Which raw official files are known, where are they here, and what do they say?"""

from brecha.sources.catalogue import CatalogueEntry, find_entry, read_catalogue
from brecha.sources.inegi_input_output import read_inegi_input_output
from brecha.sources.input_output_sheet import InputOutputSheet, SheetLine
from brecha.sources.store import FileStatus, add, check, fetch, locate, store_folder, verify

__all__ = [
    "CatalogueEntry",
    "FileStatus",
    "InputOutputSheet",
    "SheetLine",
    "add",
    "check",
    "fetch",
    "find_entry",
    "locate",
    "read_catalogue",
    "read_inegi_input_output",
    "store_folder",
    "verify",
]
