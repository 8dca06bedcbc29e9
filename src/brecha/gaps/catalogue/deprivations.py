"""Which social rights are lacking, and who is poor, as the source defines it?"""

from __future__ import annotations

from brecha.gaps.indicator import Indicator, text

DEPRIVATIONS = (
    Indicator(
        "lacks_social_security",
        text("Carencia por acceso a la seguridad social", "Deprived of social security"),
        text(
            "Personas con la carencia, según la define la fuente, entre todas.",
            "People deprived, as the source defines it, among all.",
        ),
        "share",
        "lacks_social_security",
        "is_anyone",
    ),
    Indicator(
        "lacks_health_care",
        text(
            "Carencia por acceso a los servicios de salud", "Deprived of access to health services"
        ),
        text(
            "Personas con la carencia, según la define la fuente, entre todas.",
            "People deprived, as the source defines it, among all.",
        ),
        "share",
        "lacks_health_care",
        "is_anyone",
    ),
    Indicator(
        "lacks_schooling",
        text("Rezago educativo", "Educational lag"),
        text(
            "Personas con la carencia, según la define la fuente, entre todas.",
            "People deprived, as the source defines it, among all.",
        ),
        "share",
        "lacks_schooling",
        "is_anyone",
    ),
    Indicator(
        "lacks_housing_quality",
        text(
            "Carencia por calidad y espacios de la vivienda",
            "Deprived of quality and space of the dwelling",
        ),
        text(
            "Personas con la carencia, según la define la fuente, entre todas.",
            "People deprived, as the source defines it, among all.",
        ),
        "share",
        "lacks_housing_quality",
        "is_anyone",
    ),
    Indicator(
        "lacks_housing_services",
        text(
            "Carencia por servicios básicos en la vivienda",
            "Deprived of basic services of the dwelling",
        ),
        text(
            "Personas con la carencia, según la define la fuente, entre todas.",
            "People deprived, as the source defines it, among all.",
        ),
        "share",
        "lacks_housing_services",
        "is_anyone",
    ),
    Indicator(
        "lacks_food",
        text("Carencia por acceso a la alimentación", "Deprived of access to food"),
        text(
            "Personas con la carencia, según la define la fuente, entre todas.",
            "People deprived, as the source defines it, among all.",
        ),
        "share",
        "lacks_food",
        "is_anyone",
    ),
    Indicator(
        "number_of_deprivations",
        text("Número de carencias", "Number of deprivations"),
        text(
            "Media de las carencias sociales, de seis, entre todas las personas.",
            "Mean number of deprivations, of six, among all people.",
        ),
        "mean",
        "number_of_deprivations",
        "is_anyone",
    ),
    Indicator(
        "several_deprivations",
        text("Tres carencias o más", "Three deprivations or more"),
        text(
            "Personas con tres o más de seis carencias sociales, entre todas.",
            "People with three or more of six deprivations, among all.",
        ),
        "share",
        "has_several_deprivations",
        "is_anyone",
    ),
    Indicator(
        "poverty",
        text("Pobreza", "Poverty"),
        text(
            "Personas en situación de pobreza, según la define la fuente, entre todas.",
            "Poor people, as the source defines it, among all.",
        ),
        "share",
        "is_poor",
        "is_anyone",
    ),
    Indicator(
        "extreme_poverty",
        text("Pobreza extrema", "Extreme poverty"),
        text(
            "Personas en situación de pobreza extrema, según la define la fuente, entre todas.",
            "Extremely poor people, as the source defines it, among all.",
        ),
        "share",
        "is_extremely_poor",
        "is_anyone",
    ),
)
