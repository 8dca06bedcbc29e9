"""What does spending return in output, jobs, income and taxes?

A table of inputs and outputs is checked and made domestic, households are closed into it, it is
factored once, and every spending shock is solved against it.
"""

from brecha.economy.additionality import additional_share, without_displaced
from brecha.economy.aggregation import aggregate
from brecha.economy.closure import HouseholdClosure, Households, close_households, wages_spent
from brecha.economy.effects import (
    Effects,
    SectorEffects,
    TotalEffects,
    economic_effects,
    tax_coefficients,
)
from brecha.economy.employment import (
    FORMALITIES,
    SEXES,
    EmploymentAccount,
    JobEffects,
    ServicePosts,
    employment_account,
    employment_coefficients,
    employment_effects,
    employment_multipliers,
)
from brecha.economy.from_sheet import table_from_sheet
from brecha.economy.imports import ImportMatrix, ImportShares, domestic_table, import_shares
from brecha.economy.input_output_table import DemandColumn, IncomeRow, InputOutputTable
from brecha.economy.leontief import (
    LeontiefModel,
    build_model,
    effects_per_unit,
    leontief_inverse,
    model_radius,
    required_output,
)
from brecha.economy.multiplier import (
    MultiplierParts,
    Multipliers,
    import_multipliers,
    income_coefficients,
    income_multipliers,
    multiplier_parts,
    multipliers,
    output_multipliers,
    value_added_multipliers,
)
from brecha.economy.new_service import NewService
from brecha.economy.notes import ResultNote
from brecha.economy.report import MultipliersReport, SectorLine, multipliers_report
from brecha.economy.revenue import JobCells, Revenue, baseline_revenue, revenue_of
from brecha.economy.shock import ShockParts, SpendingShock, care_column_shock, split_shock

__all__ = [
    "FORMALITIES",
    "SEXES",
    "DemandColumn",
    "Effects",
    "EmploymentAccount",
    "HouseholdClosure",
    "Households",
    "ImportMatrix",
    "ImportShares",
    "IncomeRow",
    "InputOutputTable",
    "JobCells",
    "JobEffects",
    "LeontiefModel",
    "MultiplierParts",
    "Multipliers",
    "MultipliersReport",
    "NewService",
    "ResultNote",
    "Revenue",
    "SectorEffects",
    "SectorLine",
    "ServicePosts",
    "ShockParts",
    "SpendingShock",
    "TotalEffects",
    "additional_share",
    "aggregate",
    "baseline_revenue",
    "build_model",
    "care_column_shock",
    "close_households",
    "domestic_table",
    "economic_effects",
    "effects_per_unit",
    "employment_account",
    "employment_coefficients",
    "employment_effects",
    "employment_multipliers",
    "import_multipliers",
    "import_shares",
    "income_coefficients",
    "income_multipliers",
    "leontief_inverse",
    "model_radius",
    "multiplier_parts",
    "multipliers",
    "multipliers_report",
    "output_multipliers",
    "required_output",
    "revenue_of",
    "split_shock",
    "table_from_sheet",
    "tax_coefficients",
    "value_added_multipliers",
    "wages_spent",
    "without_displaced",
]
