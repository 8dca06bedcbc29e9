"""Which addresses does a programme have? All that the resolver knows, with something to put in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

OF_A_PROGRAMME = ("programmes/<int:number>/", "public/<int:number>/")
COORDINATOR, OFFICER = "coordinator", "agency_officer"
ROLES = (COORDINATOR, OFFICER)
Places = Mapping[str, Any]


@dataclass(frozen=True)
class Page:
    """A page of a programme, and a reader who may open it.

    Attributes:
        name: Of its address in the resolver.
        address: Where it stands.
        role: Of the reader.
    """

    name: str
    address: str
    role: str


def names_of_a_programme() -> set[str]:
    """Return the name of every address of screens and spreadsheets below a programme."""
    return {
        str(pattern.name)
        for route, pattern in _walk(get_resolver())
        if route.startswith(OF_A_PROGRAMME)
    }


def pages_of(root: Any) -> Iterator[Page]:  # noqa: ANN401 - a row
    """Yield every page of a programme, each for a reader who may open it.

    A test holds that `FILLED` lacks no address of the resolver.
    """
    for name in sorted(names_of_a_programme() & set(FILLED)):
        role, fill = FILLED[name]
        for places in fill(root):
            query = places.get("?", "")
            rest = {key: value for key, value in places.items() if key != "?"}
            address = reverse(f"office:{name}", kwargs={"number": root.pk, **rest})
            yield Page(name, address + query, role)


def _walk(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern, route)
        else:
            yield route, pattern


def _nothing(root: Any) -> Iterator[Places]:  # noqa: ANN401 - a row
    del root
    yield {}


def _never(root: Any) -> Iterator[Places]:  # noqa: ANN401 - as above
    """Yield nothing: the address takes no GET, which a test holds."""
    del root
    yield from ()


def _indicator(root: Any) -> Iterator[Places]:  # noqa: ANN401 - as above
    yield {"code": root.indicator_rows.order_by("pk").first().code}


def _new_value(root: Any) -> Iterator[Places]:  # noqa: ANN401 - as above
    yield {"?": f"?indicator={root.indicator_rows.order_by('pk').first().code}"}


def _draft(root: Any) -> Iterator[Places]:  # noqa: ANN401 - as above
    yield from (
        {"value": row.pk}
        for row in root.value_rows.filter(status="draft", kind="actual").order_by("pk")[:1]
    )


def _registers(root: Any) -> Iterator[Places]:  # noqa: ANN401 - as above
    from brecha.office.screens.registers.table import REGISTERS  # noqa: PLC0415 - part of the extra

    del root
    yield from ({"name": name} for name in REGISTERS)


def _growing(root: Any) -> Iterator[Places]:  # noqa: ANN401 - as above
    from brecha.office.screens.registers.table import REGISTERS  # noqa: PLC0415 - as above

    del root
    yield from ({"name": name} for name, each in REGISTERS.items() if each.may_grow)


def _records(root: Any) -> Iterator[Places]:  # noqa: ANN401 - as above
    from brecha.office.screens.registers.table import REGISTERS  # noqa: PLC0415 - as above

    for name, each in REGISTERS.items():
        for row in each.table.objects.filter(each.table.in_programmes([root.pk]))[:1]:
            yield {"name": name, "row": row.pk}


def _deletable(root: Any) -> Iterator[Places]:  # noqa: ANN401 - as above
    growing = {each["name"] for each in _growing(root)}
    yield from (each for each in _records(root) if each["name"] in growing)


def _training(root: Any) -> Iterator[Places]:  # noqa: ANN401 - as above
    yield from ({"row": row.pk} for row in root.training_rows.all()[:1])


def _report(root: Any) -> Iterator[Places]:  # noqa: ANN401 - as above
    yield from ({"report": row.pk} for row in root.report_rows.all()[:1])


def _section(root: Any) -> Iterator[Places]:  # noqa: ANN401 - as above
    for row in root.report_rows.filter(status="draft")[:1]:
        yield {"report": row.pk, "key": "summary", "language": "es"}


def _frozen(root: Any) -> Iterator[Places]:  # noqa: ANN401 - as above
    for row in root.report_rows.all()[:1]:
        for taken in row.snapshots.defer("content")[:1]:
            for form in ("docx", "pdf", "xlsx", "html", "json"):
                yield {"report": row.pk, "sha256": taken.sha256, "language": "es", "form": form}


def _published(root: Any) -> Iterator[Places]:  # noqa: ANN401 - as above
    yield from ({"report": r.pk} for r in root.report_rows.exclude(published_on=None)[:1])


def _published_file(root: Any) -> Iterator[Places]:  # noqa: ANN401 - as above
    yield from ({**each, "language": "es", "form": "html"} for each in _published(root))


def _row_with_history(root: Any) -> Iterator[Places]:  # noqa: ANN401 - as above
    yield {"table": "value", "pk": root.value_rows.order_by("pk").first().pk}


def _sheets(root: Any) -> Iterator[Places]:  # noqa: ANN401 - as above
    from brecha.office.spreadsheets.shapes import SHAPES  # noqa: PLC0415 - as above

    del root
    for name in SHAPES:
        for form in ("xlsx", "csv"):
            yield {"name": name, "form": form}


FILLED: Mapping[str, tuple[str, Callable[[Any], Iterator[Places]]]] = {
    "programme": (COORDINATOR, _nothing),
    "results": (COORDINATOR, _nothing),
    "indicator": (COORDINATOR, _indicator),
    "chart": (COORDINATOR, _indicator),
    "tasks": (OFFICER, _nothing),
    "new-value": (OFFICER, _new_value),
    "change-value": (OFFICER, _draft),
    "correct-value": (OFFICER, _never),
    "move-value": (OFFICER, _never),
    "review": (COORDINATOR, _nothing),
    "products": (COORDINATOR, _nothing),
    "events": (COORDINATOR, _nothing),
    "people": (COORDINATOR, _nothing),
    "registers": (COORDINATOR, _nothing),
    "register": (COORDINATOR, _registers),
    "register-new": (COORDINATOR, _growing),
    "record": (COORDINATOR, _records),
    "record-delete": (COORDINATOR, _deletable),
    "training-persons": (OFFICER, _training),
    "findings": (COORDINATOR, _nothing),
    "findings-summary": (COORDINATOR, _nothing),
    "waive": (COORDINATOR, _never),
    "reports": (COORDINATOR, _nothing),
    "new-report": (COORDINATOR, _nothing),
    "move-report": (COORDINATOR, _never),
    "report": (COORDINATOR, _report),
    "freeze": (COORDINATOR, _never),
    "section": (COORDINATOR, _section),
    "section-preview": (COORDINATOR, _never),
    "section-references": (COORDINATOR, _report),
    "report-file": (COORDINATOR, _frozen),
    "changes": (COORDINATOR, _nothing),
    "check-history": (COORDINATOR, _never),
    "history": (COORDINATOR, _row_with_history),
    "persons": (COORDINATOR, _nothing),
    "pairs": (OFFICER, _nothing),
    "pair": (OFFICER, _never),
    "public": (COORDINATOR, _nothing),
    "published-report": (COORDINATOR, _published),
    "published": (COORDINATOR, _published_file),
    "spreadsheets": (OFFICER, _nothing),
    "spreadsheet-template": (OFFICER, _sheets),
}
