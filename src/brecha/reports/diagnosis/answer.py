"""What is the answer of a diagnosis in words? Sentences made from its figures, with intervals."""

from __future__ import annotations

from brecha.core import Language
from brecha.plans.diagnosis.results import DiagnosisResult, GapResult, LawResult
from brecha.reports.diagnosis.between import difference_said, is_thin, part
from brecha.reports.diagnosis.figures import (
    Entry,
    entries,
    said,
    title_of,
    with_interval,
    without_thin,
)
from brecha.reports.diagnosis.words_of import audience_name, diagnosis_words, flag_of
from brecha.reports.words import Words

MOST_HEADLINES = 5
MOST_GAPS = 3
MOST_BARRIERS = 3
CHANCE = 0.05


def diagnosis_answer(result: DiagnosisResult, language: Language) -> str:
    """Return the answer in one paragraph; of synthetic people it says so first."""
    words = diagnosis_words(result, language)
    flag = flag_of(result, words)
    told = answer_paragraphs(without_thin(result), words)
    return " ".join([f"{flag}.", *told] if flag else told)


def answer_paragraphs(result: DiagnosisResult, words: Words) -> list[str]:
    """Return the answer: whose answers, headline figures, gaps, barriers, the law's costs."""
    parts = [*headlines(result, words), *findings(result, words)]
    return [answer_lead(result, words), *parts]


def answer_lead(result: DiagnosisResult, words: Words) -> str:
    """Return whom the answer is about, and by whose answers."""
    return words.say(
        "{group}: what {source}, {period}, says.",
        group=audience_name(result, "group", words),
        source=result.source.title.in_language(words.language),
        period=result.source.period,
    )


def headlines(result: DiagnosisResult, words: Words) -> list[str]:
    """Return the first figures that can be told, one sentence each."""
    told = [row for row in entries(result.indicators) if row["estimate"] is not None]
    if not told:
        return [words.say("No figure can be told: the sample is too thin.")]
    beside = {row["indicator"]: row for row in entries(result.indicators, audience="reference")}
    return [_headline(result, row, beside, words) for row in told[:MOST_HEADLINES]]


def findings(result: DiagnosisResult, words: Words) -> list[str]:
    """Return what is found of gaps, barriers, the cost of becoming formal and a reform."""
    told = [
        *_gaps(result, words),
        _barriers(result, words),
        _formal(result.formalisation, words),
        _reform(result, words),
    ]
    return [text for text in told if text]


def _headline(result: DiagnosisResult, row: Entry, beside: dict[str, Entry], words: Words) -> str:
    text = f"{title_of(row, words)}: {with_interval(row, words)}"
    other = beside.get(row["indicator"])
    if other is None or other["estimate"] is None or row["kind"] == "total":
        return f"{text}."
    name = audience_name(result, "reference", words)
    return words.say(
        "{text}; {name}: {estimate}.", text=text, estimate=with_interval(other, words), name=name
    )


def _gaps(result: DiagnosisResult, words: Words) -> list[str]:
    told = [gap for gap in result.gaps if not is_thin(result, gap)]
    return [_gap(gap, words) for gap in told[:MOST_GAPS]]


def _gap(gap: GapResult, words: Words) -> str:
    difference = part(gap.parts, "difference")
    values = {
        "title": gap.title.in_language(words.language),
        "first": gap.labels[0].in_language(words.language),
        "second": gap.labels[1].in_language(words.language),
        "difference": difference_said(gap, words),
    }
    p_value = difference["p_value"] if difference else None
    if p_value is not None and p_value < CHANCE:
        return words.say(
            "{title}: between {first} and {second} the difference is {difference}.", **values
        )
    return words.say(
        "{title}: between {first} and {second} the difference is {difference}, which chance alone "
        "may explain.",
        **values,
    )


def _barriers(result: DiagnosisResult, words: Words) -> str:
    if result.barriers is None:
        return ""
    rows = {row["indicator"]: row for row in entries(result.barriers.figures)}
    any_of = {
        name: row
        for name in result.barriers.titles
        if (row := rows.get(f"any:{name}")) is not None and row["estimate"] is not None
    }
    first = sorted(any_of, key=lambda name: -any_of[name]["estimate"])[:MOST_BARRIERS]
    uncovered = rows.get("uncovered")
    if not first or uncovered is None:
        return ""
    named = "; ".join(
        f"{result.barriers.titles[name].in_language(words.language)}, {said(any_of[name], words)}"
        for name in first
    )
    return words.say(
        "Workers without cover of their own: {number}. The most frequent barriers among them: "
        "{named}.",
        number=with_interval(uncovered, words),
        named=named,
    )


def _formal(law: LawResult | None, words: Words) -> str:
    if law is None:
        return ""
    rows = {row["indicator"]: row for row in entries(law.figures)}
    employer, worker = rows.get("employer_cost"), rows.get("worker_cost")
    if employer is None or worker is None or None in {employer["estimate"], worker["estimate"]}:
        return ""
    text = words.say(
        "To register one of these workers would cost the employer {employer} and the worker "
        "{worker} on average, by the law of {month}.",
        employer=with_interval(employer, words),
        worker=with_interval(worker, words),
        month=law.month,
    )
    if law.is_wage_told:
        return text
    assumed = words.say("The wage is an assumption, as the survey does not ask it.")
    return f"{text} {assumed}"


def _reform(result: DiagnosisResult, words: Words) -> str:
    if result.reform is None or result.reform_title is None:
        return ""
    rows = {row["indicator"]: row for row in entries(result.reform.figures)}
    told = [
        f"{title_of(row, words)}: {with_interval(row, words)}"
        for name in ("gainers", "employer_gainers", "worker_total_change", "employer_total_change")
        if (row := rows.get(name)) is not None and row["estimate"] is not None
    ]
    if not told:
        return ""
    title = result.reform_title.in_language(words.language)
    return words.say("Reform {title}: {told}.", title=f"«{title}»", told="; ".join(told))
