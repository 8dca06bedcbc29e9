"""Which values of law did the result use, since when, and who says so?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from brecha.core import translate
from brecha.plans.results import LawValue, PlanResult
from brecha.reports.content import Paragraph, Section
from brecha.reports.tables import DASH, Cell, Figure, Heading, Kind, Link, Table
from brecha.reports.units import certainty_text, law_unit
from brecha.reports.words import Words

FROM = "from"
PARTS = {
    "from": "from",
    "fixed": "fixed quota",
    "amount": "amount",
    "rate": "rate",
}
BRACKET_RATES = ("rate",)  # pure numbers, whatever the unit of the brackets


@dataclass(frozen=True)
class LawNumber:
    """A single number of a value of law.

    Attributes:
        law: The value that it belongs to.
        case: To whom it applies: a category, or from which amount on.
        part: Which number of a bracket; empty elsewhere.
        number: The number.
    """

    law: LawValue
    case: str
    part: str
    number: float


def law_section(result: PlanResult, words: Words) -> Section:
    """Return every value of law: plain ones in a table, brackets in a table each."""
    text = words.say(
        "Every value of law that the plan used, as in force on the day the plan takes. A rate is a "
        "pure number: 0.05 is five in a hundred."
    )
    plain = [law for law in result.law if not isinstance(law.value, list)]
    brackets = [law for law in result.law if isinstance(law.value, list)]
    tables = [_plain_table(plain, words)] if plain else []
    tables += [_bracket_table(law, words) for law in brackets]
    return Section("law", words.say("Law used"), (Paragraph(text), *tables))


def law_sheet(result: PlanResult, words: Words) -> Table:
    """Return every number of the law in a row of its own."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            entry.law.title.in_language(words.language),
            entry.case,
            entry.part,
            Figure(entry.number, Kind.EXACT),
            _unit(entry, words),
            entry.law.since,
            certainty_text(entry.law.certainty, words),
            _source(entry.law, words),
        )
        for law in result.law
        for entry in _numbers(law, words)
    )
    headings = (
        Heading(words.say("Value of law"), weight=1.6),
        Heading(words.say("Applies to")),
        Heading(words.say("Part")),
        Heading(words.say("Value")),
        Heading(words.say("Unit"), weight=0.7),
        Heading(words.say("In force since"), weight=0.6),
        Heading(words.say("Certainty"), weight=0.6),
        Heading(words.say("Source"), weight=2),
    )
    return Table(words.say("Law used"), headings, rows)


def _plain_table(laws: list[LawValue], words: Words) -> Table:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            _named(entry, words),
            Figure(entry.number, Kind.EXACT),
            law_unit(entry.law.unit, words),
            entry.law.since,
            certainty_text(entry.law.certainty, words),
            _source(entry.law, words),
        )
        for law in laws
        for entry in _numbers(law, words)
    )
    headings = (
        Heading(words.say("Value of law"), weight=1.8),
        Heading(words.say("Value")),
        Heading(words.say("Unit"), weight=0.7),
        Heading(words.say("In force since"), weight=0.6),
        Heading(words.say("Certainty"), weight=0.6),
        Heading(words.say("Source"), weight=1.8),
    )
    return Table(words.say("Values"), headings, rows)


def _bracket_table(law: LawValue, words: Words) -> Table:
    brackets = law.value if isinstance(law.value, list) else []
    names = [name for name in PARTS if any(name in bracket for bracket in brackets)]
    columns: list[tuple[Heading, list[Cell]]] = [
        (
            Heading(_part(name, words), "" if name in BRACKET_RATES else _money_unit(law, words)),
            [Figure(bracket.get(name), Kind.EXACT) for bracket in brackets],
        )
        for name in names
    ]
    title = words.say(
        "{title}; in force since {since}, {certainty}; {source}",
        title=law.title.in_language(words.language),
        since=law.since,
        certainty=certainty_text(law.certainty, words),
        source=translate(law.source, words.language),
    )
    return Table.of_columns(title, columns)


def _numbers(law: LawValue, words: Words) -> Iterator[LawNumber]:
    if isinstance(law.value, dict):
        for name, number in law.value.items():
            yield LawNumber(law, _category(name, words), "", number)
    elif isinstance(law.value, list):
        for bracket in law.value:
            start = Figure(bracket[FROM], Kind.EXACT).text(words)
            case = words.say("from {start}", start=start)
            for name, number in bracket.items():
                if name != FROM:
                    yield LawNumber(law, case, _part(name, words), number)
    else:
        yield LawNumber(law, "", "", law.value)


def _named(entry: LawNumber, words: Words) -> str:
    title = entry.law.title.in_language(words.language)
    return f"{title}: {entry.case}" if entry.case else title


def _unit(entry: LawNumber, words: Words) -> str:
    is_rate = entry.part in {_part(name, words) for name in BRACKET_RATES}
    return DASH if is_rate else law_unit(entry.law.unit, words)


def _money_unit(law: LawValue, words: Words) -> str:
    unit = law_unit(law.unit, words)
    return "" if unit == DASH else unit


def _part(name: str, words: Words) -> str:
    return words.say(PARTS.get(name, name))


def _category(name: str, words: Words) -> str:
    said = words.say(name)
    return said.replace("_", " ") if said == name else said


def _source(law: LawValue, words: Words) -> Cell:
    return Link(translate(law.source, words.language), law.href)
