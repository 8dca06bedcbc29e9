"""How does Django name the office's tables?"""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DataConfig(AppConfig):
    """All tables of the office."""

    name = "brecha.office.data"
    label = "office"
    verbose_name = _("Monitoring office")
    default_auto_field = "django.db.models.BigAutoField"
