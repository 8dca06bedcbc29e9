"""Which territories does the country have? INEGI's 32 states."""

from __future__ import annotations

import polars as pl

from brecha.sources import locate

SHORT_NAMES = {
    "Coahuila de Zaragoza": "Coahuila",
    "Michoacán de Ocampo": "Michoacán",
    "Veracruz de Ignacio de la Llave": "Veracruz",
}
ABBREVIATIONS = (  # in the order of INEGI's codes 01..32
    "Ags.", "BC", "BCS", "Camp.", "Coah.", "Col.", "Chis.", "Chih.", "CDMX", "Dgo.", "Gto.",
    "Gro.", "Hgo.", "Jal.", "Méx.", "Mich.", "Mor.", "Nay.", "NL", "Oax.", "Pue.", "Qro.",
    "QR", "SLP", "Sin.", "Son.", "Tab.", "Tamps.", "Tlax.", "Ver.", "Yuc.", "Zac.",
)  # fmt: skip


def derive_territories() -> pl.DataFrame:
    """Return the states.

    Returns:
        Columns: territory (two digits), name, abbreviation.
    """
    return read_states().select("territory", "name", abbreviation=pl.Series(ABBREVIATIONS))


def read_states() -> pl.DataFrame:
    """Return the census rows with the code and the short name of each state."""
    census = pl.read_csv(locate("inegi_census_2020_states"), infer_schema_length=None)
    return census.with_columns(
        territory=pl.col("ENTIDAD").cast(pl.String).str.zfill(2),
        name=pl.col("NOM_ENT").replace(SHORT_NAMES),
    ).sort("territory")
