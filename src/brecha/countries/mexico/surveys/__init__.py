"""How do the surveys of INEGI and CONEVAL say what a person is?

One mapping file a generation of a survey; `*_base.yaml` hold what generations share. `DERIVATIONS`
are what a mapping cannot say. Files are given by these names (the first is needed):

    enoe          sdem, coe1, coe2
    enigh         people (poblacion), dwellings (needed too), jobs, households, incomes
    mcs           people, jobs, households
    enut          people (TMODULO), members (TSDEM), households (THOGAR)
    census        people
    enigh_labels  jobs, dwellings (2018, needed)
"""

from brecha.countries.mexico.surveys import (
    answers,
    care,
    disability,
    jobs,
    kinship,
    labels,
    protection,
    time_use,
)

DERIVATIONS = {
    function.__name__: function
    for function in (
        answers.any_told,
        answers.any_yes,
        care.hours_and_minutes,
        care.hours_of_several,
        disability.disability_listed,
        disability.great_difficulty,
        jobs.earnings_told,
        jobs.live_in,
        jobs.position_in_the_job,
        jobs.worker_group,
        jobs.worker_group_of_enoe,
        jobs.works_or_looks_for_work,
        kinship.kinship_of_enigh,
        labels.position_by_labels,
        labels.worker_group_by_labels,
        protection.family_social_security,
        time_use.active_in_enut,
        time_use.earnings_by_period,
        time_use.employed_in_enut,
        time_use.hours_of_the_week,
    )
}
__all__ = ["DERIVATIONS"]
