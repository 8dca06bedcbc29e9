r"""How many jobs, for whom, formal or not? Jobs per unit of output, by sector, sex and formality.

The jobs of the service itself come from outside (its posts); those of suppliers and of household
spending are $e_i \, \Delta x_i$.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from brecha.core.errors import AlignmentError, FaultList, InputError
from brecha.economy.arrays import Array, by_year, ratio, read_only
from brecha.economy.effects import Effects
from brecha.economy.input_output_table import InputOutputTable
from brecha.economy.leontief import LeontiefModel
from brecha.economy.multiplier import Multipliers, multipliers
from brecha.economy.notes import listed

SEXES = ("women", "men")
FORMALITIES = ("formal", "informal")


@dataclass(frozen=True, eq=False)
class EmploymentAccount:
    """Jobs of the year of a table.

    Attributes:
        codes: Sectors, those of the table. Shape: n.
        jobs: Jobs by sector, sex and formality. Shape: (n, 2, 2), in the order of `SEXES` and
            `FORMALITIES`. Unit: jobs.
        year: Year of the jobs.
        source: Where they come from.

    Raises:
        InputError: Wrong shape, jobs that are not numbers, or negative.
    """

    codes: tuple[str, ...]
    jobs: Array
    year: int
    source: str

    def __post_init__(self) -> None:
        """Freeze and check."""
        object.__setattr__(self, "jobs", read_only(self.jobs))
        shape = (len(self.codes), len(SEXES), len(FORMALITIES))
        if self.jobs.shape != shape or not (np.isfinite(self.jobs) & (self.jobs >= 0)).all():
            raise InputError.of(
                "Jobs must be numbers of 0 or more by sector, sex and formality, of the shape "
                "{shape}; they have {found}, the least is {least}. Complete or correct them.",
                place=self.source,
                shape=str(shape),
                found=str(self.jobs.shape),
                least=float(np.min(self.jobs)) if self.jobs.size else None,
            )

    @property
    def total(self) -> float:
        """Return all jobs."""
        return float(self.jobs.sum())


@dataclass(frozen=True, eq=False)
class JobEffects:
    """Jobs called forth.

    Attributes:
        direct: Jobs of the service itself. Shape: (2, 2, years).
        indirect: Jobs of suppliers, of building and equipping too. Shape: (n, 2, 2, years).
        induced: Jobs from household spending. Shape: (n, 2, 2, years).
        baseline: Jobs of the account.
    """

    direct: Array
    indirect: Array
    induced: Array
    baseline: float

    @property
    def cells(self) -> Array:
        """Return all jobs by sex and formality. Shape: (2, 2, years)."""
        cells: Array = self.direct + self.indirect.sum(axis=0) + self.induced.sum(axis=0)
        return cells

    def total(self, part: str | None = None) -> Array:
        """Return jobs of "direct", "indirect" or "induced", or all. Shape: years."""
        jobs = self.cells if part is None else getattr(self, part)
        total: Array = jobs.reshape(-1, jobs.shape[-1]).sum(axis=0)
        return total

    @property
    def women_share(self) -> Array:
        """Return the share of all jobs that women hold, 0 without jobs. Shape: years."""
        return ratio(self.cells[SEXES.index("women")].sum(axis=0), self.total())

    @property
    def formal_share(self) -> Array:
        """Return the share of all jobs that are formal, 0 without jobs. Shape: years."""
        return ratio(self.cells[:, FORMALITIES.index("formal")].sum(axis=0), self.total())

    @property
    def change_pct(self) -> Array:
        """Return all jobs in per cent of the jobs of the account. Shape: years."""
        return 100.0 * self.total() / self.baseline


@dataclass(frozen=True, eq=False)
class ServicePosts:
    """Jobs of the service itself, known from its posts. Shape of each: years.

    Attributes:
        jobs: Posts. Unit: jobs.
        women_share: Share held by women, between 0 and 1.
        formal_share: Share that is formal, between 0 and 1; the same among women and men.
    """

    jobs: ArrayLike
    women_share: ArrayLike
    formal_share: ArrayLike = 1.0

    def cells(self, years: int) -> Array:
        """Return the posts by sex and formality. Shape: (2, 2, years).

        Raises:
            InputError: Negative posts, shares outside 0..1, or other numbers of years.
        """
        jobs, women, formal = (
            by_year(value) for value in (self.jobs, self.women_share, self.formal_share)
        )
        faults = FaultList()
        _check_series("jobs", jobs, years, np.inf, faults)
        _check_series("women_share", women, years, 1.0, faults)
        _check_series("formal_share", formal, years, 1.0, faults)
        faults.raise_as(InputError)
        cells = [
            [jobs * sex * kind * np.ones(years) for kind in (formal, 1.0 - formal)]
            for sex in (women, 1.0 - women)
        ]
        return np.array(cells)


def employment_coefficients(table: InputOutputTable, account: EmploymentAccount) -> Array:
    """Return jobs per unit of output, 0 where a sector has none. Shape: (n, 2, 2).

    Raises:
        AlignmentError: The account is for other sectors than the table.
    """
    if account.codes != table.codes:
        missing = [code for code in table.codes if code not in account.codes]
        unknown = [code for code in account.codes if code not in table.codes]
        raise AlignmentError.of(
            "Employment must name the table's sectors in its order; missing: {missing}; unknown: "
            "{unknown}. Complete or reorder it.",
            place=account.source,
            missing=listed(missing) or "–",
            unknown=listed(unknown) or "–",
        )
    return ratio(account.jobs, table.x[:, None, None])


def employment_multipliers(model: LeontiefModel, account: EmploymentAccount) -> Multipliers:
    """Return jobs in all sectors per unit of final demand. Unit: jobs per unit of the table."""
    coefficients = employment_coefficients(model.table, account).sum(axis=(1, 2))
    return multipliers(model, "employment", coefficients)


def employment_effects(
    table: InputOutputTable,
    effects: Effects,
    account: EmploymentAccount,
    posts: ServicePosts | None = None,
) -> JobEffects:
    """Return the jobs that a shock calls forth.

    Args:
        table: The table of the effects.
        effects: Output by sector.
        account: Jobs of the table's year.
        posts: Jobs of the service itself; without them the coefficients of the sector that
            delivers the service stand in.

    Raises:
        InputError: The service is an activity of its own and its posts are not given.
    """
    coefficients = employment_coefficients(table, account)[..., None]
    shock = effects.shock
    if posts is None and (shock.new_activity > 0).any():
        raise InputError.of(
            "A service that is an activity of its own has no employment coefficient; its posts "
            "are not given. Give its posts."
        )
    at_service = _jobs(coefficients, shock.service)
    direct = at_service.sum(axis=0) if posts is None else posts.cells(shock.service.shape[1])
    return JobEffects(
        direct=direct,
        indirect=_jobs(coefficients, effects.output.type_1 - shock.service),
        induced=_jobs(coefficients, effects.output.induced),
        baseline=account.total,
    )


def employment_account(
    codes: Sequence[str], cells: Mapping[tuple[str, str, str], float], year: int, source: str
) -> EmploymentAccount:
    """Return the account from jobs by (sector, sex, formality).

    Raises:
        InputError: A sector, sex or formality that is not known; every one is told.
    """
    faults = FaultList(source)
    known = (tuple(codes), SEXES, FORMALITIES)
    jobs = np.zeros((len(codes), len(SEXES), len(FORMALITIES)))
    for key, number in cells.items():
        if all(word in words for word, words in zip(key, known, strict=True)):
            jobs[tuple(words.index(word) for word, words in zip(key, known, strict=True))] += number
        else:
            faults.add(
                "Jobs must be by a sector of the table, {sexes} and {formalities}; {key} is not. "
                "Correct it.",
                sexes="/".join(SEXES),
                formalities="/".join(FORMALITIES),
                key=" / ".join(key),
            )
    faults.raise_as(InputError)
    return EmploymentAccount(tuple(codes), jobs, year, source)


def _jobs(coefficients: Array, output: Array) -> Array:
    jobs: Array = coefficients * output[:, None, None, :]
    return jobs


def _check_series(name: str, values: Array, years: int, most: float, faults: FaultList) -> None:
    if values.size not in {1, years} or not ((values >= 0) & (values <= most)).all():
        faults.add(
            "{name} must lie between 0 and {most}, once or for each of {years} years; it is "
            "{found}. Correct it.",
            name=name,
            most=most,
            years=years,
            found=listed(values.tolist()),
        )
