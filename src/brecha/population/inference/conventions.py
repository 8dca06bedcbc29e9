"""By which conventions were these estimates made? Sentences printed with every table."""

from __future__ import annotations

from brecha.core.notes import Note
from brecha.population.inference.design import SampleDesign, SingleCluster
from brecha.population.inference.replicates import Method, Replicates
from brecha.population.inference.rules import Rules, ShareInterval

SINGLE_CLUSTERS: dict[SingleCluster, Note] = {
    "certainty": Note("strata with one cluster add nothing to the variance"),
    "centred": Note("strata with one cluster add their squared score about zero"),
    "average": Note("strata with one cluster add the mean of the domain's other strata"),
    "refuse": Note("every stratum has two clusters or more"),
}
SHARE_INTERVALS: dict[ShareInterval, Note] = {
    "t": Note("symmetric"),
    "logit": Note("by the logit"),
    "beta": Note("by the beta distribution (Korn and Graubard)"),
}
METHODS: dict[Method, Note] = {
    "bootstrap": Note("rescaled bootstrap (Rao and Wu)"),
    "jackknife": Note("stratified jackknife"),
    "brr": Note("balanced repeated replication"),
    "fay": Note("balanced repeated replication with Fay's coefficient"),
}


def conventions_of(
    design: SampleDesign,
    *,
    confidence: float = 0.95,
    replicates: Replicates | None = None,
    rules: Rules | None = None,
) -> tuple[Note, ...]:
    """Return how the errors, intervals and marks of a table of estimates were made.

    Args:
        design: The sample.
        confidence: Of the intervals.
        replicates: Replicate weights, if any.
        rules: Conventions of intervals and quality.
    """
    rules = rules or Rules()
    return (
        _errors(replicates),
        Note(
            "The sample has {clusters} clusters in {strata} strata, {single} of them with one "
            "cluster; {treatment}.",
            {
                "clusters": f"{design.number_of_clusters:,}",
                "strata": f"{len(design.clusters_in_stratum):,}",
                "single": f"{design.number_of_single_clusters:,}",
                "treatment": SINGLE_CLUSTERS[design.single_cluster],
            },
        ),
        Note(
            "Intervals hold {confidence} % with Student's t; degrees of freedom are the clusters "
            "less the strata that hold rows of the cell. Intervals of proportions are {method}.",
            {
                "confidence": f"{100 * confidence:g}",
                "method": SHARE_INTERVALS[rules.share_interval],
            },
        ),
        Note(
            "Precision is high below a coefficient of variation of {moderate} %, moderate below "
            "{low} %, low from there on; cells of fewer than {rows} rows are not told.",
            {
                "moderate": f"{100 * rules.moderate_from:g}",
                "low": f"{100 * rules.low_from:g}",
                "rows": rules.least_rows,
            },
        ),
    )


def _errors(replicates: Replicates | None) -> Note:
    if replicates is None:
        return Note(
            "Standard errors by Taylor linearisation, clusters of the first stage taken as drawn "
            "with replacement; small-sample factor n / (n - 1) by stratum."
        )
    return Note(
        "Standard errors by {count} replicates: {method}.",
        {"count": f"{replicates.count:,}", "method": METHODS[replicates.method]},
    )
