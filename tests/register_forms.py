"""What does somebody type into the form of a register? Something fitting for each field."""

from __future__ import annotations

from typing import Any

from brecha.office.screens.registers.declared import Register
from brecha.office.screens.registers.forms import form_of

FITTING = {
    "currency": "MXN",
    "country": "MX",
    "email": "office@example.org",
    "url": "https://example.org/a",
    "report_url": "https://example.org/a",
    "year": "2023",
    "number": "12",
    "women": "7",
    "share_of_spend": "12,5",
    "completion_override": "80",
    "amount": "1234,50",
    "earmarked": "1000",
    "exchange_rate": "17,25",
    "not_counted_reason": "Views are not people",
    "keep_until": "2030-01-31",
    "finalised": "2023-05",
}
LATER = ("end", "to_date", "approved", "original_end", "actual_end")


def typed(register: Register, user: Any, root: Any, row: Any = None, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - rows
    """Return what a filled form posts; of a stored row, what its form holds."""
    instance = row if row is not None else register.table(programme=root)
    form = form_of(register)(instance=instance, user=user, root=root)
    told: dict[str, Any] = {}
    for name, field in form.fields.items():
        value = form[name].value() if row is not None else fitting(name, field)
        if value not in {None, False} if not isinstance(value, list) else value:
            told[name] = field.prepare_value(value)
    told |= {"seen_version": instance.row_version}
    for part in register.parts:
        prefix = part.table.__name__.lower()
        told |= {f"{prefix}-TOTAL_FORMS": "0", f"{prefix}-INITIAL_FORMS": "0"}
    return told | more


def fitting(name: str, field: Any) -> Any:  # noqa: ANN401 - a field of a form
    """Return a text that fits a field."""
    kind = type(field).__name__
    if name in FITTING or kind == "DateAsKnownField":
        return FITTING.get(name, "2023-06-30" if name in LATER else "2023-02-01")
    if kind == "ModelChoiceField":
        found = field.queryset.first()
        return found.pk if found and field.required else ""
    if kind == "ChosenField":
        return [field.choices[0][0]] if field.choices else []
    if kind == "ChoiceField":
        return next(code for code, _ in field.choices if code)
    if kind in {"BooleanField", "NullBooleanField", "WholeField", "NumberField"}:
        return {"BooleanField": "", "NullBooleanField": "true"}.get(kind, "3")
    return f"Z{name[:6]}"
