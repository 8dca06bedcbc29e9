"""How does a person sign in and out? With a password, and a code where a device is set up."""

from __future__ import annotations

from typing import Any

import django_otp
from django import forms
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from brecha.office.accounts.keeping import choose_password
from brecha.office.accounts.recovery import match_code
from brecha.office.accounts.sessions import note_begin

CODE_LENGTH = 16


class SignInForm(AuthenticationForm):
    """User, password, and the code of the second factor where there is one."""

    token = forms.CharField(
        label=_("Code of your device"),
        required=False,
        max_length=CODE_LENGTH,
        help_text=_("Only if you set up a second factor. A recovery code does as well."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}),
    )
    device: Any = None

    def confirm_login_allowed(self, user: Any) -> None:  # noqa: ANN401 - a user
        """Refuse a user with a device whose code is missing or wrong."""
        super().confirm_login_allowed(user)
        if not django_otp.user_has_device(user):
            return
        token = self.cleaned_data.get("token") or self.data.get("token", "")
        self.device = match_code(user, token) if token else None
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
        note_begin(self.request.session)
        if form.device is not None:
            django_otp.login(self.request, form.device)
        return response


class SignOutView(LogoutView):
    """Ends the session; by POST, so that no link of another site can do it."""

    http_method_names = ("post", "options")


class OwnPasswordForm(PasswordChangeForm):
    """The password as it is, and twice as it shall be."""

    def clean(self) -> dict[str, Any]:
        """Refuse the password that is to be changed."""
        cleaned: dict[str, Any] = super().clean()
        wanted = cleaned.get("new_password1")
        if wanted and self.user.check_password(wanted):
            self.add_error("new_password1", _("Choose another than the one you have."))
        return cleaned


@method_decorator(never_cache, name="dispatch")
class PasswordView(PasswordChangeView):
    """The page to choose a password; sessions elsewhere and all tokens end by it."""

    template_name = "office/password.html"
    form_class = OwnPasswordForm
    success_url = reverse_lazy("office:account")

    def form_valid(self, form: Any) -> HttpResponse:  # noqa: ANN401 - a form
        """Keep the password and this session."""
        choose_password(form.user, form.cleaned_data["new_password1"])
        update_session_auth_hash(self.request, form.user)
        told = gettext("The password was changed. Sessions elsewhere and tokens have ended.")
        messages.success(self.request, told)
        return HttpResponseRedirect(str(self.success_url))
