"""Which guarantees of a social protection floor reach whom?"""

from __future__ import annotations

from brecha.gaps.indicator import Indicator, text

FLOORS = (
    Indicator(
        "floor_health_care",
        text("Garantía de salud", "Guarantee of health care"),
        text(
            "Personas afiliadas o con derecho a servicios de salud, entre todas. No dice si"
            " el servicio llega ni si basta.",
            "People affiliated or entitled to health services, among all. It does not say "
            "whether the service arrives or suffices.",
        ),
        "share",
        "has_health_care",
        "is_anyone",
        source="ILO, Recommendation 202 (2012), paragraph 5(a)",
        sdg="1.3.1",
    ),
    Indicator(
        "floor_childhood",
        text("Garantía de la niñez, por su resultado", "Guarantee of children, by its result"),
        text(
            "Personas menores de 18 años sin carencia por alimentación ni rezago educativo."
            " Ve el resultado, no la transferencia que la garantía promete.",
            "People under 18 who lack neither food nor schooling. It sees the result, not "
            "the transfer that the guarantee promises.",
        ),
        "share",
        "has_childhood_guarantee",
        "is_child",
        source="ILO, Recommendation 202 (2012), paragraph 5(b)",
    ),
    Indicator(
        "floor_active_age",
        text("Garantía de la edad activa", "Guarantee of the active age"),
        text(
            "Personas ocupadas de 15 a 64 años con seguridad social propia. No ve a quienes"
            " no tienen empleo.",
            "Employed people of 15 to 64 years with social security of their own. It does "
            "not see those without a job.",
        ),
        "share",
        "has_direct_social_security",
        "is_employed_of_active_age",
        source="ILO, Recommendation 202 (2012), paragraph 5(c)",
        sdg="1.3.1",
    ),
    Indicator(
        "floor_old_age",
        text("Garantía de la vejez", "Guarantee of old age"),
        text(
            "Personas de 65 años y más con una pensión, contributiva o social. No dice si "
            "alcanza el mínimo.",
            "People of 65 years and more with a pension, contributory or social. It does "
            "not say whether it reaches the minimum.",
        ),
        "share",
        "has_old_age_income",
        "is_older",
        source="ILO, Recommendation 202 (2012), paragraph 5(d)",
        sdg="1.3.1",
    ),
    Indicator(
        "old_age_own_pension",
        text("Pensión contributiva en la vejez", "Contributory pension in old age"),
        text(
            "Personas de 65 años y más con pensión o jubilación, entre las de esa edad.",
            "People of 65 years and more with a pension or retirement income, among those "
            "of that age.",
        ),
        "share",
        "has_pension",
        "is_older",
    ),
)
