"""Which address leads where?"""

from __future__ import annotations

from django.urls import include, path
from django.views.i18n import set_language

from brecha.office.api.root import api
from brecha.office.data.admin import site
from brecha.office.screens import health
from brecha.office.screens.accounts.addresses import addresses as account_addresses
from brecha.office.screens.addresses import addresses

office = [
    *addresses,
    *account_addresses,
    path("language/", set_language, name="language"),
    path("health", health.health, name="health"),
    path("programmes/<int:number>/spreadsheets/", include("brecha.office.spreadsheets.urls")),
]

urlpatterns = [
    path("", include((office, "office"))),
    path("admin/", site.urls),
    path("api/v1/", api.urls),
]

handler400 = "brecha.office.web.refused.bad_request"
