"""What was produced, held and reached? Three registers with a page of their own."""

from __future__ import annotations

from fractions import Fraction

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from brecha.office.access.scope import visible
from brecha.office.data.models import Reach
from brecha.office.screens.pages import is_member, programme_or_404
from brecha.office.screens.registers.knowledge import PRODUCTS
from brecha.office.screens.registers.lists import listing, register_or_404
from brecha.office.screens.registers.work import EVENTS, REACH
from brecha.office.screens.words import DASH, figure
from brecha.programme.small_counts import is_sum_hidden


@never_cache
@require_safe
def products(request: HttpRequest, number: int) -> HttpResponse:
    """Show the register of products."""
    root = programme_or_404(request, number)
    return listing(request, root, register_or_404(request, root, PRODUCTS.name))


@never_cache
@require_safe
def events(request: HttpRequest, number: int) -> HttpResponse:
    """Show the register of events; that of trainings stands beside it."""
    root = programme_or_404(request, number)
    return listing(request, root, register_or_404(request, root, EVENTS.name))


@never_cache
@require_safe
def people(request: HttpRequest, number: int) -> HttpResponse:
    """Show whom the programme reached, and what of it counts in the total.

    The public is not told a total that would tell a part too small to be shown.
    """
    root = programme_or_404(request, number)
    rows = list(visible(request.user, Reach).filter(programme=root, counts_in_total=True))
    told = figure(sum(Fraction(row.number) for row in rows)) if rows else DASH
    if not is_member(request, root) and is_sum_hidden(rows):
        told = _("The sum is not shown: a count below five is part of it.")
    return listing(request, root, register_or_404(request, root, REACH.name), total=told)
