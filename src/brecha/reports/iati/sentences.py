"""What does each rule of the ruleset ask, in a sentence? By the number of the rule."""

from __future__ import annotations

from brecha.core.notes import Note

SENTENCES = {
    "1.1.3": "The identifier of the activity must not be the one of the reporting organisation.",
    "1.1.21": "The identifier of the activity should begin with that of the reporting "
    "organisation and a hyphen.",
    "1.3.1": "The identifier of the activity should not begin or end with space.",
    "1.3.13": "The identifier of the activity should hold none of / & | ?",
    "1.4.1": "The provider's activity identifier should not begin or end with space.",
    "1.5.1": "The receiver's activity identifier should not begin or end with space.",
    "1.6.1": "A former identifier of the activity should not begin or end with space.",
    "1.7.1": "The identifier of a related activity should not begin or end with space.",
    "1.8.1": "The identifier of a participating organisation should not begin or end with space.",
    "1.8.13": "The identifier of a participating organisation should hold none of / & | ?",
    "1.9.1": "The activity identifier of a participating organisation should not begin or end "
    "with space.",
    "1.10.1": "The identifier of the provider should not begin or end with space.",
    "1.10.13": "The identifier of the provider should hold none of / & | ?",
    "1.11.1": "The identifier of the owner should not begin or end with space.",
    "1.11.13": "The identifier of the owner should hold none of / & | ?",
    "1.12.1": "The identifier of the organisation should not begin or end with space.",
    "1.12.13": "The identifier of the organisation should hold none of / & | ?",
    "1.14.1": "The identifier of the reporting organisation should not begin or end with space.",
    "1.14.8": "The identifier of the reporting organisation should begin with the code of a known "
    "register of organisations.",
    "1.14.13": "The identifier of the reporting organisation should hold none of / & | ?",
    "1.15.1": "The identifier of the receiver should not begin or end with space.",
    "1.15.13": "The identifier of the receiver should hold none of / & | ?",
    "1.16.1": "A former identifier of the reporting organisation should not begin or end with "
    "space.",
    "1.17.1": "The identifier of an organisation that gets a budget should not begin or end with "
    "space.",
    "1.18.1": "The identifier of the organisation that reports should not begin or end with space.",
    "1.18.8": "The identifier of the organisation that reports should begin with the code of a "
    "known register of organisations.",
    "1.18.13": "The identifier of the organisation that reports should hold none of / & | ?",
    "2.1.1": "Where a vocabulary has several sectors, each must have a percentage.",
    "2.1.2": "The percentages of the sectors of a vocabulary must add up to 100.",
    "2.1.4": "The percentage of a single sector must be left out or be 100.",
    "2.2.1": "A sector of an own vocabulary (98, 99) must have a narrative.",
    "3.1.1": "Where there are several countries, each must have a percentage.",
    "3.1.2": "The percentages of the countries must add up to 100.",
    "3.1.4": "The percentage of a single country must be left out or be 100.",
    "3.4.1": "Where there are several countries or regions, each must have a percentage.",
    "3.4.2": "The percentages of countries and regions must add up to 100.",
    "3.4.4": "The percentage of a single region must be left out or be 100.",
    "3.6.2": "Countries and regions must stand at the activity or at its transactions, not both.",
    "3.7.1": "Where the activity has no country or region, its transactions must have one.",
    "3.7.2": "Where the activity has no country or region, every transaction must have one.",
    "4.1.1": "The activity must have a language, or every narrative its own.",
    "4.3.1": "A title must have a narrative with text.",
    "4.4.1": "A description must have a narrative with text.",
    "4.5.1": "The organisation must have a language, or every narrative its own.",
    "6.2.2": "The activity or its transactions must have a sector.",
    "6.6.2": "Sectors must stand at the activity or at its transactions, not both.",
    "6.7.2": "Where the activity has no sector, every transaction must have one.",
    "6.8.1": "The owner of an identifier must have a reference or a narrative.",
    "6.9.1": "The provider must have a reference or a narrative.",
    "6.9.2": "The receiver must have a reference or a narrative.",
    "6.10.1": "A participating organisation must have a reference or a narrative.",
    "6.11.1": "The activity must have a planned or an actual start.",
    "6.13.1": "A policy marker of an own vocabulary (99) must have a narrative.",
    "6.14.1": "A policy marker of vocabulary 1 must have a significance.",
    "7.5.3": "A budget period must be at most one year long.",
    "7.8.1": "The activity must have a default currency, or every amount its own.",
    "7.8.2": "The organisation must have a default currency, or every amount its own.",
    "7.9.1": "Where there are several budget items, each should have a percentage.",
    "7.9.2": "The percentages of the budget items should add up to 100.",
    "7.9.4": "The percentage of a single budget item should be left out or be 100.",
    "8.6.1": "The start of the indicator's period must not be after its end.",
    "8.6.3": "The start of the period must not be after its end.",
    "8.8.1": "The baseline of an indicator that is not qualitative must have a value.",
    "8.8.2": "The baseline of an indicator that is not qualitative should be a plain number, with "
    "a point before the decimals and no sign or word.",
    "8.8.3": "The baseline of a qualitative indicator should have no value.",
    "8.9.1": "The target of an indicator that is not qualitative must have a value.",
    "8.9.2": "The target of an indicator that is not qualitative should be a plain number, with a "
    "point before the decimals and no sign or word.",
    "8.9.3": "The target of a qualitative indicator should have no value.",
    "8.10.1": "The actual of an indicator that is not qualitative must have a value.",
    "8.10.2": "The actual of an indicator that is not qualitative should be a plain number, with a "
    "point before the decimals and no sign or word.",
    "8.10.3": "The actual of a qualitative indicator should have no value.",
    "8.11.1": "A reference must stand at the result or at its indicators, not both.",
    "11.1.1": "The activity must not have been updated in the future.",
    "11.1.2": "The planned start must not be after the planned end.",
    "11.1.3": "The actual start must not be after the actual end.",
    "11.1.4": "The actual start must not be in the future.",
    "11.1.5": "The actual end must not be in the future.",
    "11.2.1": "A transaction must not be dated in the future.",
    "11.2.2": "The value of a transaction must not be dated in the future.",
    "11.3.1": "The date of a budget line's value must lie inside the budget's period.",
    "11.4.1": "The organisation must not have been updated in the future.",
    "12.1.1": "The percentage of a country or region must lie between 0 and 100.",
    "12.2.1": "The percentage of a budget item or of capital must lie between 0 and 100.",
    "12.3.1": "The percentage of a sector must lie between 0 and 100.",
    "102.1.1": "Where sectors of other vocabularies stand, one of vocabulary 1 should stand too.",
    "107.1.1": "Where aid types of other vocabularies stand, one of vocabulary 1 should stand too.",
    "107.1.2": "The activity should have one default aid type of a vocabulary.",
    "107.2.1": "Where aid types of other vocabularies stand at transactions, one of vocabulary 1 "
    "should stand too.",
    "107.2.2": "A transaction should have one aid type of a vocabulary.",
}


def rule_sentence(rule: str, found: Note) -> Note:
    """Return what a rule asks and what was found; the latter alone for a rule unknown here."""
    if rule not in SENTENCES:
        return found
    return Note("{asked} {found}", {"asked": Note(SENTENCES[rule]), "found": found})
