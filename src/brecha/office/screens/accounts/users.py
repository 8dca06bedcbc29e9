"""How does an administrator help a user? A password for one sign-in, a lost second factor, an end.

Users are added here or by `brecha office user`, roles in the admin or by the command.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_otp.plugins.otp_totp.models import TOTPDevice

from brecha.office.access.may import demand
from brecha.office.access.roles import Action
from brecha.office.access.scope import visible
from brecha.office.accounts.keeping import (
    add_user,
    remove_second_factor,
    reset_password,
    set_active,
)
from brecha.office.data.models import Membership, User
from brecha.office.screens.words import word

ON_A_PAGE = 50


@dataclass(frozen=True)
class UserRow:
    """A user as a line of the page."""

    user: User
    roles: tuple[str, ...]
    has_second_factor: bool


class NewUserForm(forms.ModelForm):
    """A name to sign in with, and the language of the pages."""

    class Meta:
        """The password is nobody's to choose but the user's."""

        model = User
        fields = ("username", "language")


@never_cache
@login_required
@require_safe
def users(request: HttpRequest) -> HttpResponse:
    """Show all users."""
    demand(request.user, Action.VIEW, User)
    return _page(request)


@never_cache
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Add a user, and show the password of the first sign-in this once."""
    if request.method != "POST":
        return redirect("office:users")
    demand(request.user, Action.ADD, User)
    form = NewUserForm(request.POST)
    if not form.is_valid():
        return _page(request, form=form)
    told = form.cleaned_data
    return _page(request, made=add_user(told["username"], told["language"], by=request.user))


@never_cache
@login_required
def change(request: HttpRequest, user: int) -> HttpResponse:
    """Reset what a user lost, or close and open the sign-in."""
    if request.method != "POST":
        return redirect("office:users")
    found = get_object_or_404(User, pk=user)
    demand(request.user, Action.CHANGE, found)
    step = request.POST.get("step", "")
    if step == "password":
        return _page(request, made=(found, reset_password(found, by=request.user)))
    if step == "second_factor":
        remove_second_factor(found, by=request.user)
        told = _("{name} signs in without a second factor now, and can set up another.")
    elif step in {"open", "close"}:
        if found == request.user:
            return HttpResponseBadRequest(_("Nobody closes the own sign-in."))
        set_active(found, is_active=step == "open", by=request.user)
        told = (
            _("The sign-in of {name} is open.")
            if step == "open"
            else _("The sign-in of {name} is closed; sessions and tokens have ended.")
        )
    else:
        return HttpResponseBadRequest(_("There is no such step."))
    messages.success(request, told.format(name=found.username))
    return redirect("office:users")


def _page(
    request: HttpRequest,
    made: tuple[User, str] | None = None,
    form: NewUserForm | None = None,
) -> HttpResponse:
    sought = request.GET.get("q", "").strip()
    found = visible(request.user, User).order_by("username")
    if sought:
        found = found.filter(username__icontains=sought)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    shown = {"page": page, "rows": list(_rows(list(page))), "sought": sought, "made": made}
    shown["form"] = form or NewUserForm()
    return render(request, "office/users.html", shown, status=400 if form else 200)


def _rows(found: list[User]) -> Iterator[UserRow]:
    with_device = set(
        TOTPDevice.objects.filter(user__in=found, confirmed=True).values_list("user", flat=True)
    )
    roles: dict[int, list[str]] = {}
    rows = Membership.objects.filter(user__in=found).select_related("programme", "agency")
    for row in rows:
        where = row.agency.acronym if row.agency else ""
        parts = (word(row.role), where, row.programme.reference if row.programme else "")
        roles.setdefault(row.user_id, []).append(", ".join(filter(None, parts)))
    for user in found:
        yield UserRow(user, tuple(roles.get(user.pk, ())), user.pk in with_device)
