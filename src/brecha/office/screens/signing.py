"""How does a person sign in and out? With a password, and a code where a device is set up."""

from __future__ import annotations

from typing import Any

import django_otp
from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

CODE_LENGTH = 8


class SignInForm(AuthenticationForm):
    """User, password, and the code of the second factor where there is one."""

    token = forms.CharField(
        label=_("Code of your device"),
        required=False,
        max_length=CODE_LENGTH,
        help_text=_("Only if you set up a second factor."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )
    device: Any = None

    def confirm_login_allowed(self, user: Any) -> None:  # noqa: ANN401 - a user
        """Refuse a user with a device whose code is missing or wrong."""
        super().confirm_login_allowed(user)
        if not django_otp.user_has_device(user):
            return
        token = self.cleaned_data.get("token") or self.data.get("token", "")
        self.device = django_otp.match_token(user, token) if token else None
        if self.device is None:
            raise forms.ValidationError(_("Give the code that your device shows now."), "code")


class SignInView(LoginView):
    """The page to sign in."""

    template_name = "office/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def form_valid(self, form: Any) -> HttpResponse:  # noqa: ANN401 - a form
        """Open the session, and note that the second factor was given."""
        response = super().form_valid(form)
        if form.device is not None:
            django_otp.login(self.request, form.device)
        return response


class SignOutView(LogoutView):
    """Ends the session; by POST, so that no link of another site can do it."""

    http_method_names = ("post", "options")
