"""How are rows without a screen of their own edited? By Django's admin, under the same rights."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import models
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.sites import UnfoldAdminSite

from brecha.office.access.may import demand, demand_save, may, memberships_of
from brecha.office.access.roles import Action
from brecha.office.access.scope import visible
from brecha.office.access.table import TABLES
from brecha.office.data.models import Person, Programme, User
from brecha.office.editing.forms import RecordForm

# Of a filter in the address: a row's own fields, as they stand; none is guessed by letters.
LOOKUPS = frozenset({"exact", "in", "isnull", "id", "pk"})
# A person comes through the register alone, with consent, a day to be erased and a made pseudonym.
BY_HAND_NEVER = ("Snapshot", "UploadLog", "PersonPair", "Person", "Attendance")
OF_A_CHANGE = {"seen_version", "reason_for_change"}
PARENTS = ("programme", "value", "policy", "risk", "event", "training", "user")
# Fields that are a decision of their own: who may change the row does not always take it.
DECIDED = {"Programme": ("is_public",), "Report": ("status",)}


class OfficeSite(UnfoldAdminSite):
    """The admin: open to whoever has a role."""

    site_header = "Brecha"

    def has_permission(self, request: HttpRequest) -> bool:
        """Let in who has a role; what they see there is another question."""
        return bool(memberships_of(request.user))

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:  # noqa: ANN401 - as Django
        """Send to the office's own sign-in, which knows of second factors and lock-outs."""
        del extra_context
        return redirect_to_login(request.GET.get("next", request.path), reverse("office:sign-in"))

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:  # noqa: ANN401 - as Django
        """Send to the office's own page, where sessions elsewhere and tokens end."""
        del request, extra_context
        return redirect("office:password")


class Guarded(ModelAdmin):
    """Asks `may` at every door: list, form, save, delete; writes no second log."""

    form = RecordForm
    actions = None
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> Any:  # noqa: ANN401 - a query set
        """Return the rows the user may see."""
        found = visible(request.user, self.model)
        order = self.get_ordering(request)
        return found.order_by(*order) if order else found

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:  # noqa: ANN401 - as Django
        """Refuse a filter that looks through a link, or into a field that no form shows."""
        name, *rest = lookup.split("__")
        shown = {field.name for field in self.model._meta.concrete_fields if field.editable}  # noqa: SLF001 - Django's public name
        is_plain = name in shown and set(rest) <= LOOKUPS
        return is_plain and super().lookup_allowed(lookup, value, request)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Say whether the user sees any row of the table."""
        return may(request.user, Action.VIEW, self.model)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401 - a row
        """Say whether the user may see a row."""
        return may(request.user, Action.VIEW, obj or self.model)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Say whether the user may add a row somewhere."""
        return may(request.user, Action.ADD, self.model)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401 - a row
        """Say whether the user may change a row."""
        return may(request.user, Action.CHANGE, obj or self.model)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401 - a row
        """Say whether the user may delete a row."""
        return obj is not None and may(request.user, Action.DELETE, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:  # noqa: ANN401 - a row
        """Return what is not edited: programme, parent, and what is decided elsewhere."""
        names = {field.name for field in self.model._meta.fields}  # noqa: SLF001 - Django's public name
        fixed = [name for name in PARENTS if name in names] if obj else []
        decided = DECIDED.get(self.model.__name__, ())
        if self.model is Programme and obj and _has_found_persons(obj):
            fixed.append("reference")
        if decided and self.model is Programme and obj and may(request.user, Action.PUBLISH, obj):
            decided = ()
        return (*super().get_readonly_fields(request, obj), *fixed, *decided)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:  # noqa: ANN401 - a row
        """Return the fields of the form; only a change of a row asks for a reason."""
        names = super().get_fields(request, obj)
        left_out = {"reason_for_change"} if obj is None else OF_A_CHANGE
        if obj and self.has_change_permission(request, obj):
            left_out = set()
        return [name for name in names if name not in left_out]

    def formfield_for_foreignkey(
        self,
        db_field: Any,  # noqa: ANN401 - as Django gives it
        request: HttpRequest,
        **kwargs: Any,  # noqa: ANN401 - as Django
    ) -> Any:  # noqa: ANN401 - as Django
        """Offer only rows the user may see."""
        if db_field.remote_field.model.__name__ in TABLES:
            kwargs["queryset"] = visible(request.user, db_field.remote_field.model)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:  # noqa: ANN401 - as Django
        """Save what the user may save, if nobody was quicker."""
        del form
        demand_save(request.user, obj)
        if not change and hasattr(obj, "entered_by_id"):
            obj.entered_by = request.user
        obj.save()

    def delete_model(self, request: HttpRequest, obj: Any) -> None:  # noqa: ANN401 - a row
        """Delete what the user may delete."""
        demand(request.user, Action.DELETE, obj)
        obj.delete()

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:  # noqa: ANN401 - as Django
        """Refuse: the history is the database's, and has a screen of its own."""
        del request, object_id, extra_context
        raise PermissionDenied

    def log_addition(self, request: Any, obj: Any, message: Any) -> None:  # noqa: ANN401 - as Django
        """Write nothing: the database records the change."""

    def log_change(self, request: Any, obj: Any, message: Any) -> None:  # noqa: ANN401 - as Django
        """Write nothing: the database records the change."""

    def log_deletions(self, request: Any, queryset: Any) -> None:  # noqa: ANN401 - as Django
        """Write nothing: the database records the change."""


class ReadOnly(Guarded):
    """Rows that nobody edits by hand."""

    form = ModelForm

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse."""
        del request
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401 - a row
        """Refuse."""
        del request, obj
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401 - a row
        """Refuse."""
        del request, obj
        return False


class Links(ReadOnly):
    """The chain of the history; what an event holds of a person stays out of sight."""

    exclude = ("content",)


class Users(Guarded):
    """Who may sign in; rights come from memberships alone, so Django's own are not shown.

    Adding, passwords, closing and opening are left to the page of users: there a password is for
    one sign-in, and sessions and tokens end.
    """

    form = ModelForm
    list_display = ("username", "is_active", "language")
    list_filter = ("is_active",)
    search_fields = ("username", "first_name", "last_name", "email")
    ordering = ("username",)
    readonly_fields = ("is_active",)
    fieldsets = (
        (None, {"fields": ("username",)}),
        (_("Person"), {"fields": ("first_name", "last_name", "email", "language", "is_active")}),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse."""
        del request
        return False

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:  # noqa: ANN401 - as Django
        """Refuse to filter by passwords."""
        return not lookup.startswith("password") and super().lookup_allowed(lookup, value, request)


def _has_found_persons(programme: Programme) -> bool:
    """Return whether persons of a programme are found again by its reference."""
    return Person.objects.filter(programme=programme).exclude(identity_hash="").exists()


site = OfficeSite(name="admin")


def register_tables() -> None:
    """Give every table of the rights its page."""
    for table in apps.get_app_config("office").get_models():
        if table.__name__ in TABLES:
            site.register(table, _page_of(table))


def _page_of(table: type[models.Model]) -> type[ModelAdmin]:
    if table is User:
        return Users
    if table.__name__ in {"AuditLink", *BY_HAND_NEVER}:
        return ReadOnly
    return Guarded


register_tables()

__all__ = ["Guarded", "OfficeSite", "site"]
