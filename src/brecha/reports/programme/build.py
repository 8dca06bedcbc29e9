"""How does a frozen snapshot become the content of a report? Part by part, in the form's order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from brecha.core import InputError, translate
from brecha.programme.json_form import thaw
from brecha.programme.model import Finding, Programme, Snapshot
from brecha.programme.period import restricted
from brecha.reports.programme.content import DASH, Block, Part, ReportContent, readable
from brecha.reports.programme.draft import Draft, Request
from brecha.reports.programme.missing import missing
from brecha.reports.programme.names import without_names
from brecha.reports.programme.narrative import narrative, typed_figures
from brecha.reports.programme.outline import CAPACITIES, Entry, outline
from brecha.reports.programme.period import day_of, report_of
from brecha.reports.programme.sections.about import about
from brecha.reports.programme.sections.annexes import (
    fund_framework,
    group_documents,
    own_framework,
    protection_documents,
)
from brecha.reports.programme.sections.context import (
    cooperation,
    funding,
    goals,
    markers,
    partners,
    policies,
    rights,
)
from brecha.reports.programme.sections.cover import cover
from brecha.reports.programme.sections.evaluation import (
    continuity,
    findings,
    lessons,
    practices,
    process,
    recommendations,
)
from brecha.reports.programme.sections.people import learning, meetings, reach
from brecha.reports.programme.sections.results import (
    fund,
    groups,
    of_result,
    overall,
    own_results,
    rates,
    risks,
)

OWN = "results.own"
TABLES: Mapping[str, Callable[[Draft], tuple[Block, ...]]] = {
    "cover": cover,
    "summary.completion": rates,
    "context.framework": cooperation,
    "cross.sdg": goals,
    "cross.policies": policies,
    "cross.groups": reach,
    "cross.gender": markers,
    "cross.rights": rights,
    "cross.partnerships": partners,
    "cross.funding": funding,
    "cross.meetings": meetings,
    "cross.learning": learning,
    "results.overall": overall,
    "results.fund": fund,
    "results.monitoring": groups,
    "results.risks": risks,
    "evaluation.process": process,
    "evaluation.findings": findings,
    "evaluation.lessons": lessons,
    "evaluation.practices": practices,
    "evaluation.recommendations": recommendations,
    "evaluation.continuity": continuity,
    "annex.fund": fund_framework,
    "annex.framework": own_framework,
    "annex.documents": protection_documents,
    "annex.groups": group_documents,
}
"""What stands in a part beside its text."""


def build_report(snapshot: Snapshot, request: Request) -> ReportContent:
    """Return the content of a report; the same snapshot and request give the same content.

    Args:
        snapshot: The frozen programme.
        request: Kind, period, language and audience.

    Raises:
        InputError: If the bytes of the snapshot are not those that were frozen, the period is
            none, or a text refers to a value that is not stored; all such references are told.
    """
    return content_of(draft_of(snapshot, request))


def content_of(draft: Draft) -> ReportContent:
    """Return the content of a report.

    Raises:
        InputError: If a text refers to a value that is not stored; all such references are told.
    """
    programme, request = draft.programme, draft.request
    parts = tuple(_parts(draft))
    draft.faults.raise_as(InputError)
    last = outline(request.kind)[-1]
    return ReportContent(
        language=request.language,
        kind=request.kind,
        title=readable(programme.title(request.language) or programme.reference),
        subtitle=readable(_subtitle(draft)),
        day=day_of(programme, draft.report),
        sha256=draft.sha256,
        parts=(*parts, _part(draft, last, about(draft, parts))),
        findings=tuple(_findings(draft, parts)),
    )


def draft_of(snapshot: Snapshot, request: Request) -> Draft:
    """Return the programme of a snapshot as a report sees it, without names of persons.

    Raises:
        InputError: As `build_report`, except for the texts.
    """
    return live_draft(thaw(snapshot), request, snapshot.sha256)


def live_draft(programme: Programme, request: Request, sha256: str = "") -> Draft:
    """Return a programme as a report would see it if it were frozen now.

    Args:
        programme: As it is stored.
        request: Kind, period, language and audience.
        sha256: Digest of the snapshot, where there is one.

    Raises:
        InputError: If the period is none.
    """
    whole = without_names(programme)
    report = report_of(whole, request.kind, request.period)
    return Draft(restricted(whole, report), report, request, sha256)


def _parts(draft: Draft) -> Iterator[Part]:
    entries = outline(draft.request.kind)[:-1]
    for at, entry in enumerate(entries):
        tables = TABLES[entry.key](draft) if entry.key in TABLES else ()
        blocks = (*narrative(draft, entry.key), *tables)
        own = tuple(_own_parts(draft, entry.level + 1)) if entry.key == OWN else ()
        is_over_others = at + 1 < len(entries) and entries[at + 1].level > entry.level
        if not blocks and not own and (entry.has_text or not is_over_others):
            blocks = (missing(draft, entry),)
        yield _part(draft, entry, blocks)
        yield from own


def _own_parts(draft: Draft, level: int) -> Iterator[Part]:
    for result in own_results(draft):
        key = f"{OWN}.{result.code}"
        blocks = (*narrative(draft, key), *of_result(draft, result))
        yield Part(key, level, result.code, result.title(draft.language), blocks)


def _part(draft: Draft, entry: Entry, blocks: tuple[Block, ...]) -> Part:
    number = entry.number
    if entry.is_annex:
        number = draft.say("Annex {number}.", number=entry.number)
    title = translate(entry.message, draft.language)
    return Part(entry.key, entry.level, number, title, blocks, entry.is_wide)


def _subtitle(draft: Draft) -> str:
    kind = (
        draft.say("Annual report") if draft.request.kind == "annual" else draft.say("Final report")
    )
    known = (kind, draft.programme.fund, draft.programme.reference)
    return " · ".join([*filter(None, known), *([draft.period] if draft.period != DASH else [])])


def _findings(draft: Draft, parts: tuple[Part, ...]) -> Iterator[Finding]:
    for key in (*(part.key for part in parts), CAPACITIES):
        yield from typed_figures(draft, key)
