"""How does a reader get a computed plan: a document for programs, a dossier for people?

The result is put into words and tables once; the page, the PDF and the workbook are made from them.
"""

from brecha.reports.result_document import document
from brecha.reports.write import write_dossier

__all__ = ["document", "write_dossier"]
