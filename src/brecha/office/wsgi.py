"""What does a web server of one's own run? `gunicorn brecha.office.wsgi:application`."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "brecha.office.settings")

application = get_wsgi_application()
