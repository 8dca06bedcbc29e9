"""How does a programme become an IATI 2.03 activity file that the rules let pass?

Its facts, with a profile of what the standard asks beside them, become one activity of the whole
and one of each agency → the same rules that check anybody's file check it → it is written, or
refused with everything that is wrong.
"""

from __future__ import annotations

from brecha.reports.iati.export.profile import Profile, SectorShare
from brecha.reports.iati.export.write import Export, export_programme, write_programme

__all__ = ["Export", "Profile", "SectorShare", "export_programme", "write_programme"]
