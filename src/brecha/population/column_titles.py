"""What is a column of a person called where a reader meets it? In both languages, without codes."""

from __future__ import annotations

from collections.abc import Iterable

from brecha.core.languages import Text

_TITLES = {
    "household_id": ("el hogar", "the household"),
    "person_id": ("la persona", "the person"),
    "weight": ("el factor de expansión", "the weight"),
    "stratum": ("el estrato de diseño", "the stratum of the design"),
    "cluster": ("la unidad primaria de muestreo", "the primary sampling unit"),
    "territory": ("la entidad o territorio", "state or territory"),
    "municipality": ("el municipio", "municipality"),
    "is_rural": ("la residencia en localidad rural", "residence in a rural locality"),
    "sex": ("el sexo", "sex"),
    "age": ("la edad", "age"),
    "kinship": ("el parentesco con la jefatura del hogar", "relation to the head of the household"),
    "is_indigenous": ("la condición indígena", "indigenous identity"),
    "has_disability": ("la discapacidad", "disability"),
    "schooling": ("el nivel de escolaridad", "level of schooling"),
    "schooling_years": ("los años de escolaridad", "years of schooling"),
    "number_of_children": ("las hijas e hijos nacidos vivos", "children born alive"),
    "is_in_labour_force": (
        "la participación en la fuerza de trabajo",
        "labour force participation",
    ),
    "is_employed": ("la condición de ocupación", "employment"),
    "position": ("la posición en el trabajo", "position in work"),
    "worker_group": ("el grupo de ocupación", "group of workers"),
    "modality": ("la modalidad del trabajo del hogar", "modality of domestic work"),
    "sector": ("la rama de actividad", "branch of activity"),
    "occupation": ("el oficio u ocupación", "occupation"),
    "establishment_size": ("el tamaño del establecimiento", "size of the establishment"),
    "number_of_jobs": ("el número de trabajos", "number of jobs"),
    "is_informal": ("la informalidad del empleo", "informality of employment"),
    "has_written_contract": ("el contrato escrito", "written contract"),
    "has_paid_vacation": ("las vacaciones con goce de sueldo", "paid vacation"),
    "has_christmas_bonus": ("el aguinaldo", "Christmas bonus"),
    "has_health_care_by_job": ("el servicio médico por el trabajo", "health care by the job"),
    "has_sick_leave": ("la incapacidad con goce de sueldo", "paid sick leave"),
    "has_retirement_saving": ("el ahorro para el retiro o pensión", "retirement saving or pension"),
    "has_housing_credit": ("el crédito para vivienda", "housing credit"),
    "has_childcare_by_job": ("la guardería por el trabajo", "childcare by the job"),
    "has_maternity_leave": ("la licencia de maternidad", "maternity leave"),
    "hours_weekly": ("las horas de trabajo a la semana", "hours of work a week"),
    "days_weekly": ("los días de trabajo a la semana", "days of work a week"),
    "earnings_monthly": ("el ingreso mensual por trabajo", "monthly earnings"),
    "has_direct_social_security": (
        "la seguridad social por el propio trabajo",
        "social security by own work",
    ),
    "has_family_social_security": (
        "la seguridad social por un familiar",
        "social security through the family",
    ),
    "has_pension": ("la pensión o jubilación", "pension or retirement income"),
    "has_social_pension": (
        "el programa para personas adultas mayores",
        "programme for older adults",
    ),
    "has_health_care": (
        "la afiliación o derecho a servicios de salud",
        "affiliation or right to health services",
    ),
    "lacks_social_security": (
        "la carencia por acceso a la seguridad social",
        "deprivation of social security",
    ),
    "lacks_health_care": (
        "la carencia por acceso a los servicios de salud",
        "deprivation of access to health services",
    ),
    "lacks_schooling": ("el rezago educativo", "educational lag"),
    "lacks_housing_quality": (
        "la carencia por calidad y espacios de la vivienda",
        "deprivation of quality and space of the dwelling",
    ),
    "lacks_housing_services": (
        "la carencia por servicios básicos de la vivienda",
        "deprivation of basic services of the dwelling",
    ),
    "lacks_food": ("la carencia por acceso a la alimentación", "deprivation of access to food"),
    "care_hours_weekly": ("las horas de cuidado no remunerado", "hours of unpaid care"),
    "domestic_hours_weekly": (
        "las horas de trabajo doméstico no remunerado",
        "hours of unpaid domestic work",
    ),
    "children_under_6": ("los menores de 6 años en el hogar", "children under 6 in the household"),
    "children_under_15": (
        "los menores de 15 años en el hogar",
        "children under 15 in the household",
    ),
    "household_size": ("el tamaño del hogar", "size of the household"),
    "household_income_monthly": ("el ingreso del hogar", "income of the household"),
    "income_monthly_per_person": (
        "el ingreso del hogar por persona",
        "household income per person",
    ),
    "income_decile": ("el ingreso del hogar por persona", "household income per person"),
    "is_poor": ("la situación de pobreza", "poverty"),
    "is_extremely_poor": ("la situación de pobreza extrema", "extreme poverty"),
    "minimum_wage_daily": (
        "salario mínimo diario (minimum_wage_daily)",
        "daily minimum wage (minimum_wage_daily)",
    ),
    "working_week_hours": (
        "horas de la semana legal de trabajo (working_week_hours)",
        "hours of the legal working week (working_week_hours)",
    ),
    "short_week_hours": (
        "horas de una semana corta (short_week_hours)",
        "hours of a short week (short_week_hours)",
    ),
}
COLUMN_TITLES = {name: Text(es=es, en=en) for name, (es, en) in _TITLES.items()}


def column_title(name: str) -> Text:
    """Return what a column of a person, or a value of the law, is called in a sentence.

    Examples:
        >>> column_title("kinship").es
        'el parentesco con la jefatura del hogar'
        >>> column_title("unheard_of").en
        'unheard_of'
    """
    return COLUMN_TITLES.get(name, Text(es=name, en=name))


def column_titles(names: Iterable[str]) -> tuple[Text, ...]:
    """Return what columns are called, each once."""
    return tuple({title.en: title for title in map(column_title, names)}.values())
