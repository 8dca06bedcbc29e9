"""Which charts does a diagnosis have, with what titles, and what do they say in words?"""

from __future__ import annotations

from brecha.plans.diagnosis.results import DiagnosisResult, LawResult
from brecha.reports.charts.chart import Chart
from brecha.reports.charts.estimates import Estimate, dots, paired_bars
from brecha.reports.charts.style import WIDTH, Spec, wrapped
from brecha.reports.charts.tiles import tile_map
from brecha.reports.diagnosis.between_drawings import between_charts
from brecha.reports.diagnosis.figures import (
    Entry,
    entries,
    is_share,
    label_of,
    said,
    title_of,
    unit_of,
)
from brecha.reports.diagnosis.territories import (
    TERRITORY,
    mapped,
    shown_digits,
    shown_value,
    tiles_of,
)
from brecha.reports.diagnosis.words_of import audience_name, breakdown_title, flag_of
from brecha.reports.words import Words

COSTS = ("employer_cost", "worker_cost")
MOST_PARTS = 3  # marks in one row; more labels get rows of their own
MOST_MARKS = 32  # in all rows of a chart
FLAG_COLOUR = "#7b1e1e"
FLAG_LETTER = 6.7  # pixels, mean width


def diagnosis_charts(result: DiagnosisResult, words: Words) -> dict[str, Chart]:
    """Return the charts of a diagnosis by key; those that would say nothing are left out.

    Args:
        result: A result in which no thin figure stands.
        words: The language.
    """
    found: dict[str, Chart | None] = {"audiences": _audiences(result, words)}
    for breakdown in result.dimensions:
        if breakdown != TERRITORY:
            found[f"by-{_key(breakdown)}"] = _by(result, breakdown, words)
    for name, rows in mapped(result).items():
        found[f"map-{_key(name)}"] = _map(result, rows, words)
    found |= between_charts(result, words)
    found["barriers"] = _barriers(result, words)
    found["cost"] = _cost(result, words)
    flag = flag_of(result, words)
    return {key: _flagged(chart, flag) for key, chart in found.items() if chart is not None}


def _key(name: str) -> str:
    return name.replace("_", "-")


def _flagged(chart: Chart, flag: str) -> Chart:
    """Return a chart that says that its people do not exist."""
    if not flag:
        return chart
    subtitle = {
        "text": chart.spec["title"],
        "subtitle": wrapped(flag, WIDTH / FLAG_LETTER),
        "subtitleColor": FLAG_COLOUR,
        "subtitleFontSize": 13,
    }
    spec: Spec = {**chart.spec, "title": subtitle}
    return Chart(f"{chart.words} {flag}.", spec)


def _estimates(rows: list[Entry], labels: list[str], parts: list[str]) -> list[Estimate]:
    return [
        Estimate(label, part, *(shown_value(row, name) for name in ("estimate", "low", "high")))
        for row, label, part in zip(rows, labels, parts, strict=True)
    ]


def _shares(rows: list[Entry]) -> list[Entry]:
    return [row for row in rows if is_share(row)]


def _said(rows: list[Entry], labels: list[str], words: Words) -> str:
    """Return the figures of a chart in words, as many as a listener can take in."""
    told = [f"{label}: {said(row, words)}" for row, label in zip(rows, labels, strict=True)]
    return "; ".join(told[: 2 * MOST_PARTS])


