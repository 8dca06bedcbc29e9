"""Which rules of a ruleset does a document break? The official rule language, interpreted.

A case names a context (an XPath), a kind of rule and the paths it looks at. The semantics are
those of the language's specification, and of the official validator where the two differ (see
`holds`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from brecha.reports.iati.finding import Finding, Severity, found_at
from brecha.reports.iati.rule_dates import Scope
from brecha.reports.iati.rule_kinds import KINDS
from brecha.reports.iati.sentences import rule_sentence
from brecha.reports.iati.xpaths import holds, literal, select, texts_of

PLACEHOLDER = "'$1'"


@dataclass(frozen=True)
class Case:
    """One case of a ruleset: where it applies, and what it asks.

    Attributes:
        id: Number of the rule.
        severity: How bad it is to break it.
        context: XPath of the elements it looks at, each by itself.
        kind: Kind of rule.
        asks: The further keys of the case, as the rule language names them.
        foreach: XPath of values; the case is asked for each, in the place of `$1`.
        subs: Keys in which the value takes the place of `$1`.
    """

    id: str
    severity: Severity
    context: str
    kind: str
    asks: Mapping[str, Any]
    foreach: str = ""
    subs: tuple[str, ...] = ()


def flat_cases(ruleset: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield every case of a ruleset in its official form as a flat record, without sentences."""
    for context, kinds in ruleset.items():
        for kind, cases in kinds.items():
            for case in cases["cases"]:
                if kind != "loop":
                    yield _flat(context, kind, case)
                    continue
                loop = {"foreach": case["foreach"], "subs": case["subs"]}
                for inner, inner_cases in case["do"].items():
                    yield from (_flat(context, inner, one) | loop for one in inner_cases["cases"])


def read_cases(records: Iterable[Mapping[str, Any]]) -> list[Case]:
    """Return the cases of flat records."""
    return [
        Case(
            id=record.get("id", ""),
            severity=Severity(record.get("severity", "error")),
            context=record["context"],
            kind=record["kind"],
            asks=record["asks"],
            foreach=record.get("foreach", ""),
            subs=tuple(record.get("subs", ())),
        )
        for record in records
    ]


def broken_rules(
    document: etree._ElementTree, cases: Iterable[Case], scope: Scope
) -> Iterator[Finding]:
    """Yield a finding for each place where a case is broken."""
    contexts: dict[str, list[etree._Element]] = {}
    for case in cases:
        if case.context not in contexts:
            contexts[case.context] = list(select(case.context, document))
        for element in contexts[case.context]:
            for asked in _asked(case, element):
                yield from _broken(asked, element, scope)


def _flat(context: str, kind: str, case: Mapping[str, Any]) -> dict[str, Any]:
    about = case.get("ruleInfo", {})
    record = {key: about[key] for key in ("id", "severity") if key in about}
    asks = {key: value for key, value in case.items() if key != "ruleInfo"}
    return record | {"context": context, "kind": kind, "asks": asks}


def _asked(case: Case, element: etree._Element) -> Iterator[Case]:
    if not case.foreach:
        yield case
        return
    for value in dict.fromkeys(texts_of(case.foreach, element)):
        given = {key: _with(case.asks[key], value) for key in case.subs if key in case.asks}
        yield replace(case, asks={**case.asks, **given})


def _with(expression: Any, value: str) -> Any:  # noqa: ANN401 - a path or several
    if isinstance(expression, str):
        return expression.replace(PLACEHOLDER, literal(value))
    return [path.replace(PLACEHOLDER, literal(value)) for path in expression]


def _broken(case: Case, element: etree._Element, scope: Scope) -> Iterator[Finding]:
    condition = case.asks.get("condition")
    if condition and not holds(condition, element):
        return
    for breach in KINDS[case.kind](case.asks, element, scope):
        sentence = rule_sentence(case.id, breach.found)
        node = breach.node if breach.node is not None else element
        yield found_at(node, case.id, case.severity, sentence, breach.item)
