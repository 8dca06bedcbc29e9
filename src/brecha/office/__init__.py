"""How do several agencies keep one programme, and agree on every figure of its report?

The web application: results and values, registers, reports, who may change what, and a history
that nobody can edit. It needs the extra `office`; importing this package does not.
"""

from __future__ import annotations

__all__: list[str] = []
