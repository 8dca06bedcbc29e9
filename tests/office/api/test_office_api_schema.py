"""Does the API answer whatever its own schema allows, without ever failing?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from brecha.office.api.root import api
from brecha.office.data.models import Programme, User

schemathesis = pytest.importorskip("schemathesis")
EXAMPLES = 12  # for each operation, once signed in and once not
FAILED = 500


@pytest.mark.slow
@pytest.mark.parametrize("role", ["", "coordinator", "agency_officer"])
def test_no_request_of_the_schema_makes_it_fail(
    role: str, root: Programme, user_of: Callable[..., User], bearer: Callable[..., Client]
) -> None:
    Programme.objects.filter(pk=root.pk).update(is_public=True)
    agency = "NORTH" if role == "agency_officer" else ""
    client = bearer(user_of(role, root, agency)) if role else Client(SERVER_NAME="localhost")
    client.raise_request_exception = False
    schema = schemathesis.openapi.from_dict(api.get_openapi_schema())
    operations = [found.ok() for found in schema.get_all_operations()]

    for operation in operations:
        answers = send_all(client, operation, root)
        assert answers, operation.label

    assert len(operations) > 20


def send_all(client: Client, operation: Any, root: Programme) -> list[int]:  # noqa: ANN401 - an operation
    answers: list[int] = []

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(), is_known=st.booleans())
    def send(case: Any, is_known: bool) -> None:  # noqa: ANN401 - a request of the schema
        cache.clear()
        if is_known:
            known = {"programme": root.pk, "code": "1.1.1", "value": 1}
            case.path_parameters |= {k: v for k, v in known.items() if k in case.path_parameters}
        told = case.as_transport_kwargs(base_url="http://localhost")
        answer = send_one(client, told)
        answers.append(answer.status_code)
        assert answer.status_code < FAILED, (case, answer.content[:500])

    send()
    return answers


def send_one(client: Client, told: dict[str, Any]) -> Any:  # noqa: ANN401 - an answer
    from requests import Request  # noqa: PLC0415 - comes with schemathesis

    names = ("method", "url", "headers", "params", "json", "data", "cookies")
    ready = Request(**{name: told[name] for name in names if name in told}).prepare()
    body = ready.body or b""
    headers = {
        name: value if isinstance(value, str) else value.decode("latin-1")
        for name, value in ready.headers.items()
        if name.lower() not in {"cookie", "content-length", "content-type"}
    }
    return client.generic(
        ready.method,
        ready.path_url,
        body.encode() if isinstance(body, str) else body,
        content_type=str(ready.headers.get("Content-Type", "application/json")),
        headers=headers,
    )
