"""Does the database hold only triggers, functions and schemas that the code put there?

Rows may be anybody's; what runs on its own may not. Bodies of the functions are compared as well.
"""

from __future__ import annotations

from dataclasses import dataclass

import pgtrigger
from django.db import connections

OF_LIBRARIES = {"_pgtrigger_should_ignore", "_pgh_attach_context"}
OF_THE_OFFICE = {
    "chain_event": "office_chain_event",
    "refuse_truncate": "office_refuse",
    "refuse_update": "office_refuse",
    "keep_reference": "office_keep_reference",
}
LOADING = {"office_loading_is_of_new", "office_loaded_values_are_of_new"}
FUNCTIONS = """
SELECT proname, prosrc FROM pg_proc AS function
WHERE pronamespace = 'public'::regnamespace
    AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = function.oid AND deptype = 'e')
ORDER BY proname
"""
TRIGGERS = """
SELECT relation.relname, tgname, function.proname, tgenabled = 'O'
FROM pg_trigger JOIN pg_class AS relation ON relation.oid = tgrelid
JOIN pg_proc AS function ON function.oid = tgfoid
WHERE NOT tgisinternal AND relation.relnamespace = 'public'::regnamespace ORDER BY 1, 2
"""
SCHEMAS = """
SELECT nspname FROM pg_namespace
WHERE nspname NOT IN ('public', 'information_schema') AND nspname NOT LIKE 'pg\\_%'
    AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_namespace.oid AND deptype = 'e')
ORDER BY nspname
"""
RULES = """
SELECT relname FROM pg_class AS relation
WHERE relnamespace = 'public'::regnamespace AND (relkind IN ('v', 'm', 'f')
    OR EXISTS (SELECT 1 FROM pg_rewrite WHERE ev_class = relation.oid)
    OR EXISTS (SELECT 1 FROM pg_policy WHERE polrelid = relation.oid))
    AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = relation.oid AND deptype = 'e')
ORDER BY relname
"""


@dataclass(frozen=True)
class Foreign:
    """Something that runs in the database and is not the code's, or no longer is.

    Attributes:
        kind: `trigger`, `function`, `schema`, or `rule`, which stands for views as well.
        name: Its name; of a trigger with its table.
    """

    kind: str
    name: str


def foreign_things(
    using: str = "default", *, aside: str = "", names_only: bool = False
) -> list[Foreign]:
    """Return what the code does not know, does not find, or finds changed.

    Args:
        using: Name of the connection.
        aside: A schema that was put aside, and is no fault.
        names_only: Whether only unknown names are told, before known ones are put in anew.
    """
    bodies, triggers = _registered()
    found = _read(using, FUNCTIONS)
    known = OF_LIBRARIES | set(OF_THE_OFFICE.values()) | LOADING | set(bodies)
    if names_only:
        bodies = {}
    odd = [
        Foreign("function", name)
        for name, body in found
        if name not in known or bodies.get(name, body) != body
    ]
    there = _read(using, TRIGGERS)
    odd += [
        Foreign("trigger", f"{table}.{name}")
        for table, name, function, is_on in there
        if not (
            (is_on or names_only)
            and ((table, name, function) in triggers or _is_own(name, function))
        )
    ]
    missing = set() if names_only else triggers - {each[:3] for each in there}
    odd += [Foreign("trigger", f"{table}.{name}") for table, name, _ in sorted(missing)]
    odd += [Foreign("schema", name) for (name,) in _read(using, SCHEMAS) if name != aside]
    return odd + [Foreign("rule", name) for (name,) in _read(using, RULES)]


def _registered() -> tuple[dict[str, str], set[tuple[str, str, str]]]:
    """Return the bodies of the triggers' functions, and (table, trigger, function) of each."""
    bodies, triggers = {}, set()
    for model, trigger in pgtrigger.registered():
        name = trigger.get_pgid(model)
        sql = str(trigger.compile(model).install_sql)
        bodies[name] = sql.split(f"{name}()", 1)[1].split("$$", 2)[1]
        triggers.add((model._meta.db_table, name, name))  # noqa: SLF001 - Django's public name
    return bodies, triggers


def _is_own(name: str, function: str) -> bool:
    is_loading = name == "loading_is_of_new" and function in LOADING
    return is_loading or OF_THE_OFFICE.get(name) == function


def _read(using: str, statement: str) -> list[tuple[str, ...]]:
    with connections[using].cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())
