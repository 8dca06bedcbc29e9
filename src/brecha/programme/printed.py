"""Which programme do the tables of a printed report give? As printed, with the lines of each fact.

Nothing is mended here: a printed total becomes a statement beside the parts it was printed for,
and a unit printed in place of another stays on the value. What must be inferred is said below.

Inferred, because the tables do not say it: what an indicator counts, from its unit (`UNIT_RECORDS`)
and, for people and institutions, from the word "trained" in its title; the parent of a result, from
its code; the kind of a product, from its title (`product_kinds`).
"""

from __future__ import annotations

from typing import Any, get_args

from brecha.programme.kinds import ReachKind
from brecha.programme.model import (
    Budget,
    FrameworkLink,
    GroupCount,
    Marker,
    Organisation,
    Participation,
    Programme,
    Reach,
    Report,
    Statement,
    Training,
)
from brecha.programme.printed_registers import read_registers
from brecha.programme.printed_results import read_results
from brecha.programme.printed_row import Row

PRINTED_PARTS = ("programme", "budget", "results")
TOTAL = "Total"
REACH_KINDS: dict[str, ReachKind] = {
    "directly_trained": "trained",
    "registered_imss": "registered",
    "radio_potential_audience": "potential_audience",
    "campaign_impressions": "impressions",
}


def from_printed(document: dict[str, Any], place: str) -> Programme:
    """Return the programme that printed tables give.

    Args:
        document: The tables: programme, budget, results, reach, trainings, registers.
        place: Name of the file, for its faults.

    Raises:
        InputError: If a cell is not of the type its table asks for.
    """
    tables = Row.of(document, place)
    head = tables.row("programme")
    parts: dict[str, tuple[Any, ...]] = {
        **read_results(tables),
        **read_registers(tables),
        "budgets": tuple(_budgets(tables)),
        "reach": tuple(_reach(tables)),
        "trainings": tuple(_trainings(tables)),
        "framework_links": tuple(_links(tables)),
        "markers": tuple(_markers(head)),
    }
    parts["statements"] = (*_statements(tables), *parts.get("statements", ()))
    agencies = tuple(dict.fromkeys(budget.agency for budget in parts["budgets"]))
    return Programme(
        reference=head.text("mptf_ref"),
        title_en=head.text("title"),
        country=head.text("country"),
        fund=head.text("fund"),
        portfolio=head.text("portfolio"),
        start=head.text("start"),
        original_end=head.text("original_end"),
        actual_end=head.text("actual_end"),
        is_operationally_closed=bool(head.flag("operationally_closed")),
        financial_closure=head.text("financial_closure"),
        lead_agency=head.text("lead_agency"),
        territories=tuple(str(item) for item in tables.row("territories").list("items")),
        lines=head.lines_of("title", "mptf_ref", "dates"),
        organisations=tuple(Organisation(acronym=name, kind="un") for name in agencies),
        participations=tuple(
            Participation(organisation=name, role="implementing") for name in agencies
        ),
        reports=(Report(key="final", date=head.text("report_date"), status="submitted"),),
        closure_lines=head.lines_of("closure"),
        **parts,  # type: ignore[arg-type]  # tuples of the records that each name asks for
    )


def _budgets(tables: Row) -> list[Budget]:
    return [
        Budget(
            agency=row.text("agency"),
            source="fund" if name == "fund_usd" else "cofunding",
            amount=row.amount(name),
            currency="USD",
            lines=row.lines,
        )
        for row in tables.rows("budget")
        if row.text("agency") != TOTAL
        for name in ("fund_usd", "cofunding_usd")
    ]


def _statements(tables: Row) -> list[Statement]:
    head = tables.row("programme")
    totals = head.lines_of("budget")
    stated = [
        _stated("budget:total:fund", head, "total_budget_usd", totals[:1]),
        _stated("budget:total:cofunding", head, "cofunding_usd", totals[1:]),
    ]
    for row in tables.rows("budget"):
        if row.text("agency") == TOTAL:
            stated.append(_stated("budget:total:fund", row, "fund_usd", row.lines))
            stated.append(_stated("budget:total:cofunding", row, "cofunding_usd", row.lines))
            stated.append(_stated("budget:total", row, "total_usd_printed", row.lines))
        else:
            subject = f"budget:{row.text('agency')}:total"
            stated.append(_stated(subject, row, "total_usd_printed", row.lines))
    reach = tables.row("reach")
    total, share = reach.row("total"), reach.row("women_girls_pct")
    stated.append(_stated("reach:total", total, "value", total.lines, "people"))
    stated.append(_stated("reach:women_share", share, "value", share.lines, "percent"))
    stated.append(_stated("trainings:total", tables.row("trainings"), "total", (), "people"))
    pilot = tables.row("pilot")
    stated.extend(
        Statement(subject="share:pilot", number=number, unit="percent", lines=pilot.lines)
        for number in pilot.numbers("percentages")
    )
    return [each for each in stated if each.number is not None]


def _stated(
    subject: str, row: Row, name: str, lines: tuple[int, ...], unit: str = "USD"
) -> Statement:
    return Statement(subject=subject, number=row.number(name), unit=unit, lines=lines)


def _reach(tables: Row) -> list[Reach]:
    return [_reach_of(row) for row in tables.row("reach").rows("components")]


def _reach_of(row: Row) -> Reach:
    name = row.text("kind")
    known = get_args(ReachKind)
    return Reach(
        key=name,
        kind=REACH_KINDS.get(name, name if name in known else "other"),  # type: ignore[arg-type]  # a word of the list
        number=row.amount("value"),
        women_share=row.number("women_pct"),
        as_of=row.text("as_of"),
        women_as_of=row.text("women_pct_as_of"),
        certainty="upper_bound"
        if row.flag("upper_bound")
        else "estimated"
        if row.flag("estimated")
        else "measured",
        counts_in_total=bool(row.flag("counted_in_total")),
        lines=row.lines,
    )


def _trainings(tables: Row) -> list[Training]:
    return [
        Training(
            key=f"training-{at}",
            agency=row.text("agency_inferred"),
            is_inferred_agency=bool(row.text("agency_inferred")),
            group=row.text("group"),
            participants=row.count("value"),
            groups=tuple(
                GroupCount(group=group, number=row.row("parts").count(group), lines=row.lines)
                for group in row.row("parts").cells
            ),
            lines=row.lines,
        )
        for at, row in enumerate(tables.row("trainings").rows("components"), start=1)
    ]


def _links(tables: Row) -> list[FrameworkLink]:
    framework = tables.row("cooperation_framework")
    targets = [
        FrameworkLink(framework="sdg", level="target", code=str(code))
        for code in tables.list("sdg_targets")
    ]
    groups = [
        FrameworkLink(
            framework="cooperation_framework",
            level="result_group",
            title=str(title),
            lines=framework.lines,
        )
        for title in framework.list("result_groups")
    ]
    return targets + groups


def _markers(head: Row) -> list[Marker]:
    share = head.number("gewe_share_pct")
    if share is None:
        return []
    return [Marker(name="gender", share_of_spend=share, lines=head.lines_of("gewe"))]
