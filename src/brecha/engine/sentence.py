"""Why is this number what it is, in words? One sentence for each rule, from the result down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from brecha.core.languages import Language, translate
from brecha.core.provenance import Certainty
from brecha.engine.explanation import Explanation
from brecha.engine.said import MONEY, SHOWN_PARTS, say_value

Key = tuple[str, str]  # name and row
LEAVES = ("parameter", "input")
CERTAINTIES = {
    Certainty.OFFICIAL: "certainty: official",
    Certainty.SECONDARY: "certainty: from a secondary source",
    Certainty.DERIVED: "certainty: derived",
    Certainty.ASSUMED: "certainty: assumed",
}


def sentences(explanation: Explanation, language: Language, currency: str = MONEY) -> list[str]:
    """Return the sentences of a tree: the result first, each rule after all that take it.

    A sentence says what the value is and of whom, from which values it was computed, under which
    article, which values of law it took, since when and from where, and its weakest mark.

    Args:
        explanation: What `explain` returned.
        language: Language of the sentences.
        currency: What the models call `money`, in words of the language.
    """
    speaker = _Speaker(language, currency)
    told = [node for node in _in_order(explanation) if node.kind not in LEAVES]
    return [speaker.sentence(node) for node in told or [explanation]]


def sentence(explanation: Explanation, language: Language, currency: str = MONEY) -> str:
    """Return the sentence of a node alone."""
    return _Speaker(language, currency).sentence(explanation)


@dataclass(frozen=True)
class _Speaker:
    language: Language
    currency: str
    marked: dict[int, bool] = field(default_factory=dict)  # by id of a node of the tree told

    def sentence(self, node: Explanation) -> str:
        law = node.law_in(self.language)
        parts = [self._part(nodes) for nodes in _by_name(node.children)]
        sources = [self._source(child) for child in _named_sources(node)]
        opening = [self._head(node)]
        if parts:
            opening.append(self._say("computed from {parts}", parts=self._listed(parts)))
        if law:
            opening.append(self._say("under {law}", law=", ".join(law)))
        clauses = [", ".join(opening)]
        if sources:
            clauses.append(self._say("sources: {sources}", sources="; ".join(sources)))
        if self._is_marked(node):
            clauses.append(translate(CERTAINTIES[node.certainty], self.language))
        return "; ".join(clauses) + "."

    def _head(self, node: Explanation) -> str:
        title = node.title_in(self.language).rstrip(".")
        where = f" ({node.row})" if node.row and not node.row.isdigit() else ""
        return f"{title}{where}: {self._value(node)}"

    def _part(self, nodes: list[Explanation]) -> str:
        """Return what a rule took under one name, on one row or on several."""
        title = _inside(nodes[0].title_in(self.language))
        if len(nodes) == 1:
            return f"{title} ({self._value(nodes[0])})"
        said = [f"{node.row}: {self._value(node)}" for node in nodes[:SHOWN_PARTS]]
        if len(nodes) > SHOWN_PARTS:
            said.append(self._say("… and {rest} more", rest=len(nodes) - SHOWN_PARTS))
        return f"{title} ({'; '.join(said)})"

    def _source(self, node: Explanation) -> str:
        title = _inside(node.title_in(self.language))
        known = "; ".join([*node.law_in(self.language), self._mark(node)])
        if node.since:
            return self._say(
                "{title}, in force since {since} ({known})",
                title=title,
                since=node.since,
                known=known,
            )
        return f"{title} ({known})"

    def _value(self, node: Explanation) -> str:
        return say_value(node.value, node.name, node.unit, self.language, self.currency)

    def _mark(self, node: Explanation) -> str:
        return translate(node.mark, self.language)

    def _is_marked(self, node: Explanation) -> bool:
        """Say whether anything below has a mark: what a case states has none."""
        if id(node) not in self.marked:
            self.marked[id(node)] = (
                any(self._is_marked(child) for child in node.children)
                if node.kind not in LEAVES and node.children
                else node.kind != "rule" and not node.is_stated
            )
        return self.marked[id(node)]

    def _listed(self, parts: list[str]) -> str:
        *first, last = parts
        if not first:
            return last
        return self._say("{first} and {last}", first=", ".join(first), last=last)

    def _say(self, message: str, **values: object) -> str:
        return translate(message, self.language).format(**values)


def _in_order(result: Explanation) -> list[Explanation]:
    """Return each node once, after every node that it is a child of."""
    return list(_finished(result, set()))[::-1]


def _finished(node: Explanation, seen: set[Key]) -> Iterator[Explanation]:
    """Yield each node after its children; read backwards, a child follows all that take it."""
    if (node.name, node.row) in seen:
        return
    seen.add((node.name, node.row))
    for child in reversed(node.children):
        yield from _finished(child, seen)
    yield node


def _by_name(children: Iterable[Explanation]) -> list[list[Explanation]]:
    groups: dict[str, list[Explanation]] = {}
    for child in children:
        groups.setdefault(child.name, []).append(child)
    return list(groups.values())


def _named_sources(node: Explanation) -> list[Explanation]:
    """Return the parameters of a rule, and the inputs whose source is known."""
    first = [nodes[0] for nodes in _by_name(node.children)]
    return [child for child in first if child.kind in LEAVES and child.law and not child.is_stated]


def _inside(title: str) -> str:
    """Return a title as it stands within a sentence; a name and an abbreviation keep capitals."""
    first, *others = title.rstrip(".").split(" ")
    is_name = any(word[:1].isupper() and word[1:].islower() for word in others)
    is_abbreviation = len(first) > 1 and first[1].isupper()
    if not (is_name or is_abbreviation):
        first = first[:1].lower() + first[1:]
    return " ".join([first, *others])
