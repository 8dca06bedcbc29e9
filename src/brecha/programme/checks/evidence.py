"""Is each count the number of records that prove it, at the stage that counts?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from brecha.core.languages import Text
from brecha.core.notes import Note
from brecha.programme.arithmetic import indicator_amount
from brecha.programme.checks.registry import found, rule
from brecha.programme.kinds import ProductKind, Severity
from brecha.programme.model import Evidence, Finding, Indicator, Policy, Programme
from brecha.programme.numbers import lines_of, shown
from brecha.programme.product_kinds import POLICY_KINDS
from brecha.programme.words import label

PRODUCT_KINDS = frozenset(get_args(ProductKind)) - POLICY_KINDS
SEVERITIES: dict[str, Severity] = {"organisation": "warning"}
LINKED = ("policy", "product", "organisation", "training", "event")


@rule("records-count", "error", "R8")
def records_count(programme: Programme) -> Iterator[Finding]:
    """A count equals the number of stored records that it counts."""
    for kind in LINKED:
        counting = [each for each in programme.indicators if each.counted_records == kind]
        numbers = {each.code: len(linked_records(programme, each)) for each in counting}
        severity = SEVERITIES.get(kind)
        unlinked = [each for each in counting if not numbers[each.code]]
        if unlinked:
            yield found(
                "Indicators {codes} count records of the kind {kind}, but no stored record that "
                "counts names them. Link each record to the indicator that counts it.",
                f"records:{kind}",
                lines_of(unlinked),
                severity,
                codes=tuple(each.code for each in unlinked),
                kind=label(kind),
            )
        for indicator in counting:
            actual = indicator_amount(programme, indicator, "actual")
            number = numbers[indicator.code]
            if not number or actual is None or actual.number in {None, number}:
                continue
            yield found(
                "Indicator {code}: {stated} are stated; records of the kind {kind} that count for "
                "it: {expected}. Correct the value, or link the records.",
                f"indicator:{indicator.code}:records",
                lines_of([indicator], linked_records(programme, indicator)),
                severity,
                code=indicator.code,
                stated=shown(actual.number),
                expected=number,
                kind=label(kind),
            )


@rule("evidence-kind", "error", "R8")
def evidence_kinds(programme: Programme) -> Iterator[Finding]:
    """What proves a count is of the kind that is counted."""
    for indicator in programme.indicators:
        proof = [each for each in programme.evidence if each.indicator == indicator.code]
        other = PRODUCT_KINDS if indicator.counted_records == "policy" else POLICY_KINDS
        wrong = [each for each in proof if each.kind in other]
        if indicator.counted_records in {"policy", "product"} and wrong:
            yield found(
                "Indicator {code} counts records of the kind {kind}; what is shown as proof is "
                "{wrong}. Show what it counts, or correct the value.",
                f"indicator:{indicator.code}:evidence",
                lines_of([indicator], wrong),
                code=indicator.code,
                kind=label(indicator.counted_records),
                wrong=tuple(_counted(each) for each in wrong),
            )


@rule("evidence-list", "error", "R8")
def evidence_lists(programme: Programme) -> Iterator[Finding]:
    """A numbered list of proof runs from 1 without a gap, and is as long as the count."""
    for proof in programme.evidence:
        indicator = next((i for i in programme.indicators if i.code == proof.indicator), None)
        if indicator is None or not proof.item_numbers:
            continue
        actual = indicator_amount(programme, indicator, "actual")
        stated = actual.number if actual else None
        is_whole = proof.item_numbers == tuple(range(1, len(proof.item_numbers) + 1))
        if is_whole and proof.number == len(proof.item_numbers) == stated:
            continue
        yield found(
            "Indicator {code}: {stated} are stated; the list is numbered {numbers} and has "
            "{items} items. Number it from 1, and make it as long as the count.",
            f"indicator:{indicator.code}:list",
            lines_of([indicator], [proof]),
            code=indicator.code,
            stated=shown(stated),
            numbers=tuple(f"({number})" for number in proof.item_numbers),
            items=proof.number,
        )


@rule("policy-stage", "error", "R8")
def policy_stages(programme: Programme) -> Iterator[Finding]:
    """A policy has one status at a date, and is counted only if it was reached."""
    for policy in programme.policies:
        stages = {step.stage for step in policy.stages}
        undated = [step for step in policy.stages if not step.date]
        lines = lines_of([policy], policy.stages)
        if "not_developed" in {step.stage for step in undated} and len(stages) > 1:
            yield found(
                "{title} is said not to exist and to be {stages} at once. A policy has one status "
                "at a date.",
                f"policy:{policy.key}:stage",
                lines,
                title=_title(policy),
                stages=tuple(label(stage) for stage in sorted(stages - {"not_developed"})),
            )
        if policy.indicators and _latest_stage(policy) in {"", "not_developed"}:
            yield found(
                "{title} is counted by {codes}, but no stage that it reached is on record. Record "
                "the stage with its proof, or stop counting it.",
                f"policy:{policy.key}:counted",
                lines,
                title=_title(policy),
                codes=policy.indicators,
            )


def linked_records(programme: Programme, indicator: Indicator) -> list[object]:
    """Return the stored records that an indicator counts."""
    kind = indicator.counted_records
    records: tuple[object, ...] = {
        "policy": programme.policies,
        "product": programme.products,
        "organisation": programme.participations,
        "training": programme.trainings,
        "event": programme.events,
    }.get(kind, ())
    linked = [each for each in records if indicator.code in getattr(each, "indicators", ())]
    if kind != "policy":
        return linked
    return [each for each in linked if isinstance(each, Policy) and _counts(each, indicator)]


def _counts(policy: Policy, indicator: Indicator) -> bool:
    stages = {step.stage for step in policy.stages} - {"not_developed"}
    return bool(stages & set(indicator.counted_stages) if indicator.counted_stages else stages)


def _latest_stage(policy: Policy) -> str:
    dated = sorted(policy.stages, key=lambda step: step.date)
    return dated[-1].stage if dated else ""


def _title(policy: Policy) -> Text:
    known = policy.title_en or policy.title_es or policy.key
    return Text(es=policy.title_es or known, en=known)


def _counted(proof: Evidence) -> Note:
    return Note("{number} of the kind {kind}", {"number": proof.number, "kind": label(proof.kind)})
