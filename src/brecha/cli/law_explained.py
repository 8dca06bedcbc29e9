"""Why is what is due what it is? The results of a case in sentences, with the tree behind them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import polars as pl

from brecha.cli.tree import tree_lines
from brecha.core.languages import Language
from brecha.core.provenance import Certainty
from brecha.engine import Explanation, Labels, Origin, SchemeInForce, explain, sentences
from brecha.engine.nesting import MONTH, MonthRows
from brecha.engine.scheme import Scheme, first_day, input_columns

STATED = Origin((), Certainty.OFFICIAL, is_stated=True)  # no mark: a fact of the case itself
ASSUMED = Origin(("not said by the case",), Certainty.ASSUMED)
DEEPEST = 100
LOCALES = {"es": "es_MX", "en": "en"}


def explanations(
    law: SchemeInForce, table: pl.DataFrame, result: str, assumed: frozenset[str] = frozenset()
) -> list[Explanation]:
    """Return the tree behind a result for every row of its unit in a case's first month.

    Args:
        law: The scheme in force.
        table: The case as rows of the scheme's table.
        result: Name of the result.
        assumed: Names of inputs that the case does not say.
    """

    def origin(name: str, _row: int) -> Origin:
        return ASSUMED if name in assumed else STATED

    month = next(law.months(table, law.scheme.name))
    program = law.program(first_day(month.month))
    columns = input_columns(program, month)
    labels = Labels(origin, lambda unit, row: _row(law.scheme, month, unit, row))
    order = np.argsort(month.places[program.row_of(result)]).tolist()
    return [explain(program, columns, month.rows, result, row, labels) for row in order]


def explanation_document(
    trees: list[Explanation], language: Language, currency: str
) -> list[dict[str, Any]]:
    """Return explanations as JSON can hold them: the sentence, those below it, the tree.

    Args:
        trees: What `explanations` returned.
        language: Language of sentences and titles.
        currency: Code of the currency.
    """
    money = money_in_words(currency, language)
    told = [(tree, sentences(tree, language, money)) for tree in trees]
    return [
        {
            "result": tree.name,
            "row": tree.row,
            "sentence": said[0],
            "sentences": said,
            "tree": tree.as_dict(language),
        }
        for tree, said in told
    ]


def explanation_lines(trees: list[Explanation], language: Language, currency: str) -> Iterator[str]:
    """Yield for each result its sentences, from the result down, then its tree."""
    money = money_in_words(currency, language)
    for tree in trees:
        yield ""
        yield from sentences(tree, language, money)
        yield ""
        yield from tree_lines(tree, language, DEEPEST, currency, is_exact=True)


def money_in_words(currency: str, language: Language) -> str:
    """Return the name of a currency; of one that is made up, its code.

    Examples:
        >>> money_in_words("MXN", "es")
        'pesos mexicanos'
    """
    from babel.numbers import get_currency_name

    return get_currency_name(currency, 2, LOCALES[language])


def _row(scheme: Scheme, month: MonthRows, unit: str, row: int) -> str:
    """Return what tells a row of a unit from others of the unit above; the month of the first."""
    at = scheme.units.index(unit)
    above = set(scheme.keys[scheme.units[at - 1]]) if at else set()
    own = [key for key in scheme.keys[unit] if key not in above]
    several = len(month.frames[unit]) > 1
    shown = [key for key in own if at or key == MONTH or several]
    return ", ".join(str(month.frames[unit][key][row]) for key in shown)
