"""Under which addresses do files go out and come in?"""

from __future__ import annotations

from django.urls import path, re_path

from brecha.office.spreadsheets import views

urlpatterns = [
    path("", views.page, name="spreadsheets"),
    re_path(r"^(?P<name>[a-z]+)\.(?P<form>xlsx|csv)$", views.template, name="spreadsheet-template"),
]
