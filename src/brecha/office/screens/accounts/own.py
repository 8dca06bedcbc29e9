"""What does a person keep of the own account? Password, second factor, sessions, tokens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from brecha.office.access.may import may, memberships_of
from brecha.office.access.roles import Action
from brecha.office.accounts.recovery import codes_left
from brecha.office.accounts.sessions import end_sessions, open_sessions
from brecha.office.api.models import SCOPES, Token
from brecha.office.api.tokens import make_token
from brecha.office.data.models import Organisation, Programme, User
from brecha.office.screens.accounts.second_factor import has_second_factor
from brecha.office.screens.pages import title_of
from brecha.office.screens.words import moment, word

MOST_DAYS, USUAL_DAYS = 366, 90
SCOPE_NAMES = {
    "read": gettext_lazy("read what you may read"),
    "report": gettext_lazy("enter and submit values, targets and reports"),
    "verify": gettext_lazy("judge values and reports: verify, return, lock, reopen, publish"),
}


class TokenForm(forms.Form):
    """What a token is for, and how long."""

    name = forms.CharField(
        label=gettext_lazy("Name of the token"),
        max_length=80,
        help_text=gettext_lazy("Which program will use it."),
    )
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("The program may"),
        choices=[(scope, SCOPE_NAMES[scope]) for scope in SCOPES],
        widget=forms.CheckboxSelectMultiple,
        initial=["read"],
    )
    days = forms.IntegerField(
        label=gettext_lazy("Days it is valid"),
        min_value=1,
        max_value=MOST_DAYS,
        initial=USUAL_DAYS,
    )


@never_cache
@login_required
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Show the own account."""
    return _page(request)


@never_cache
@login_required
def new_token(request: HttpRequest) -> HttpResponse:
    """Make a token, and show it this once."""
    if request.method != "POST":  # the page was opened again, or in the other language
        return redirect("office:account")
    form = TokenForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=400)
    told = form.cleaned_data
    _row, text = make_token(request.user, told["name"], told["scopes"], told["days"])
    return _page(request, made=text)


@login_required
@require_POST
def end_token(request: HttpRequest, token: int) -> HttpResponse:
    """End one of one's own tokens."""
    get_object_or_404(Token, user=request.user, pk=token).delete()
    messages.success(request, _("The token was ended."))
    return redirect("office:account")


@login_required
@require_POST
def end_session(request: HttpRequest) -> HttpResponse:
    """End one session, or all others."""
    number = end_sessions(
        request.user, request.session.session_key, request.POST.get("session", "")
    )
    messages.success(request, _("Sessions ended: {number}").format(number=number))
    return redirect("office:account")


def _page(
    request: HttpRequest, form: TokenForm | None = None, made: str = "", status: int = 200
) -> HttpResponse:
    user: Any = request.user
    sessions = [
        (each, _said(each.began), moment(each.ends))
        for each in open_sessions(user, request.session.session_key)
    ]
    shown = {
        "roles": list(_roles(user)),
        "changed": _said(user.credentials_changed_at),
        "has_second_factor": has_second_factor(user),
        "codes_left": codes_left(user),
        "sessions": sessions,
        "tokens": list(_tokens(user)),
        "form": form or TokenForm(),
        "made": made,
        "keeps_users": may(user, Action.CHANGE, User),
    }
    return render(request, "office/account.html", shown, status=status)


def _roles(user: Any) -> Iterator[tuple[str, str, str]]:  # noqa: ANN401 - a user
    """Yield role, programme and agency of each membership, in words."""
    parts = memberships_of(user)
    roots = Programme.objects.in_bulk([part.programme for part in parts if part.programme])
    agencies = Organisation.objects.in_bulk([part.agency for part in parts if part.agency])
    for part in parts:
        root, agency = roots.get(part.programme), agencies.get(part.agency)
        where = title_of(root) if root else _("all programmes")
        yield word(part.role), where, agency.acronym if agency else ""


def _tokens(user: Any) -> Iterator[tuple[Token, str, str, bool]]:  # noqa: ANN401 - a user
    """Yield each token with its scopes and its last moment in words, and whether that is over."""
    now = timezone.now()
    for row in Token.objects.filter(user=user).order_by("-pk"):
        scopes = ", ".join(str(SCOPE_NAMES[scope]) for scope in row.scopes)
        yield row, scopes, moment(row.expires_at), row.expires_at <= now


def _said(when: datetime | None) -> str:
    return moment(when) if when else ""
