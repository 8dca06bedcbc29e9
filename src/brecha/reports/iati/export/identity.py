"""Who reports, what, when, where and for which aim? The head of an activity, in its fixed order."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from brecha.core.notes import Note
from brecha.programme.dates import is_date, last_day
from brecha.programme.model import FrameworkLink
from brecha.reports.iati.export.nodes import add, add_narratives, add_text, number_text
from brecha.reports.iati.export.source import Narratives, Source, clean, slug

ROLES = {
    "fund": "1",
    "donor": "1",
    "accountable": "2",
    "lead": "2",
    "government_lead": "2",
    "implementing": "4",
    "partner": "4",
}
KINDS = {
    "un": "40",
    "international": "40",
    "federal": "10",
    "state": "11",
    "municipal": "11",
    "union": "22",
    "employers": "22",
    "civil_society": "22",
    "academia": "80",
    "private": "70",
    "donor": "90",
    "other": "90",
}
MULTILATERAL = "40"
FUNDING, ACCOUNTABLE, IMPLEMENTING = "1", "2", "4"
PIPELINE, IMPLEMENTATION, FINALISATION, CLOSED = "1", "2", "3", "4"
OTHER_IDENTIFIER = "A9"
OWN_VOCABULARY = "99"
GENERAL = "1"
MARKER_VOCABULARY = "1"
SDG_TAGS = {"goal": "2", "target": "3", "indicator": "3"}
TARGET_PARTS = 2  # an indicator 1.3.1 belongs to the target 1.3


def add_head(activity: etree._Element, source: Source, identifier: str, agency: str = "") -> None:
    """Add all that stands before the money: of the whole, or of one agency's part."""
    add(activity, "iati-identifier", identifier)
    _add_reporter(activity, source)
    add_text(activity, "title", _title(source, agency))
    add_text(activity, "description", _description(source, agency), _type=GENERAL)
    _add_participants(activity, source, agency)
    _add_other_identifier(activity, source)
    add(activity, "activity-status", code=_status(source))
    _add_dates(activity, source)
    add(activity, "activity-scope", code=source.profile.activity_scope)
    add(activity, "recipient-country", code=source.programme.country)
    if not agency:
        _add_locations(activity, source)
    _add_sectors(activity, source)
    _add_tags(activity, source)
    _add_markers(activity, source)
    profile = source.profile
    add(activity, "collaboration-type", code=profile.collaboration_type)
    add(activity, "default-flow-type", code=profile.flow_type)
    add(activity, "default-finance-type", code=profile.finance_type)
    add(activity, "default-aid-type", code=profile.aid_type)
    add(activity, "default-tied-status", code=profile.tied_status)


def organisation_kind(source: Source, acronym: str) -> str:
    """Return the code of an organisation's kind; an agency that is not registered is the UN's."""
    organisation = source.organisations.get(acronym)
    return KINDS[organisation.kind] if organisation else MULTILATERAL


def _add_reporter(activity: etree._Element, source: Source) -> None:
    lead = source.programme.lead_agency
    reporter = add(activity, "reporting-org", ref=source.reference_of(lead))
    reporter.set("type", organisation_kind(source, lead))
    add_narratives(reporter, source.name_of(lead))


def _title(source: Source, agency: str) -> Narratives:
    titles = source.texts(source.programme.title_en, source.programme.title_es)
    if not agency:
        return titles
    names = dict(source.name_of(agency))
    return [(language, f"{title} ({names.get(language, agency)})") for language, title in titles]


def _description(source: Source, agency: str) -> Narratives:
    if agency:
        return source.said(Note("The part that {agency} carries out.", {"agency": agency}))
    told = source.texts(source.profile.description_en, source.profile.description_es)
    names = tuple(source.agencies) or (source.programme.lead_agency,)
    dates = {"start": source.start.isoformat(), "end": source.end.isoformat()}
    sentence = Note(
        "Joint programme of {agencies}, from {start} to {end}.", {"agencies": names, **dates}
    )
    return told or source.said(sentence)


