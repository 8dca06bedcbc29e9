"""Do the figures of a programme of several agencies agree with one another?"""

from __future__ import annotations

from brecha.programme.model import Programme

__all__ = ["Programme"]
