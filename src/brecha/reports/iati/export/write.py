"""Which bytes are the file, and do the rules let them pass?"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from brecha.core.errors import FaultList, InputError
from brecha.core.notes import Note
from brecha.programme.dates import is_date
from brecha.programme.model import Programme
from brecha.reports.iati.check import Check, check_content
from brecha.reports.iati.codes import codes_of
from brecha.reports.iati.export.documents import add_documents
from brecha.reports.iati.export.identity import add_head
from brecha.reports.iati.export.money import add_budgets, add_transactions
from brecha.reports.iati.export.nodes import XML_LANGUAGE, add
from brecha.reports.iati.export.profile import Profile
from brecha.reports.iati.export.results import add_results
from brecha.reports.iati.export.source import Source, clean
from brecha.reports.iati.finding import Finding
from brecha.reports.iati.rule_dates import Moment
from brecha.reports.iati.standard import VERSION

WHOLE, PART = "1", "2"  # levels of the hierarchy
PARENT, CHILD = "1", "2"  # codes of the list RelatedActivityType
NO_PROFILE = Profile()


@dataclass(frozen=True)
class Export:
    """An activity file of a programme.

    Attributes:
        content: The file's bytes; the same programme, profile and clock give the same.
        check: What the rules say of it: warnings and advice at most.
        left_out: What of the programme is not in it, and why.
    """

    content: bytes
    check: Check
    left_out: tuple[Note, ...]

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What the rules found, none of it critical or an error."""
        return self.check.findings


def export_programme(
    programme: Programme, profile: Profile = NO_PROFILE, now: Moment | None = None
) -> Export:
    """Return a programme as an IATI 2.03 activity file.

    Args:
        programme: Its facts; values that are not verified stay inside.
        profile: What the standard asks beside them.
        now: The clock: moment of the update, and what later dates are in the future of.

    Raises:
        InputError: The programme lacks what no activity may lack, or the rules find something
            critical or an error in the file; everything at once.
    """
    moment = (now or datetime.datetime.now(datetime.UTC)).astimezone(datetime.UTC)
    source = Source(programme, profile, moment.replace(microsecond=0))
    _refuse_the_incomplete(source)
    content = _content(source)
    check = check_content(content, f"{source.identifier}.xml", moment)
    _refuse_the_unfit(check)
    return Export(content, check, tuple(source.left_out))


def write_programme(
    programme: Programme, path: Path, profile: Profile = NO_PROFILE, now: Moment | None = None
) -> Export:
    """Write a programme as an activity file; nothing is written where it is refused.

    Raises:
        InputError: As in `export_programme`.
    """
    export = export_programme(programme, profile, now)
    path.write_bytes(export.content)
    return export


def _refuse_the_incomplete(source: Source) -> None:
    programme, faults = source.programme, FaultList()
    if not clean(programme.title_en) and not clean(programme.title_es):
        faults.add("The programme must have a title; it has none.")
    if programme.country not in codes_of("Country"):
        faults.add(
            "The country must be a code of two letters (ISO 3166-1); it is {country}.",
            country=programme.country or "–",
        )
    if not is_date(programme.start):
        faults.add("The programme must have a start; it has none.")
    if not programme.reference.strip():
        faults.add("The programme must have a reference number; it has none.")
    if not source.reference_of(programme.lead_agency):
        faults.add(
            "The lead agency must have an IATI identifier; {agency} has none. Record it with the "
            "organisation, or give it in the profile.",
            agency=programme.lead_agency or "–",
        )
    faults.raise_as(InputError)


def _refuse_the_unfit(check: Check) -> None:
    faults = FaultList()
    for finding in check.findings:
        if finding.severity.refuses:
            faults.add(
                "Rule {rule}: {finding}",
                finding.path,
                rule=finding.rule,
                finding=finding.sentence,
            )
    faults.raise_as(InputError)


def _content(source: Source) -> bytes:
    root = etree.Element("iati-activities", version=VERSION)
    root.set("generated-datetime", _moment(source))
    whole = _activity(root, source, WHOLE)
    add_head(whole, source, source.identifier)
    add_documents(whole, source)
    for identifier in source.identifiers.values():
        add(whole, "related-activity", ref=identifier, _type=CHILD)
    add_results(whole, source)
    for agency, identifier in source.identifiers.items():
        part = _activity(root, source, PART)
        add_head(part, source, identifier, agency)
        add_budgets(part, source, agency)
        add_transactions(part, source, agency)
        add(part, "related-activity", ref=source.identifier, _type=PARENT)
    etree.indent(root)
    text: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return text + b"\n"


def _activity(root: etree._Element, source: Source, level: str) -> etree._Element:
    activity = add(root, "iati-activity", last_updated_datetime=_moment(source))
    activity.set("default-currency", source.programme.currency)
    activity.set("hierarchy", level)
    activity.set("humanitarian", "0")
    activity.set(XML_LANGUAGE, source.languages[0])
    return activity


def _moment(source: Source) -> str:
    return source.now.strftime("%Y-%m-%dT%H:%M:%SZ")
