"""How does a programme report to its fund, from one frozen snapshot?

In Word, PDF, workbook and page. The snapshot is put into parts, paragraphs and tables once; every
file is made from these, so that no file can say a figure that another does not.
"""

from brecha.reports.programme.build import build_report
from brecha.reports.programme.content import ReportContent
from brecha.reports.programme.draft import Request
from brecha.reports.programme.names import frozen
from brecha.reports.programme.outline import narrative_keys
from brecha.reports.programme.public_copy import public_copy
from brecha.reports.programme.write import file_bytes, write_report

__all__ = [
    "ReportContent",
    "Request",
    "build_report",
    "file_bytes",
    "frozen",
    "narrative_keys",
    "public_copy",
    "write_report",
]
