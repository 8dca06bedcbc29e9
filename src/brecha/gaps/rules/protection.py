"""Who is covered by social security, and by which of its branches?"""

from __future__ import annotations

from brecha.engine import rule
from brecha.gaps.rules.answers import both, either
from brecha.gaps.rules.units import Flag, Share


@rule(row="person")
def has_social_security(has_direct_social_security: Flag, has_family_social_security: Flag) -> Flag:
    """Has social security by own work or through the family."""
    return either(has_direct_social_security, has_family_social_security)


@rule(row="person")
def has_social_security_by_family_only(
    has_direct_social_security: Flag, has_family_social_security: Flag
) -> Flag:
    """Has social security through the family and none of the person's own."""
    return both(1 - has_direct_social_security, has_family_social_security)


@rule(row="person")
def is_worker_without_cover(is_employed: Flag, has_direct_social_security: Flag) -> Flag:
    """Works without social security of the person's own."""
    return both(is_employed, 1 - has_direct_social_security)


@rule(row="person")
def number_of_job_benefits(
    has_health_care_by_job: Flag,
    has_sick_leave: Flag,
    has_retirement_saving: Flag,
    has_housing_credit: Flag,
    has_childcare_by_job: Flag,
    has_maternity_leave: Flag,
) -> Share:
    """Branches that the job gives, of six.

    Health care, sick leave, retirement, housing credit, childcare, maternity leave.
    """
    return (
        has_health_care_by_job
        + has_sick_leave
        + has_retirement_saving
        + has_housing_credit
        + has_childcare_by_job
        + has_maternity_leave
    )


@rule(row="person")
def has_old_age_income(has_pension: Flag, has_social_pension: Flag) -> Flag:
    """Receives a pension, contributory or social."""
    return either(has_pension, has_social_pension)
