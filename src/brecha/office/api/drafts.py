"""How does a program enter an actual? Through the form of the screens, so that one rule holds."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

from django.db import transaction
from django.utils.translation import override
from pydantic import BaseModel, ConfigDict, Field

from brecha.core.languages import Text
from brecha.office.access.may import demand_save
from brecha.office.api.faults import INVALID, RefusedError, Said
from brecha.office.api.shapes import Long, Short
from brecha.office.data.models import Value
from brecha.office.editing.actuals import write_actual
from brecha.office.screens.entering.entry import target_of
from brecha.office.screens.entering.form import ActualForm
from brecha.office.screens.entering.parts import Parts, judge_parts

Amount = Annotated[Decimal, Field(max_digits=22, decimal_places=6)]
WHOLE_FORM = "__all__"


class Part(BaseModel):
    """The part of a value that belongs to one category."""

    model_config = ConfigDict(extra="forbid")

    dimension: Short
    category: Short
    number: Amount


class Draft(BaseModel):
    """What an officer enters; numbers best as text, so that none is rounded on the way."""

    model_config = ConfigDict(extra="forbid")

    number: Amount | None = None
    numerator: Amount | None = None
    denominator: Amount | None = None
    text: Long = ""
    period_start: Short = ""
    period_end: Short
    place: Short = ""
    as_of: Short
    certainty: Short = "measured"
    source: Long = ""
    comment: Long = ""
    evidence: Annotated[list[Short], Field(max_length=50)] = []
    variance_reason: Short = ""
    variance_text: Long = ""
    parts: Annotated[list[Part], Field(max_length=60)] = []


class NewDraft(Draft):
    """A draft of an indicator, for an agency."""

    indicator: Short
    agency: Short = ""


def write_draft(user: Any, value: Value, draft: Draft) -> Value:  # noqa: ANN401 - a user
    """Write a draft with its parts and its reason, or nothing.

    Args:
        user: Who enters it.
        value: The row as it is stored and locked, or a new one.
        draft: What was entered.

    Raises:
        RefusedError: The form refuses it; every fault in both languages.
        PermissionDenied: The user may not.
    """
    with transaction.atomic():
        demand_save(user, value)
        form, parts = _forms(value, draft)
        if not _are_valid(form, parts):
            raise RefusedError(INVALID, *_faults(value, draft))
        saved: Value = form.save(commit=False)
        saved.evidence = form.cleaned_data["evidence"]
        return write_actual(user, saved, parts.rows(), form.reason())


def _forms(value: Value, draft: Draft) -> tuple[ActualForm, Any]:
    entered: dict[str, Any] = draft.model_dump(exclude={"parts", "evidence", "indicator", "agency"})
    entered |= {"evidence": "\n".join(draft.evidence), "seen_version": value.row_version}
    form = ActualForm(
        {name: "" if each is None else each for name, each in entered.items()},
        instance=value,
        indicator=value.indicator,
        target=target_of(value, draft.period_end),
    )
    rows: dict[str, Any] = {"parts-TOTAL_FORMS": len(draft.parts), "parts-INITIAL_FORMS": 0}
    for at, part in enumerate(draft.parts):
        rows |= {f"parts-{at}-{name}": each for name, each in part.model_dump().items()}
    return form, Parts(rows, prefix="parts")


def _are_valid(form: ActualForm, parts: Any) -> bool:  # noqa: ANN401 - a set of forms
    is_valid = form.is_valid()
    return judge_parts(form, parts) and is_valid


def _faults(value: Value, draft: Draft) -> list[Said]:
    spanish, english = _told("es", value, draft), _told("en", value, draft)
    return [
        Said(message=Text(es=es, en=en), place=place)
        for (place, es), (_, en) in zip(spanish, english, strict=True)
    ]


def _told(language: str, value: Value, draft: Draft) -> list[tuple[str, str]]:
    with override(language):
        form, parts = _forms(value, draft)
        _are_valid(form, parts)
        places = [(name, form.errors) for name in form.errors]
        told = [
            ("" if name == WHOLE_FORM else name, str(each))
            for name, errors in places
            for each in errors[name]
        ]
        told += [("parts", str(each)) for each in parts.non_form_errors()]
        for at, errors in enumerate(parts.errors):
            told += [
                (f"parts.{at}" if name == WHOLE_FORM else f"parts.{at}.{name}", str(each))
                for name, messages in errors.items()
                for each in messages
            ]
    return told
