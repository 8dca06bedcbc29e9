"""What was produced, held and reached? The registers as lists anybody can read."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from brecha.office.access.may import may, memberships_of
from brecha.office.access.roles import Action
from brecha.office.access.scope import visible
from brecha.office.data.models import (
    Event,
    GroupCount,
    KnowledgeProduct,
    Programme,
    Reach,
    Training,
)
from brecha.office.people.small_cells import LEAST_SHOWN, hidden_cells
from brecha.office.screens.pages import programme_or_404, show
from brecha.office.screens.words import DASH, day, figure, span, word
from brecha.programme.kinds import ProductKind, codes_of

PAGE = 50


@require_safe
def products(request: HttpRequest, number: int) -> HttpResponse:
    """Show the register of products; `q` and `kind` narrow it."""
    root = programme_or_404(request, number)
    sought, kind = request.GET.get("q", "").strip(), request.GET.get("kind", "")
    rows = visible(request.user, KnowledgeProduct).filter(programme=root).select_related("agency")
    if sought:
        rows = rows.filter(Q(title__icontains=sought) | Q(key__icontains=sought))
    if kind in codes_of(ProductKind):
        rows = rows.filter(kind=kind)
    page = _page(request, rows.order_by("-finalised", "pk"))
    shown = [
        {
            "title": row.title,
            "kind": word(row.kind),
            "finalised": day(row.finalised) or row.finalised_printed,
            "agency": row.agency.acronym if row.agency else "",
            "role": word(row.role),
            "languages": ", ".join(word(each) for each in row.languages),
            "url": row.url if row.url.startswith(("https://", "http://")) else "",
            "copies": row.copies,
            "downloads": row.downloads,
        }
        for row in page
    ]
    kinds = [(each, word(each)) for each in codes_of(ProductKind)]
    return show(
        request,
        root,
        "products",
        "products",
        rows=shown,
        page=page,
        sought=sought,
        kind=kind,
        kinds=kinds,
        add=_adding(request, root, KnowledgeProduct),
    )


@require_safe
def events(request: HttpRequest, number: int) -> HttpResponse:
    """Show meetings and trainings, with counts that name nobody."""
    root = programme_or_404(request, number)
    is_public = not _is_member(request, root)
    held = visible(request.user, Event).filter(programme=root).prefetch_related("participants_rows")
    page = _page(request, held.order_by("-start", "pk"))
    courses = visible(request.user, Training).filter(programme=root).select_related("agency")
    courses = courses.prefetch_related("groups_rows").order_by("-start", "pk")[:PAGE]
    return show(
        request,
        root,
        "events",
        "events",
        page=page,
        events=[_event_row(row, is_public) for row in page],
        trainings=[_training_row(row, is_public) for row in courses],
        add=_adding(request, root, Event),
        add_training=_adding(request, root, Training),
    )


@require_safe
def people(request: HttpRequest, number: int) -> HttpResponse:
    """Show whom the programme reached, and what of it counts in the total."""
    root = programme_or_404(request, number)
    is_public = not _is_member(request, root)
    rows = list(
        visible(request.user, Reach).filter(programme=root).order_by("-counts_in_total", "pk")
    )
    total = sum((Fraction(row.number) for row in rows if row.counts_in_total), Fraction(0))
    return show(
        request,
        root,
        "people",
        "people",
        rows=[reach_row(row, is_public) for row in rows],
        total=figure(total) if rows else DASH,
        add=_adding(request, root, Reach),
    )


def _event_row(row: Event, is_public: bool) -> dict[str, Any]:  # noqa: FBT001 - as the pages say it
    return {
        "title": row.title.rstrip("*"),
        "kind": word(row.kind),
        "when": span(row.start, row.end),
        "place": row.place,
        "is_virtual": row.is_virtual,
        "is_held": row.is_held,
        "description": row.description,
        "participants": counts_in_words(list(row.participants_rows.all()), is_public),
    }


def _training_row(row: Training, is_public: bool) -> dict[str, Any]:  # noqa: FBT001 - as above
    return {
        "title": row.title or row.topic or row.group or row.key,
        "agency": row.agency.acronym if row.agency else "",
        "when": span(row.start, row.end),
        "participants": _shown_count(row.participants, is_public),
        "groups": counts_in_words(list(row.groups_rows.all()), is_public),
        "is_validated": row.is_validated,
    }


def reach_row(row: Reach, is_public: bool) -> dict[str, Any]:  # noqa: FBT001 - as the pages say it
    """Return a reach with its women, small counts hidden in public."""
    women = row.women
    if women is None and row.women_share is not None:
        women = row.number * row.women_share / 100
    women_text = DASH
    if women is not None:
        is_hidden = is_public and hidden_cells([int(women), int(row.number - women)])
        share = figure(Fraction(women) * 100 / Fraction(row.number)) if row.number else DASH
        women_text = f"< {LEAST_SHOWN}" if is_hidden else f"{figure(round(women))} ({share} %)"
    return {
        "kind": word(row.kind),
        "title": row.title,
        "number": _shown_count(row.number, is_public),
        "women": women_text,
        "as_of": day(row.as_of),
        "certainty": word(row.certainty),
        "counts": row.counts_in_total,
        "reason": row.not_counted_reason,
    }


def counts_in_words(groups: list[GroupCount], is_public: bool) -> list[str]:  # noqa: FBT001 - as above
    """Return each group with its count; in public a small one without."""
    hidden = hidden_cells([group.number for group in groups]) if is_public else frozenset()
    return [
        f"{group.group}: {DASH if at in hidden else figure(group.number)}"
        for at, group in enumerate(groups)
    ]


def _shown_count(number: Any, is_public: bool) -> str:  # noqa: ANN401, FBT001 - a count or none
    if number is None:
        return DASH
    return f"< {LEAST_SHOWN}" if is_public and 0 < number < LEAST_SHOWN else figure(number)


def _page(request: HttpRequest, rows: Any) -> Page[Any]:  # noqa: ANN401 - a query set
    return Paginator(rows, PAGE).get_page(request.GET.get("page"))


def _is_member(request: HttpRequest, root: Programme) -> bool:
    return any(part.programme in {None, root.pk} for part in memberships_of(request.user))


def _adding(request: HttpRequest, root: Programme, table: type) -> str:
    if not may(request.user, Action.ADD, table, programme=root.pk):
        return ""
    return reverse(f"admin:office_{table.__name__.lower()}_add") + f"?programme={root.pk}"
