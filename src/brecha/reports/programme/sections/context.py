"""Which frameworks does the programme serve, with which policies, partners and money of others?"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from brecha.programme.kinds import Framework, OrganisationKind, codes_of
from brecha.programme.model import FrameworkLink, Policy
from brecha.reports.programme.cells import (
    Row,
    count,
    joined,
    money,
    per_cent,
    table,
    without_empty_columns,
    words,
)
from brecha.reports.programme.content import Block, Table
from brecha.reports.programme.draft import Draft
from brecha.reports.programme.labels import label


def cooperation(draft: Draft) -> tuple[Block, ...]:
    """Return the codes of the cooperation framework that are served."""
    title = draft.say("Cooperation framework")
    return _links(draft, "cooperation_framework", title, lambda _: True)


def goals(draft: Draft) -> tuple[Block, ...]:
    """Return the targets of the Sustainable Development Goals that are served."""
    title = draft.say("Targets of the Sustainable Development Goals")
    return _links(draft, "sdg", title, lambda each: each.level != "indicator")


def goal_indicators(draft: Draft) -> tuple[Block, ...]:
    """Return the indicators of the Sustainable Development Goals that are served."""
    title = draft.say("Indicators of the Sustainable Development Goals")
    return _links(draft, "sdg", title, lambda each: each.level == "indicator")


def rights(draft: Draft) -> tuple[Block, ...]:
    """Return the human-rights instruments that are named."""
    return _links(draft, "human_rights", draft.say("Human-rights instruments"), lambda _: True)


def policies(draft: Draft) -> tuple[Block, ...]:
    """Return the policies with the last stage that each reached."""
    columns = (
        (draft.say("Policy"), 3),
        draft.say("Kind"),
        draft.say("Place"),
        draft.say("Agency"),
        (draft.say("Last stage"), 1.5),
    )
    rows = (
        (
            words(draft.either(each.title_es, each.title_en)),
            words(label(draft, "policy", each.kind)),
            words(each.place),
            words(each.agency),
            words(last_stage(draft, each)),
        )
        for each in draft.programme.policies
    )
    return without_empty_columns(table(draft.say("Policies and their stage"), columns, rows), 1)


def last_stage(draft: Draft, policy: Policy) -> str:
    """Return the last stage of a policy with its day; empty where it has none."""
    if not policy.stages:
        return ""
    last = max(policy.stages, key=lambda stage: stage.date)
    said = label(draft, "stage", last.stage)
    return f"{said} ({draft.date(last.date)})" if last.date else said


def markers(draft: Draft) -> tuple[Block, ...]:
    """Return the policy markers with code, score and share of spend."""
    columns = (
        (draft.say("Aim"), 2),
        draft.say("List"),
        draft.say("Code"),
        draft.say("Score"),
        draft.say("Share of spend"),
    )
    rows = (
        (
            words(label(draft, "marker", each.name)),
            words(each.vocabulary),
            words(each.code),
            count(each.score),
            per_cent(each.share_of_spend),
        )
        for each in draft.programme.markers
    )
    return without_empty_columns(table(draft.say("Policy markers"), columns, rows), 1)


def partners(draft: Draft) -> tuple[Block, ...]:
    """Return the organisations of the register by type."""
    columns = (draft.say("Type"), (draft.say("Organisations"), 4))
    return table(draft.say("Partners by type"), columns, _partner_rows(draft))


def funding(draft: Draft) -> tuple[Block, ...]:
    """Return the money of others, and the grants that were given."""
    return (*_leveraged(draft), *_grants(draft))


def _links(
    draft: Draft, framework: Framework, title: str, is_shown: Callable[[FrameworkLink], bool]
) -> tuple[Table, ...]:
    held = dict.fromkeys(
        (each.code, each.title, each.owner)
        for each in draft.programme.framework_links
        if each.framework == framework and is_shown(each)
    )
    columns = (draft.say("Code"), (draft.say("Title"), 4), draft.say("Served by"))
    rows = ((words(code), words(name), words(owner)) for code, name, owner in held)
    has_code = any(code for code, _, _ in held)
    return without_empty_columns(table(title, columns, rows), 1 if has_code else 0)


def _partner_rows(draft: Draft) -> Iterator[Row]:
    programme = draft.programme
    registered = {each.acronym: each.kind for each in programme.organisations}
    partners = (each.organisation for each in programme.participations if each.role == "partner")
    everybody = {**registered, **{name: registered.get(name, "other") for name in partners}}
    for kind in codes_of(OrganisationKind):
        names = [words(draft.organisation(name)) for name, own in everybody.items() if own == kind]
        if names:
            yield words(label(draft, "organisation", kind)), joined(names)


def _leveraged(draft: Draft) -> tuple[Table, ...]:
    columns = (
        (draft.say("Source"), 2),
        draft.say("Currency"),
        draft.say("Amount"),
        draft.say("Set apart for the purpose"),
        draft.say("Date"),
        draft.say("Exchange rate"),
        draft.say("Status"),
        (draft.say("Purpose"), 2),
    )
    rows = (
        (
            words(each.source),
            words(each.currency),
            money(each.amount),
            money(each.earmarked),
            words(draft.date(each.date)),
            count(each.exchange_rate),
            words(label(draft, "leveraged", each.status)),
            words(each.purpose),
        )
        for each in draft.programme.leveraged
    )
    title = draft.say("Money of others that the programme moved; no part of its budget")
    return without_empty_columns(table(title, columns, rows), 3)


def _grants(draft: Draft) -> tuple[Table, ...]:
    columns = (
        (draft.say("Organisation"), 2),
        draft.say("Currency"),
        draft.say("Amount"),
        (draft.say("Purpose"), 2),
        draft.say("Date"),
    )
    rows = (
        (
            words(draft.organisation(each.grantee)),
            words(each.currency),
            money(each.amount),
            words(each.purpose),
            words(draft.date(each.date)),
        )
        for each in draft.programme.grants
    )
    return without_empty_columns(table(draft.say("Grants"), columns, rows), 3)
