"""How are gaps, what they are made of, and where people gather drawn?"""

from __future__ import annotations

from brecha.plans.diagnosis.results import (
    ConcentrationResult,
    DecompositionResult,
    DiagnosisResult,
    GapResult,
)
from brecha.reports.charts.chart import Chart
from brecha.reports.charts.curves import concentration_curve
from brecha.reports.charts.estimates import Estimate, dots, paired_bars
from brecha.reports.diagnosis.between import (
    METHODS,
    PART_TITLES,
    WHOLE,
    Part,
    decomposition_scale,
    decomposition_unit,
    difference_said,
    is_of_share,
    is_thin,
    part,
    part_rows,
)
from brecha.reports.diagnosis.parts import is_scarce
from brecha.reports.words import Words

ROOM = 1.15  # beyond the widest interval
ENDS = ("estimate", "low", "high")


def between_charts(result: DiagnosisResult, words: Words) -> dict[str, Chart | None]:
    """Return the charts of gaps, decompositions and concentration by key."""
    found: dict[str, Chart | None] = {"gaps": _gaps(result, words)}
    for at, gap in enumerate(result.gaps):
        if gap.decomposition is not None and not is_thin(result, gap):
            found[f"parts-{at}"] = _parts(gap, gap.decomposition, words)
    for at, entry in enumerate(result.concentration):
        found[f"curve-{at}"] = _curve(entry, words)
    return found


def gap_label(gap: GapResult, words: Words) -> str:
    """Return what a gap is called: its indicator, the first group less the second."""
    return words.say(
        "{title}: {first} less {second}",
        title=gap.title.in_language(words.language),
        first=gap.labels[0].in_language(words.language),
        second=gap.labels[1].in_language(words.language),
    )


def _gaps(result: DiagnosisResult, words: Words) -> Chart | None:
    told = [gap for gap in result.gaps if is_of_share(gap) and not is_thin(result, gap)]
    if not told:
        return None
    estimates = [
        _estimate(gap_label(gap, words), "", part(gap.parts, "difference"), 100.0) for gap in told
    ]
    ends = [abs(end) for e in estimates for end in (e.low, e.high, e.value) if end is not None]
    reach = max([*ends, 1.0]) * ROOM
    text = "; ".join(f"{gap_label(gap, words)}, {difference_said(gap, words)}" for gap in told)
    spec = dots(
        estimates, words.say("Gaps between groups"), words.say("percentage points"), (-reach, reach)
    )
    spec["layer"].insert(0, _zero())
    return Chart(
        words.say("Marks of the differences with 95 % intervals. {figures}.", figures=text), spec
    )


def _zero() -> dict[str, object]:
    encoding = {"x": {"field": "value", "type": "quantitative"}}
    mark = {"type": "rule", "color": "#1f2933", "strokeWidth": 1.2}
    return {"data": {"values": [{"value": 0}]}, "mark": mark, "encoding": encoding}


def _estimate(label: str, name: str, told: Part | None, scale: float) -> Estimate:
    ends = (None if told is None or told[end] is None else float(told[end]) * scale for end in ENDS)
    return Estimate(label, name, *ends)


def _parts(gap: GapResult, made_of: DecompositionResult, words: Words) -> Chart | None:
    scale, _ = decomposition_scale(gap, made_of)
    estimates = [
        _estimate(label, title, told, scale) for title, label, _, told in part_rows(made_of, words)
    ]
    if not estimates:
        return None
    first, second = (words.say(PART_TITLES[name]) for name in WHOLE[made_of.method])
    text = words.say(
        "Bars of the parts of the gap, whole and by class: {first}, {second}. {gap} is {whole}.",
        first=first,
        second=second,
        gap=gap_label(gap, words),
        whole=difference_said(gap, words),
    )
    title = words.say(
        "What the gap is made of ({method}): {gap}",
        method=METHODS[made_of.method],
        gap=gap_label(gap, words),
    )
    return Chart(text, paired_bars(estimates, title, decomposition_unit(gap, made_of, words)))


def _curve(entry: ConcentrationResult, words: Words) -> Chart | None:
    index = part(entry.parts, "concentration")
    if entry.curve.is_empty() or index is None or is_scarce(entry):
        return None
    title = entry.title.in_language(words.language)
    names = (title, words.say("if all had the same"))
    text = words.say(
        "Curve of the share of {title} that the poorest have, beside the line of equal parts; "
        "concentration index {index}.",
        title=title,
        index=f"{index['estimate']:.3f}".replace("-", "\N{MINUS SIGN}"),
    )
    points = list(entry.curve.select("people_share", "having_share").iter_rows())
    axes = (words.say("Share of the people, the poorest first"), words.say("Share of what is had"))
    head = words.say("Where it gathers: {title}", title=title)
    return Chart(text, concentration_curve(points, names, head, axes))
