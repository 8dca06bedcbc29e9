"""What can no session talk itself out of? Triggers that work for everybody, whatever is set.

A setting of a session is anybody's to set: neither `pgtrigger.ignore`, nor the word that a
programme is being loaded, nor a temporary table of the same name takes a trigger's effect away.
"""

from __future__ import annotations

from typing import Any

SHOULD_IGNORE = """
CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT FALSE'
"""
# A programme is new if no event of it is older than the transaction; events cannot be taken away.
LOADING_FUNCTION = """
CREATE OR REPLACE FUNCTION office_loading_is_of_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        RAISE EXCEPTION 'loading_is_of_new: loading only adds';
    END IF;
    IF TG_TABLE_NAME <> 'office_value' AND EXISTS (
        SELECT 1 FROM office_value JOIN office_programmehistory AS event
            ON event.pgh_obj_id = office_value.programme_id
        WHERE office_value.id = NEW.value_id AND event.pgh_created_at < transaction_timestamp())
    THEN
        RAISE EXCEPTION 'loading_is_of_new: the programme was there before';
    END IF;
    RETURN NEW;
END $$
"""
LOADING_VALUES_FUNCTION = """
CREATE OR REPLACE FUNCTION office_loaded_values_are_of_new() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM office_programmehistory AS event
        WHERE event.pgh_created_at < transaction_timestamp() AND event.pgh_obj_id IN (
            NEW.programme_id,
            (SELECT programme_id FROM office_indicator WHERE id = NEW.indicator_id)))
    THEN
        RAISE EXCEPTION 'loading_is_of_new: the programme was there before';
    END IF;
    RETURN NEW;
END $$
"""
IS_LOADING = (
    "COALESCE(NULLIF(current_setting('pghistory.context_metadata', TRUE), ''), '{}')::jsonb "
    "? 'loading'"
)
REFERENCE_FUNCTION = """
CREATE OR REPLACE FUNCTION office_keep_reference() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM office_person
            WHERE programme_id = OLD.id AND identity_hash <> '') THEN
        RAISE EXCEPTION 'reference_is_kept: persons are found by it';
    END IF;
    RETURN NEW;
END $$
"""
OWN_TRIGGERS = """
SELECT function.oid::regprocedure::text FROM pg_proc AS function
WHERE pronamespace = 'public'::regnamespace AND prorettype = 'trigger'::regtype
    AND pg_has_role(proowner, 'USAGE')
    AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = function.oid AND deptype = 'e')
"""
VALUES, PARTS = "office_value", "office_disaggregatedvalue"
FUNCTIONS = (SHOULD_IGNORE, LOADING_FUNCTION, LOADING_VALUES_FUNCTION, REFERENCE_FUNCTION)
TRIGGERS = (  # table, trigger, function
    (VALUES, "loading_is_of_new", "office_loaded_values_are_of_new"),
    (PARTS, "loading_is_of_new", "office_loading_is_of_new"),
    ("office_programme", "keep_reference", "office_keep_reference"),
)


def hold_triggers(cursor: Any) -> None:  # noqa: ANN401 - a cursor
    """Make every trigger work for everybody; done anew after each migration.

    Args:
        cursor: Of the role that owns the tables.
    """
    for function in FUNCTIONS:
        cursor.execute(function)
    when = f"FOR EACH ROW WHEN ({IS_LOADING}) EXECUTE FUNCTION"
    cursor.execute(
        f"CREATE OR REPLACE TRIGGER loading_is_of_new BEFORE INSERT ON {VALUES} "
        f"{when} office_loaded_values_are_of_new()"
    )
    cursor.execute(
        "CREATE OR REPLACE TRIGGER loading_is_of_new BEFORE INSERT OR UPDATE OR DELETE "
        f"ON {PARTS} {when} office_loading_is_of_new()"
    )
    cursor.execute(
        "CREATE OR REPLACE TRIGGER keep_reference BEFORE UPDATE ON office_programme FOR EACH ROW "
        "WHEN (OLD.reference IS DISTINCT FROM NEW.reference) "
        "EXECUTE FUNCTION office_keep_reference()"
    )
    _bind_names(cursor)


def _bind_names(cursor: Any) -> None:  # noqa: ANN401 - a cursor
    """Let each trigger read and write the tables of the office, never a temporary one."""
    cursor.execute(OWN_TRIGGERS)
    for (function,) in cursor.fetchall():
        cursor.execute(f"ALTER FUNCTION {function} SET search_path = public, pg_temp")
