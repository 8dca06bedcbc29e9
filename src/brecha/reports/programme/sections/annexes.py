"""What do the annexes list? Both results frameworks, and every document of the register."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from brecha.programme.model import Evidence, Indicator, KnowledgeProduct, Result
from brecha.reports.programme.cells import (
    Column,
    Row,
    count,
    joined,
    link,
    table,
    without_empty_columns,
    words,
    yes_no,
)
from brecha.reports.programme.content import NOTHING, Block, Spans, Subheading, Table
from brecha.reports.programme.draft import Draft
from brecha.reports.programme.labels import label
from brecha.reports.programme.narrative import narrative
from brecha.reports.programme.outline import CAPACITIES
from brecha.reports.programme.sections.context import goal_indicators, last_stage
from brecha.reports.programme.sections.results import (
    FUND_LEVELS,
    measured,
    own_results,
    target_and_result,
    value_cell,
)

GROUP_SECTION = "2.2"
GROUP_MARKERS = (
    "gender",
    "children",
    "youth",
    "older_persons",
    "persons_with_disabilities",
    "disability_disaggregated",
)
PROTECTION_MARKERS = (
    "coverage",
    "comprehensiveness",
    "adequacy",
    "governance",
    "cross_sectoral",
)


def fund_framework(draft: Draft) -> tuple[Block, ...]:
    """Return the indicators of the goals and of the fund, with the policies behind them."""
    results = tuple(each for each in draft.results if each.level in FUND_LEVELS)
    columns = (
        (draft.say("Indicator"), 3),
        *target_and_result(draft),
        (draft.say("Reason for variance"), 2),
        (draft.say("Policies and evidence"), 3),
    )
    rows = (
        (
            words(f"{each.code} {each.title(draft.language)}"),
            value_cell(draft, each, "target"),
            value_cell(draft, each, "actual"),
            reasons(draft, each),
            _proofs(draft, each),
        )
        for result in results
        for each in draft.indicators_of.get(result.code, ())
    )
    text = narrative(draft, CAPACITIES)
    return (
        *goal_indicators(draft),
        *table(draft.say("Indicators of the fund"), columns, rows),
        *((Subheading(draft.say("National capacities")), *text) if text else ()),
    )


def own_framework(draft: Draft) -> tuple[Block, ...]:
    """Return outcomes, outputs and indicators with baseline, target, result and reason."""
    columns = (
        (draft.say("Indicator"), 4),
        draft.say("Unit"),
        draft.say("Baseline"),
        *target_and_result(draft),
        (draft.say("Reason for variance"), 2.5),
    )
    rows: list[Row] = []
    strong: list[int] = []
    for result in own_results(draft):
        strong.append(len(rows))
        rows.append((words(_named(draft, result)), *[NOTHING] * (len(columns) - 1)))
        rows += [
            (
                words(f"{each.code} {each.title(draft.language)}"),
                *measured(draft, each),
                reasons(draft, each),
            )
            for each in draft.indicators_of.get(result.code, ())
        ]
    whole = table(draft.say("Indicators of the programme"), columns, rows)
    return tuple(replace(each, strong_rows=tuple(strong)) for each in whole)


def reasons(draft: Draft, indicator: Indicator) -> Spans:
    """Return why an indicator is not its target: the reason of the list and the words."""
    return joined(
        words(": ".join(filter(None, (label(draft, "variance", each.reason), each.text))))
        for each in draft.variances_of.get(indicator.code, ())
    )


def protection_documents(draft: Draft) -> tuple[Block, ...]:
    """Return the documents on social protection, developed and contributed to."""
    heads = (
        draft.say("Coverage"),
        draft.say("Comprehensiveness"),
        draft.say("Adequacy"),
        draft.say("Governance"),
        draft.say("Cross-sectoral work"),
    )
    products = [each for each in draft.programme.products if not is_on_groups(each)]
    return _documents(draft, products, heads, PROTECTION_MARKERS)


def group_documents(draft: Draft) -> tuple[Block, ...]:
    """Return the documents on groups in vulnerable situations."""
    heads = (
        draft.say("Gender"),
        draft.say("Children"),
        draft.say("Youth"),
        draft.say("Older persons"),
        draft.say("Persons with disabilities"),
        draft.say("Data by disability"),
    )
    products = [each for each in draft.programme.products if is_on_groups(each)]
    return _documents(draft, products, heads, GROUP_MARKERS)


def is_on_groups(product: KnowledgeProduct) -> bool:
    """Return whether a document stands in the register of groups."""
    if product.section:
        return product.section == GROUP_SECTION
    return any(getattr(product, marker) is not None for marker in GROUP_MARKERS)


def _named(draft: Draft, result: Result) -> str:
    level = label(draft, "level", result.level)
    return f"{level} {result.code}: {result.title(draft.language)}".rstrip(": ")


def _proofs(draft: Draft, indicator: Indicator) -> Spans:
    policies = (
        words(": ".join(filter(None, (draft.either(each.title_es, each.title_en), stage))))
        for each in draft.programme.policies
        if indicator.code in each.indicators
        for stage in (last_stage(draft, each),)
    )
    shown = (
        (*count(each.number), _shown_as(draft, each))
        for each in draft.programme.evidence
        if each.indicator == indicator.code
    )
    return joined((*policies, *shown))


def _shown_as(draft: Draft, each: Evidence) -> str:
    kind = label(draft, "evidence", each.kind)
    return f" {kind}: {each.title}" if each.title else f" {kind}"


def _documents(
    draft: Draft,
    products: Sequence[KnowledgeProduct],
    heads: Sequence[str],
    markers: Sequence[str],
) -> tuple[Block, ...]:
    contributed = [each for each in products if each.role == "contributed"]
    developed = [each for each in products if each.role != "contributed"]
    return (
        *_register(draft, draft.say("Documents developed or adapted"), developed, (heads, markers)),
        *_register(draft, draft.say("Documents contributed to"), contributed, (heads, markers)),
    )


def _register(
    draft: Draft,
    title: str,
    products: Sequence[KnowledgeProduct],
    marked: tuple[Sequence[str], Sequence[str]],
) -> tuple[Table, ...]:
    heads, markers = marked
    columns: tuple[Column, ...] = (
        (draft.say("Title"), 4),
        (draft.say("Finished"), 1.2),
        *heads,
        (draft.say("Other groups"), 1.5),
        draft.say("Agency"),
        draft.say("Languages"),
        draft.say("Copies"),
        draft.say("Downloads"),
        draft.say("Pieces"),
        (draft.say("Address"), 3),
    )
    rows: Iterator[Row] = (
        (
            words(each.title),
            words(draft.date(each.finalised)),
            *(yes_no(draft, getattr(each, marker)) for marker in markers),
            words(each.other_groups),
            words(each.agency),
            words(", ".join(each.languages)),
            count(each.copies),
            count(each.downloads),
            count(each.items),
            link(each.url),
        )
        for each in products
    )
    return without_empty_columns(table(title, columns, rows), 2 + len(heads))
