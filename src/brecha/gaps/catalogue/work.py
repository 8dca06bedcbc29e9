"""In which conditions do people work?"""

from __future__ import annotations

from brecha.gaps.indicator import Indicator, text

DECENT_WORK = "ILO, Decent Work Indicators (2013)"

WORK = (
    Indicator(
        "labour_force_participation",
        text("Participación laboral", "Labour force participation"),
        text(
            "Personas que trabajan o buscan trabajo, entre las de 15 años y más.",
            "People who work or look for work, among those of 15 years and more.",
        ),
        "share",
        "is_in_labour_force",
        "is_of_working_age",
        source=DECENT_WORK,
    ),
    Indicator(
        "employment",
        text("Ocupación", "Employment"),
        text(
            "Personas ocupadas, entre las de 15 años y más.",
            "Employed people, among those of 15 years and more.",
        ),
        "share",
        "is_employed",
        "is_of_working_age",
        source=DECENT_WORK,
    ),
    Indicator(
        "employed_people",
        text("Personas ocupadas", "Employed people"),
        text(
            "Número de personas ocupadas de 15 años y más.",
            "Number of employed people of 15 years and more.",
        ),
        "total",
        "is_of_working_age",
        "is_employed",
        unit="persons",
    ),
    Indicator(
        "unemployment",
        text("Desocupación", "Unemployment"),
        text(
            "Personas que buscan trabajo y no lo tienen, entre las que participan.",
            "People who look for work and have none, among those who take part.",
        ),
        "share",
        "is_unemployed",
        "is_in_labour_force",
        source=DECENT_WORK,
        sdg="8.5.2",
    ),
    Indicator(
        "informal_employment",
        text("Empleo informal", "Informal employment"),
        text(
            "Personas en empleo informal, según la definición de la fuente, entre las ocupadas.",
            "People in informal employment, by the definition of the source, among the employed.",
        ),
        "share",
        "is_informal",
        "is_employed",
        source=DECENT_WORK,
        sdg="8.3.1",
    ),
    Indicator(
        "written_contract",
        text("Contrato escrito", "Written contract"),
        text(
            "Personas con contrato escrito en el trabajo principal, entre las asalariadas.",
            "People with a written contract in the main job, among wage workers.",
        ),
        "share",
        "has_written_contract",
        "is_wage_worker",
    ),
    Indicator(
        "paid_vacation",
        text("Vacaciones con goce de sueldo", "Paid vacation"),
        text(
            "Personas con vacaciones pagadas en el trabajo principal, entre las asalariadas.",
            "People with paid vacation in the main job, among wage workers.",
        ),
        "share",
        "has_paid_vacation",
        "is_wage_worker",
    ),
    Indicator(
        "christmas_bonus",
        text("Aguinaldo", "Christmas bonus"),
        text(
            "Personas con aguinaldo en el trabajo principal, entre las asalariadas.",
            "People with a year-end bonus in the main job, among wage workers.",
        ),
        "share",
        "has_christmas_bonus",
        "is_wage_worker",
    ),
    Indicator(
        "below_minimum_wage",
        text("Ingreso menor al salario mínimo", "Earnings below the minimum wage"),
        text(
            "Personas que ganan menos que el salario mínimo de su oficio en proporción a "
            "sus horas, entre las asalariadas.",
            "People who earn less than the minimum wage of their trade in proportion to "
            "their hours, among wage workers.",
        ),
        "share",
        "earns_below_minimum",
        "is_wage_worker",
    ),
    Indicator(
        "long_hours",
        text("Jornada de más de 48 horas", "More than 48 hours a week"),
        text(
            "Personas que trabajan más de 48 horas a la semana en el trabajo principal, "
            "entre las ocupadas.",
            "People who work more than 48 hours a week in the main job, among the employed.",
        ),
        "share",
        "works_long_hours",
        "is_employed",
        source=DECENT_WORK,
    ),
    Indicator(
        "several_jobs",
        text("Más de un trabajo", "More than one job"),
        text(
            "Personas con más de un trabajo, entre las ocupadas.",
            "People with more than one job, among the employed.",
        ),
        "share",
        "has_several_jobs",
        "is_employed",
    ),
    Indicator(
        "self_employment",
        text("Trabajo por cuenta propia o como empleador", "Self-employment"),
        text(
            "Personas que trabajan por cuenta propia o emplean a otras, entre las ocupadas.",
            "People who work on own account or employ others, among the employed.",
        ),
        "share",
        "is_self_employed",
        "is_employed",
    ),
    Indicator(
        "unpaid_work_in_business",
        text("Trabajo sin pago en un negocio", "Unpaid work in a business"),
        text(
            "Personas que trabajan sin pago en el negocio de la familia o de otros, entre "
            "las ocupadas.",
            "People who work without pay in the business of the family or of others, among "
            "the employed.",
        ),
        "share",
        "is_unpaid_worker",
        "is_employed",
    ),
    Indicator(
        "hours_weekly_mean",
        text("Horas de trabajo a la semana", "Hours of work a week"),
        text(
            "Media de las horas semanales del trabajo principal, entre las personas ocupadas.",
            "Mean weekly hours of the main job, among the employed.",
        ),
        "mean",
        "hours_weekly",
        "is_employed",
        unit="hours / week",
    ),
    Indicator(
        "earnings_monthly_median",
        text("Mediana del ingreso mensual", "Median monthly earnings"),
        text(
            "Mediana del ingreso mensual del trabajo principal, entre las personas asalariadas.",
            "Median of the monthly earnings of the main job, among wage workers.",
        ),
        "median",
        "earnings_monthly",
        "is_wage_worker",
        unit="money / month",
    ),
    Indicator(
        "earnings_hourly_mean",
        text("Ingreso por hora", "Hourly earnings"),
        text(
            "Media del ingreso por hora del trabajo principal, entre las personas asalariadas.",
            "Mean hourly earnings of the main job, among wage workers.",
        ),
        "mean",
        "earnings_hourly",
        "is_wage_worker",
        unit="money / hour",
        source=DECENT_WORK,
        sdg="8.5.1",
    ),
)
