"""How does a reader get a computed diagnosis: a document for programs, a dossier for people?"""

from brecha.reports.diagnosis.answer import diagnosis_answer
from brecha.reports.diagnosis.document import diagnosis_document
from brecha.reports.diagnosis.write import write_diagnosis

__all__ = ["diagnosis_answer", "diagnosis_document", "write_diagnosis"]
