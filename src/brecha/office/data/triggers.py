"""What does the database refuse, whichever way it is asked? Changed values, changed snapshots."""

from __future__ import annotations

import pgtrigger

REASON = (
    "COALESCE(NULLIF(current_setting('pghistory.context_metadata', TRUE), ''), '{}')"
    "::jsonb ->> 'reason'"
)
LOADING = REASON.replace("'reason'", "'loading'")
SAME_CELL = """EXISTS (
        SELECT 1 FROM office_value AS other
        WHERE other.id <> NEW.id AND other.status = 'locked'
            AND other.indicator_id = NEW.indicator_id AND other.kind = NEW.kind
            AND other.period_start = NEW.period_start AND other.period_end = NEW.period_end
            AND other.agency_id IS NOT DISTINCT FROM NEW.agency_id
            AND other.place = NEW.place AND other.unit = NEW.unit)"""

KEEP_VALUE = pgtrigger.Trigger(
    name="keep_value",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
    func=f"""
    IF TG_OP = 'DELETE' THEN
        IF OLD.status <> 'draft' THEN
            RAISE EXCEPTION 'value_is_kept: only a draft may be deleted';
        END IF;
        RETURN OLD;
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF COALESCE({LOADING}, '') = '' THEN
            IF NEW.status NOT IN ('draft', 'submitted') THEN
                RAISE EXCEPTION 'value_starts_as_draft: a new value is a draft, or submitted';
            END IF;
            IF {SAME_CELL} THEN
                RAISE EXCEPTION 'value_is_locked: reopen the locked value first';
            END IF;
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.status <> 'draft' AND to_jsonb(OLD) - '{{status,row_version}}'::text[]
            <> to_jsonb(NEW) - '{{status,row_version}}'::text[] THEN
        RAISE EXCEPTION 'value_is_kept: only a draft may be changed';
    END IF;
    IF OLD.status <> NEW.status THEN
        IF (OLD.status, NEW.status) NOT IN (('draft', 'submitted'), ('submitted', 'draft'),
                ('submitted', 'verified'), ('verified', 'locked'), ('locked', 'verified')) THEN
            RAISE EXCEPTION 'value_status: % does not follow %', NEW.status, OLD.status;
        END IF;
        IF OLD.status = 'locked' AND COALESCE({REASON}, '') = '' THEN
            RAISE EXCEPTION 'value_reason: a locked value is reopened with a reason';
        END IF;
        IF NEW.status IN ('verified', 'locked') THEN
            PERFORM pg_advisory_xact_lock(7261002, NEW.indicator_id::int);
            IF OLD.status = 'submitted' AND {SAME_CELL} THEN
                RAISE EXCEPTION 'value_is_locked: reopen the locked value first';
            END IF;
        END IF;
    END IF;
    RETURN NEW;
    """,
)

KEEP_VALUE_PARTS = pgtrigger.Trigger(
    name="keep_value_parts",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
    declare=[("owner", "bigint"), ("its_status", "text")],
    func=f"""
    owner := CASE WHEN TG_OP = 'INSERT' THEN NEW.value_id ELSE OLD.value_id END;
    SELECT status INTO its_status FROM office_value WHERE id = owner;
    IF COALESCE(its_status, 'draft') <> 'draft' AND COALESCE({LOADING}, '') = '' THEN
        RAISE EXCEPTION 'value_is_kept: only the parts of a draft may be changed';
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.value_id <> OLD.value_id THEN
        RAISE EXCEPTION 'value_is_kept: a part stays with its value';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
    """,  # noqa: S608 - no value of a user
)

NEVER_CHANGED = pgtrigger.Protect(
    name="never_changed", operation=pgtrigger.Update | pgtrigger.Delete
)
