"""The ten rules in openfisca-core (AGPL), as a program of its own."""

from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.taxscales import MarginalRateTaxScale, SingleAmountTaxScale
from openfisca_core.variables import Variable
from openfisca_kin import Kin, measure_kin

measure_kin(
    Kin(
        build_entity=build_entity,
        system=TaxBenefitSystem,
        builder=SimulationBuilder,
        variable=Variable,
        month=DateUnit.MONTH,
        rates=SingleAmountTaxScale(),
        brackets=MarginalRateTaxScale(),
    )
)
