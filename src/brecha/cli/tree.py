"""How is the tree behind a number shown in a terminal?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from brecha.cli.language import unit_in
from brecha.core.languages import Language, format_number, translate
from brecha.core.units import ONE
from brecha.engine import Explanation
from brecha.engine.said import say_value

SHOWN_PARTS = 4
LARGE, SMALL = 1000, 1


def tree_lines(
    tree: Explanation,
    language: Language,
    depth: int,
    currency: str = "money",
    *,
    is_exact: bool = False,
) -> Iterator[str]:
    """Yield the lines of a tree; a node that was shown before is named only.

    Args:
        tree: The tree.
        language: Language of the titles.
        depth: How many levels are shown.
        currency: What the models call `money`.
        is_exact: Whether money is shown to the cent, rates in per cent, yes and no in words.
    """
    shown = _said(tree, currency, language) if is_exact else _with_units(tree, currency, language)
    yield from _lines(shown, language, depth, "", set())


def _said(node: Explanation, currency: str, language: Language) -> Explanation:
    value = say_value(node.value, node.name, node.unit, language, currency)
    children = tuple(_said(child, currency, language) for child in node.children)
    return replace(node, value=value, unit=ONE, children=children)


def _with_units(node: Explanation, currency: str, language: Language) -> Explanation:
    children = tuple(_with_units(child, currency, language) for child in node.children)
    return replace(node, unit=unit_in(node.unit, currency, language), children=children)


def _lines(
    node: Explanation, language: Language, depth: int, indent: str, seen: set[tuple[str, str]]
) -> Iterator[str]:
    key = (node.name, node.row)
    is_repeated = key in seen and bool(node.children)
    seen.add(key)
    yield (
        indent
        + _line(node, language)
        + (f" ({translate('shown above', language)})" if is_repeated else "")
    )
    if is_repeated:
        return
    inner = indent + "  "
    if depth <= 1 and node.children:
        yield inner + translate("… more below: raise --depth", language)
        return
    for child in node.children[:SHOWN_PARTS] if node.kind == "sum" else node.children:
        yield from _lines(child, language, depth - 1, inner, seen)
    rest = len(node.children) - SHOWN_PARTS
    if node.kind == "sum" and rest > 0:
        amount = sum(float(child.value) for child in node.children[SHOWN_PARTS:])
        text = translate("… and {rest} more parts: {amount}", language)
        yield inner + text.format(rest=rest, amount=_number(amount))


def _line(node: Explanation, language: Language) -> str:
    mark = translate(node.mark, language)
    where = f" [{node.row}]" if node.row and not node.row.isdigit() else ""
    law = f" · {'; '.join(node.law_in(language))}" if node.law else ""
    since = f" · {translate('since', language)} {node.since}" if node.since else ""
    unit = "" if node.unit == ONE else f" {node.unit}"
    title = node.title_in(language)
    return f"{node.name} = {_value(node.value)}{unit}{where} ({mark}) — {title}{law}{since}"


def _value(value: object) -> str:
    if isinstance(value, int | float):
        return _number(float(value))
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_value(part)}" for key, part in value.items())
    if isinstance(value, list):
        return f"{len(value)} × {{{', '.join(value[0])}}}" if value else "–"
    return str(value)


def _number(value: float) -> str:
    if abs(value) >= LARGE:
        return format_number(value, 0)
    return format_number(value, 2) if abs(value) >= SMALL else f"{value:.6g}"
