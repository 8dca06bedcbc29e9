"""Ways to damage the shipped plan of the made-up country, and what must be told of each."""

from __future__ import annotations

from dataclasses import dataclass

from brecha.plans import find_plan

SHIPPED = find_plan("arcadia/early-childhood").read_text("utf-8")
NEED = "      central: 0.5\n"
FIRST_RATIO = "low: 6, central: 8, high: 10"
FIRST_GOAL = "low: 0.7, central: 0.8, high: 0.9"
FIRST_MODEL = "low: 1, central: 1, high: 1"
FOOD = "low: 300, central: 400, high: 600"


@dataclass(frozen=True)
class Damage:
    """One thing done to the plan, and what must be told.

    Attributes:
        name: What is wrong.
        old: Words of the shipped plan; their first occurrence is replaced.
        new: What stands there instead.
        marked: Words whose line is to be named.
        told: What the message must say, the remedy last.
    """

    name: str
    old: str
    new: str
    marked: str
    told: tuple[str, ...]


DAMAGES = (
    Damage(
        "an unknown key",
        "    sector: childcare",
        "    sectr: childcare",
        "sectr:",
        ("sectr is not known", "Correct its spelling or delete it"),
    ),
    Damage(
        "a missing key",
        "territories: all\n",
        "",
        "plan: early",
        ("territories is required", "Add it"),
    ),
    Damage(
        "a key that stands twice",
        "price_year: 2025",
        "price_year: 2025\nprice_year: 2024",
        "price_year: 2024",
        ("may stand once", "Delete or rename"),
    ),
    Damage(
        "a ratio of zero",
        FIRST_RATIO,
        "low: 0, central: 0, high: 0",
        "educator:",
        ("users_per_staff must be greater than zero", "Correct it"),
    ),
    Damage(
        "a path that falls",
        "shape: linear",
        "shape: [0.2, 0.4, 0.3, 0.8, 1.0]",
        "coverage:",
        ("from 0.4 to 0.3 in year 3", "Raise the later share"),
    ),
    Damage(
        "a path that is too short",
        "shape: linear",
        "shape: [0.5, 1.0]",
        "coverage:",
        ("each of the 5 years; it has 2", "Add or remove"),
    ),
    Damage(
        "a path of an unknown shape",
        "shape: linear",
        "shape: straight",
        "coverage:",
        ("one of linear", "straight", "Correct it"),
    ),
    Damage(
        "a goal below the start",
        FIRST_GOAL,
        "low: 0.1, central: 0.1, high: 0.1",
        "coverage:",
        ("from 0.2 to 0.1", "Set the goal at the start or above"),
    ),
    Damage(
        "an unknown territory",
        "territories: all",
        'territories: ["01", "09"]',
        "territories:",
        ("one of 01, 02, 03; 09 is not", "Correct the code"),
    ),
    Damage(
        "no territory",
        "territories: all",
        "territories: []",
        "territories:",
        ("at least one territory", "Write all"),
    ),
    Damage(
        "a territory that is a number",
        "territories: all",
        "territories: [1]",
        "territories:",
        ("territories.0 must be text; it is 1", "Correct it"),
    ),
    Damage(
        "an unknown sector",
        "sector: childcare",
        "sector: nurseries",
        "sector: nurseries",
        ("agriculture", "nurseries is not", "Choose one of these"),
    ),
    Damage(
        "ages that are no band",
        "{first: 0, last: 2}",
        "{first: 0, last: 3}",
        "ages:",
        ("0-2, 3-5, 60-120", "0 to 3", "Choose a band"),
    ),
    Damage(
        "years outside the population",
        "last: 2030}",
        "last: 2040}",
        "years:",
        ("2024 to 2035", "Choose years within"),
    ),
    Damage(
        "years that run backwards",
        "{first: 2026, last: 2030}",
        "{first: 2030, last: 2026}",
        "years:",
        ("last must not lie before first", "Correct it"),
    ),
    Damage(
        "a share above 1",
        "      high: 0.6\n",
        "      high: 1.6\n",
        "need_share:",
        ("must lie in 0 to 1", "0.4 to 1.6", "Correct it"),
    ),
    Damage(
        "places in use by none",
        'low: 0.7, central: 0.8, high: 0.9, unit: "1", source: *made_up}\n    hours',
        'low: 0, central: 0.8, high: 0.9, unit: "1", source: *made_up}\n    hours',
        "occupancy_share:",
        ("must lie in 0.05 to 1", "Correct it"),
    ),
    Damage(
        "a cost below zero",
        FOOD,
        "low: -300, central: 400, high: 600",
        "per_user_yearly:",
        ("must lie in 0 to", "-300", "Correct it"),
    ),
    Damage(
        "a low value above the central one",
        "      low: 0.4\n",
        "      low: 0.55\n",
        "need_share:",
        ("need_share: low, central and high must rise", "Correct it"),
    ),
    Damage(
        "words where a number belongs",
        NEED,
        "      central: half\n",
        "central: half",
        ("need_share.central must be a number; it is 'half'", "Correct it"),
    ),
    Damage(
        "a number that is none",
        NEED,
        "      central: .nan\n",
        "central: .nan",
        ("must be a finite number", "Correct it"),
    ),
    Damage(
        "a wage of the year",
        'unit: "money / month"',
        'unit: "money / year"',
        "wage_monthly:",
        ("the unit money / month; it has money / year", "Convert its values"),
    ),
    Damage(
        "money without a year",
        ", price_year: 2025, source",
        ", source",
        "per_user_yearly:",
        ("must state its price_year", "Correct it"),
    ),
    Damage(
        "money of an unknown year",
        ", price_year: 2025, source",
        ", price_year: 1999, source",
        "per_user_yearly:",
        ("price_index of Arcadia covers 2018 to 2030; 1999", "add it"),
    ),
    Damage(
        "a figure that the country lacks",
        "occupation: educator",
        "occupation: nurse",
        "wage_monthly:",
        ("occupation = nurse; it does not", "Add the row with its source"),
    ),
    Damage(
        "a figure of an unknown table",
        "figure: care_wages",
        "figure: wages",
        "wage_monthly:",
        ("care_wages", "wages is none", "Choose one of these"),
    ),
    Damage(
        "a figure of an unknown column",
        "column: wage_monthly",
        "column: wage",
        "wage_monthly:",
        ("wage is none of them", "Correct the name"),
    ),
    Damage(
        "an unknown country",
        "country: arcadia",
        "country: utopia",
        "country:",
        ("one of arcadia", "utopia", "Choose one of these"),
    ),
    Damage(
        "model shares that do not sum to 1",
        FIRST_MODEL,
        "low: 0.9, central: 0.9, high: 0.9",
        "services:",
        ("must sum to 1; they sum to 0.9", "Correct them"),
    ),
    Damage(
        "an account of another year",
        "account_year: 2025",
        "account_year: 2013",
        "account_year:",
        ("must be of 2025; it is of 2013", "Choose one of these"),
    ),
    Damage(
        "an income that the account lacks",
        "      WAGES:",
        "      D1:",
        "D1:",
        ("TAX, WAGES, OTHER_TAXES, SURPLUS", "D1 is none", "Choose one of these"),
    ),
    Damage(
        "prices of an unknown year",
        "price_year: 2025",
        "price_year: 2050",
        "price_year:",
        ("2018 to 2030; 2050", "Choose a year within"),
    ),
    Damage(
        "an unknown study",
        "study: arcadia_made_up",
        "study: other",
        "study:",
        ("arcadia_made_up; it is other", "Choose one of these"),
    ),
    Damage(
        "a revenue that is none",
        "counted: [income_tax,",
        "counted: [tolls,",
        "counted:",
        ("'income_tax'", "it is 'tolls'", "Choose one of these"),
    ),
    Damage(
        "an overhead without its sector",
        "    overhead_sector: services\n",
        "",
        "preschool_3_5:",
        ("go together", "Correct it"),
    ),
    Damage(
        "a bracket that is never closed",
        "{first: 2026, last: 2030}",
        "{first: 2026, last: 2030",
        "price_year: 2025",
        ("must be YAML", "Mend the line"),
    ),
)
