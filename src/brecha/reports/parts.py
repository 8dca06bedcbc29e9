"""How is the result shared out among services, jobs, territories and sectors?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from brecha.core import Text
from brecha.plans.results import JobYear, PlanResult, ServiceYear, TerritoryYear
from brecha.reports.tables import Cell, Figure, Heading, Kind, Table, figures
from brecha.reports.units import unit_text
from brecha.reports.words import Words

Row = TypeVar("Row", ServiceYear, TerritoryYear)
NORMS = ("users_per_staff", "posts_per_centre")
DIGITS = 4
SECTORS_SHOWN = 15


def service_table(result: PlanResult, words: Words, *, last_year_only: bool = True) -> Table:
    """Return what each service covers and costs."""
    rows = _of_last(result.services) if last_year_only else list(result.services)
    per_person = [_ratio(row.running_cost, row.people_covered) for row in rows]
    columns = [
        (Heading(words.say("Service"), weight=1.4), [_in(row.title, words) for row in rows]),
        *_years(rows, words, is_shown=not last_year_only),
        *_sums(rows, words),
        (
            Heading(words.say("Running cost per person covered"), words.amount_unit),
            figures(Kind.COUNT, per_person, words),
        ),
    ]
    return Table.of_columns(_titled(words.say("Services"), rows, is_dated=last_year_only), columns)


def staff_table(result: PlanResult, words: Words, *, last_year_only: bool = True) -> Table:
    """Return posts, staff norm, wage and labour cost of each kind of job."""
    rows = _of_last(result.jobs) if last_year_only else list(result.jobs)
    services = {row.service: row.title for row in result.services}
    norms = _norms(result, words)

    def column(kind: Kind, take: Callable[[JobYear], float]) -> list[Cell]:
        return figures(kind, map(take, rows), words)

    columns: list[tuple[Heading, list[Cell]]] = [
        (Heading(words.say("Service")), [_in(services[row.service], words) for row in rows]),
        (Heading(words.say("Job")), [_in(row.title, words) for row in rows]),
        *_years(rows, words, is_shown=not last_year_only),
        (Heading(words.say("Staff norm")), [norms.get((r.service, r.job), "–") for r in rows]),
        (Heading(words.say("Posts"), words.say("full-time")), column(Kind.COUNT, _posts)),
        (
            Heading(words.say("Wage"), words.say("{unit} a month", unit=words.amount_unit)),
            column(Kind.AMOUNT, lambda row: row.wage_monthly),
        ),
        (
            Heading(words.say("Labour cost"), words.say("{unit} a year", unit=words.amount_unit)),
            column(Kind.AMOUNT, lambda row: row.labour_cost_per_post),
        ),
        (Heading(words.say("Women"), "%"), column(Kind.SHARE, lambda row: row.women_share)),
    ]
    return Table.of_columns(_titled(words.say("Staff"), rows, is_dated=last_year_only), columns)


def territory_table(result: PlanResult, words: Words, *, last_year_only: bool = True) -> Table:
    """Return the additive results of each territory, and of them all in a single year."""
    rows = _of_last(result.territories) if last_year_only else list(result.territories)
    existing = [row.existing_cost for row in rows]
    names: list[Cell] = [row.name for row in rows]
    columns = [
        (Heading(words.say("Territory")), names),
        *_years(rows, words, is_shown=not last_year_only),
        *_sums(rows, words),
        (
            Heading(words.say("Existing spending"), words.money_unit),
            figures(Kind.MONEY, existing, words),
        ),
    ]
    has_total = last_year_only and len(rows) > 1
    if has_total:
        columns = [(heading, _with_total(cells, words)) for heading, cells in columns]
    title = _titled(words.say("Territories"), rows, is_dated=last_year_only)
    return Table.of_columns(title, columns, total=has_total)


def sector_table(result: PlanResult, words: Words, *, all_sectors: bool = False) -> Table:
    """Return the sectors that gain most jobs at suppliers and by the spending of wages."""
    rows = sorted(result.sectors, key=lambda row: -row.jobs)
    rows = rows if all_sectors else rows[:SECTORS_SHOWN]
    columns: list[tuple[Heading, list[Cell]]] = [
        (Heading(words.say("Sector"), weight=2), [_in(row.title, words) for row in rows]),
        (
            Heading(words.say("Indirect and induced jobs"), words.say("jobs")),
            figures(Kind.COUNT, [row.jobs for row in rows], words),
        ),
        (
            Heading(words.say("Output, type II"), words.say("% of the sector's output")),
            figures(Kind.PER_CENT, [row.output_change_pct for row in rows], words),
        ),
    ]
    return Table.of_columns(words.say("Sectors that gain, mean of the years"), columns)


def _sums(rows: Sequence[Row], words: Words) -> list[tuple[Heading, list[Cell]]]:
    people, money = words.say("people"), words.money_unit

    def column(
        label: str, unit: str, kind: Kind, values: Iterable[float]
    ) -> tuple[Heading, list[Cell]]:
        return Heading(label, unit), figures(kind, values, words)

    return [
        column(words.say("In need"), people, Kind.COUNT, (r.people_in_need for r in rows)),
        column(words.say("Covered"), people, Kind.COUNT, (r.people_covered for r in rows)),
        column(
            words.say("New places"), words.say("places"), Kind.COUNT, (r.places_new for r in rows)
        ),
        column(words.say("Posts"), words.say("full-time"), Kind.COUNT, (r.posts_fte for r in rows)),
        column(words.say("Running cost"), money, Kind.MONEY, (r.running_cost for r in rows)),
        column(words.say("Capital"), money, Kind.MONEY, (r.capital_cost for r in rows)),
        column(words.say("Training"), money, Kind.MONEY, (r.training_cost for r in rows)),
        column(words.say("Gross cost"), money, Kind.MONEY, (r.gross_cost for r in rows)),
    ]


def _with_total(cells: list[Cell], words: Words) -> list[Cell]:
    numbers = [cell for cell in cells if isinstance(cell, Figure)]
    if not numbers:
        return [*cells, words.say("All")]
    total = sum(number.value or 0.0 for number in numbers)
    return [*cells, Figure(total, numbers[0].kind, numbers[0].decimals)]


def _norms(result: PlanResult, words: Words) -> dict[tuple[str, str], str]:
    norms = {}
    for entry in result.assumptions:
        keys = entry.path.split(".")
        if keys[-1] in NORMS:
            value = f"{entry.central:.{DIGITS}g} {unit_text(entry.unit, words)}"
            norms[keys[1], keys[3]] = value
    return norms


def _years(
    rows: Sequence[ServiceYear | TerritoryYear | JobYear], words: Words, *, is_shown: bool
) -> list[tuple[Heading, list[Cell]]]:
    years = figures(Kind.YEAR, [row.year for row in rows], words)
    return [(Heading(words.say("Year")), years)] if is_shown else []


Dated = TypeVar("Dated", ServiceYear, TerritoryYear, JobYear)


def _of_last(rows: Sequence[Dated]) -> list[Dated]:
    last = max((row.year for row in rows), default=None)
    return [row for row in rows if row.year == last]


def _titled(
    title: str, rows: Sequence[ServiceYear | TerritoryYear | JobYear], *, is_dated: bool
) -> str:
    return f"{title}, {rows[0].year}" if rows and is_dated else title


def _in(title: Text, words: Words) -> Cell:
    return title.in_language(words.language)


def _posts(row: JobYear) -> float:
    return row.posts


def _ratio(above: float, below: float) -> float | None:
    return above / below if below else None
