"""Which schemes can meet a guarantee, and for which reasons is one not met? Numbers for columns."""

from __future__ import annotations

from enum import IntEnum


class Scheme(IntEnum):
    """What meets a guarantee; `floor.yaml` says what each is."""

    NONE = 0
    IMSS = 1
    ISSSTE = 2
    OTHER_CONTRIBUTORY = 3
    FAMILY_INSURANCE = 4
    FREE_HEALTH_SERVICES = 5
    IMSS_CHILDCARE = 6
    FARM_CHILDCARE = 7
    SCHOOL_GRANT = 8
    CASH_OF_OWN_WORK = 9
    DISABILITY_PENSION = 10
    CONTRIBUTORY_PENSION = 11
    OLDER_PERSONS_PENSION = 12
    WOMEN_PENSION = 13


class Reason(IntEnum):
    """Why a guarantee is not met; `floor.yaml` says it in words."""

    MET = 0
    NOT_CONCERNED = 1
    NO_ACCESS_TO_SERVICES = 2
    TOO_YOUNG_FOR_CHILDCARE = 3
    PARENT_NOT_INSURED = 4
    NO_SCHOOL_GRANT = 5
    NO_SICKNESS_CASH = 6
    NO_MATERNITY_CASH = 7
    NO_DISABILITY_COVER = 8
    NO_UNEMPLOYMENT_COVER = 9
    ENTITLED_NOT_ENROLLED = 10


# Which result tells each contingency of active age that is not covered, in the order of reasons.
CONTINGENCIES = {
    "lacks_sickness_pay": Reason.NO_SICKNESS_CASH,
    "lacks_maternity_pay": Reason.NO_MATERNITY_CASH,
    "lacks_disability_cover": Reason.NO_DISABILITY_COVER,
    "lacks_unemployment_cover": Reason.NO_UNEMPLOYMENT_COVER,
}
GUARANTEES = ("essential_health", "children", "active_age", "older_persons")
