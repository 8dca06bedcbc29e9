"""How does Django name the tables of the API?"""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    """The tokens; the history's guards find their table by its name, which begins with office."""

    name = "brecha.office.api"
    label = "office_api"
    verbose_name = _("Access of other programs")
    default_auto_field = "django.db.models.BigAutoField"
