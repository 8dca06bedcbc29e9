"""Does the database hold the triggers, functions and schemas of the code, and no others?

Rows may be anybody's; what runs on its own may not. Bodies of the functions are compared as well,
but for the one that a library puts in by a migration of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import pgtrigger
from django.db import connections

from brecha.office.audit import guards

OF_A_LIBRARY = "_pgh_attach_context"
NAMED_BODY = re.compile(r"FUNCTION (?:public\.)?(\w+)\(.*? AS (\$\$|')(.*)\2", re.DOTALL)
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
    bodies |= dict(map(_named_body, guards.FUNCTIONS))
    triggers |= set(guards.guards_of(table for (table,) in _read(using, guards.TABLES)))
    found = _read(using, FUNCTIONS)
    known = {OF_A_LIBRARY, *bodies}
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
        if not ((is_on or names_only) and (table, name, function) in triggers)
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


def _named_body(sql: str) -> tuple[str, str]:
    name, _, body = NAMED_BODY.findall(sql)[0]
    return name, body


def _read(using: str, statement: str) -> list[tuple[str, ...]]:
    with connections[using].cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())
