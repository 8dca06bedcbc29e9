"""How does a user write one job of Arcadia, and what does she read back?"""

from __future__ import annotations

import polars as pl
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from brecha.core.errors import FaultList, InputError
from brecha.core.languages import Language, Text
from brecha.core.schema_faults import tell_schema_faults
from brecha.core.yaml_files import LineMap
from brecha.countries.law import COMMON_RESULTS, JOB_INPUTS, Calculation, LawScheme
from brecha.engine import Rule, Scheme, SchemeInForce


class JobCase(BaseModel):
    """One job in one month."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    month: str
    wage_offered_monthly: float = Field(ge=0, strict=True, allow_inf_nan=False)


def job_scheme(rules: tuple[Rule, ...]) -> LawScheme:
    """Return the scheme of one job."""
    scheme = Scheme(
        name="arcadia-job",
        title=Text(es="Un empleo en Arcadia", en="One job in Arcadia"),
        keys={"job": ("worker_id", "month")},
        inputs=JOB_INPUTS,
        rules=rules,
        results={"job": (*COMMON_RESULTS, "net_wage_monthly")},
    )
    return LawScheme(scheme, "job", _calculate, "net_wage_monthly")


def _calculate(
    content: object, lines: LineMap, law: SchemeInForce, language: Language
) -> Calculation:
    del language  # the document holds numbers only
    faults = FaultList()
    try:
        case = JobCase.model_validate(content)
    except ValidationError as error:
        tell_schema_faults(error, lines, faults)
        raise InputError(faults.faults) from error
    table = pl.DataFrame([{"worker_id": "1", **case.model_dump()}])
    results = law.run(table, lines.path.name)
    return Calculation(results["job"].drop("worker_id").row(0, named=True), table)
