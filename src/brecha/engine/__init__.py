"""How does a set of small named functions become a model that runs and explains itself?"""

from brecha.engine.dated import change_dates, in_force
from brecha.engine.explanation import (
    Explanation,
    Labels,
    Origin,
    OriginOf,
    explain,
    parameter_node,
)
from brecha.engine.graph import Program, build
from brecha.engine.group_choices import (
    group_all,
    group_any,
    group_count,
    group_maximum,
    group_minimum,
)
from brecha.engine.groups import group_sum, previous_in_group, running_maximum
from brecha.engine.reform import Reform, read_reform, reformed
from brecha.engine.rows import Rows
from brecha.engine.rules import Column, Input, Rule, rule, rules_of
from brecha.engine.running import run, run_chunk
from brecha.engine.scheme import Scheme, SchemeInForce, months_between
from brecha.engine.sentence import sentences
from brecha.engine.stream import run_file

__all__ = [
    "Column",
    "Explanation",
    "Input",
    "Labels",
    "Origin",
    "OriginOf",
    "Program",
    "Reform",
    "Rows",
    "Rule",
    "Scheme",
    "SchemeInForce",
    "build",
    "change_dates",
    "explain",
    "group_all",
    "group_any",
    "group_count",
    "group_maximum",
    "group_minimum",
    "group_sum",
    "in_force",
    "months_between",
    "parameter_node",
    "previous_in_group",
    "read_reform",
    "reformed",
    "rule",
    "rules_of",
    "run",
    "run_chunk",
    "run_file",
    "running_maximum",
    "sentences",
]
