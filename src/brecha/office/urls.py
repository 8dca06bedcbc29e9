"""Which address leads where?"""

from __future__ import annotations

from django.urls import include, path
from django.views.i18n import set_language

from brecha.office.api.root import api
from brecha.office.data.admin import site
from brecha.office.screens import health, second_factor, signing
from brecha.office.screens.addresses import addresses

office = [
    *addresses,
    path("sign-in/", signing.SignInView.as_view(), name="sign-in"),
    path("sign-out/", signing.SignOutView.as_view(), name="sign-out"),
    path("second-factor/", second_factor.enrol, name="second-factor"),
    path("language/", set_language, name="language"),
    path("health", health.health, name="health"),
    path("programmes/<int:number>/spreadsheets/", include("brecha.office.spreadsheets.urls")),
]

urlpatterns = [
    path("", include((office, "office"))),
    path("admin/", site.urls),
    path("api/v1/", api.urls),
]
