"""How does Django name the office's tables?"""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class DataConfig(AppConfig):
    """All tables of the office."""

    name = "brecha.office.data"
    label = "office"
    verbose_name = _("Monitoring office")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Guard the history after every migration, then give the application its rights."""
        from brecha.office.audit.guards import install_guards  # noqa: PLC0415 - needs the tables
        from brecha.office.database.grants import grant_to_application  # noqa: PLC0415 - as above

        post_migrate.connect(install_guards, sender=self)
        post_migrate.connect(grant_to_application, sender=self)
