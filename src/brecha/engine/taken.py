"""Which entries of a parameter did a rule take? It is asked once more, and watched."""

from __future__ import annotations

from collections.abc import ItemsView, Mapping, ValuesView
from typing import Any

from brecha.engine.graph import Step
from brecha.parameters.schema import Value


class _Watched(dict[str, float]):
    """A mapping that remembers which of its keys were read."""

    def __init__(self, entries: Mapping[str, float]) -> None:
        super().__init__(entries)
        self.taken: set[str] = set()

    def __getitem__(self, key: str) -> float:
        self.taken.add(key)
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401 - as of a dictionary
        """Return an entry and remember its key."""
        self.taken.add(key)
        return super().get(key, default)

    def values(self) -> ValuesView[float]:  # type: ignore[override]  # a view, as of a dictionary
        """Return every value: all were read."""
        self.taken.update(self)
        return super().values()

    def items(self) -> ItemsView[str, float]:  # type: ignore[override]  # as values
        """Return every entry: all were read."""
        self.taken.update(self)
        return super().items()


def taken_parts(step: Step, name: str, arguments: Mapping[str, Any]) -> Value:
    """Return those entries of a parameter that a rule reads; the whole where it is no mapping.

    Args:
        step: The rule in its place.
        name: The parameter, an argument of the rule.
        arguments: What the rule gets, by name.
    """
    whole: Value = arguments[name]
    if not isinstance(whole, dict):
        return whole
    watched = _Watched(whole)
    step.rule.function(**{**arguments, name: watched})
    taken = {key: part for key, part in whole.items() if key in watched.taken}
    return taken or whole
