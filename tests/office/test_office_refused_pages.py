"""Does every refusal come as a page in words, in the reader's language?"""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import translation

from brecha.office.data.models import Programme, User

IN_WORDS = {
    "en": ("The form is too old", "too large", "This address is not a page", "no such page"),
    "es": ("demasiado antiguo", "demasiado grande", "no es una página", "Esta página no existe"),
}


@pytest.fixture
def somebody(root: Programme) -> User:  # noqa: ARG001 - a fixture that sets things up
    made: User = User.objects.create_user("somebody", password="a long pass phrase")  # noqa: S106 - of a test's own user
    return made


@pytest.mark.parametrize("language", ["en", "es"])
def test_refusals_are_said_in_words(somebody: User, language: str) -> None:
    careful = Client(
        enforce_csrf_checks=True, SERVER_NAME="localhost", HTTP_ACCEPT_LANGUAGE=language
    )
    easy = Client(SERVER_NAME="localhost", HTTP_ACCEPT_LANGUAGE=language)
    for client in (careful, easy):
        client.force_login(somebody, backend="django.contrib.auth.backends.ModelBackend")

    old = careful.post(reverse("office:new-token"), {"name": "x"})
    with override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=10):
        large = easy.post(reverse("office:new-token"), {"name": "x" * 100})
    wrong = easy.get(reverse("office:end-session"))
    nowhere = easy.get("/nowhere/")

    answers = (old, large, wrong, nowhere)
    assert [each.status_code for each in answers] == [403, 413, 405, 404]
    for answer, told in zip(answers, IN_WORDS[language], strict=True):
        page = answer.content.decode()
        assert told in page
        assert f'<html lang="{language}">' in page
    assert wrong.headers["Allow"] == "POST"


@pytest.mark.parametrize(
    ("language", "told"), [("en", "Something went wrong"), ("es", "Algo falló")]
)
def test_the_page_of_a_fault_of_ours_needs_nothing(language: str, told: str) -> None:
    with translation.override(language):
        page = render_to_string("500.html")

    assert told in page
    assert f'<html lang="{language}">' in page
    assert "office.css" in page