def _audiences(result: DiagnosisResult, words: Words) -> Chart | None:
    rows = _shares(entries(result.indicators, audience=None))
    if not any(row["estimate"] is not None for row in rows):
        return None
    rows = _of_first(rows, MOST_MARKS // len({row["audience"] for row in rows}))
    titles = [title_of(row, words) for row in rows]
    names = [audience_name(result, row["audience"], words) for row in rows]
    labels = [f"{title}, {name}" for title, name in zip(titles, names, strict=True)]
    spec = dots(_estimates(rows, titles, names), words.say("Indicators"), "%", (0, 100))
    text = words.say(
        "Marks with 95 % intervals of every share. {figures}.", figures=_said(rows, labels, words)
    )
    return Chart(text, spec)


def _by(result: DiagnosisResult, breakdown: str, words: Words) -> Chart | None:
    rows = _shares(entries(result.indicators, breakdown=breakdown))
    rows = [row for row in rows if row["code"] != "unknown"]
    if not any(row["estimate"] is not None for row in rows):
        return None
    title = words.say("Indicators by {dimension}", dimension=_small(result, breakdown, words))
    if len({row["code"] for row in rows}) <= MOST_PARTS:
        rows = _of_first(rows, MOST_MARKS // len({row["code"] for row in rows}))
        labels = [title_of(row, words) for row in rows]
        parts = [label_of(row, words) for row in rows]
    else:
        rows = _of_first(rows, MOST_PARTS)
        labels = [label_of(row, words) for row in rows]
        parts = [title_of(row, words) for row in rows]
    names = [f"{label}, {part}" for label, part in zip(labels, parts, strict=True)]
    text = words.say(
        "Marks with 95 % intervals, by {dimension}. {figures}.",
        dimension=_small(result, breakdown, words),
        figures=_said(rows, names, words),
    )
    return Chart(text, dots(_estimates(rows, labels, parts), title, "%", (0, 100)))


def _of_first(rows: list[Entry], number: int) -> list[Entry]:
    """Return the figures of the first indicators."""
    kept = list(dict.fromkeys(row["indicator"] for row in rows))[:number]
    return [row for row in rows if row["indicator"] in kept]


def _small(result: DiagnosisResult, breakdown: str, words: Words) -> str:
    title = breakdown_title(result, breakdown, words)
    return title[:1].lower() + title[1:]


def _map(result: DiagnosisResult, rows: list[Entry], words: Words) -> Chart | None:
    tiles = tiles_of(result, rows)
    if not any(tile.value is not None for tile in tiles):
        return None
    title = words.say("{title}, by territory", title=title_of(rows[0], words))
    told = sorted(
        (row for row in rows if row["estimate"] is not None), key=lambda row: row["estimate"]
    )
    text = words.say(
        "Schematic map: one square for each territory. The lowest is {least} with {low}, the "
        "highest {most} with {high}; {hidden} are not shown.",
        least=label_of(told[0], words),
        low=said(told[0], words),
        most=label_of(told[-1], words),
        high=said(told[-1], words),
        hidden=sum(tile.value is None for tile in tiles),
    )
    names = (words.say("not shown"), shown_digits(rows))
    return Chart(text, tile_map(tiles, title, unit_of(rows[0], words), names))


def _barriers(result: DiagnosisResult, words: Words) -> Chart | None:
    if result.barriers is None:
        return None
    rows = {row["indicator"]: row for row in entries(result.barriers.figures)}
    kinds = (("any", words.say("meet it")), ("sole", words.say("meet it and no other")))
    titles = result.barriers.titles
    ordered = sorted(
        (name for name in titles if f"any:{name}" in rows),
        key=lambda name: -(rows[f"any:{name}"]["estimate"] or 0.0),
    )
    listed = [
        (rows[f"{kind}:{name}"], titles[name].in_language(words.language), part)
        for name in ordered
        for kind, part in kinds
        if f"{kind}:{name}" in rows
    ]
    if not any(row["estimate"] is not None for row, _, _ in listed):
        return None
    estimates = _estimates(
        [row for row, _, _ in listed], [label for _, label, _ in listed], [p for *_, p in listed]
    )
    text = words.say(
        "Bars of the share of workers without cover who meet each barrier, and who meet it alone. "
        "{figures}.",
        figures=_said([r for r, _, _ in listed], [f"{t}, {p}" for _, t, p in listed], words),
    )
    unit = words.say("% of workers without cover of their own")
    return Chart(text, paired_bars(estimates, words.say("What stands in the way"), unit))


def _costs(law: LawResult) -> tuple[str, list[Entry]]:
    """Return the mean costs by the finest breakdown that has figures: tenths, sex, or none."""
    cuts = law.figures["breakdown"].unique(maintain_order=True).to_list()
    for cut in sorted(cuts, key=lambda name: (name == "", name == "sex")):
        rows = [r for r in entries(law.figures, breakdown=cut) if r["indicator"] in COSTS]
        if any(row["estimate"] is not None for row in rows):
            return cut, [row for row in rows if row["code"] != "unknown"]
    return "", []


def _cost(result: DiagnosisResult, words: Words) -> Chart | None:
    law = result.formalisation
    if law is None:
        return None
    by, rows = _costs(law)
    if not rows:
        return None
    labels = [label_of(row, words) or words.say("All together") for row in rows]
    parts = [title_of(row, words) for row in rows]
    title = words.say("Cost of becoming formal")
    if by:
        title = f"{title}, {_small(result, by, words)}"
    names = [f"{label}, {part}" for label, part in zip(labels, parts, strict=True)]
    text = words.say(
        "Bars of the mean cost of registration to employer and worker. {figures}.",
        figures=_said(rows, names, words),
    )
    return Chart(text, paired_bars(_estimates(rows, labels, parts), title, unit_of(rows[0], words)))
