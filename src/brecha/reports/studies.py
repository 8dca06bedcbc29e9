"""What have published studies found, and which reading of our result reaches it?"""

from __future__ import annotations

from brecha.plans.results import PlanResult
from brecha.reports.content import Block, ChartPlace, Paragraph, Section, Subheading
from brecha.reports.evidence import other_concepts_table, same_concept_table
from brecha.reports.units import statistic_text
from brecha.reports.words import Words


def studies_section(result: PlanResult, words: Words) -> Section:
    """Return the validation page, or the sentence that there is nothing to compare with."""
    title = words.say("What published studies say, and which reading reaches it")
    comparison = result.comparison
    if comparison is None:
        text = words.say("The plan names no published study to compare with.")
        return Section("studies", title, (Paragraph(text),))
    blocks: list[Block] = [
        Paragraph(comparison.frame.text(words.language)),
        Paragraph(_calibration(result, words)),
        ChartPlace(
            "comparison",
            words.say(
                "One mark a reading of the same concept; the tables below name each of them."
            ),
        ),
    ]
    for line in comparison.lines:
        blocks += [
            Subheading(
                words.say(
                    "{quantity}, {statistic}",
                    quantity=line.title.text(words.language),
                    statistic=statistic_text(line.statistic, words),
                )
            ),
            same_concept_table(line, words),
            *([others] if (others := other_concepts_table(line, words)) else []),
            Paragraph(line.verdict.text(words.language)),
        ]
    blocks.append(Paragraph(_grades(words)))
    return Section("studies", title, tuple(blocks))


def _calibration(result: PlanResult, words: Words) -> str:
    note = result.comparison.calibration if result.comparison else None
    if note is None:
        return words.say("Nothing is calibrated: no assumption was fitted to a published result.")
    return words.say("Calibrated: {what}", what=note.text(words.language))


def _grades(words: Words) -> str:
    return words.say(
        "Reaches it: counts the same and comes within a tenth of the published value. A reading of "
        "another concept tests nothing, and neither does a value that the plan takes from the "
        "study itself. Grade A: an official or peer-reviewed text was seen; grade B: press or a "
        "secondary text was seen."
    )
