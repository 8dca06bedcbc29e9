"""How do several agencies keep one programme, and agree on every figure of its report?

The web application: results and values, registers, reports, who may change what, and a history
that nobody can edit. It needs the extra `office`; importing this package does not.
"""

from __future__ import annotations

from brecha.office.running.starting import Office, open_office

__all__ = ["Office", "open_office"]
