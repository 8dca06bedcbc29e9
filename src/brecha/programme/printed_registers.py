"""Which products, events, campaigns and evaluations do printed tables give?"""

from __future__ import annotations

from typing import Any

from brecha.programme.kinds import EventKind, ProductRole
from brecha.programme.model import (
    Campaign,
    Evaluation,
    Event,
    GoodPractice,
    KnowledgeProduct,
    Lesson,
    Leveraged,
    Recommendation,
)
from brecha.programme.printed_row import Row
from brecha.programme.product_kinds import kind_of_title

MARKERS = (
    "coverage",
    "comprehensiveness",
    "adequacy",
    "governance",
    "cross_sectoral",
    "gender",
    "children",
    "youth",
    "older_persons",
    "disability_disaggregated",
)
EVENT_KINDS: tuple[tuple[str, EventKind], ...] = (
    ("annual", "annual_donors"),
    ("final", "closing"),
    ("strategic", "strategic"),
    ("training", "training"),
)
ROLES: dict[str, ProductRole] = {
    "developed": "developed",
    "adapted": "adapted",
    "contributed": "contributed",
}
EVALUATION = "final"


def read_registers(tables: Row) -> dict[str, tuple[Any, ...]]:
    """Return products, events, campaigns, leveraged funds and what the evaluation gave."""
    evaluation = tables.row("evaluation")
    campaign = tables.row("campaign")
    return {
        "products": tuple(_product(row) for row in tables.rows("knowledge_products")),
        "events": tuple(_event(row) for row in tables.rows("events")),
        "leveraged": tuple(_leveraged(row) for row in tables.rows("leveraged")),
        "campaigns": (_campaign(campaign),) if campaign.cells else (),
        "evaluations": (_evaluation(evaluation),) if evaluation.cells else (),
        "lessons": tuple(
            Lesson(evaluation=EVALUATION, number=number, lines=evaluation.lines_of("lessons"))
            for number in _numbers(evaluation, "lessons")
        ),
        "good_practices": tuple(
            GoodPractice(
                evaluation=EVALUATION, number=number, lines=evaluation.lines_of("good_practices")
            )
            for number in _numbers(evaluation, "good_practices")
        ),
        "recommendations": tuple(
            Recommendation(
                evaluation=EVALUATION, number=number, lines=evaluation.lines_of("recommendations")
            )
            for number in _numbers(evaluation, "recommendations")
        ),
    }


def _numbers(evaluation: Row, name: str) -> range:
    return range(1, evaluation.count(name) + 1)


def _product(row: Row) -> KnowledgeProduct:
    focus = row.row("focus")
    markers: dict[str, Any] = {name: focus.flag(name) for name in MARKERS}
    title = row.text("title")
    return KnowledgeProduct(
        key=f"product-{row.lines[0]}" if row.lines else title[:40],
        title=title,
        kind=kind_of_title(title),
        finalised=row.text("finalized"),
        role=ROLES.get(row.text("role"), "developed_or_adapted"),
        section=row.text("section"),
        persons_with_disabilities=focus.flag("pwd"),
        other_groups=focus.text("other_groups"),
        url=row.text("url"),
        lines=row.lines,
        **markers,
    )


def _event(row: Row) -> Event:
    name = row.text("type").lower()
    kind: EventKind = next((kind for word, kind in EVENT_KINDS if word in name), "other")
    return Event(
        key=f"event-{row.lines[0]}" if row.lines else name,
        kind=kind,
        title=row.text("type"),
        description=row.text("description"),
        is_held=bool(row.flag("held")),
        lines=row.lines,
    )


def _leveraged(row: Row) -> Leveraged:
    return Leveraged(
        source=row.text("source"),
        amount=row.amount("amount"),
        currency=row.text("currency"),
        earmarked=row.number("earmarked"),
        date=row.text("date"),
        lines=row.lines,
    )


def _campaign(row: Row) -> Campaign:
    return Campaign(
        key=row.text("name"),
        name=row.text("name"),
        start=row.text("launched"),
        end=row.text("ended"),
        lines=row.lines,
    )


def _evaluation(row: Row) -> Evaluation:
    return Evaluation(
        key=EVALUATION,
        launched=row.text("launched"),
        approved=row.text("approved"),
        lines=row.lines_of("dates"),
    )
