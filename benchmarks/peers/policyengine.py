"""The ten rules in policyengine-core (AGPL), as a program of its own."""

from openfisca_kin import Kin, measure_kin
from policyengine_core.entities import build_entity
from policyengine_core.periods import MONTH
from policyengine_core.simulations import SimulationBuilder
from policyengine_core.taxbenefitsystems import TaxBenefitSystem
from policyengine_core.taxscales import MarginalRateTaxScale, SingleAmountTaxScale
from policyengine_core.variables import Variable

measure_kin(
    Kin(
        build_entity=build_entity,
        system=TaxBenefitSystem,
        builder=SimulationBuilder,
        variable=Variable,
        month=MONTH,
        rates=SingleAmountTaxScale(),
        brackets=MarginalRateTaxScale(),
    )
)
