"""How is Brecha used from a terminal?"""

from brecha.cli.app import app, main

__all__ = ["app", "main"]
