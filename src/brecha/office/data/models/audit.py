"""Which table chains the history, so that no event can vanish unseen?"""

from __future__ import annotations

from django.db import models

from brecha.office.data.labels import table_label


class AuditLink(models.Model):
    """One link a recorded event: its content and a hash over it and the link before.

    Written by the database alone (see `office.audit.guards`), at the end of each transaction.
    """

    sequence = models.BigIntegerField(primary_key=True)
    event_table = models.CharField(max_length=80)
    event_id = models.BigIntegerField()
    content = models.TextField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        """An event stands in the chain once."""

        app_label = "office"
        verbose_name = table_label("audit_link")
        verbose_name_plural = table_label("audit_link", many=True)
        ordering = ("sequence",)
        constraints = (
            models.UniqueConstraint(fields=["event_table", "event_id"], name="event_chained_once"),
        )

    def __str__(self) -> str:
        return f"{self.sequence} {self.hash[:12]}"
