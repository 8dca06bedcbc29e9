"""How does a program hand in the results of a plan as targets?"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router
from pydantic import BaseModel

from brecha.office.api.access import REPORT, WRITERS, demand_scope
from brecha.office.api.adoption import adopt, read_path
from brecha.office.api.reading import indicator_or_404
from brecha.office.api.rows import complete, told
from brecha.office.api.shapes import Number, Short, ValueOut
from brecha.office.api.values import REFUSED, named
from brecha.office.data.models import Organisation, Value

router = Router(auth=WRITERS)
RESULTS = {
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": {"type": "object"}}},
    }
}


class AdoptedOut(BaseModel):
    """The targets of the path, and how many were new; handed in twice, none is."""

    added: int
    sha256: str
    targets: list[ValueOut]  # type: ignore[valid-type]  # a class made from the dataclass


@router.post(
    "/programmes/{programme}/indicators/{code}/targets",
    response={200: AdoptedOut, **REFUSED},
    openapi_extra=RESULTS,
)
def adopt_targets(
    request: HttpRequest,
    programme: Number,
    code: Short,
    result: Short,
    service: Short = "",
    agency: Short = "",
) -> dict[str, Any]:
    """Take the path of a plan, its `results.json` as the body, as draft targets by year."""
    demand_scope(request, REPORT)
    indicator = indicator_or_404(request, programme, code)
    owner = named(Organisation, indicator.programme, "acronym", agency, "agency")
    path = read_path(request.body, result, service)
    adopted = adopt(request.user, indicator, owner, path)
    numbers = [row.pk for row in adopted.targets]
    rows = complete(Value.objects.filter(pk__in=numbers)).order_by("period_end")
    items = [told(request, row) for row in rows]
    return {"added": adopted.added, "sha256": path.sha256, "targets": items}
