"""What did evaluations find, and what is done about what they recommend?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from brecha.programme.kinds import Criterion, codes_of
from brecha.programme.model import FollowUp, GoodPractice, Lesson, Recommendation
from brecha.reports.programme.cells import (
    Row,
    count,
    link,
    table,
    without_empty_columns,
    words,
)
from brecha.reports.programme.content import Block, Spans
from brecha.reports.programme.draft import Draft
from brecha.reports.programme.labels import label


def process(draft: Draft) -> tuple[Block, ...]:
    """Return when each evaluation was launched and approved."""
    columns = (
        draft.say("Evaluation"),
        draft.say("Launched"),
        draft.say("Approved"),
        (draft.say("Report"), 2),
    )
    rows = (
        (
            words(label(draft, "evaluation", each.kind)),
            words(draft.date(each.launched)),
            words(draft.date(each.approved)),
            link(each.report_url),
        )
        for each in draft.programme.evaluations
    )
    return table(draft.say("Evaluations"), columns, rows)


def findings(draft: Draft) -> tuple[Block, ...]:
    """Return what was found, by criterion."""
    columns = (draft.say("Criterion"), (draft.say("Finding"), 5))
    rows = (
        (
            words(label(draft, "criterion", criterion)),
            words(draft.either(each.text_es, each.text_en)),
        )
        for criterion in codes_of(Criterion)
        for each in draft.programme.evaluation_findings
        if each.criterion == criterion
    )
    return table(draft.say("Findings"), columns, rows)


def lessons(draft: Draft) -> tuple[Block, ...]:
    """Return the lessons."""
    return _numbered(draft, draft.say("Lessons of the evaluation"), draft.programme.lessons)


def practices(draft: Draft) -> tuple[Block, ...]:
    """Return the good practices."""
    title = draft.say("Good practices of the evaluation")
    return _numbered(draft, title, draft.programme.good_practices)


def recommendations(draft: Draft) -> tuple[Block, ...]:
    """Return each recommendation with what is done about it."""
    columns = (
        draft.say("No."),
        (draft.say("Recommendation"), 4),
        (draft.say("Response"), 1.3),
        (draft.say("Action"), 3),
        (draft.say("Owner"), 1.3),
        draft.say("Due"),
        draft.say("Status"),
    )
    rows = (row for each in draft.programme.recommendations for row in _followed(draft, each))
    whole = table(draft.say("Recommendations of the evaluation"), columns, rows)
    return without_empty_columns(whole, 3)


def continuity(draft: Draft) -> tuple[Block, ...]:
    """Return what partners promised for after the end."""
    columns = (
        draft.say("Component"),
        draft.say("Organisation"),
        (draft.say("Commitment"), 4),
        draft.say("Due"),
        draft.say("Status"),
    )
    rows = (
        (
            words(each.component),
            words(each.organisation),
            words(draft.either(each.text_es, each.text_en)),
            words(draft.date(each.due)),
            words(label(draft, "follow_up", each.status)),
        )
        for each in draft.programme.commitments
    )
    return without_empty_columns(table(draft.say("Commitments"), columns, rows), 3)


def _numbered(
    draft: Draft, title: str, records: Sequence[Lesson | GoodPractice]
) -> tuple[Block, ...]:
    columns = (draft.say("No."), (draft.say("Text"), 8))
    rows = ((count(each.number), _text(draft, each)) for each in records)
    return table(title, columns, rows)


def _followed(draft: Draft, each: Recommendation) -> Iterator[Row]:
    answers = [
        answer
        for answer in draft.programme.follow_ups
        if (answer.evaluation, answer.recommendation) == (each.evaluation, each.number)
    ]
    text = _text(draft, each)
    followed = [_answer(draft, answer) for answer in answers] or [_no_answer(draft)]
    yield from ((count(each.number), text, *cells) for cells in followed)


def _text(draft: Draft, each: Lesson | GoodPractice | Recommendation) -> Spans:
    return words(draft.either(each.text_es, each.text_en) or draft.say("Its text is not recorded."))


def _no_answer(draft: Draft) -> Row:
    return (words(draft.say("None recorded")), *[words("")] * 4)


def _answer(draft: Draft, answer: FollowUp) -> Row:
    return (
        words(label(draft, "response", answer.response)),
        words(answer.action),
        words(answer.owner),
        words(draft.date(answer.due)),
        words(label(draft, "follow_up", answer.status)),
    )
