"""Which tables hold the programme's money? Amounts only; totals are computed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from brecha.office.data.records import ProgrammeRecord
from brecha.programme import model

ISO_CURRENCY = Q(currency__regex="^[A-Z]{3}$")


class Budget(
    ProgrammeRecord,
    of=model.Budget,
    links={"agency": "Organisation"},
    needed=("agency",),
    unique=("programme", "agency", "source", "year", "category", "currency", "date"),
):
    """An amount planned by an agency from a source."""

    agency_path = "agency"
    currency = models.CharField(max_length=3)

    class Meta:
        """An amount has a currency and a year of our time."""

        constraints = (
            models.CheckConstraint(condition=ISO_CURRENCY, name="budget_iso"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="budget_not_negative"),
            models.CheckConstraint(
                condition=Q(year__isnull=True) | Q(year__range=(1990, 2100)),
                name="budget_of_a_year",
            ),
        )


class Expenditure(
    ProgrammeRecord, of=model.Expenditure, links={"agency": "Organisation"}, needed=("agency",)
):
    """Money that moved; a correction is a negative amount."""

    agency_path = "agency"
    currency = models.CharField(max_length=3)

    class Meta:
        """An amount has a currency and a date."""

        constraints = (
            models.CheckConstraint(condition=ISO_CURRENCY, name="expenditure_iso"),
            models.CheckConstraint(condition=~Q(date=""), name="expenditure_has_date"),
        )


class Leveraged(ProgrammeRecord, of=model.Leveraged):
    """Money of others that the programme moved."""

    currency = models.CharField(max_length=3)

    class Meta:
        """What is set apart is part of the whole."""

        constraints = (
            models.CheckConstraint(condition=ISO_CURRENCY, name="leveraged_iso"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="leveraged_not_negative"),
            models.CheckConstraint(
                condition=Q(earmarked__isnull=True) | Q(earmarked__gte=0),
                name="leveraged_earmarked_not_negative",
            ),
        )
