"""What must be known of one farm worker with one employer in one month?"""

from __future__ import annotations

from typing import Annotated

import numpy as np
from numpy.typing import NDArray

from brecha.engine import Column, Input

Texts = Annotated[NDArray[np.str_], "text"]
DaysPerMonth = Annotated[Column, "days / month"]
Days = Annotated[Column, "days"]
Weeks = Annotated[Column, "weeks"]
Flag = Annotated[Column, "1"]
Share = Annotated[Column, "1"]

WORKER = "worker"
PROFESSIONAL = "professional"
DAYS_OF_A_MONTH = 31
LONGEST_HISTORY = 5200.0  # weeks: a century, to catch days given as weeks

INPUTS = (
    Input(
        "zone",
        "text",
        WORKER,
        "Wage zone of the place of work",
        kind="text",
        allowed=("general", "frontera_norte"),
    ),
    Input(
        "article_36_reference",
        "text",
        WORKER,
        "Minimum wage that spares the worker her share: general or that of the trade",
        kind="text",
        allowed=("general", PROFESSIONAL),
    ),
    Input("wage_daily", "money / day", WORKER, "Daily cash wage, without productivity", minimum=0),
    Input(
        "productivity_pay_daily",
        "money / day",
        WORKER,
        "Additional daily pay for productivity, entered in the employer's accounts",
        minimum=0,
    ),
    Input(
        "integration_factor",
        "1",
        WORKER,
        "Contribution base over the daily cash wage",
        minimum=1,
        maximum=3,
    ),
    Input(
        "days",
        "days / month",
        WORKER,
        "Days of quotas in the month",
        minimum=0,
        maximum=DAYS_OF_A_MONTH,
    ),
    Input(
        "farm_work_risk_premium",
        "1",
        WORKER,
        "Work-risk premium of the farm",
        minimum=0.005,
        maximum=0.15,
    ),
    Input(
        "uses_farm_decree",
        "1",
        WORKER,
        "Whether the employer has joined the farm decree and is up to date",
        minimum=0,
        maximum=1,
    ),
    Input(
        "continuous_weeks",
        "weeks",
        WORKER,
        "Weeks of continuous farm work for one employer or several",
        minimum=0,
        maximum=LONGEST_HISTORY,
    ),
    Input(
        "weeks_immediately_before",
        "weeks",
        WORKER,
        "Weekly quotas immediately before, without a break",
        minimum=0,
        maximum=LONGEST_HISTORY,
    ),
    Input(
        "weeks_in_four_months",
        "weeks",
        WORKER,
        "Weekly quotas in the last four months",
        minimum=0,
        maximum=18,
    ),
    Input(
        "weeks_in_twelve_months",
        "weeks",
        WORKER,
        "Weekly quotas in the last twelve months",
        minimum=0,
        maximum=53,
    ),
    Input(
        "weeks_in_all",
        "weeks",
        WORKER,
        "Weekly quotas since the first insurance",
        minimum=0,
        maximum=LONGEST_HISTORY,
    ),
    Input(
        "sick_days",
        "days / month",
        WORKER,
        "Days of incapacity in the month",
        minimum=0,
        maximum=DAYS_OF_A_MONTH,
    ),
    Input(
        "sick_days_before",
        "days",
        WORKER,
        "Days of the same incapacity before the month",
        minimum=0,
        maximum=1000,
    ),
    Input(
        "maternity_days",
        "days / month",
        WORKER,
        "Days of maternity leave in the month",
        minimum=0,
        maximum=DAYS_OF_A_MONTH,
    ),
    Input(
        "maternity_days_before",
        "days",
        WORKER,
        "Days of the same maternity leave before the month",
        minimum=0,
        maximum=200,
    ),
)
