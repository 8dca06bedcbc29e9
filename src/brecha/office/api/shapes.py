"""Which form do answers have? That of the programme's dataclasses, field by field."""

from __future__ import annotations

import dataclasses
from typing import Annotated, Any, Final, get_args, get_origin, get_type_hints

from ninja import Path, Query
from pydantic import BaseModel, Field, StringConstraints, create_model

from brecha.programme import model

NOT_TOLD = frozenset({"lines", "closure_lines"})
MOST_ON_A_PAGE: Final = 200
LAST_PAGE: Final = 100_000
NO_NULL = r"^[^\x00]*$"

Short = Annotated[str, StringConstraints(max_length=320, pattern=NO_NULL)]
Long = Annotated[str, StringConstraints(max_length=4000, pattern=NO_NULL)]
Number = Annotated[int, Path(ge=1, le=2**63 - 1)]
PageNumber = Annotated[int, Query(ge=1, le=LAST_PAGE)]
PageSize = Annotated[int, Query(ge=1, le=MOST_ON_A_PAGE)]


def shape_of(record: type, **more: Any) -> type[BaseModel]:  # noqa: ANN401 - fields of pydantic
    """Return the form of a record: its fields, records below it inside, and `id`.

    Args:
        record: Dataclass of the programme; fields that name pages of a document are left out.
        more: Further fields, as pydantic takes them.
    """
    hints = get_type_hints(record)
    fields: dict[str, Any] = {}
    for field in dataclasses.fields(record):
        hint = hints[field.name]
        if field.name in NOT_TOLD or (record is model.Programme and _is_list_of_records(hint)):
            continue
        fields[field.name] = (_inside(hint), ...)
    return create_model(record.__name__, **fields, **more)


def page_of(shape: type[BaseModel]) -> type[BaseModel]:
    """Return the form of a page of such records."""
    return create_model(
        f"{shape.__name__}Page",
        items=(list[shape], ...),  # type: ignore[valid-type]  # a class made above
        number=(int, Field(description="Records on all pages.")),
        page=(int, ...),
        size=(int, ...),
    )


def _is_list_of_records(hint: Any) -> bool:  # noqa: ANN401 - any annotation
    return get_origin(hint) is tuple and dataclasses.is_dataclass(get_args(hint)[0])


def _inside(hint: Any) -> Any:  # noqa: ANN401 - any annotation
    if _is_list_of_records(hint):
        return list[shape_of(get_args(hint)[0])]  # type: ignore[misc]  # a class made here
    return hint


KEY = {"id": (int, ...)}
ProgrammeOut = shape_of(model.Programme, **KEY, is_public=(bool, ...))
ResultOut = shape_of(model.Result, **KEY)
IndicatorOut = shape_of(model.Indicator, **KEY)
ValueOut = shape_of(model.Value, **KEY, programme=(int, ...), etag=(str, ...))
ActivityOut = shape_of(model.Activity, **KEY)
ProductOut = shape_of(model.KnowledgeProduct, **KEY)
EventOut = shape_of(model.Event, **KEY)
