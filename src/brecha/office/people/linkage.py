"""Which entries may be one person, and how likely? Fellegi and Sunter's model, by Splink.

Each pair that shares a key is compared part by part; every level of agreement has a weight, the
logarithm of how much more often it is seen in two entries of one person than in entries of two. The
weights are learnt from the register itself, without any pair known to be right. A register of few
entries teaches nothing: there the weights are the assumptions below, and the method says so.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import partial
from typing import Any

from brecha.core.errors import CoverageError
from brecha.office.people.entries import Entry, Parts, parts_of

Key = tuple[str, ...]
LEARNT, ASSUMED = "weights learnt", "weights assumed"  # an assumed weight joins nobody by itself
LEAST_PROPOSED, LEAST_AUTOMATIC = 0.5, 0.95
FEWEST_LEARNT = 300  # entries; with fewer the weights are assumed
FEWEST_PAIRS = 100  # that share a key, to learn from; FEWEST_SURE that share a sure key
FEWEST_SURE = 10
SEED = 20
PAIRS_SAMPLED = 2_000_000
EXACT_RECALL = 0.4  # assumed: share of the true pairs that agree in all of one of SURE_KEYS
LEARNING_KEYS = (("birth_date",), ("given", "first_surname"), ("first_surname", "second_surname"))
KINDS = {"number": "BIGINT"}
IN_MEMORY = {"temp_directory": "", "autoinstall_known_extensions": "false"}  # names touch no disk
SURE_KEYS = (
    ("given", "first_surname", "second_surname", "birth_date"),
    ("given", "first_surname", "birth_date", "place"),
)
KEYS = (
    ("birth_date",),
    ("given", "first_surname"),
    ("given", "second_surname"),
    ("first_surname", "second_surname"),
    ("substr(given, 1, 3)", "substr(first_surname, 1, 3)", "substr(second_surname, 1, 2)"),
    ("substr(given, 1, 4)", "substr(birth_date, 1, 4)", "substr(first_surname, 1, 1)"),
)
CLOSE, LOOSE, CLOSE_PLACE = 0.92, 0.82, 0.90  # Jaro-Winkler similarity
EQUAL, SIMILAR, NEAR, UNLIKE, MISSING = "equal", "similar", "near", "unlike", "missing"
WORST_FIRST = (UNLIKE, NEAR, SIMILAR, EQUAL)
LEVELS = {3: EQUAL, 2: SIMILAR, 1: NEAR, 0: UNLIKE, -1: MISSING}
LEVELS_OF_PLACE = {2: EQUAL, 1: SIMILAR, 0: UNLIKE, -1: MISSING}
# Assumed shares of the levels, best first: in entries of one person, and of two.
NAME_SHARES = ((0.75, 0.15, 0.05, 0.05), (0.02, 0.01, 0.05, 0.92))
DATE_SHARES = ((0.88, 0.08, 0.02, 0.02), (0.0001, 0.0009, 0.02, 0.979))
PLACE_SHARES = ((0.80, 0.10, 0.10), (0.08, 0.04, 0.88))
ASSUMED_PAIRS = 0.1  # true pairs for each entry, where no sure key tells any


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two entries that may be one person; how well they agree, not in what.

    Attributes:
        first: Number of an entry, the smaller; `second` of the other.
        probability: That they are one person, by the model. Unit: fraction of 1.
        name: `equal`, `similar`, `near`, `unlike` or `missing`: the part of the name that agrees
            least; `birth_date` and `place` likewise.
    """

    first: int
    second: int
    probability: float
    name: str
    birth_date: str
    place: str


@dataclass(frozen=True)
class Proposals:
    """What a comparison found.

    Attributes:
        pairs: From `LEAST_PROPOSED` on, by their numbers.
        compared: Entries that had a name to compare.
        method: Program, its version, and where the weights are from.
    """

    pairs: tuple[Proposal, ...]
    compared: int
    method: str


def propose(entries: Iterable[Entry], least: float = LEAST_PROPOSED) -> Proposals:
    """Return the pairs of entries that may be one person.

    Args:
        entries: Entries of one programme, numbers unlike.
        least: Probability from which on a pair is told. Unit: fraction of 1.

    Raises:
        CoverageError: The extra `linkage` is not installed.
    """
    splink = _splink()
    known = [parts for entry in entries if (parts := parts_of(entry)).given]
    keys = _learning_keys(known)
    method = f"splink {splink.__version__}, {LEARNT if keys else ASSUMED}"
    if len(known) < 2:  # noqa: PLR2004 - a pair
        return Proposals((), len(known), method)
    linker = _linker(splink, known, is_learnt=bool(keys))
    if keys:
        _learn(splink, linker, known, keys)
    found = linker.inference.predict(threshold_match_probability=least)
    pairs = sorted(_proposals(found.as_record_list()), key=lambda pair: (pair.first, pair.second))
    return Proposals(tuple(pairs), len(known), method)


def _learning_keys(known: Sequence[Parts]) -> list[Key]:
    if len(known) < FEWEST_LEARNT:
        return []
    return [key for key in LEARNING_KEYS if _pairs_that_share(known, key) >= FEWEST_PAIRS]


