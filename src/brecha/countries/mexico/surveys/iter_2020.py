"""How many live in each municipality, by the census of 2020? Totals of ITER, not persons."""

from __future__ import annotations

import tempfile
from pathlib import Path

import polars as pl

from brecha.core.errors import InputError
from brecha.core.tables import Column, Table
from brecha.sources.survey_files import open_survey_file

KEYS = ("ENTIDAD", "MUN")
LOCALITY = "LOC"  # 0 in the rows of municipal totals; a file of municipalities has no such column
HIDDEN = ("*", "N/D", "N/A")  # of places with one or two dwellings
COUNTS = {
    "population": ("POBTOT", "Population"),
    "women": ("POBFEM", "Women"),
    "men": ("POBMAS", "Men"),
    "aged_0_to_2": ("P_0A2", "Aged 0 to 2 years"),
    "aged_3_to_5": ("P_3A5", "Aged 3 to 5 years"),
    "aged_6_to_11": ("P_6A11", "Aged 6 to 11 years"),
    "aged_12_to_14": ("P_12A14", "Aged 12 to 14 years"),
    "aged_60_and_over": ("P_60YMAS", "Aged 60 years and over"),
    "with_disability": ("PCON_DISC", "With a disability"),
    "inactive": ("PE_INAC", "Aged 12 years and over, not in the labour force"),
    "employed": ("POCUPADA", "Aged 12 years and over, employed"),
    "employed_women": ("POCUPADA_F", "Women aged 12 years and over, employed"),
    "employed_men": ("POCUPADA_M", "Men aged 12 years and over, employed"),
    "without_health_care": ("PSINDER", "Without affiliation to health services"),
    "in_imss": ("PDER_IMSS", "Affiliated to IMSS"),
    "households": ("TOTHOG", "Households"),
    "households_headed_by_women": ("HOGJEF_F", "Households headed by a woman"),
}
ITER = Table(
    "iter_2020",
    "A municipality in the census of 2020",
    (
        Column("territory", "text", "text", "Code of the state"),
        Column("municipality", "text", "text", "Code of state and municipality", is_key=True),
        *(
            Column(
                name,
                "households" if name.startswith("households") else "persons",
                "number",
                f"{description} ({source})",
                is_required=name == "population",
                minimum=0,
            )
            for name, (source, description) in COUNTS.items()
        ),
    ),
)


def read_iter(path: Path) -> pl.DataFrame:
    """Return the municipal totals of ITER 2020.

    Args:
        path: The official file by locality, or one of municipal totals with INEGI's mnemonics; a
            csv, gz, zip or dbf.

    Returns:
        The columns of `ITER`; counts that INEGI hides are empty.

    Raises:
        InputError: Every fault found.
    """
    with tempfile.TemporaryDirectory() as work:
        raw = open_survey_file(path, Path(work))
        written = {column.strip().upper(): column for column in raw.columns}
        sources = [*KEYS, *(source for source, _ in COUNTS.values())]
        missing = [source for source in sources if source not in written]
        if missing:
            raise InputError.of(
                "The file must be ITER of the census of 2020; it lacks {columns}. Bring the file "
                "of municipalities or localities with INEGI's mnemonics.",
                place=raw.name,
                columns=", ".join(missing),
            )
        taken = [*sources, *([LOCALITY] if LOCALITY in written else [])]
        cells = raw.scan((written[name] for name in taken), Path(work))
        frame = cells.rename({written[name]: name for name in taken})
        return ITER.check(_municipalities(frame, taken).collect(), raw.name)


def _municipalities(frame: pl.LazyFrame, taken: list[str]) -> pl.LazyFrame:
    number = pl.col("MUN").cast(pl.Int64, strict=False)
    is_total = number > 0
    if LOCALITY in taken:
        is_total &= pl.col(LOCALITY).cast(pl.Int64, strict=False) == 0
    territory = pl.col("ENTIDAD").str.zfill(2)
    return frame.filter(is_total).select(
        territory.alias("territory"),
        (territory + pl.col("MUN").str.zfill(3)).alias("municipality"),
        *(_count(source).alias(name) for name, (source, _) in COUNTS.items()),
    )


def _count(source: str) -> pl.Expr:
    return pl.when(~pl.col(source).is_in(list(HIDDEN))).then(pl.col(source))
