"""At which addresses does a person sign in and keep an account?"""

from __future__ import annotations

from django.urls import path

from brecha.office.screens.accounts import own, second_factor, signing, users

addresses = [
    path("sign-in/", signing.SignInView.as_view(), name="sign-in"),
    path("sign-out/", signing.SignOutView.as_view(), name="sign-out"),
    path("account/", own.account, name="account"),
    path("account/password/", signing.PasswordView.as_view(), name="password"),
    path("account/tokens/", own.new_token, name="new-token"),
    path("account/tokens/<int:token>/end/", own.end_token, name="end-token"),
    path("account/sessions/end/", own.end_session, name="end-session"),
    path("second-factor/", second_factor.enrol, name="second-factor"),
    path("second-factor/codes/", second_factor.new_codes, name="new-codes"),
    path("second-factor/off/", second_factor.turn_off, name="second-factor-off"),
    path("users/", users.users, name="users"),
    path("users/new/", users.new, name="new-user"),
    path("users/<int:user>/", users.change, name="change-user"),
]
