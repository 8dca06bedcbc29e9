"""How does a person set up a second factor? A code app reads a picture and gives a code back."""

from __future__ import annotations

import base64
import io
from typing import Any

import django_otp
import qrcode
import qrcode.image.svg
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django_otp.plugins.otp_totp.models import TOTPDevice


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def enrol(request: HttpRequest) -> HttpResponse:
    """Show the picture, and take the first code as proof that it was read."""
    user = request.user
    if TOTPDevice.objects.filter(user=user, confirmed=True).exists():
        return render(request, "office/second_factor.html", {"is_set_up": True})
    device, _new = TOTPDevice.objects.get_or_create(
        user=user, confirmed=False, defaults={"name": "app"}
    )
    fault = ""
    if request.method == "POST":
        if device.verify_token(request.POST.get("token", "")):
            device.confirmed = True
            device.save()
            django_otp.login(request, device)
            return redirect("office:home")
        fault = _("The code is not right. Wait for the next one and try again.")
    shown = {"device": device, "picture": _picture(device), "secret": _secret(device)}
    return render(request, "office/second_factor.html", shown | {"fault": fault})


def _picture(device: Any) -> str:  # noqa: ANN401 - a device
    stream = io.BytesIO()
    qrcode.make(device.config_url, image_factory=qrcode.image.svg.SvgPathImage).save(stream)
    return "data:image/svg+xml;base64," + base64.b64encode(stream.getvalue()).decode()


def _secret(device: Any) -> str:  # noqa: ANN401 - a device
    return base64.b32encode(device.bin_key).decode().rstrip("=")
