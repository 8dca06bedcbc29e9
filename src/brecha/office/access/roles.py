"""Which roles and actions are there?"""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a person is in a programme; the public has not signed in."""

    ADMINISTRATOR = "administrator"
    COORDINATOR = "coordinator"
    OFFICER = "agency_officer"
    APPROVER = "agency_approver"
    READER = "reader"
    PUBLIC = "public"


class Action(StrEnum):
    """What can be done to a row."""

    VIEW = "view"
    ADD = "add"
    CHANGE = "change"
    DELETE = "delete"
    IMPORT = "import"
    EXPORT = "export"
    HISTORY = "history"
    SUBMIT = "submit"
    RETURN = "return"
    VERIFY = "verify"
    LOCK = "lock"
    REOPEN = "reopen"
    PUBLISH = "publish"
    ERASE = "erase"


ROLES_OF_AN_AGENCY = (Role.OFFICER, Role.APPROVER)
