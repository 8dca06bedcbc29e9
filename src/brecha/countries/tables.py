"""Which tables must a country bring, and what do they hold?"""

from __future__ import annotations

from brecha.core.provenance import Certainty
from brecha.core.tables import Column, Table

SOURCE = Column("source", "text", "text", "Key of the source in sources.yaml")
CERTAINTY = Column("certainty", "text", "text", "How the figure is known", allowed=tuple(Certainty))
NOTE = Column("note", "text", "text", "What a reader must know", is_required=False)
TERRITORY = Column("territory", "text", "text", "Code of the territory", is_key=True)
YEAR = Column("year", "year", "integer", "Calendar year", is_key=True)
SECTOR = Column("sector", "text", "text", "Code of the sector", is_key=True)
AGE_FROM = Column("age_from", "years", "integer", "First age", is_key=True, minimum=0)
AGE_TO = Column("age_to", "years", "integer", "Last age, included", is_key=True, minimum=0)
SEX = Column("sex", "text", "text", "Sex", is_key=True, allowed=("women", "men"))
FORMALITY = Column(
    "formality",
    "text",
    "text",
    "Formal or informal job",
    is_key=True,
    allowed=("formal", "informal"),
)
CARE_KINDS = (
    "none",
    "childcare",
    "older_persons",
    "social_assistance",
    "health",
    "education",
    "domestic_employment",
)

TERRITORIES = Table(
    "territories",
    "A territory of the country",
    (
        TERRITORY,
        Column("name", "text", "text", "Name"),
        Column("abbreviation", "text", "text", "Short name", is_required=False),
    ),
)
TERRITORY_TILES = Table(
    "territory_tiles",
    "Where a territory stands on a map of equal squares",
    (
        TERRITORY,
        Column("row", "squares", "integer", "Row, from the top", minimum=0),
        Column("column", "squares", "integer", "Column, from the left", minimum=0),
    ),
)
POPULATION = Table(
    "population",
    "People of an age band in a territory and year",
    (
        TERRITORY,
        YEAR,
        AGE_FROM,
        AGE_TO,
        Column("people", "people", "number", "Mid-year population", minimum=0),
        SOURCE,
        CERTAINTY,
    ),
)
GDP = Table(
    "gdp",
    "Gross domestic product of the nation or a territory in a year",
    (
        TERRITORY,
        YEAR,
        Column("gdp", "million money", "number", "GDP at current prices", minimum=0),
        SOURCE,
        CERTAINTY,
    ),
)
PRICE_INDEX = Table(
    "price_index",
    "Consumer prices, mean of a year",
    (
        YEAR,
        Column("index", "1", "number", "Index", minimum=0),
        SOURCE,
        CERTAINTY,
    ),
)
SECTORS = Table(
    "sectors",
    "A sector of the aggregated input-output account",
    (
        SECTOR,
        Column("title_es", "text", "text", "Title in Spanish"),
        Column("title_en", "text", "text", "Title in English"),
        Column("care", "text", "text", "Which care it gives", allowed=CARE_KINDS),
        Column("wage_group", "text", "text", "Its group in the wage distribution"),
        Column("branches", "text", "text", "Branches of the official table", is_required=False),
        Column("scian_hogares", "text", "text", "Codes of household surveys", is_required=False),
    ),
)
EMPLOYMENT = Table(
    "employment",
    "Jobs of a sector by sex and formality",
    (
        SECTOR,
        SEX,
        FORMALITY,
        Column("jobs", "jobs", "number", "People by their main job", minimum=0),
        Column("sample", "people", "number", "Cases in the sample", is_required=False),
        YEAR,
        SOURCE,
        CERTAINTY,
    ),
)
WAGE_DISTRIBUTION = Table(
    "wage_distribution",
    "A tenth of the jobs of a wage group by sex and formality",
    (
        Column("wage_group", "text", "text", "Group of sectors", is_key=True),
        SEX,
        FORMALITY,
        Column("decile", "1", "integer", "Tenth of the distribution", is_key=True, minimum=1),
        Column("jobs_share", "1", "number", "Share of the jobs", minimum=0, maximum=1),
        Column("wage_monthly", "money / month", "number", "Mean monthly labour income", minimum=0),
        YEAR,
        SOURCE,
        CERTAINTY,
    ),
)
CARE_WAGES = Table(
    "care_wages",
    "Observed wages of a care occupation",
    (
        Column("occupation", "text", "text", "Occupation", is_key=True),
        YEAR,
        Column("wage_monthly", "money / month", "number", "Mean", minimum=0),
        Column("p25", "money / month", "number", "First quartile", is_required=False),
        Column("p50", "money / month", "number", "Median", is_required=False),
        Column("p75", "money / month", "number", "Third quartile", is_required=False),
        Column("sample", "people", "number", "Cases in the sample"),
        SOURCE,
        CERTAINTY,
        NOTE,
    ),
)
EXISTING_CARE = Table(
    "existing_care",
    "Public care that an age band has today",
    (
        AGE_FROM,
        AGE_TO,
        YEAR,
        Column("users", "people", "number", "Users of public care", is_required=False, minimum=0),
        Column(
            "public_spending_share_gdp",
            "1",
            "number",
            "Public spending as a share of GDP",
            is_required=False,
            minimum=0,
            maximum=1,
        ),
        SOURCE,
        CERTAINTY,
        NOTE,
    ),
)
PUBLISHED_RESULTS = Table(
    "published_results",
    "A published headline to compare with",
    (
        Column("study", "text", "text", "Study", is_key=True),
        Column("quantity", "text", "text", "Quantity", is_key=True),
        Column("value", "see unit", "number", "Value"),
        Column("unit", "text", "text", "Unit of the value"),
        Column("statistic", "text", "text", "Mean of the years, or which year", is_key=True),
        Column("base", "text", "text", "Denominator, as the source says", is_required=False),
        Column("grade", "text", "text", "A: official text seen; B: press", allowed=("A", "B", "C")),
        SOURCE,
        NOTE,
    ),
)

COUNTRY_TABLES = {
    table.name: table
    for table in (
        TERRITORIES,
        TERRITORY_TILES,
        POPULATION,
        GDP,
        PRICE_INDEX,
        SECTORS,
        EMPLOYMENT,
        WAGE_DISTRIBUTION,
        CARE_WAGES,
        EXISTING_CARE,
        PUBLISHED_RESULTS,
    )
}
