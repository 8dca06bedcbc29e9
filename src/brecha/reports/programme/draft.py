"""What does each part of a report need at hand? The programme, the language, who will read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from babel import Locale
from babel.dates import format_date

from brecha.core import FaultList, Language, translate
from brecha.core.languages import in_either
from brecha.programme.arithmetic import Amount, indicator_amount
from brecha.programme.dates import first_day, is_date, is_full_date
from brecha.programme.kinds import INVENTED_COUNTRY, PartialDate, ReportKind, ValueKind
from brecha.programme.model import Indicator, NarrativeSection, Programme, Report, Result, Variance
from brecha.reports.programme.content import DASH

YEAR, MONTH = len("2022"), len("2022-05")


@dataclass(frozen=True)
class Request:
    """Which report is asked for.

    Attributes:
        kind: Annual or final.
        period: Year or month it ends in; may be empty for the final report.
        language: Its language.
        is_public: Whether anyone may read it: small counts of people are hidden.
    """

    kind: ReportKind = "final"
    period: PartialDate = ""
    language: Language = "es"
    is_public: bool = False


@dataclass(frozen=True)
class Draft:
    """A programme as one report sees it.

    Attributes:
        programme: Restricted to the period of an annual report.
        sha256: Digest of the snapshot.
        faults: Collects what is wrong with the texts of the report.
        amounts: The values of indicators that were made already, for they are asked for often.
    """

    programme: Programme
    report: Report
    request: Request
    sha256: str
    faults: FaultList = field(default_factory=lambda: FaultList("report"), compare=False)
    amounts: dict[tuple[str, ValueKind], Amount | None] = field(default_factory=dict, compare=False)

    @property
    def language(self) -> Language:
        """Language of the report."""
        return self.request.language

    def asked(self, request: Request) -> Draft:
        """Return the same programme for another language or audience, with no faults yet."""
        return replace(self, request=request, faults=FaultList("report"))

    def amount(self, indicator: Indicator, kind: ValueKind) -> Amount | None:
        """Return the one value of an indicator of a kind; None where there is none to make."""
        key = (indicator.code, kind)
        if key not in self.amounts:
            self.amounts[key] = indicator_amount(self.programme, indicator, kind)
        return self.amounts[key]

    def say(self, message: str, **values: object) -> str:
        """Return an English template in the language of the report, filled."""
        return translate(message, self.language).format(**values)

    def either(self, spanish: str, english: str) -> str:
        """Return the text in the language of the report, or the other where it is missing."""
        return in_either(spanish, english, self.language)

    def date(self, day: PartialDate) -> str:
        """Return a date as far as it is known, in words."""
        if not is_date(day):
            return day or DASH
        if len(day) == YEAR:
            return day
        form = {
            "es": ("d 'de' MMMM 'de' y", "MMMM 'de' y"),
            "en": ("d MMMM y", "MMMM y"),
        }[self.language]
        return format_date(first_day(day), form[0 if is_full_date(day) else 1], self.language)

    def dates(self, start: PartialDate, end: PartialDate) -> str:
        """Return a span of time in words."""
        if not end or end == start:
            return self.date(start)
        return f"{self.date(start)} – {self.date(end)}"

    @property
    def period(self) -> str:
        """The time that is reported, in words; that of the programme where no other is told."""
        programme, report = self.programme, self.report
        start, end = report.period_start, report.period_end
        if report.kind == "final":
            start = start or programme.start
            end = end or programme.actual_end or programme.original_end
        return self.dates(start, end)

    @property
    def country(self) -> str:
        """The name of the country."""
        code = self.programme.country
        if code == INVENTED_COUNTRY:
            return self.say("an invented country")
        return str(Locale(self.language).territories.get(code, code))

    def organisation(self, acronym: str) -> str:
        """Return the name of an organisation with its acronym."""
        name = self._organisation_names.get(acronym, "")
        return f"{name} ({acronym})" if name and name != acronym else acronym

    @cached_property
    def _organisation_names(self) -> Mapping[str, str]:
        return {
            each.acronym: self.either(each.name_es, each.name_en)
            for each in self.programme.organisations
        }

    @cached_property
    def indicators_of(self) -> Mapping[str, tuple[Indicator, ...]]:
        """The indicators of each result."""
        found: dict[str, list[Indicator]] = {}
        for indicator in self.programme.indicators:
            found.setdefault(indicator.result, []).append(indicator)
        return {code: tuple(indicators) for code, indicators in found.items()}

    @cached_property
    def variances_of(self) -> Mapping[str, tuple[Variance, ...]]:
        """The reasons for variance of each indicator."""
        found: dict[str, list[Variance]] = {}
        for variance in self.programme.variances:
            found.setdefault(variance.indicator, []).append(variance)
        return {code: tuple(variances) for code, variances in found.items()}

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """The results, each under the one it belongs to."""
        return _in_tree_order(self.programme.results)

    def texts(self, key: str) -> tuple[NarrativeSection, ...]:
        """Return the texts of a section in the language, else in the other."""
        of_key = [
            each
            for each in self.programme.sections
            if each.section == key and each.report in ("", self.report.key) and each.text.strip()
        ]
        own = tuple(each for each in of_key if each.language == self.language)
        return own or tuple(of_key)


def _in_tree_order(results: tuple[Result, ...]) -> tuple[Result, ...]:
    below: dict[str, list[Result]] = {}
    for result in results:
        below.setdefault(result.parent, []).append(result)
    codes = {result.code for result in results}
    ordered: dict[str, Result] = {}
    waiting = [each for each in reversed(results) if each.parent not in codes]
    while waiting:
        result = waiting.pop()
        if result.code not in ordered:
            ordered[result.code] = result
            waiting.extend(reversed(below.get(result.code, [])))
    return (*ordered.values(), *(each for each in results if each.code not in ordered))
