"""What do the sections of a diagnosis say that follow its figures?"""

from __future__ import annotations

from brecha.plans.diagnosis.results import DiagnosisResult, LawResult
from brecha.reports.content import ChartPlace, Paragraph, Section, Subheading
from brecha.reports.diagnosis.between import decomposition_table, gap_table, is_thin
from brecha.reports.diagnosis.figures import Entry, entries
from brecha.reports.diagnosis.parts import concentration_table, overlap_table
from brecha.reports.diagnosis.tables import audience_table, by_cell, by_indicator
from brecha.reports.diagnosis.territories import TERRITORY, mapped, territory_tables
from brecha.reports.diagnosis.words_of import breakdown_title
from brecha.reports.tables import Table
from brecha.reports.words import Words

MOST_CODES = 3  # more are told of the first indicators only; the workbook has all
MOST_OF_MANY = 5  # indicators
MAIN_OF_LAW = (
    "workers_to_register",
    "employer_cost",
    "worker_cost",
    "worker_share",
    "gainers",
    "worker_change",
)


def indicator_section(result: DiagnosisResult, words: Words) -> Section:
    """Return every indicator of the group and of those beside it."""
    note = words.say(
        "Marks are estimates, lines their 95 % intervals. A dash stands where the sample is too "
        "thin. Amounts and numbers of people stand in the table only."
    )
    return Section(
        "indicators",
        words.say("Who they are and how they fare"),
        (ChartPlace("audiences", note), audience_table(result, words)),
    )


def breakdown_sections(result: DiagnosisResult, words: Words) -> list[Section]:
    """Return the indicators by each breakdown but the territory."""
    return [
        Section(
            f"by-{name.replace('_', '-')}",
            words.say("By {dimension}", dimension=_small(result, name, words)),
            (
                ChartPlace(f"by-{name.replace('_', '-')}", words.say("Lines: 95 % intervals.")),
                *_of_breakdown(result, name, words),
            ),
        )
        for name in result.dimensions
        if name != TERRITORY and entries(result.indicators, breakdown=name)
    ]


def _of_breakdown(
    result: DiagnosisResult, name: str, words: Words
) -> tuple[Table | Paragraph | None, ...]:
    rows = entries(result.indicators, breakdown=name)
    if all(row["estimate"] is None for row in rows):
        return (Paragraph(words.say("No figure can be told: the sample is too thin.")),)
    titles = list(dict.fromkeys(row["indicator"] for row in rows))
    is_whole = len(titles) <= MOST_OF_MANY or len({row["code"] for row in rows}) <= MOST_CODES
    kept = titles if is_whole else titles[:MOST_OF_MANY]
    table = by_cell(
        words.say("Indicators by {dimension}", dimension=_small(result, name, words)),
        breakdown_title(result, name, words),
        [row for row in rows if row["indicator"] in kept],
        words,
    )
    rest = words.say(
        "The other indicators by {dimension} stand in the workbook.",
        dimension=_small(result, name, words),
    )
    return table, None if is_whole else Paragraph(rest)


def territory_section(result: DiagnosisResult, words: Words) -> Section | None:
    """Return maps and tables by territory."""
    if not mapped(result):
        return None
    note = words.say(
        "A schema: one square of the same size for each territory, near its neighbours; it shows "
        "neither area nor border. Hatched: the sample is too thin, or nobody was asked."
    )
    maps = [ChartPlace(f"map-{name.replace('_', '-')}", note) for name in mapped(result)]
    tables = territory_tables(result, words)
    blocks = [block for pair in zip(maps, tables, strict=True) for block in pair]
    rest = words.say("Every other indicator by territory stands in the workbook.")
    return Section("territories", words.say("By territory"), (*blocks, Paragraph(rest)))


def gap_section(result: DiagnosisResult, words: Words) -> Section | None:
    """Return gaps and what they are made of."""
    if not result.gaps:
        return None
    note = words.say(
        "The first group less the second. An interval that holds zero: chance alone may explain "
        "the difference."
    )
    method = words.say(
        "Composition: the part of the gap that comes from the groups' being made up of other "
        "classes; rates: the part that remains between people of one class. Explained: by the "
        "features that were taken in; not explained is not the same as discrimination, nor is "
        "explained the same as just."
    )
    blocks = [
        block
        for at, gap in enumerate(result.gaps)
        if gap.decomposition is not None and not is_thin(result, gap)
        for block in (
            ChartPlace(f"parts-{at}", words.say("Lines: 95 % intervals.")),
            decomposition_table(gap, gap.decomposition, words),
        )
    ]
    return Section(
        "gaps",
        words.say("Gaps"),
        (
            ChartPlace("gaps", note),
            gap_table(result, words),
            Subheading(words.say("What the gaps are made of")) if blocks else None,
            Paragraph(method) if blocks else None,
            *blocks,
        ),
    )


