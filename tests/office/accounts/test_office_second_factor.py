"""Is the second factor set up, used and turned off by its owner alone?"""

from __future__ import annotations

import re
import time
from typing import Any

from django.test import Client
from django.urls import reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from brecha.office.data.models import User
from office_sign_in import PASSWORD, sign_in

CODE = re.compile(r"<code>([a-z0-9]{5}-[a-z0-9]{5})</code>")


def test_setting_a_second_factor_up_takes_the_password_and_ends_other_sessions(
    somebody: User, client: Client
) -> None:
    elsewhere = Client(SERVER_NAME="localhost")
    assert (sign_in(client), sign_in(elsewhere)) == (302, 302)
    client.get(reverse("office:second-factor"))
    device = TOTPDevice.objects.get(user=somebody)

    refused = [enrol(client, code_of(device), wrong).content.decode() for wrong in ("", "wrong")]
    assert all("The password is not right." in page for page in refused)
    assert not TOTPDevice.objects.filter(confirmed=True).exists()
    page = enrol(client, code_of(device)).content.decode()

    assert "Sessions elsewhere have ended" in page
    assert client.get(reverse("office:account")).status_code == 200
    assert elsewhere.get(reverse("office:account")).status_code == 302


def test_the_key_that_another_session_saw_is_not_the_one_set_up(
    somebody: User, client: Client
) -> None:
    elsewhere = Client(SERVER_NAME="localhost")
    assert (sign_in(client), sign_in(elsewhere)) == (302, 302)
    elsewhere.get(reverse("office:second-factor"))
    seen = TOTPDevice.objects.get(user=somebody)

    client.get(reverse("office:second-factor"))
    client.get(reverse("office:second-factor"))
    own = TOTPDevice.objects.get(user=somebody)

    assert own.bin_key != seen.bin_key
    assert enrol(client, code_of(seen)).status_code == 200
    assert not TOTPDevice.objects.filter(confirmed=True).exists()


def test_recovery_codes_are_shown_once_and_good_for_once(somebody: User, client: Client) -> None:
    sign_in(client)
    client.get("/second-factor/")
    device = TOTPDevice.objects.get(user=somebody)
    page = enrol(client, code_of(device)).content.decode()
    codes = CODE.findall(page)
    client.post("/sign-out/")

    assert len(set(codes)) == 10
    assert CODE.findall(client.get("/second-factor/", follow=True).content.decode()) == []
    kept = set(StaticToken.objects.values_list("token", flat=True))
    assert kept.isdisjoint({code.replace("-", "") for code in codes} | set(codes))
    assert sign_in(client) == 200, "no code"
    assert sign_in(client, token=codes[3].upper()) == 302
    client.post("/sign-out/")
    assert sign_in(client, token=codes[3]) == 200, "used"


def test_turning_the_second_factor_off_takes_the_password(somebody: User, client: Client) -> None:
    sign_in(client)
    TOTPDevice.objects.create(user=somebody, name="app", confirmed=True)

    wrong = client.post(reverse("office:second-factor-off"), {"password": "wrong"})
    assert (wrong.status_code, TOTPDevice.objects.count()) == (400, 1)
    client.post(reverse("office:second-factor-off"), {"password": PASSWORD})

    assert TOTPDevice.objects.count() == 0
    assert sign_in(Client(SERVER_NAME="localhost")) == 302


def enrol(client: Client, code: str, password: str = PASSWORD) -> Any:  # noqa: ANN401 - an answer
    return client.post(reverse("office:second-factor"), {"password": password, "token": code})


def code_of(device: TOTPDevice) -> str:
    generator = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    generator.time = time.time()
    return f"{generator.token():06}"
