"""What must the caller say about a domestic worker and her employers?"""

from __future__ import annotations

from brecha.engine import Input

UNITS = ("worker", "employer")
LONGEST_MONTH = 31  # days
LARGEST_WAGE = 1e12  # money; of much more a float no longer holds the cents

ZONE = Input(
    "zone",
    "text",
    "worker",
    "Zone of minimum wages",
    "text",
    allowed=("general", "frontera_norte"),
)
INPUTS = (
    ZONE,
    Input("days_in_month", "days", "worker", "Days of the calendar month", minimum=28, maximum=31),
    Input(
        "integration_factor",
        "1",
        "worker",
        "Contribution base over the daily wage; the law leaves its value to rules of IMSS",
        minimum=1,
    ),
    Input(
        "article_36_reference",
        "text",
        "worker",
        "Minimum wage at which the employer pays the worker's quotas too",
        "text",
        allowed=("general", "professional"),
    ),
    Input(
        "wage",
        "money",
        "employer",
        "Gross cash wage of a pay period",
        minimum=0,
        maximum=LARGEST_WAGE,
    ),
    Input(
        "pay_period",
        "text",
        "employer",
        "Pay period of the wage",
        "text",
        allowed=("day", "week", "fortnight", "month"),
    ),
    Input(
        "days",
        "days",
        "employer",
        "Days worked in the month that the employer reports",
        minimum=0,
        maximum=LONGEST_MONTH,
    ),
    Input(
        "days_before_start",
        "days",
        "employer",
        "Days of the month before the employment began; zero in later months",
        minimum=0,
        maximum=LONGEST_MONTH - 1,
    ),
    Input(
        "has_food",
        "1",
        "employer",
        "Whether food is free; of three meals a day 1/3 is one, 2/3 are two",
        minimum=0,
        maximum=1,
    ),
    Input("has_lodging", "1", "employer", "Whether lodging is free", minimum=0, maximum=1),
)

AGE = Input("age", "years", "worker", "Age", minimum=0, maximum=130)
LABOUR_INPUTS = (
    AGE,
    ZONE,
    Input("cash_wage_daily", "money / day", "worker", "Gross cash wage of a day", minimum=0),
    Input("years_of_service", "years", "worker", "Years of service, with fractions", minimum=0),
    Input(
        "days_worked_in_year", "days", "worker", "Days employed in the year", minimum=0, maximum=366
    ),
    Input("days_of_service", "days", "worker", "Days since the employment began", minimum=0),
    Input(
        "shift", "text", "worker", "Kind of working day", "text", allowed=("day", "mixed", "night")
    ),
    Input("hours_daily", "hours", "worker", "Hours of work in a day", minimum=0, maximum=24),
    Input("hours_weekly", "hours", "worker", "Hours of work in a week", minimum=0, maximum=168),
    Input("overtime_hours_weekly", "hours", "worker", "Overtime in a week", minimum=0, maximum=168),
    Input("rest_days_worked", "days", "worker", "Rest days and holidays worked", minimum=0),
    Input("sundays_worked", "days", "worker", "Sundays worked", minimum=0),
    Input("medical_certificates_yearly", "1", "worker", "Medical certificates a year", minimum=0),
    Input("is_live_in", "1", "worker", "Whether she lives in the home", minimum=0, maximum=1),
    Input(
        "night_rest_hours", "hours", "worker", "Uninterrupted rest at night", minimum=0, maximum=24
    ),
    Input(
        "midday_rest_hours",
        "hours",
        "worker",
        "Rest between work of the morning and of the evening",
        minimum=0,
        maximum=24,
    ),
    Input(
        "weekly_rest_days",
        "days",
        "worker",
        "Uninterrupted days of rest in a week",
        minimum=0,
        maximum=7,
    ),
)

BENEFIT_INPUTS = (
    Input("is_insured", "1", "worker", "Whether she is insured on the day", minimum=0, maximum=1),
    Input("is_eventual", "1", "worker", "Whether her work is eventual", minimum=0, maximum=1),
    Input("weeks_contributed", "weeks", "worker", "Weeks of quotas in all", minimum=0),
    Input(
        "weeks_uninterrupted", "weeks", "worker", "Weeks of quotas immediately before", minimum=0
    ),
    Input("weeks_in_last_4_months", "weeks", "worker", "Weeks of quotas in four months", minimum=0),
    Input("weeks_in_last_9_months", "weeks", "worker", "Weeks of quotas in nine months", minimum=0),
    Input(
        "weeks_in_last_12_months", "weeks", "worker", "Weeks of quotas in twelve months", minimum=0
    ),
    Input(
        "invalidity_degree",
        "1",
        "worker",
        "Degree of invalidity that was found",
        minimum=0,
        maximum=1,
    ),
    Input("days_without_work", "days", "worker", "Days without work", minimum=0),
    Input("gap_years", "years", "worker", "Years without quotas before the return", minimum=0),
    Input("weeks_before_gap", "weeks", "worker", "Weeks of quotas before the gap", minimum=0),
    Input("weeks_after_gap", "weeks", "worker", "Weeks of quotas since the return", minimum=0),
    Input(
        "daily_base_for_cash_benefits",
        "money / day",
        "worker",
        "Sum of the contribution bases of all employers",
        minimum=0,
    ),
)

PENSION_INPUTS = (
    AGE,
    Input("days_contributed", "days", "worker", "Days of quotas in all", minimum=0),
    Input(
        "average_base_uma",
        "1",
        "worker",
        "Average contribution base of the career, in UMA",
        minimum=0,
    ),
)
