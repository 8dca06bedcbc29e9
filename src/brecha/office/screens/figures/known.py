"""What does a programme hold, all of it? Read once for each state of the data.

The checks and the pages of a report need every record; the glance reads less (see `reading`).
"""

from __future__ import annotations

from brecha.office.data.models import Programme
from brecha.office.exchange.dump import programme_of
from brecha.office.screens.figures.kept import kept
from brecha.programme import model


def known_programme(root: Programme) -> model.Programme:
    """Return a programme as dataclasses, kept until the data change."""
    return kept(("programme", root.pk), lambda: programme_of(root))
