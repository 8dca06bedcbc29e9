"""Where does each input of a plan's models come from?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from brecha.core.provenance import Certainty, weakest
from brecha.engine import Origin
from brecha.plans.care_side import SEPARATOR, SERVICE_VALUES, WORK_VALUES
from brecha.plans.run import ComputedPlan
from brecha.plans.values import ResolvedAssumption

TABLE_OF = {
    "gdp": "gdp",
    "employed": "employment",
    "people": "population",
    "people_at_start": "population",
    "jobs_indirect": "employment",
    "jobs_induced": "employment",
}
SHAPE_OF_THE_PLAN = "Plan file, coverage.shape"
LEFT_OUT = "Plan file, left out there"
JOB_VALUES = {
    "staff_per_user": "users_per_staff",
    "posts_per_centre": "posts_per_centre",
    "wage_offered_monthly": "wage_monthly",
}


def table_origin(computed: ComputedPlan, name: str) -> Origin:
    """Return the sources of a table of the country and its weakest mark."""
    table = computed.country.table(TABLE_OF[name])
    keys = table["source"].unique().sort().to_list()
    titles = [computed.country.sources[key].title for key in keys]
    marks = [Certainty(mark) for mark in table["certainty"].unique()]
    return Origin(tuple(titles), weakest(marks))


@dataclass(frozen=True)
class CareOrigins:
    """Origins of the inputs of the care model."""

    computed: ComputedPlan

    def of(self, name: str, row: int) -> Origin | None:
        """Return the origin of an input of the care model in a row of its unit."""
        if name in TABLE_OF:
            return table_origin(self.computed, name)
        if name == "progress_share":
            return Origin((SHAPE_OF_THE_PLAN,), Certainty.ASSUMED)
        found = [self._known[path] for path in self._paths(name, row) if path in self._known]
        if not found:
            return Origin((LEFT_OUT,), Certainty.ASSUMED)
        titles = tuple(dict.fromkeys(entry.source.title for entry in found))
        return Origin(titles, weakest(entry.certainty for entry in found))

    @cached_property
    def _known(self) -> dict[str, ResolvedAssumption]:
        return {entry.path: entry for entry in self.computed.assumptions}

    @cached_property
    def _services(self) -> list[str]:
        keys = self.computed.care.years["service_id"].unique(maintain_order=True)
        return [key.split(SEPARATOR)[0] for key in keys]

    @cached_property
    def _jobs(self) -> list[tuple[str, str]]:
        rows = self.computed.care.jobs.select("service_id", "job_id").iter_rows()
        return [(key.split(SEPARATOR)[0], job) for key, job in rows]

    def _paths(self, name: str, row: int) -> list[str]:
        if name in JOB_VALUES or name in WORK_VALUES:
            service, job = self._jobs[row]
            if name in WORK_VALUES:
                return [f"services.{service}.work.{name}"]
            return [f"services.{service}.staff.{job}.{JOB_VALUES[name]}"]
        service = self._services[row]
        if name == "other_cost_per_user":
            items = self.computed.plan.services[service].other_costs
            return [f"services.{service}.other_costs.{item}.per_user_yearly" for item in items]
        return [f"services.{service}.{SERVICE_VALUES.get(name, name)}"]
