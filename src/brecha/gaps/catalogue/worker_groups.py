"""How many domestic workers and day labourers are there, and what do they lack?"""

from __future__ import annotations

from brecha.gaps.indicator import Indicator, text

CONVENTION_189 = "ILO, Convention 189 (2011), article 1"

WORKER_GROUPS = (
    Indicator(
        "domestic_workers",
        text("Trabajo del hogar", "Domestic workers"),
        text(
            "Número de personas trabajadoras del hogar en el trabajo principal.",
            "Number of domestic workers by main job.",
        ),
        "total",
        "is_domestic_worker",
        "is_domestic_worker",
        unit="persons",
        source=CONVENTION_189,
    ),
    Indicator(
        "domestic_workers_women",
        text("Trabajo del hogar: mujeres", "Domestic workers: women"),
        text(
            "Mujeres, entre las personas trabajadoras del hogar.",
            "Women, among domestic workers.",
        ),
        "share",
        "is_woman",
        "is_domestic_worker",
        source=CONVENTION_189,
    ),
    Indicator(
        "domestic_workers_social_security",
        text(
            "Trabajo del hogar: seguridad social directa",
            "Domestic workers: direct social security",
        ),
        text(
            "Personas con seguridad social por su propio trabajo, entre las personas "
            "trabajadoras del hogar.",
            "People with social security by their own work, among domestic workers.",
        ),
        "share",
        "has_direct_social_security",
        "is_domestic_worker",
        source=CONVENTION_189,
    ),
    Indicator(
        "domestic_workers_written_contract",
        text("Trabajo del hogar: contrato escrito", "Domestic workers: written contract"),
        text(
            "Personas con contrato escrito, entre las personas trabajadoras del hogar.",
            "People with a written contract, among domestic workers.",
        ),
        "share",
        "has_written_contract",
        "is_domestic_worker",
        source=CONVENTION_189,
    ),
    Indicator(
        "domestic_workers_christmas_bonus",
        text("Trabajo del hogar: aguinaldo", "Domestic workers: Christmas bonus"),
        text(
            "Personas con aguinaldo, entre las personas trabajadoras del hogar.",
            "People with a year-end bonus, among domestic workers.",
        ),
        "share",
        "has_christmas_bonus",
        "is_domestic_worker",
        source=CONVENTION_189,
    ),
    Indicator(
        "domestic_workers_below_minimum_wage",
        text(
            "Trabajo del hogar: ingreso menor al mínimo", "Domestic workers: below the minimum wage"
        ),
        text(
            "Personas que ganan menos que el salario mínimo de su oficio en proporción a "
            "sus horas, entre las personas trabajadoras del hogar.",
            "People who earn less than the minimum wage of their trade in proportion to "
            "their hours, among domestic workers.",
        ),
        "share",
        "earns_below_minimum",
        "is_domestic_worker",
        source=CONVENTION_189,
    ),
    Indicator(
        "domestic_workers_hours",
        text("Trabajo del hogar: horas a la semana", "Domestic workers: hours a week"),
        text(
            "Media de las horas semanales del trabajo principal, entre las personas "
            "trabajadoras del hogar.",
            "Mean weekly hours of the main job, among domestic workers.",
        ),
        "mean",
        "hours_weekly",
        "is_domestic_worker",
        unit="hours / week",
        source=CONVENTION_189,
    ),
    Indicator(
        "day_labourers",
        text("Jornaleras y jornaleros agrícolas", "Day labourers in agriculture"),
        text(
            "Número de personas jornaleras agrícolas en el trabajo principal.",
            "Number of day labourers in agriculture by main job.",
        ),
        "total",
        "is_agricultural_day_labourer",
        "is_agricultural_day_labourer",
        unit="persons",
    ),
    Indicator(
        "day_labourers_women",
        text("Jornaleras y jornaleros agrícolas: mujeres", "Day labourers in agriculture: women"),
        text(
            "Mujeres, entre las personas jornaleras agrícolas.",
            "Women, among day labourers in agriculture.",
        ),
        "share",
        "is_woman",
        "is_agricultural_day_labourer",
    ),
    Indicator(
        "day_labourers_social_security",
        text(
            "Jornaleras y jornaleros agrícolas: seguridad social directa",
            "Day labourers in agriculture: direct social security",
        ),
        text(
            "Personas con seguridad social por su propio trabajo, entre las personas "
            "jornaleras agrícolas.",
            "People with social security by their own work, among day labourers in agriculture.",
        ),
        "share",
        "has_direct_social_security",
        "is_agricultural_day_labourer",
    ),
    Indicator(
        "day_labourers_written_contract",
        text(
            "Jornaleras y jornaleros agrícolas: contrato escrito",
            "Day labourers in agriculture: written contract",
        ),
        text(
            "Personas con contrato escrito, entre las personas jornaleras agrícolas.",
            "People with a written contract, among day labourers in agriculture.",
        ),
        "share",
        "has_written_contract",
        "is_agricultural_day_labourer",
    ),
    Indicator(
        "day_labourers_christmas_bonus",
        text(
            "Jornaleras y jornaleros agrícolas: aguinaldo",
            "Day labourers in agriculture: Christmas bonus",
        ),
        text(
            "Personas con aguinaldo, entre las personas jornaleras agrícolas.",
            "People with a year-end bonus, among day labourers in agriculture.",
        ),
        "share",
        "has_christmas_bonus",
        "is_agricultural_day_labourer",
    ),
    Indicator(
        "day_labourers_below_minimum_wage",
        text(
            "Jornaleras y jornaleros agrícolas: ingreso menor al mínimo",
            "Day labourers in agriculture: below the minimum wage",
        ),
        text(
            "Personas que ganan menos que el salario mínimo de su oficio en proporción a "
            "sus horas, entre las personas jornaleras agrícolas.",
            "People who earn less than the minimum wage of their trade in proportion to "
            "their hours, among day labourers in agriculture.",
        ),
        "share",
        "earns_below_minimum",
        "is_agricultural_day_labourer",
    ),
    Indicator(
        "day_labourers_hours",
        text(
            "Jornaleras y jornaleros agrícolas: horas a la semana",
            "Day labourers in agriculture: hours a week",
        ),
        text(
            "Media de las horas semanales del trabajo principal, entre las personas "
            "jornaleras agrícolas.",
            "Mean weekly hours of the main job, among day labourers in agriculture.",
        ),
        "mean",
        "hours_weekly",
        "is_agricultural_day_labourer",
        unit="hours / week",
    ),
    Indicator(
        "domestic_workers_live_in",
        text("Trabajo del hogar: de planta", "Domestic workers: living in"),
        text(
            "Personas que viven en el hogar donde trabajan, entre las personas trabajadoras"
            " del hogar.",
            "People who live in the household they work for, among domestic workers.",
        ),
        "share",
        "lives_with_employer",
        "is_domestic_worker",
        source=CONVENTION_189,
    ),
    Indicator(
        "domestic_workers_one_household",
        text("Trabajo del hogar: un solo hogar", "Domestic workers: one household"),
        text(
            "Personas que trabajan para un solo hogar y viven fuera de él, entre las "
            "personas trabajadoras del hogar.",
            "People who work for one household and live elsewhere, among domestic workers.",
        ),
        "share",
        "works_for_one_household",
        "is_domestic_worker",
        source=CONVENTION_189,
    ),
    Indicator(
        "domestic_workers_several_households",
        text("Trabajo del hogar: varios hogares", "Domestic workers: several households"),
        text(
            "Personas que trabajan para varios hogares, entre las personas trabajadoras del hogar.",
            "People who work for several households, among domestic workers.",
        ),
        "share",
        "works_for_several_households",
        "is_domestic_worker",
        source=CONVENTION_189,
    ),
)
