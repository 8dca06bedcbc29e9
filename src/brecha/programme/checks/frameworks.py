"""Do dates, links to frameworks, marks, names and recommendations hold what the form asks for?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from brecha.programme.checks.registry import found, rule
from brecha.programme.dates import is_before, is_date, is_full_date
from brecha.programme.model import Finding, Organisation, OrganisationMention, Programme
from brecha.programme.numbers import lines_of
from brecha.programme.words import UNKNOWN, label

MOST_SDG_INDICATORS = 3
SDG_INDICATOR = re.compile(r"(?P<target>\d{1,2}\.[\da-z]{1,2})\.\d{1,2}")
DATES = ("start", "original_end", "actual_end")


@rule("programme-dates", "error", "R15")
def programme_dates(programme: Programme) -> Iterator[Finding]:
    """Start, planned end and actual end are dates, one after the other."""
    for name in DATES:
        text = getattr(programme, name)
        if text and not is_date(text):
            yield found(
                "The date {name} is {came}, which is no day of the calendar.",
                f"programme:{name}",
                programme.lines,
                name=label(name),
                came=text,
            )
    known = [name for name in DATES if getattr(programme, name)]
    for earlier, later in pairwise(known):
        if is_before(getattr(programme, later), getattr(programme, earlier)):
            yield found(
                "{earlier} ({first}) comes after {later} ({second}). Correct one.",
                f"programme:{earlier}",
                programme.lines,
                earlier=label(earlier),
                later=label(later),
                first=getattr(programme, earlier),
                second=getattr(programme, later),
            )


@rule("closure-date", "warning", "R15")
def closure_date(programme: Programme) -> Iterator[Finding]:
    """A programme that is closed has the day of its financial closure."""
    closure = programme.financial_closure
    if (closure or programme.is_operationally_closed) and not is_full_date(closure):
        yield found(
            "The financial closure is {came}; the form asks for a day. Give year, month and day.",
            "programme:financial_closure",
            programme.closure_lines,
            came=closure or UNKNOWN,
        )


@rule("sdg-indicators", "error", "R18")
def sdg_indicators(programme: Programme) -> Iterator[Finding]:
    """Up to three SDG indicators are named, each of a target that is listed."""
    links = [each for each in programme.framework_links if each.framework == "sdg"]
    targets = {each.code for each in links if each.level == "target"}
    named = [each for each in links if each.level == "indicator"]
    if targets and not named:
        yield found(
            "SDG targets {targets} are named, but no SDG indicator. Give up to {most} codes, such "
            "as {example}.",
            "framework:sdg:indicators",
            lines_of(links),
            targets=tuple(sorted(targets)),
            most=MOST_SDG_INDICATORS,
            example=f"{min(targets)}.1",
        )
    codes = sorted({each.code for each in named})
    strange = [code for code in codes if not _belongs(code, targets)]
    if strange or len(codes) > MOST_SDG_INDICATORS:
        yield found(
            "SDG indicators {codes}: at most {most}, each of a target that is listed ({targets}). "
            "Not so: {strange}.",
            "framework:sdg:codes",
            lines_of(named),
            codes=tuple(codes),
            most=MOST_SDG_INDICATORS,
            targets=tuple(sorted(targets)) or UNKNOWN,
            strange=tuple(strange) or UNKNOWN,
        )


@rule("framework-codes", "warning", "R18")
def framework_codes(programme: Programme) -> Iterator[Finding]:
    """A link to the cooperation framework gives the code of an outcome or output."""
    links = [e for e in programme.framework_links if e.framework == "cooperation_framework"]
    if links and not any(each.code and each.level in {"outcome", "output"} for each in links):
        yield found(
            "The cooperation framework is named by {titles}, without the code of an outcome or "
            "output. Give the codes.",
            "framework:cooperation",
            lines_of(links),
            titles=tuple(each.title for each in links),
        )


@rule("marker-score", "warning", "R4")
def marker_scores(programme: Programme) -> Iterator[Finding]:
    """A marker has its code and its score on the list it comes from."""
    for marker in programme.markers:
        if not marker.code or marker.score is None:
            yield found(
                "The marker {name} is applied without code or score. Give both, from its list.",
                f"marker:{marker.name}",
                marker.lines,
                name=label(marker.name),
            )


@rule("recommendation-response", "warning", "R14")
def recommendation_responses(programme: Programme) -> Iterator[Finding]:
    """Each recommendation has a response, an owner and a day."""
    told = {
        (each.evaluation, each.recommendation)
        for each in programme.follow_ups
        if each.response and each.owner and each.due
    }
    for evaluation in dict.fromkeys(each.evaluation for each in programme.recommendations):
        own = [each for each in programme.recommendations if each.evaluation == evaluation]
        open_ones = [each for each in own if (evaluation, each.number) not in told]
        if open_ones:
            yield found(
                "{number} of {total} recommendations have no response with owner and day. Record "
                "them.",
                f"evaluation:{evaluation}:recommendations",
                lines_of(open_ones),
                number=len(open_ones),
                total=len(own),
            )


@rule("organisation-names", "warning", "R19")
def organisation_names(programme: Programme) -> Iterator[Finding]:
    """An organisation is named in one spelling: that of the register."""
    for organisation in programme.organisations:
        mentions = [each for each in programme.mentions if _names(each, organisation)]
        spellings = tuple(dict.fromkeys(each.spelling for each in mentions))
        if any(spelling != organisation.acronym for spelling in spellings):
            yield found(
                "{acronym} is spelt {spellings}. Write it as the register does.",
                f"organisation:{organisation.acronym}",
                lines_of(mentions),
                acronym=organisation.acronym,
                spellings=spellings,
            )


@rule("agency-known", "error", "R19")
def agencies_known(programme: Programme) -> Iterator[Finding]:
    """An agency that plans or spends money takes part in the programme."""
    known = {each.organisation for each in programme.participations}
    planned = [each.agency for each in programme.budgets]
    named = dict.fromkeys(planned + [each.agency for each in programme.expenditures])
    for agency in named:
        if agency not in known:
            yield found(
                "{agency} has money in the programme, but does not take part in it. Register its "
                "participation, or correct the name.",
                f"organisation:{agency}:participation",
                lines_of(each for each in programme.budgets if each.agency == agency),
                agency=agency or UNKNOWN,
            )


def _belongs(code: str, targets: set[str]) -> bool:
    match = SDG_INDICATOR.fullmatch(code)
    return match is not None and match["target"] in targets


def _names(mention: OrganisationMention, organisation: Organisation) -> bool:
    spellings = {organisation.acronym, *organisation.aliases}
    return mention.organisation == organisation.acronym or mention.spelling in spellings