def _pairs_that_share(known: Sequence[Parts], key: Key) -> int:
    held = (tuple(getattr(parts, name) for name in key) for parts in known)
    counts = Counter(found for found in held if None not in found)
    return sum(count * (count - 1) // 2 for count in counts.values())


def _splink() -> Any:  # noqa: ANN401 - a module of the extra
    try:
        import splink  # noqa: PLC0415 - part of the extra
    except ImportError:
        raise CoverageError.of(
            "Linking persons needs packages that are not installed. Install them with {command}.",
            command="pip install 'brecha[linkage]'",
        ) from None
    logging.getLogger("splink").setLevel(logging.ERROR)
    return splink


def _linker(splink: Any, known: Sequence[Parts], *, is_learnt: bool) -> Any:  # noqa: ANN401 - of the extra
    import duckdb  # noqa: PLC0415 - part of the extra
    from splink.backends.duckdb import DuckDBAPI  # noqa: PLC0415 - as above

    settings = splink.SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="number",
        comparisons=_comparisons(is_learnt=is_learnt),
        blocking_rules_to_generate_predictions=[splink.block_on(*key) for key in KEYS],
        probability_two_random_records_match=min(
            2 * ASSUMED_PAIRS / (len(known) - 1), ASSUMED_PAIRS
        ),
        retain_matching_columns=True,
    )
    memory = duckdb.connect(":memory:", config=IN_MEMORY)
    names = [field.name for field in fields(Parts)]
    columns = ", ".join(f"unnest(?::{KINDS.get(name, 'VARCHAR')}[]) AS {name}" for name in names)
    held = [[getattr(parts, name) for parts in known] for name in names]
    memory.execute(f"CREATE TABLE entries AS SELECT {columns}", held)
    table = DuckDBAPI(memory).register("entries")
    return splink.Linker(table, settings, log_level=logging.ERROR)


def _comparisons(*, is_learnt: bool) -> list[Any]:
    names = ("given", "first_surname", "second_surname")
    return [
        *(_comparison(name, _name_levels(name, is_learnt), NAME_SHARES) for name in names),
        _comparison("birth_date", _date_levels("birth_date"), DATE_SHARES),
        _comparison("place", _place_levels("place"), PLACE_SHARES),
    ]


def _comparison(name: str, levels: list[Any], shares: tuple[tuple[float, ...], ...]) -> Any:  # noqa: ANN401 - of the extra
    import splink.comparison_level_library as level  # noqa: PLC0415 - part of the extra
    import splink.comparison_library as library  # noqa: PLC0415 - as above

    told = [
        each.configure(m_probability=one, u_probability=two)
        for each, one, two in zip([*levels, level.ElseLevel()], *shares, strict=True)
    ]
    return library.CustomComparison(
        output_column_name=name, comparison_levels=[level.NullLevel(name), *told]
    )


def _name_levels(name: str, is_learnt: bool) -> list[Any]:  # noqa: FBT001 - positional beside its name
    import splink.comparison_level_library as level  # noqa: PLC0415 - part of the extra

    loose = f"jaro_winkler_similarity({name}_l, {name}_r) >= {LOOSE}"
    if name == "given":  # who leaves out a second given name keeps the first, or the last
        within = "list_contains(string_split({}, ' '), string_split({}, ' ')[1])"
        one, other = f"{name}_l", f"{name}_r"
        loose += f" OR {within.format(one, other)} OR {within.format(other, one)}"
    return [
        level.ExactMatchLevel(name, term_frequency_adjustments=is_learnt),
        level.JaroWinklerLevel(name, CLOSE),
        level.CustomLevel(loose),
    ]


def _date_levels(name: str) -> list[Any]:
    import splink.comparison_level_library as level  # noqa: PLC0415 - part of the extra

    left, right = f"{name}_l", f"{name}_r"
    turned = f"substr({left}, 1, 5) || substr({left}, 9, 2) || '-' || substr({left}, 6, 2)"
    return [
        level.ExactMatchLevel(name),
        level.CustomLevel(
            f"damerau_levenshtein({left}, {right}) <= 1 OR ({turned}) = {right} OR "
            f"abs(date_diff('day', try_cast({left} AS DATE), try_cast({right} AS DATE))) <= 10"
        ),
        level.CustomLevel(f"substr({left}, 1, 4) = substr({right}, 1, 4)"),
    ]


def _place_levels(name: str) -> list[Any]:
    import splink.comparison_level_library as level  # noqa: PLC0415 - part of the extra

    left, right = f"{name}_l", f"{name}_r"
    return [
        level.ExactMatchLevel(name),
        level.CustomLevel(
            f"jaro_winkler_similarity({left}, {right}) >= {CLOSE_PLACE} "
            f"OR contains({left}, {right}) OR contains({right}, {left})"
        ),
    ]


def _learn(splink: Any, linker: Any, known: Sequence[Parts], keys: Sequence[Key]) -> None:  # noqa: ANN401 - of the extra
    """Learn the weights: how often each level is met by chance, then in one person."""
    training = linker.training
    if sum(_pairs_that_share(known, key) for key in SURE_KEYS) >= FEWEST_SURE:
        sure = [splink.block_on(*key) for key in SURE_KEYS]
        training.estimate_probability_two_random_records_match(sure, recall=EXACT_RECALL)
    training.estimate_u_using_random_sampling(max_pairs=PAIRS_SAMPLED, seed=SEED)
    learn = partial(
        training.estimate_parameters_using_expectation_maximisation, record_sample_proportion=1.0
    )
    for key in keys:
        learn(splink.block_on(*key))


def _proposals(rows: Iterable[dict[str, Any]]) -> Iterator[Proposal]:
    for row in rows:
        first, second = sorted((int(row["number_l"]), int(row["number_r"])))
        name = _worst(
            LEVELS[row[f"gamma_{part}"]] for part in ("given", "first_surname", "second_surname")
        )
        date, place = LEVELS[row["gamma_birth_date"]], LEVELS_OF_PLACE[row["gamma_place"]]
        yield Proposal(first, second, float(row["match_probability"]), name, date, place)


def _worst(levels: Iterable[str]) -> str:
    told = [level for level in levels if level != MISSING]
    return min(told, key=WORST_FIRST.index, default=MISSING)