def concentration_section(result: DiagnosisResult, words: Words) -> Section | None:
    """Return where on the ladder of income people gather."""
    if not result.concentration:
        return None
    note = words.say(
        "Above the line of equal parts it gathers among the poor, below it among the better-off."
    )
    charts = [ChartPlace(f"curve-{at}", note) for at in range(len(result.concentration))]
    return Section(
        "concentration",
        words.say("Where on the ladder of income"),
        (*charts, concentration_table(result, words)),
    )


def deprivation_section(result: DiagnosisResult, words: Words) -> Section | None:
    """Return what people lack of several things at once."""
    if result.deprivations is None:
        return None
    items = ", ".join(
        f"{title.in_language(words.language)} ({words.share(result.deprivations.weights[name])})"
        for name, title in result.deprivations.item_titles.items()
    )
    text = words.say(
        "Who lacks at least {cut_off} of the weighted items counts as deprived of much at once. "
        "Items and weights: {items}.",
        cut_off=words.share(result.deprivations.cut_off),
        items=items,
    )
    rows = entries(result.deprivations.figures)
    return Section(
        "deprivations",
        words.say("Several things at once"),
        (Paragraph(text), by_indicator(words.say("Deprivations"), rows, words)),
    )


def barrier_section(result: DiagnosisResult, words: Words) -> Section | None:
    """Return what stands in the way of cover."""
    if result.barriers is None:
        return None
    note = words.say(
        "Of those who work without social security of their own; one person may meet several."
    )
    rows = entries(result.barriers.figures)
    return Section(
        "barriers",
        words.say("Barriers"),
        (
            ChartPlace("barriers", note),
            by_indicator(words.say("Barriers of workers without cover"), rows, words),
            overlap_table(result.barriers, words),
        ),
    )


def law_section(
    law: LawResult | None, key: str, title: str, result: DiagnosisResult, words: Words
) -> Section | None:
    """Return what the law as code says of each person, summed up.

    Args:
        law: The results; without them there is no section.
        key: Name of the section in addresses.
        title: Its heading.
        result: The diagnosis.
        words: The language.
    """
    if law is None:
        return None
    basis = words.say(
        "{scheme}, the law of {month}, run over each person of the survey. {prices}",
        scheme=law.title.in_language(words.language),
        month=law.month,
        prices=_prices(law, words),
    )
    rows = entries(law.figures)
    cuts = [name for name in dict.fromkeys(law.figures["breakdown"].to_list()) if name]
    tables = [
        by_cell(
            words.say("{title}, by {dimension}", title=title, dimension=_small(result, cut, words)),
            breakdown_title(result, cut, words),
            _main(entries(law.figures, breakdown=cut)),
            words,
        )
        for cut in cuts
        if _main(entries(law.figures, breakdown=cut))
    ]
    note = words.say("Means over the persons of each group; lines: 95 % intervals.")
    charts = (ChartPlace("cost", note),) if key == "formal" else ()
    whole = by_indicator(title, rows, words)
    return Section(key, title, (Paragraph(basis), *charts, whole, *tables))


def _main(rows: list[Entry]) -> list[Entry]:
    kept = [row for row in rows if row["indicator"] in MAIN_OF_LAW]
    return [row for row in kept if row["code"] != "unknown" or row["estimate"] is not None]


def _prices(law: LawResult, words: Words) -> str:
    if not law.is_wage_told:
        return words.say(
            "The survey does not ask wages: everyone is taken to earn the wage that stands under "
            "the assumptions."
        )
    if law.wage_year is None:
        return words.say("Wages are as the survey told them, in the money of its period.")
    return words.say("Wages were moved into prices of {year}.", year=str(law.wage_year))


def _small(result: DiagnosisResult, breakdown: str, words: Words) -> str:
    title = breakdown_title(result, breakdown, words)
    return title[:1].lower() + title[1:]
