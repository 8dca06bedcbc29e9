"""Which addresses do the tests of spreadsheets ask? The office's, with those of spreadsheets."""

from __future__ import annotations

from django.urls import include, path

from brecha.office import urls
from brecha.office.data.admin import site

SHEETS = path("programmes/<int:number>/spreadsheets/", include("brecha.office.spreadsheets.urls"))
urlpatterns = [
    path("", include(([*urls.office, SHEETS], "office"))),
    path("admin/", site.urls),
]
