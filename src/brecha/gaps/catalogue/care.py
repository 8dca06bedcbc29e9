"""Who needs care, who gives it without pay, and how many hours?"""

from __future__ import annotations

from brecha.gaps.indicator import Indicator, text

CARE = (
    Indicator(
        "young_children",
        text("Niñas y niños de 0 a 5 años", "Children of 0 to 5 years"),
        text(
            "Número de niñas y niños de 0 a 5 años.",
            "Number of children of 0 to 5 years.",
        ),
        "total",
        "is_young_child",
        "is_young_child",
        unit="persons",
    ),
    Indicator(
        "older_people",
        text("Personas de 65 años y más", "People of 65 years and more"),
        text(
            "Número de personas de 65 años y más.",
            "Number of people of 65 years and more.",
        ),
        "total",
        "is_older",
        "is_older",
        unit="persons",
    ),
    Indicator(
        "people_with_disability",
        text("Personas con discapacidad", "People with a disability"),
        text(
            "Número de personas con discapacidad, según la definición de la fuente.",
            "Number of people with a disability, by the definition of the source.",
        ),
        "total",
        "has_disability",
        "has_disability",
        unit="persons",
    ),
    Indicator(
        "people_who_may_need_care",
        text("Personas que pueden requerir cuidados", "People who may need care"),
        text(
            "Número de personas de 0 a 5 años, de 65 y más, o con discapacidad; cada una "
            "cuenta una vez.",
            "Number of people aged 0 to 5, 65 and more, or with a disability; each counts once.",
        ),
        "total",
        "needs_care",
        "needs_care",
        unit="persons",
    ),
    Indicator(
        "share_who_may_need_care",
        text("Proporción que puede requerir cuidados", "Share that may need care"),
        text(
            "Personas de 0 a 5 años, de 65 y más, o con discapacidad, entre todas.",
            "People aged 0 to 5, 65 and more, or with a disability, among all.",
        ),
        "share",
        "needs_care",
        "is_anyone",
    ),
    Indicator(
        "households_with_children",
        text("Hogares con menores de 15 años", "Households with children under 15"),
        text(
            "Hogares con al menos una persona menor de 15 años, entre todos los hogares.",
            "Households with at least one child under 15, among all households.",
        ),
        "share",
        "lives_with_child",
        "is_household_head",
    ),
    Indicator(
        "households_with_young_children",
        text("Hogares con menores de 6 años", "Households with children under 6"),
        text(
            "Hogares con al menos una persona menor de 6 años, entre todos los hogares.",
            "Households with at least one child under 6, among all households.",
        ),
        "share",
        "lives_with_young_child",
        "is_household_head",
    ),
    Indicator(
        "mothers",
        text("Mujeres con hijas o hijos", "Women with children"),
        text(
            "Mujeres con al menos una hija o un hijo nacidos vivos, entre las de 15 años y más.",
            "Women who have borne at least one child who lived, among those of 15 years and more.",
        ),
        "share",
        "is_mother",
        "is_woman_of_working_age",
    ),
    Indicator(
        "children_per_woman",
        text("Hijas e hijos por mujer", "Children per woman"),
        text(
            "Media de hijas e hijos nacidos vivos, entre las mujeres de 15 años y más.",
            "Mean number of children born alive, among women of 15 years and more.",
        ),
        "mean",
        "number_of_children",
        "is_woman_of_working_age",
        unit="persons",
    ),
    Indicator(
        "women_with_young_children",
        text("Mujeres que viven con menores de 6 años", "Women who live with children under 6"),
        text(
            "Mujeres en cuyo hogar hay menores de 6 años, propios o no, entre las de 15 a 49 años.",
            "Women in whose household there are children under 6, their own or not, among "
            "those of 15 to 49 years.",
        ),
        "share",
        "lives_with_young_child",
        "is_woman_of_15_to_49",
    ),
    Indicator(
        "employment_with_young_children",
        text(
            "Ocupación de mujeres que viven con menores de 6 años",
            "Employment of women who live with children under 6",
        ),
        text(
            "Mujeres ocupadas, entre las de 15 a 49 años en cuyo hogar hay menores de 6.",
            "Employed women, among those of 15 to 49 years in whose household there are "
            "children under 6.",
        ),
        "share",
        "is_employed",
        "is_woman_with_young_child",
    ),
    Indicator(
        "carers",
        text("Personas que cuidan sin pago", "People who give unpaid care"),
        text(
            "Personas que dedican horas al cuidado no remunerado, entre las de 15 años y más.",
            "People who give hours to unpaid care, among those of 15 years and more.",
        ),
        "share",
        "gives_care",
        "is_of_working_age",
    ),
    Indicator(
        "care_hours",
        text("Horas semanales de cuidado no remunerado", "Weekly hours of unpaid care"),
        text(
            "Media de las horas de cuidado no remunerado, incluidas las personas que no "
            "cuidan, entre las de 15 años y más.",
            "Mean hours of unpaid care, those who give none included, among people of 15 "
            "years and more.",
        ),
        "mean",
        "care_hours_weekly",
        "is_of_working_age",
        unit="hours / week",
    ),
    Indicator(
        "care_hours_of_carers",
        text("Horas semanales de quienes cuidan", "Weekly hours of those who care"),
        text(
            "Media de las horas de cuidado no remunerado, entre quienes cuidan.",
            "Mean hours of unpaid care, among those who give any.",
        ),
        "mean",
        "care_hours_weekly",
        "gives_care",
        unit="hours / week",
    ),
    Indicator(
        "domestic_hours",
        text(
            "Horas semanales de trabajo doméstico no remunerado",
            "Weekly hours of unpaid domestic work",
        ),
        text(
            "Media de las horas de trabajo doméstico no remunerado, sin las de cuidado, "
            "entre las personas de 15 años y más.",
            "Mean hours of unpaid domestic work, without those of care, among people of 15 "
            "years and more.",
        ),
        "mean",
        "domestic_hours_weekly",
        "is_of_working_age",
        unit="hours / week",
    ),
    Indicator(
        "unpaid_share_of_time",
        text("Proporción del tiempo en trabajo no remunerado", "Share of time in unpaid work"),
        text(
            "Parte de las 168 horas de la semana que se dedica al trabajo doméstico y de "
            "cuidados no remunerado, entre las personas de 15 años y más.",
            "Part of the 168 hours of the week that goes to unpaid domestic and care work, "
            "among people of 15 years and more.",
        ),
        "mean",
        "unpaid_share_of_time",
        "is_of_working_age",
        source="United Nations, SDG indicator 5.4.1",
        sdg="5.4.1",
    ),
    Indicator(
        "women_share_of_care_hours",
        text(
            "Parte de las horas de cuidado que ponen las mujeres", "Women’s part of the care hours"
        ),
        text(
            "Horas de cuidado no remunerado de las mujeres, entre las de todas las personas"
            " de 15 años y más.",
            "Unpaid care hours of women, over those of all people of 15 years and more.",
        ),
        "ratio",
        "care_hours_of_women",
        "is_of_working_age",
        denominator="care_hours_weekly",
    ),
    Indicator(
        "women_share_of_unpaid_hours",
        text(
            "Parte del trabajo no remunerado que ponen las mujeres", "Women’s part of unpaid work"
        ),
        text(
            "Horas de trabajo doméstico y de cuidados no remunerado de las mujeres, entre "
            "las de todas las personas de 15 años y más.",
            "Unpaid domestic and care hours of women, over those of all people of 15 years "
            "and more.",
        ),
        "ratio",
        "unpaid_hours_of_women",
        "is_of_working_age",
        denominator="unpaid_hours_weekly",
    ),
)