def _add_participants(activity: etree._Element, source: Source, agency: str) -> None:
    added = set()
    for role, acronym in _participants(source, agency):
        if (role, acronym) not in added and acronym.strip():
            added.add((role, acronym))
            kind = MULTILATERAL if acronym == source.programme.fund else ""
            participant = add(
                activity,
                "participating-org",
                ref=source.reference_of(acronym),
                role=role,
                _type=kind or organisation_kind(source, acronym),
            )
            add_narratives(participant, source.name_of(acronym))


def _participants(source: Source, agency: str) -> Iterator[tuple[str, str]]:
    yield FUNDING, source.programme.fund
    yield ACCOUNTABLE, source.programme.lead_agency
    if agency:
        yield IMPLEMENTING, agency
        return
    for each in source.programme.participations:
        yield ROLES[each.role], each.organisation
    for each_agency in source.agencies:
        yield IMPLEMENTING, each_agency


def _add_other_identifier(activity: etree._Element, source: Source) -> None:
    programme = source.programme
    if programme.reference.strip() and programme.fund.strip():
        other = add(activity, "other-identifier", ref=programme.reference, _type=OTHER_IDENTIFIER)
        add_text(other, "owner-org", source.name_of(programme.fund))


def _status(source: Source) -> str:
    closure = source.programme.financial_closure
    if source.programme.is_operationally_closed:
        is_closed = is_date(closure) and last_day(closure) <= source.today
        return CLOSED if is_closed else FINALISATION
    return PIPELINE if source.start > source.today else IMPLEMENTATION


def _add_dates(activity: etree._Element, source: Source) -> None:
    planned, actual = source.programme.original_end, source.programme.actual_end
    dates = {
        "1": source.start,
        "2": source.start if source.start <= source.today else None,
        "3": last_day(planned) if is_date(planned) else None,
        "4": last_day(actual) if is_date(actual) and last_day(actual) <= source.today else None,
    }
    for kind, day in dates.items():
        if day:
            add(activity, "activity-date", iso_date=day.isoformat(), _type=kind)


def _add_locations(activity: etree._Element, source: Source) -> None:
    for territory in source.programme.territories:
        location = add(activity, "location", ref=slug(territory))
        add_text(location, "name", source.said(territory))


def _add_sectors(activity: etree._Element, source: Source) -> None:
    for sector in source.profile.sectors:
        add(
            activity,
            "sector",
            vocabulary="1",
            code=sector.code,
            percentage=number_text(sector.percentage),
        )


def _add_tags(activity: etree._Element, source: Source) -> None:
    tags = dict.fromkeys(_tag(link) for link in source.programme.framework_links)
    for vocabulary, code, title in tags:
        tag = add(activity, "tag", vocabulary=vocabulary, code=code)
        add_narratives(tag, source.said(title))


def _tag(link: FrameworkLink) -> tuple[str, str, str]:
    if link.framework == "sdg" and link.level in SDG_TAGS and link.code:
        parts = link.code.split(".")
        return SDG_TAGS[link.level], ".".join(parts[:TARGET_PARTS]), link.title
    return OWN_VOCABULARY, clean(link.code) or slug(link.title), clean(link.title) or link.code


def _add_markers(activity: etree._Element, source: Source) -> None:
    for marker in source.programme.markers:
        if marker.score is None:
            source.leave_out(
                Note(
                    "Marker {name}: it has no score, which the standard asks.",
                    {"name": marker.name},
                )
            )
            continue
        is_official = marker.vocabulary == MARKER_VOCABULARY
        element = add(
            activity,
            "policy-marker",
            vocabulary=MARKER_VOCABULARY if is_official else OWN_VOCABULARY,
            code=clean(marker.code) or slug(marker.name),
            significance=str(marker.score) if is_official else "",
        )
        if not is_official:
            name = f"{marker.name or marker.vocabulary}: {marker.score}"
            add_narratives(element, source.said(name))
