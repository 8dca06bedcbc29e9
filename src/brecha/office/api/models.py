"""Which table keeps the tokens of other programs? Their hashes only."""

from __future__ import annotations

from typing import Final

import pghistory
import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

SCOPES: Final = ("read", "report", "verify")
FIELDS: Final = ("user", "name", "digest", "scopes", "made_at", "expires_at")


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(condition=pgtrigger.AnyChange(*FIELDS)),
    pghistory.DeleteEvent(),
    exclude=["digest"],
    model_name="TokenHistory",
)
class Token(models.Model):
    """What a program shows to act for a user: no more than the user may, and its scopes allow."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="tokens")
    name = models.CharField(_("name"), max_length=80)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    scopes = ArrayField(models.CharField(max_length=10), verbose_name=_("scopes"))
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(_("valid until"))

    class Meta:
        """A token has a scope, and none that is unknown."""

        ordering = ("pk",)
        verbose_name = _("token")
        verbose_name_plural = _("tokens")
        constraints = (
            models.CheckConstraint(
                condition=Q(scopes__contained_by=list(SCOPES)) & ~Q(scopes=[]),
                name="token_scopes",
            ),
            models.CheckConstraint(
                condition=Q(digest__regex="^[0-9a-f]{64}$"), name="token_digest"
            ),
        )

    def __str__(self) -> str:
        return self.name
