"""How many people did the programme reach, meet and train, and how did its campaigns fare?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from brecha.programme.figures import resolve
from brecha.programme.model import CampaignMetric, GroupCount, Reach, Training
from brecha.programme.small_counts import (
    are_persons_hidden,
    are_women_hidden,
    hidden,
    is_reach_hidden,
    is_small,
    is_sum_hidden,
    is_sum_of_women_hidden,
)
from brecha.reports.programme.cells import (
    Row,
    count,
    joined,
    per_cent,
    table,
    without_empty_columns,
    words,
    yes_no,
)
from brecha.reports.programme.content import DASH, NOTHING, Block, Figure, Spans, Table
from brecha.reports.programme.draft import Draft
from brecha.reports.programme.labels import known_word, label
from brecha.reports.programme.numerals import FEWEST_CASES, WHOLE, exact
from brecha.reports.programme.sections.persons import persons


def reach(draft: Draft) -> tuple[Block, ...]:
    """Return the people reached, the parts that count in the total, and the share of women."""
    columns = (
        (draft.say("Group"), 2),
        draft.say("Kind"),
        draft.say("Number"),
        draft.say("Women and girls"),
        draft.say("Share of women and girls"),
        draft.say("As of"),
        draft.say("How it was found"),
        (draft.say("Counts in the total"), 1.5),
    )
    rows = [_reach_row(draft, each) for each in draft.programme.reach]
    total = _reach_total(draft)
    whole = table(draft.say("People reached"), columns, [*rows, *total], totals=len(total))
    return without_empty_columns(whole, 3)


def meetings(draft: Draft) -> tuple[Block, ...]:
    """Return the strategic meetings with dates, place and participants."""
    columns = (
        (draft.say("Meeting"), 2.5),
        draft.say("Kind"),
        (draft.say("Dates"), 1.3),
        draft.say("Held"),
        draft.say("Place"),
        draft.say("Organisers"),
        draft.say("Participants"),
        (draft.say("Description"), 3),
    )
    rows = (
        (
            words(each.title),
            words(label(draft, "event", each.kind)),
            words(draft.dates(each.start, each.end)),
            yes_no(draft, each.is_held),
            words(draft.say("Virtual") if each.is_virtual else each.place),
            words(", ".join(each.organisers)),
            joined(_group_cells(draft, each.participants)),
            words(each.description),
        )
        for each in draft.programme.events
    )
    return without_empty_columns(table(draft.say("Meetings and events"), columns, rows), 1)


def learning(draft: Draft) -> tuple[Block, ...]:
    """Return the trainings with the persons they reached, and the campaigns."""
    return (*_trainings(draft), *_different(draft), *_campaigns(draft), *_metrics(draft))


def _different(draft: Draft) -> tuple[Block, ...]:
    """Return how many different persons were trained; in public not so few that they are known."""
    is_hidden = draft.request.is_public and are_persons_hidden(draft.programme)
    return () if is_hidden else persons(draft)


def _reach_row(draft: Draft, each: Reach) -> Row:
    women = None if each.women is None else exact(each.women)
    number = exact(each.number)
    is_public = draft.request.is_public
    are_few = is_public and are_women_hidden(each)
    return (
        words(each.title or label(draft, "reach_part", each.key)),
        words(label(draft, "reach", each.kind)),
        count(number, is_hidden=is_public and is_reach_hidden(each)),
        count(women, is_hidden=are_few),
        _women_share(each, are_few=are_few),
        words(draft.date(each.as_of)),
        words(label(draft, "certainty", each.certainty)),
        words(_counts(draft, each)),
    )


def _women_share(each: Reach, *, are_few: bool) -> Spans:
    if are_few:
        return (DASH,)
    if each.women is None:
        return per_cent(each.women_share)
    if not each.number:
        return (DASH,)
    part, whole = exact(each.women), exact(each.number)
    share = Figure(part / whole * WHOLE, "percent", is_rounded=True)
    return (replace(share, numerator=part, denominator=whole),)


def _counts(draft: Draft, each: Reach) -> str:
    if each.counts_in_total:
        return draft.say("Yes")
    no = draft.say("No")
    return f"{no}: {each.not_counted_reason}" if each.not_counted_reason else no


def _reach_total(draft: Draft) -> list[Row]:
    total = resolve(draft.programme, "reach:total")
    if total is None:
        return []
    women = resolve(draft.programme, "reach:women")
    counted = [each for each in draft.programme.reach if each.counts_in_total]
    is_public = draft.request.is_public
    if is_public and is_sum_hidden(counted):
        return []
    are_few = is_public and is_sum_of_women_hidden(counted)
    share = resolve(draft.programme, "reach:women_share")
    return [
        (
            words(draft.say("Total of the people reached")),
            NOTHING,
            count(total),
            count(None if are_few else women),
            per_cent(None if are_few else share, is_computed=True),
            NOTHING,
            NOTHING,
            NOTHING,
        )
    ]


def _group_cells(draft: Draft, groups: Sequence[GroupCount]) -> Iterator[Spans]:
    flags = hidden([each.number for each in groups])
    for each, is_hidden in zip(groups, flags, strict=True):
        name = ", ".join(filter(None, (each.group, label(draft, "sex", each.sex))))
        number = count(each.number, is_hidden=is_hidden and draft.request.is_public)
        yield (f"{name}: ", *number) if name else number


def _trainings(draft: Draft) -> tuple[Table, ...]:
    columns = (
        (draft.say("Training"), 2),
        draft.say("Topic"),
        draft.say("Agency"),
        (draft.say("Dates"), 1.3),
        draft.say("Place"),
        draft.say("Hours"),
        draft.say("Validated"),
        (draft.say("Groups"), 2),
        draft.say("Participants"),
    )
    rows: list[Row] = [
        (
            words(each.title or draft.say("Without a title ({key})", key=each.key)),
            words(each.topic),
            words(each.agency),
            words(draft.dates(each.start, each.end)),
            words(each.place),
            count(each.hours),
            yes_no(draft, each.is_validated or None),
            _trained(draft, each),
            _participants(draft, each.participants),
        )
        for each in draft.programme.trainings
    ]
    told = [each.participants for each in draft.programme.trainings if each.participants]
    if draft.request.is_public and any(map(is_small, told)):
        told = []  # the sum would tell the small one
    if told:
        rows.append((words(draft.say("Sum of the trainings")), *[NOTHING] * 7, count(sum(told))))
    whole = table(draft.say("Trainings"), columns, rows, totals=int(bool(told)))
    return without_empty_columns(whole, 1)


def _trained(draft: Draft, each: Training) -> Spans:
    own = (words(each.group),) if each.group else ()
    return joined((*own, *_group_cells(draft, each.groups)))


def _participants(draft: Draft, number: int | None) -> Spans:
    return count(number, is_hidden=is_small(number) and draft.request.is_public)


def _campaigns(draft: Draft) -> tuple[Table, ...]:
    columns = (
        (draft.say("Campaign"), 2),
        (draft.say("Dates"), 1.5),
        draft.say("Places"),
        (draft.say("Audience"), 2),
    )
    rows = (
        (
            words(each.name),
            words(draft.dates(each.start, each.end)),
            words(", ".join(each.places)),
            words(each.audience),
        )
        for each in draft.programme.campaigns
    )
    return without_empty_columns(table(draft.say("Campaigns"), columns, rows), 2)


def _metrics(draft: Draft) -> tuple[Table, ...]:
    columns = (
        (draft.say("Campaign"), 1.5),
        draft.say("Channel"),
        (draft.say("Measure"), 1.5),
        draft.say("Unit"),
        draft.say("As of"),
        draft.say("Number of cases"),
        draft.say("Number"),
    )
    rows = (
        (
            words(each.campaign),
            words(each.channel),
            words(label(draft, "metric", each.metric.replace(" ", "_"))),
            words("%" if each.unit == "percent" else known_word(draft, each.unit)),
            words(draft.date(each.as_of)),
            count(each.number_of_cases),
            _measured(each),
        )
        for each in draft.programme.campaign_metrics
    )
    return without_empty_columns(table(draft.say("Figures of the campaigns"), columns, rows), 2)


def _measured(each: CampaignMetric) -> Spans:
    """Return the figure of a campaign; a share of few cases as a count of them."""
    if each.unit != "percent":
        return count(each.number)
    cases = each.number_of_cases
    if not cases or cases >= FEWEST_CASES:
        return per_cent(each.number)
    part = Fraction(round(exact(each.number) * cases / WHOLE))
    return (Figure(exact(each.number), "percent", numerator=part, denominator=Fraction(cases)),)
