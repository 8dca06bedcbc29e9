"""What are the figures of a cost and of a reform called?"""

from __future__ import annotations

from brecha.core.languages import Text
from brecha.plans.diagnosis.figures import Title

TENTHS = "earnings_tenth"
TENTHS_TITLE = Text(es="décimo por salario", en="tenth by wage")
PER_MONTH = "money / month"


def _title(es: str, en: str, kind: str, unit: str) -> Title:
    return Title(Text(es=es, en=en), kind, unit)


COST_TITLES = {
    "workers_to_register": _title(
        "Personas asalariadas sin inscripción", "Wage workers not registered", "total", "persons"
    ),
    "wage": _title("Salario", "Wage", "mean", PER_MONTH),
    "employer_cost": _title(
        "Costo de la parte empleadora", "Cost of the employer", "mean", PER_MONTH
    ),
    "worker_cost": _title(
        "Costo de la persona trabajadora", "Cost of the worker", "mean", PER_MONTH
    ),
    "total_cost": _title("Costo de ambas partes", "Cost of both", "mean", PER_MONTH),
    "employer_share": _title(
        "Costo de la parte empleadora, del salario",
        "Cost of the employer, of the wage",
        "ratio",
        "1",
    ),
    "worker_share": _title(
        "Costo de la persona trabajadora, del salario",
        "Cost of the worker, of the wage",
        "ratio",
        "1",
    ),
    "employer_total_cost": _title(
        "Costo de todas las partes empleadoras", "Cost of all employers", "total", PER_MONTH
    ),
    "worker_total_cost": _title(
        "Costo de todas las personas trabajadoras", "Cost of all workers", "total", PER_MONTH
    ),
}
REFORM_TITLES = {
    "gainers": _title(
        "Personas trabajadoras que pagarían menos", "Workers who would pay less", "share", "1"
    ),
    "losers": _title(
        "Personas trabajadoras que pagarían más", "Workers who would pay more", "share", "1"
    ),
    "employer_gainers": _title(
        "Partes empleadoras que pagarían menos", "Employers who would pay less", "share", "1"
    ),
    "employer_losers": _title(
        "Partes empleadoras que pagarían más", "Employers who would pay more", "share", "1"
    ),
    "gainers_number": _title(
        "Personas que pagarían menos", "Workers who would pay less", "total", "persons"
    ),
    "worker_change": _title(
        "Cambio para la persona trabajadora", "Change for the worker", "mean", PER_MONTH
    ),
    "employer_change": _title(
        "Cambio para la parte empleadora", "Change for the employer", "mean", PER_MONTH
    ),
    "worker_total_change": _title(
        "Cambio para todas las personas trabajadoras", "Change for all workers", "total", PER_MONTH
    ),
    "employer_total_change": _title(
        "Cambio para todas las partes empleadoras", "Change for all employers", "total", PER_MONTH
    ),
}
