"""How does Django find the Spanish of a text? From the same `.po` files as the rest of Brecha.

Django reads compiled catalogues only. They are made when the office starts, in a folder named by
their content, so that none is committed and none is ever out of date.
"""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from brecha.core.languages import LOCALE_FOLDER

LANGUAGE = "es"


def compiled_catalogues(folder: Path) -> Path:
    """Return the folder of Django's catalogues, compiled if they are not there yet.

    Args:
        folder: Where compiled catalogues are kept.
    """
    sources = sorted((LOCALE_FOLDER / LANGUAGE / "LC_MESSAGES").glob("*.po"))
    mark = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:16]
    target = folder / f"locale-{mark}"
    compiled = target / LANGUAGE / "LC_MESSAGES" / "django.mo"
    if not compiled.exists():
        _compile(sources, compiled)
    return target


def _compile(sources: list[Path], compiled: Path) -> None:
    whole = Catalog(locale=LANGUAGE, charset="utf-8")
    for path in sources:
        with path.open("rb") as stream:
            for entry in read_po(stream, abort_invalid=True):
                if entry.id and entry.string:
                    whole.add(entry.id, entry.string)
    compiled.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=compiled.parent, delete=False) as made:
        write_mo(made, whole)
    Path(made.name).replace(compiled)
