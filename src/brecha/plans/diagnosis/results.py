"""What came out of a diagnosis? Frames of figures with their uncertainty, and what they rest on.

Nothing here is formatted; titles and sentences are `Text` or `Note`, both languages.

Every frame of *figures* has the columns `FIGURE_COLUMNS`:

- `indicator`, `title_es`, `title_en`, `definition_es`, `definition_en`, `kind` (share, mean, total,
  median, ratio), `unit` (`1`, `persons`, `money / month`, …; money is the country's currency);
- `audience`: `group` (whom the diagnosis is about, in its place), `reference` (`compare_with`, in
  the same place), `nation` (the group in the whole country; only where a place was chosen);
- `breakdown`: id of a dimension, or an empty text for all of the audience together; then `code`,
  `label_es`, `label_en` of the cell (a territory's label is its name; empty texts without
  breakdown);
- `estimate`, `standard_error`, `low`, `high`, `n` (rows of the sample), `population` (persons
  they stand for), `coefficient_of_variation`, `design_effect`, `degrees_of_freedom`, `quality`
  (`high`, `moderate`, `low`, `suppressed`, `unrated`: the estimate is zero);
- `is_shown`: False where a reader must see a dash: fewer than 30 rows, no standard error, or a
  coefficient of variation of 30 percent or more. `moderate` is shown with a mark.

Frames of *parts* have `name`, `estimate`, `standard_error`, `low`, `high`, `p_value`.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from brecha.core.languages import Text
from brecha.core.notes import Note

FIGURE_COLUMNS = (
    "indicator",
    "title_es",
    "title_en",
    "definition_es",
    "definition_en",
    "kind",
    "unit",
    "audience",
    "breakdown",
    "code",
    "label_es",
    "label_en",
    "estimate",
    "standard_error",
    "low",
    "high",
    "n",
    "population",
    "coefficient_of_variation",
    "design_effect",
    "degrees_of_freedom",
    "quality",
    "is_shown",
)


@dataclass(frozen=True)
class PeopleSource:
    """Whose answers these are.

    Attributes:
        survey: Name of the survey.
        title: Its title.
        period: Its period.
        universe: Whom it represents.
        is_synthetic: Whether nobody of them exists: every page, sheet, chart and document says so.
        notes: What a reader of any figure must know.
        persons: Rows of the sample.
        represented: Persons they stand for.
        clusters: Primary sampling units.
        strata: Strata.
        degrees_of_freedom: Clusters less strata.
        conventions: How errors, intervals and marks were made.
    """

    survey: str
    title: Text
    period: str
    universe: Text
    is_synthetic: bool
    notes: tuple[Note, ...]
    persons: int
    represented: float
    clusters: int
    strata: int
    degrees_of_freedom: int
    conventions: tuple[Note, ...]


@dataclass(frozen=True)
class Territory:
    """A first-level territory of the country."""

    code: str
    name: str


@dataclass(frozen=True)
class GapResult:
    """An indicator in two groups.

    Attributes:
        indicator: Its id.
        title: Its title.
        unit: Its unit.
        dimension: Id of what tells the groups apart.
        dimension_title: What that is called.
        codes: Code of the first and of the second.
        labels: What they are called.
        parts: Rows first, second, difference, ratio.
        decomposition: What the difference is made of; None where none was asked or could be told.
    """

    indicator: str
    title: Text
    unit: str
    dimension: str
    dimension_title: Text
    codes: tuple[str, str]
    labels: tuple[Text, Text]
    parts: pl.DataFrame
    decomposition: DecompositionResult | None = None


@dataclass(frozen=True)
class DecompositionResult:
    """The parts of a gap.

    Attributes:
        method: `kitagawa` (rows first, second, gap, composition, rates, `composition:CLASS`,
            `rates:CLASS`) or `oaxaca_blinder` (first, second, gap, explained, unexplained,
            endowments, coefficients, interaction, `explained:NAME`, `unexplained:NAME`).
        by: Ids of the dimensions of the classes or predictors.
        labels: What each CLASS or NAME is called.
        is_logarithm: Whether amounts are logarithms.
        parts: The frame.
    """

    method: str
    by: tuple[str, ...]
    labels: dict[str, Text]
    is_logarithm: bool
    parts: pl.DataFrame


@dataclass(frozen=True)
class ConcentrationResult:
    """Where on a ladder an indicator gathers.

    Attributes:
        indicator: Its id.
        title: Its title.
        rank_by: Column that orders people.
        parts: Rows mean, concentration, and for a share wagstaff and erreygers.
        curve: Columns: people_share, having_share; at most 101 points, for a chart.
    """

    indicator: str
    title: Text
    rank_by: str
    parts: pl.DataFrame
    curve: pl.DataFrame


@dataclass(frozen=True)
class DeprivationResult:
    """What people lack of several things at once.

    Attributes:
        cut_off: Weighted share of the items from which a person counts as poor.
        weights: Weight by item; they sum to one.
        item_titles: What each item is called.
        figures: Figures; indicator is headcount, intensity, adjusted_headcount,
            `headcount_poor:ITEM` or `contribution:ITEM`.
    """

    cut_off: float
    weights: dict[str, float]
    item_titles: dict[str, Text]
    figures: pl.DataFrame


@dataclass(frozen=True)
class BarriersResult:
    """What stands in the way of workers without cover.

    Attributes:
        titles: What each barrier is called.
        figures: Figures; indicator is `uncovered` (their number), `any:ID` the share of them who
            meet a barrier, `sole:ID`, `first:ID`, `none`, `number`. Audience is `group`.
        overlap: Columns: first, second (ids), estimate, standard_error, low, high, n, …:
            the share who meet both.
    """

    titles: dict[str, Text]
    figures: pl.DataFrame
    overlap: pl.DataFrame


@dataclass(frozen=True)
class LawResult:
    """What the law as code says of each person, summed up.

    Attributes:
        scheme: Name of the scheme.
        title: Its title.
        month: Month whose law it is, as 2026-06.
        wage_year: Year in whose prices wages are, None where they are as the survey told them.
        figures: For `formalisation`: workers_to_register (persons), wage, employer_cost,
            worker_cost, total_cost (means, money / month), employer_share, worker_share (of the
            wage), employer_total_cost, worker_total_cost (totals, money / month), and `flag:NAME`.
            For `reform`: gainers, losers (shares of the workers who pay less or more),
            employer_gainers, employer_losers, gainers_number, employer_change, worker_change
            (means, money / month), employer_total_change, worker_total_change (totals), and
            `flag_change:NAME` (change of a share). Breakdowns:
            none, sex, and income_decile or, where the source tells no income of households,
            earnings_tenth (tenths of these workers by their wage).
        assumptions: What it rests on.
        is_wage_told: Whether the survey asks wages; else all are taken to earn one of the law.
    """

    scheme: str
    title: Text
    month: str
    wage_year: int | None
    figures: pl.DataFrame
    assumptions: tuple[Note, ...]
    is_wage_told: bool = True


@dataclass(frozen=True)
class DiagnosisResult:
    """All that came out of a diagnosis.

    Attributes:
        diagnosis: Its id.
        title: What it is called.
        question: What it answers.
        country: Name of the country.
        currency: Code of its money.
        source: Whose answers these are.
        place: The territory that was chosen; None is the whole country.
        group: Whom it is about; None is everyone.
        reference: The group beside; None is nobody.
        dimensions: Title of each breakdown, by id, in the order of the file; territory means a
            table and a map.
        indicators: Figures, in the order of the file.
        gaps: Gaps, with what they are made of.
        concentration: Where indicators gather.
        deprivations: Counts; None where not asked or not told.
        barriers: What is in the way; None where not asked or not told.
        formalisation: Cost of becoming formal; None where not asked or not told.
        reform: What a reform changes; None where none is named.
        reform_title: What the reform is called.
        holes: What the source cannot say, each with the reason.
        cautions: What a reader must mind.
        assumptions: What was assumed.
    """

    diagnosis: str
    title: Text
    question: Text
    country: str
    currency: str
    source: PeopleSource
    place: Territory | None
    group: Text | None
    reference: Text | None
    dimensions: dict[str, Text]
    indicators: pl.DataFrame
    gaps: tuple[GapResult, ...]
    concentration: tuple[ConcentrationResult, ...]
    deprivations: DeprivationResult | None
    barriers: BarriersResult | None
    formalisation: LawResult | None
    reform: LawResult | None
    reform_title: Text | None
    holes: tuple[Note, ...]
    cautions: tuple[Note, ...]
    assumptions: tuple[Note, ...]
