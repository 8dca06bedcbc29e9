"""What must be known of a person to see which guarantees she has?"""

from __future__ import annotations

from typing import Annotated

import numpy as np
from numpy.typing import NDArray

from brecha.engine import Column, Input

PERSON = "person"
WOMAN = "woman"
Texts = Annotated[NDArray[np.str_], "text"]
Flag = Annotated[Column, "1"]
Code = Annotated[Column, "1"]
Age = Annotated[Column, "years"]

INPUTS = (
    Input(
        "age", "years", PERSON, "Age, with its fraction for small children", minimum=0, maximum=130
    ),
    Input("sex", "text", PERSON, "Sex", kind="text", allowed=(WOMAN, "man")),
    Input(
        "health_insurance",
        "text",
        PERSON,
        "Contributory insurance that gives health care, own or through the family",
        kind="text",
        allowed=("none", "imss", "issste", "other"),
    ),
    Input(
        "has_family_insurance",
        "1",
        PERSON,
        "Whether the family bought the voluntary health insurance of IMSS",
        minimum=0,
        maximum=1,
    ),
    Input(
        "can_reach_free_services",
        "1",
        PERSON,
        "Whether free health services are within reach",
        minimum=0,
        maximum=1,
    ),
    Input(
        "has_insured_parent",
        "1",
        PERSON,
        "Whether a parent works and is insured by IMSS",
        minimum=0,
        maximum=1,
    ),
    Input(
        "has_farm_childcare",
        "1",
        PERSON,
        "Whether the farm where a parent works gives childcare",
        minimum=0,
        maximum=1,
    ),
    Input("has_school_grant", "1", PERSON, "Whether the child gets a grant", minimum=0, maximum=1),
    Input(
        "has_sickness_pay",
        "1",
        PERSON,
        "Right to pay in sickness, from insurance or employer",
        minimum=0,
        maximum=1,
    ),
    Input(
        "has_maternity_pay",
        "1",
        PERSON,
        "Right to pay in maternity, from insurance or employer",
        minimum=0,
        maximum=1,
    ),
    Input(
        "has_disability_insurance",
        "1",
        PERSON,
        "Weeks enough for a disability pension",
        minimum=0,
        maximum=1,
    ),
    Input(
        "receives_disability_pension",
        "1",
        PERSON,
        "Whether the person receives the pension for permanent disability without contributions",
        minimum=0,
        maximum=1,
    ),
    Input(
        "has_unemployment_withdrawal",
        "1",
        PERSON,
        "Right to withdraw from the individual account when out of work",
        minimum=0,
        maximum=1,
    ),
    Input(
        "receives_contributory_pension",
        "1",
        PERSON,
        "Whether the person receives a pension of contributions",
        minimum=0,
        maximum=1,
    ),
    Input(
        "receives_transfer",
        "1",
        PERSON,
        "Whether the person receives the pension without contributions that her age gives",
        minimum=0,
        maximum=1,
    ),
    Input(
        "lives_in_indigenous_municipality",
        "1",
        PERSON,
        "Whether the municipality has indigenous or Afro-Mexican population",
        minimum=0,
        maximum=1,
    ),
)
