"""What does every room need: errors, languages, provenance, declared tables, files?"""

from brecha.core.errors import (
    AlignmentError,
    BrechaError,
    CoverageError,
    Fault,
    FaultList,
    InputError,
    ParameterError,
)
from brecha.core.files import whole_folder
from brecha.core.languages import Language, Text, format_number, translate
from brecha.core.notes import Note
from brecha.core.provenance import Certainty, Reference, weakest
from brecha.core.tables import Column, Table
from brecha.core.units import Unit
from brecha.core.yaml_files import LineMap, read_yaml

__all__ = [
    "AlignmentError",
    "BrechaError",
    "Certainty",
    "Column",
    "CoverageError",
    "Fault",
    "FaultList",
    "InputError",
    "Language",
    "LineMap",
    "Note",
    "ParameterError",
    "Reference",
    "Table",
    "Text",
    "Unit",
    "format_number",
    "read_yaml",
    "translate",
    "weakest",
    "whole_folder",
]
