"""Which results does a programme pursue, and how far is each?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from brecha.core.languages import Language, in_either
from brecha.office.data.models import Indicator, Programme, Result
from brecha.office.screens.figures.changes import state_of_the_data
from brecha.office.screens.figures.glance import Glance, whole_percent
from brecha.office.screens.figures.kept import kept
from brecha.office.screens.figures.standing import glances
from brecha.office.screens.home import Row, row_of
from brecha.office.screens.pages import programme_or_404, show, today
from brecha.office.screens.words import spoken, word


@dataclass(frozen=True)
class Branch:
    """A result with its indicators.

    Attributes:
        depth: 0 for a result at the top of the tree.
        percent: Mean progress of the indicators of the result and of those below it.
    """

    code: str
    level: str
    title: str
    agency: str
    depth: int
    percent: int | None
    rows: tuple[tuple[int, Row], ...]


@require_safe
def results(request: HttpRequest, number: int) -> HttpResponse:
    """Show the results tree with every indicator."""
    state, language = state_of_the_data(), spoken()
    root = programme_or_404(request, number)

    def make() -> str:
        glance = glances([root], state)[root.pk]
        branches = tuple(branches_of(root, glance, language))
        return render_to_string("office/results_body.html", {"root": root, "branches": branches})

    body = kept(("results", root.pk, language, today()), make, state.whole)
    return show(request, root, "results", "results", body=body)


def branches_of(root: Programme, glance: Glance, language: Language) -> Iterator[Branch]:
    """Yield the results, each below the one it belongs to."""
    numbers = dict(Indicator.objects.filter(programme=root).values_list("code", "pk"))
    rows = Result.objects.filter(programme=root).select_related("agency").order_by("pk")
    below: dict[int | None, list[Result]] = {}
    for result in rows:
        below.setdefault(result.parent_id, []).append(result)
    lines: dict[str, list[tuple[int, Row, Fraction | None]]] = {}
    for line in glance.lines:
        entry = (numbers.get(line.indicator.code, 0), row_of(line, language), line.rate)
        lines.setdefault(line.indicator.result, []).append(entry)

    def rates(result: Result) -> list[Fraction]:
        own = [rate for *_, rate in lines.get(result.code, ()) if rate is not None]
        return own + [rate for each in below.get(result.pk, ()) for rate in rates(each)]

    def walk(parent: int | None, depth: int) -> Iterator[Branch]:
        for result in below.get(parent, ()):
            known = rates(result)
            mean = whole_percent(sum(known, Fraction(0)) / len(known)) if known else None
            title = in_either(result.title_es, result.title_en, language)
            agency = result.agency.acronym if result.agency else ""
            own = tuple((pk, row) for pk, row, _ in lines.get(result.code, ()))
            yield Branch(result.code, word(result.level), title, agency, depth, mean, own)
            yield from walk(result.pk, depth + 1)

    return walk(None, 0)
