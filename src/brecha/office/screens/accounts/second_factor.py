"""How does a person set up a second factor? A code app reads a picture and gives a code back.

It takes the password, so that a session left open sets none up, and ends the sessions elsewhere.
Ten recovery codes come with it, shown once. Turning it off takes the password as well.
"""

from __future__ import annotations

import base64
import io
from typing import Any

import django_otp
import qrcode
import qrcode.image.svg
from django.contrib import messages
from django.contrib.auth import authenticate
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django_otp.plugins.otp_totp.models import TOTPDevice

from brecha.office.accounts.keeping import remove_second_factor
from brecha.office.accounts.recovery import codes_left, make_codes
from brecha.office.accounts.sessions import end_sessions

PAGE = "office/second_factor.html"
BEGUN = "office_device_begun"


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def enrol(request: HttpRequest) -> HttpResponse:
    """Show the picture, and take the password, and the first code as proof that it was read."""
    user = request.user
    if has_second_factor(user):
        return _set_up(request)
    device, fault = _begun(request), ""
    if request.method == "POST":
        if not _password_is_right(request):
            fault = _("The password is not right.")
        elif not device.verify_token(request.POST.get("token", "")):
            fault = _("The code is not right. Wait for the next one and try again.")
        else:
            return _confirmed(request, device)
    shown = {"device": device, "picture": _picture(device), "secret": _secret(device)}
    return render(request, PAGE, shown | {"fault": fault})


@never_cache
@login_required
def new_codes(request: HttpRequest) -> HttpResponse:
    """Make new recovery codes, against the password."""
    if request.method != "POST" or not has_second_factor(request.user):
        return redirect("office:second-factor")
    if not _password_is_right(request):
        return _set_up(request, fault=_("The password is not right."))
    return _set_up(request, codes=make_codes(request.user))


@never_cache
@login_required
def turn_off(request: HttpRequest) -> HttpResponse:
    """Forget device and codes, against the password."""
    if request.method != "POST":
        return redirect("office:second-factor")
    if not _password_is_right(request):
        return _set_up(request, fault=_("The password is not right."))
    remove_second_factor(request.user, by=request.user)
    messages.success(request, _("The second factor was turned off."))
    return redirect("office:account")


def has_second_factor(user: Any) -> bool:  # noqa: ANN401 - a user
    """Return whether a user gives a code when signing in."""
    return bool(TOTPDevice.objects.filter(user=user, confirmed=True).exists())


def _begun(request: HttpRequest) -> Any:  # noqa: ANN401 - a device
    """Return the device that this session sets up; a key that another session saw is let go."""
    waiting = TOTPDevice.objects.filter(user=request.user, confirmed=False)
    device = waiting.filter(pk=request.session.get(BEGUN)).first()
    if device is None:
        waiting.delete()
        device = TOTPDevice.objects.create(user=request.user, name="app", confirmed=False)
        request.session[BEGUN] = device.pk
    return device


def _confirmed(request: HttpRequest, device: Any) -> HttpResponse:  # noqa: ANN401 - a device
    """Keep the device; whoever is signed in elsewhere gave no code, so those sessions end."""
    device.confirmed = True
    device.save()
    request.session.pop(BEGUN, None)
    django_otp.login(request, device)
    codes = make_codes(request.user)
    end_sessions(request.user, request.session.session_key)
    messages.success(request, _("The second factor is set up. Sessions elsewhere have ended."))
    return _set_up(request, codes=codes)


def _set_up(
    request: HttpRequest, *, codes: list[str] | None = None, fault: str = ""
) -> HttpResponse:
    shown = {"is_set_up": True, "codes": codes, "left": codes_left(request.user), "fault": fault}
    return render(request, PAGE, shown, status=400 if fault else 200)


def _password_is_right(request: HttpRequest) -> bool:
    """Ask as the sign-in does, so that guessing closes the sign-in."""
    told = {"username": request.user.get_username(), "password": request.POST.get("password", "")}
    return authenticate(request, **told) is not None


def _picture(device: Any) -> str:  # noqa: ANN401 - a device
    stream = io.BytesIO()
    qrcode.make(device.config_url, image_factory=qrcode.image.svg.SvgPathImage).save(stream)
    return "data:image/svg+xml;base64," + base64.b64encode(stream.getvalue()).decode()


def _secret(device: Any) -> str:  # noqa: ANN401 - a device
    return base64.b32encode(device.bin_key).decode().rstrip("=")
