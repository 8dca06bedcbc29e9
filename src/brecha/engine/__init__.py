"""How does a set of small named functions become a model that runs and explains itself?"""

from brecha.engine.explanation import (
    Explanation,
    Labels,
    Origin,
    OriginOf,
    explain,
    parameter_node,
)
from brecha.engine.graph import Program, build
from brecha.engine.groups import group_sum, previous_in_group, running_maximum
from brecha.engine.rows import Rows
from brecha.engine.rules import Column, Input, Rule, rule, rules_of
from brecha.engine.running import run

__all__ = [
    "Column",
    "Explanation",
    "Input",
    "Labels",
    "Origin",
    "OriginOf",
    "Program",
    "Rows",
    "Rule",
    "build",
    "explain",
    "group_sum",
    "parameter_node",
    "previous_in_group",
    "rule",
    "rules_of",
    "run",
    "running_maximum",
]
