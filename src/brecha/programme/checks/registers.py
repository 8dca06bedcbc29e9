"""Is each product and event of the register whole: link, copies, marks, dates, description?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from brecha.programme.checks.registry import found, rule
from brecha.programme.dates import days_in, is_before, is_date
from brecha.programme.model import Event, Finding, KnowledgeProduct, Programme
from brecha.programme.numbers import lines_of
from brecha.programme.product_kinds import DISTRIBUTED_KINDS
from brecha.programme.words import UNKNOWN, label, short_title

SOCIAL_PROTECTION = ("coverage", "comprehensiveness", "adequacy", "governance", "cross_sectoral")
MOSTLY = 0.9
"""Share of products from which marks that are all the same tell nothing."""
FEW = 5
"""Products below which equal marks are no sign of anything."""
ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s/]{2,}(?:/\S*)?", re.IGNORECASE)
SPANISH_ENDING = re.compile(r"[aeiouáéíóúnsrldzyxj\d]")
SHORTEST_WORD = 4
MONTH_AND_YEAR = re.compile(r"(0[1-9]|1[0-2])/\d{2}")


@rule("product-link", "warning", "R20")
def product_links(programme: Programme) -> Iterator[Finding]:
    """Each product of the register can be found by its address."""
    own = [each for each in programme.products if each.role != "contributed"]
    linked = [each for each in own if each.url]
    if own and len(linked) < len(own):
        yield found(
            "{linked} of {total} products have an address. Add the others, or say that they are "
            "not published.",
            "products:url",
            lines_of(linked or own),
            None if len(linked) * 2 < len(own) else "info",
            linked=len(linked),
            total=len(own),
        )


@rule("product-address", "warning", "R20")
def product_addresses(programme: Programme) -> Iterator[Finding]:
    """The address of a product is whole."""
    for product in programme.products:
        if product.url and (not ADDRESS.fullmatch(product.url) or is_cut_off(product.url)):
            yield found(
                "{title}: the address {url} is cut off or is none. Copy it anew.",
                f"product:{product.key}:url",
                product.lines,
                title=short_title(product.title),
                url=product.url,
            )


@rule("product-copies", "error", "R8")
def product_copies(programme: Programme) -> Iterator[Finding]:
    """What is made to be handed out or shown tells its copies, downloads or items."""
    for product in programme.products:
        told = (product.copies, product.downloads, product.items)
        if product.kind in DISTRIBUTED_KINDS and all(number is None for number in told):
            is_set = product.kind == "audiovisual"
            yield found(
                "{title}: a product of the kind {kind} is made to be handed out or shown, but "
                "neither copies nor downloads nor number of items are told. Add them.",
                f"product:{product.key}:copies",
                product.lines,
                "info" if is_set else None,
                title=short_title(product.title),
                kind=label(product.kind),
            )


@rule("product-marks", "warning", "R20")
def product_marks(programme: Programme) -> Iterator[Finding]:
    """The marks of products are complete, and not all the same."""
    rows = {
        p.key: tuple(getattr(p, name) for name in SOCIAL_PROTECTION) for p in _marked(programme)
    }
    if not rows:
        return
    marks, times = Counter(rows.values()).most_common(1)[0]
    empty = [p for p in _marked(programme) if None in rows[p.key]]
    is_uniform = len(rows) >= FEW and times >= MOSTLY * len(rows) and len(set(marks)) == 1
    if empty or is_uniform:
        yield found(
            "{same} of {total} products carry the same five marks; marks are missing in {empty}. "
            "Judge each product by itself; an empty mark is neither yes nor no.",
            "products:marks",
            lines_of(empty or _marked(programme)),
            same=times,
            total=len(rows),
            empty=len(empty),
        )


@rule("product-month", "info", "R15")
def product_months(programme: Programme) -> Iterator[Finding]:
    """The month a product was finished is in the form the register asks for."""
    wrong = [
        each
        for each in programme.products
        if each.finalised_printed and not MONTH_AND_YEAR.fullmatch(each.finalised_printed)
    ]
    if wrong:
        yield found(
            "{number} months are written like {example}; the register asks for MM/YY.",
            "products:month",
            lines_of(wrong),
            number=len(wrong),
            example=wrong[0].finalised_printed,
        )


@rule("product-date", "error", "R15")
def product_dates(programme: Programme) -> Iterator[Finding]:
    """A product is finished inside the programme."""
    for product in programme.products:
        if product.finalised and _is_outside(programme, product.finalised, product.finalised):
            yield found(
                "{title}: {date} is no date inside the programme ({start} to {end}).",
                f"product:{product.key}:date",
                product.lines,
                title=short_title(product.title),
                date=product.finalised,
                start=programme.start or UNKNOWN,
                end=programme.actual_end or programme.original_end or UNKNOWN,
            )


@rule("product-repeated", "error", "R17")
def product_repeated(programme: Programme) -> Iterator[Finding]:
    """A product stands in the register once."""
    titles = Counter(_plain(product.title) for product in programme.products)
    for title in [title for title, times in titles.items() if times > 1 and title]:
        same = [product for product in programme.products if _plain(product.title) == title]
        yield found(
            "{title} stands {times} times in the register. Keep one.",
            f"product:{same[0].key}:repeated",
            lines_of(same),
            title=short_title(same[0].title),
            times=len(same),
        )


@rule("event-description", "warning", "R15")
def event_descriptions(programme: Programme) -> Iterator[Finding]:
    """An event that was held says what it was."""
    for event in programme.events:
        if event.is_held and not event.description.strip():
            yield found(
                "An event of the kind {kind} is said to have been held, without description. "
                "Describe it, or take the row out.",
                f"event:{event.key}:description",
                event.lines,
                kind=event.title or event.kind,
            )


@rule("event-year", "warning", "R15")
def event_years(programme: Programme) -> Iterator[Finding]:
    """A day of an event has its year."""
    for event in programme.events:
        bare = [day.words for day in days_in(event.description) if day.year is None]
        if bare and not event.start:
            yield found(
                "{days}: days without a year. Add it.",
                f"event:{event.key}:year",
                event.lines,
                days=tuple(bare),
            )


@rule("event-date", "warning", "R15")
def event_dates(programme: Programme) -> Iterator[Finding]:
    """An event lies inside the programme."""
    for event in programme.events:
        for first, last in _days_of(event):
            if _is_outside(programme, first, last):
                yield found(
                    "An event of {date} lies outside the programme ({start} to {end}), or ends "
                    "before it starts. Correct the date, or say why.",
                    f"event:{event.key}:date",
                    event.lines,
                    date=first if first == last else f"{first} – {last}",
                    start=programme.start or UNKNOWN,
                    end=programme.actual_end or programme.original_end or UNKNOWN,
                )


def is_cut_off(url: str) -> bool:
    """Return whether an address ends inside a word.

    A Spanish word ends with a vowel or one of a few consonants; an address in Spanish (`/es/`)
    whose last word ends otherwise was cut.

    Examples:
        >>> is_cut_off("https://a.org/es/costos-y-efect"), is_cut_off("https://a.org/es/efectos")
        (True, False)
    """
    path = re.split(r"[?#]", url, maxsplit=1)[0].rstrip("/")
    last_word = re.split(r"[-_/]", path)[-1].lower()
    is_spanish = "/es/" in path.lower()
    if not is_spanish or "." in last_word or len(last_word) < SHORTEST_WORD:
        return path.endswith("-")
    return SPANISH_ENDING.fullmatch(last_word[-1]) is None


def _marked(programme: Programme) -> list[KnowledgeProduct]:
    """Return the products of the register of social protection: those with any such mark."""
    return [
        product
        for product in programme.products
        if any(getattr(product, name) is not None for name in SOCIAL_PROTECTION)
    ]


def _days_of(event: Event) -> list[tuple[str, str]]:
    if event.start:
        return [(event.start, event.end or event.start)]
    dated = [day for day in days_in(event.description) if day.year is not None]
    days = [f"{day.year:04d}-{day.month:02d}-{day.day:02d}" for day in dated]
    return [(day, day) for day in days]


def _is_outside(programme: Programme, first: str, last: str) -> bool:
    if not (is_date(first) and is_date(last)) or is_before(last, first):
        return True
    end = programme.actual_end or programme.original_end
    return is_before(first, programme.start) or is_before(end, last)


def _plain(title: str) -> str:
    return " ".join(title.lower().split())
