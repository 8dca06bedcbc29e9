"""What do official survey files look like? Small made ones, in each format, for the tests."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import polars as pl

Row = dict[str, str]
DESIGN: Row = {"r_def": "0", "c_res": "1", "est_d": "117", "upm": "900471", "fac": "475"}
DWELLING: Row = {"cd_a": "1", "ent": "9", "con": "40001", "v_sel": "1", "n_hog": "1", "h_mud": "0"}
WORKER: Row = (
    {"sex": "2", "eda": "40", "clase1": "1", "clase2": "1", "emp_ppal": "1", "t_loc": "1"}
    | {"par_c": "101", "pos_ocu": "1", "t_tra": "1", "ingocup": "3000", "ing7c": "2"}
    | {"hrsocup": "30", "medica5c": "1", "cs_p13_1": "3", "n_hij": "2", "rama": "4", "mun": "7"}
    | {"anios_esc": "9", "emple7c": "1", "tip_con": "5", "per": "120"}
)
COE1: Row = {"p3": "9611", "p4a": "8140", "p3k1": "1", "p3k2": ""}
COE2: Row = {f"p11_{kind}{number}": "" for number in range(2, 8) for kind in ("h", "m")}


def enoe_person(n_ren: int, **changes: str) -> Row:
    """Return a row of SDEMT of the classic questionnaire."""
    return {**DWELLING, "n_ren": str(n_ren), **DESIGN, **WORKER, **changes}


def enoe_answers(n_ren: int, answers: Row, **changes: str) -> Row:
    """Return a row of COE1 or COE2."""
    return {**DWELLING, "n_ren": str(n_ren), **answers, **changes}


def write_csv(path: Path, rows: list[Row], encoding: str = "utf-8", separator: str = ",") -> Path:
    """Write rows as an official csv file."""
    path.write_bytes(csv_text(rows, separator).encode(encoding))
    return path


def write_gzip(path: Path, rows: list[Row]) -> Path:
    """Write rows as csv packed by gzip."""
    path.write_bytes(gzip.compress(csv_text(rows).encode()))
    return path


def write_zip(path: Path, tables: dict[str, list[Row]]) -> Path:
    """Write tables into one archive, each under the name of its member."""
    with zipfile.ZipFile(path, "w") as archive:
        for member, rows in tables.items():
            archive.writestr(member, csv_text(rows))
    return path


def write_dbf(path: Path, rows: list[Row]) -> Path:
    """Write rows as dBASE III, all fields of characters, headers in capitals."""
    names = list(rows[0])
    sizes = [max(1, *(len(row[name].encode("cp1252")) for row in rows)) for name in names]
    header = io.BytesIO()
    header.write(bytes([3, 120, 3, 31]))
    header.write(len(rows).to_bytes(4, "little"))
    header.write((32 + 32 * len(names) + 1).to_bytes(2, "little"))
    header.write((1 + sum(sizes)).to_bytes(2, "little") + bytes(20))
    for name, size in zip(names, sizes, strict=True):
        header.write(name.upper().encode().ljust(11, b"\0") + b"C" + bytes(4))
        header.write(bytes([size]) + bytes(15))
    body = b"".join(
        b" "
        + b"".join(row[name].encode("cp1252").ljust(size) for name, size in _paired(names, sizes))
        for row in rows
    )
    path.write_bytes(header.getvalue() + b"\r" + body + b"\x1a")
    return path


def with_numbers(rows: list[Row]) -> pl.DataFrame:
    """Return rows as a table whose columns of digits are numbers, as SPSS and Stata keep them."""
    frame = pl.DataFrame(rows)
    as_numbers = frame.select(pl.all().cast(pl.Float64, strict=False))
    numbers = [name for name in frame.columns if as_numbers[name].is_not_null().all()]
    return frame.with_columns(pl.col(numbers).cast(pl.Float64))


def csv_text(rows: list[Row], separator: str = ",") -> str:
    """Return rows as csv."""
    lines = [separator.join(rows[0]), *(separator.join(row.values()) for row in rows)]
    return "\r\n".join(lines) + "\r\n"


def _paired(names: list[str], sizes: list[int]) -> zip[tuple[str, int]]:
    return zip(names, sizes, strict=True)
