"""Who is covered by social security, whole and by branch?"""

from __future__ import annotations

from brecha.gaps.indicator import Indicator, text

PROTECTION = (
    Indicator(
        "social_security_direct",
        text("Seguridad social por el propio trabajo", "Social security by own work"),
        text(
            "Personas ocupadas con seguridad social por su propio trabajo, entre las ocupadas.",
            "Employed people with social security by their own work, among the employed.",
        ),
        "share",
        "has_direct_social_security",
        "is_employed",
        sdg="1.3.1",
    ),
    Indicator(
        "social_security_by_family",
        text("Seguridad social solo por la familia", "Social security through the family only"),
        text(
            "Personas con seguridad social por un familiar y no por derecho propio, entre todas.",
            "People with social security through a member of the family and not of their "
            "own, among all.",
        ),
        "share",
        "has_social_security_by_family_only",
        "is_anyone",
    ),
    Indicator(
        "social_security_any",
        text(
            "Seguridad social, directa o por la familia",
            "Social security, direct or through the family",
        ),
        text(
            "Personas con seguridad social por su propio trabajo o por un familiar, entre todas.",
            "People with social security by own work or through the family, among all.",
        ),
        "share",
        "has_social_security",
        "is_anyone",
        sdg="1.3.1",
    ),
    Indicator(
        "workers_without_cover",
        text(
            "Personas ocupadas sin seguridad social propia",
            "Employed people without social security of their own",
        ),
        text(
            "Número de personas ocupadas sin seguridad social por su propio trabajo.",
            "Number of employed people without social security by their own work.",
        ),
        "total",
        "is_worker_without_cover",
        "is_worker_without_cover",
        unit="persons",
    ),
    Indicator(
        "job_health_care",
        text("Servicios de salud por el trabajo", "Health care by the job"),
        text(
            "Servicios de salud, como prestación del trabajo principal, entre las personas "
            "asalariadas.",
            "Health care, as a benefit of the main job, among wage workers.",
        ),
        "share",
        "has_health_care_by_job",
        "is_wage_worker",
    ),
    Indicator(
        "job_sick_leave",
        text("Incapacidad con goce de sueldo por el trabajo", "Paid sick leave by the job"),
        text(
            "Incapacidad con goce de sueldo, como prestación del trabajo principal, entre "
            "las personas asalariadas.",
            "Paid sick leave, as a benefit of the main job, among wage workers.",
        ),
        "share",
        "has_sick_leave",
        "is_wage_worker",
    ),
    Indicator(
        "job_retirement_saving",
        text(
            "Ahorro para el retiro o pensión por el trabajo",
            "Retirement saving or pension by the job",
        ),
        text(
            "Ahorro para el retiro o pensión, como prestación del trabajo principal, entre "
            "las personas asalariadas.",
            "Retirement saving or pension, as a benefit of the main job, among wage workers.",
        ),
        "share",
        "has_retirement_saving",
        "is_wage_worker",
    ),
    Indicator(
        "job_housing_credit",
        text("Crédito para vivienda por el trabajo", "Housing credit by the job"),
        text(
            "Crédito para vivienda, como prestación del trabajo principal, entre las "
            "personas asalariadas.",
            "Housing credit, as a benefit of the main job, among wage workers.",
        ),
        "share",
        "has_housing_credit",
        "is_wage_worker",
    ),
    Indicator(
        "job_childcare",
        text("Guardería por el trabajo", "Childcare by the job"),
        text(
            "Guardería, como prestación del trabajo principal, entre las personas asalariadas.",
            "Childcare, as a benefit of the main job, among wage workers.",
        ),
        "share",
        "has_childcare_by_job",
        "is_wage_worker",
    ),
    Indicator(
        "job_maternity_leave",
        text("Licencia de maternidad por el trabajo", "Maternity leave by the job"),
        text(
            "Licencia de maternidad, como prestación del trabajo principal, entre las "
            "mujeres asalariadas.",
            "Maternity leave, as a benefit of the main job, among women wage workers.",
        ),
        "share",
        "has_maternity_leave",
        "is_woman_wage_worker",
    ),
    Indicator(
        "job_benefits",
        text("Número de ramas que otorga el trabajo", "Number of branches the job gives"),
        text(
            "Media de las ramas que otorga el trabajo principal (salud, incapacidad, "
            "retiro, vivienda, guardería, maternidad), de seis, entre las personas "
            "asalariadas.",
            "Mean number of branches that the main job gives (health, sick leave, "
            "retirement, housing, childcare, maternity), of six, among wage workers.",
        ),
        "mean",
        "number_of_job_benefits",
        "is_wage_worker",
    ),
)
