"""How does an agency get its rows as a workbook to fill in, and back with every fault marked?"""

from brecha.reports.programme_sheets.contents import FilledSheet, Heading, Mark, Place
from brecha.reports.programme_sheets.delimited import delimited_bytes
from brecha.reports.programme_sheets.marked import FAULTS_TITLE, marked_bytes
from brecha.reports.programme_sheets.template import INSTRUCTIONS_TITLE, template_bytes

__all__ = [
    "FAULTS_TITLE",
    "INSTRUCTIONS_TITLE",
    "FilledSheet",
    "Heading",
    "Mark",
    "Place",
    "delimited_bytes",
    "marked_bytes",
    "template_bytes",
]
