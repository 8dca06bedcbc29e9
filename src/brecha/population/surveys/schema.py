"""How is a survey's layout written in its mapping file? One schema, which an analyst can check."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from brecha.core.languages import Text
from brecha.core.provenance import Reference
from brecha.core.schema_faults import broken_rule
from brecha.population.people import PEOPLE, REQUIRED

Code = str | int
Match = Literal["one_to_one", "many_to_one"]
PLAIN_KINDS = ("text", "number", "codes")
HOUSEHOLD_KINDS = ("members", "per_member")


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Keep(_Model):
    """Rows that are kept: those whose code is listed, or whose number lies within."""

    column: str
    codes: tuple[Code, ...] = ()
    minimum: float | None = None
    maximum: float | None = None


class PeriodColumn(_Model):
    """A column of the file that says of which period it is."""

    name: str
    codes: dict[str, Code | tuple[Code, ...]]

    def codes_of(self, period: str) -> tuple[Code, ...]:
        """Return how a file may write a period."""
        written = self.codes[period]
        return written if isinstance(written, tuple) else (written,)


class Join(_Model):
    """How a file is joined to that of the persons.

    Attributes:
        on: Columns of both, by their names in the mapping.
        match: Whether each of its rows belongs to one person or to many.
        must_match: Whether every person must have a row in it.
    """

    on: tuple[str, ...] = Field(min_length=1)
    match: Match
    must_match: bool = False


class SurveyFile(_Model):
    """One file of a survey; the first of a mapping is that of the persons.

    Attributes:
        title: What a row is.
        key: Columns that no two kept rows share.
        names: Spellings in the file of a column that is not named there as in the mapping, by
            that name; the first that the file has is taken.
        keep: Which rows are kept; all conditions hold.
        sums: Columns of numbers that are added up over the rows of a key, to one row a key.
        never: Columns that this period never had: they betray a file of another.
        period: Column that says the period, where the file has it.
        member: Part of the name of the file inside an archive.
        join: How it is joined to the persons; absent for the persons' own file.
        is_optional: Whether the survey can be read without it.
    """

    title: Text
    key: tuple[str, ...] = Field(min_length=1)
    names: dict[str, tuple[str, ...]] = {}
    keep: tuple[Keep, ...] = ()
    sums: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    period: PeriodColumn | None = None
    member: str = ""
    join: Join | None = None
    is_optional: bool = False


class PersonColumn(_Model):
    """How a column of a person is read.

    Attributes:
        sources: Columns of the files, as `file.column`.
        kind: `text` (parts put together), `number`, `codes`, `members` (of the household,
            counted), `per_member` (household income shared out), or the name of a derivation.
        definition: The question or field in the survey's own words.
        codes: Our value by the survey's code.
        otherwise: Our value of every code that is not listed.
        missing: Codes that say "not known".
        blank: Our value of an empty cell; without it, it stays empty.
        widths: For `text`: digits of each part, filled with zeros in front.
        separator: For `text`: what stands between the parts.
        first: For `text`: how many characters from the start are kept.
        asked_of: The group that is asked; of all others it is not known.
        scale: For `number`: by what it is multiplied.
        below_age: For `members`: count those younger than this, in years.
        is_required: Whether the survey cannot be read without it.
        is_checked: Whether it was checked against an official file or dictionary.
        doubt: Why it was not checked, or what to mind.
    """

    sources: tuple[str, ...] = ()
    kind: str
    definition: str = Field(min_length=1)
    codes: dict[Code, str | float] = {}
    otherwise: str | float | None = None
    missing: tuple[Code, ...] = ()
    blank: str | float | None = None
    widths: tuple[int, ...] = ()
    separator: str = "-"
    first: int | None = None
    asked_of: str | None = None
    scale: float | None = None
    below_age: float | None = None
    is_required: bool = False
    is_checked: bool = True
    doubt: Text | None = None

    @model_validator(mode="after")
    def _says_why_it_is_unchecked(self) -> Self:
        if not self.is_checked and self.doubt is None:
            raise broken_rule("a column that was not checked must say why in doubt")
        if self.kind not in HOUSEHOLD_KINDS and not self.sources:
            raise broken_rule("a column must name its sources")
        if self.widths and len(self.widths) != len(self.sources):
            raise broken_rule("a column must have as many widths as sources")
        if self.kind == "codes" and not (self.codes and len(self.sources) == 1):
            raise broken_rule("a column of codes must have one source and its codes")
        return self


class SurveyMapping(_Model):
    """The layout of one generation of a survey.

    Attributes:
        survey: Its name.
        title: Its title.
        publisher: Who publishes it.
        periods: Periods of this layout; true where an official file was read, false where only
            the dictionary is known.
        reference: The document that defines the layout.
        universe: Whom the kept persons represent.
        files: Files by name; the first is that of the persons.
        groups: Groups of persons by the conditions that all hold; columns are `file.column`.
        columns: Person columns.
        reasons: Why columns are absent, by key.
        absent: Person columns that the survey does not give, each with the key of its reason.
    """

    survey: str = Field(pattern="^[a-z0-9_]+$")
    title: Text
    publisher: str
    periods: dict[str, bool] = Field(min_length=1)
    reference: Reference
    universe: Text
    files: dict[str, SurveyFile] = Field(min_length=1)
    groups: dict[str, tuple[Keep, ...]] = {}
    columns: dict[str, PersonColumn]
    reasons: dict[str, Text]
    absent: dict[str, str]

    @property
    def people_file(self) -> str:
        """Name of the file of the persons."""
        return next(iter(self.files))

    def sources_of(self, column: str) -> tuple[str, ...]:
        """Return every `file.column` that a person column takes, its group's included."""
        spec = self.columns[column]
        conditions = self.groups[spec.asked_of] if spec.asked_of else ()
        return (*spec.sources, *(condition.column for condition in conditions))

    def fields(self, file: str) -> Iterator[str]:
        """Yield the mapping's names of a file's columns that are used, with repetitions."""
        about = self.files[file]
        yield from about.key
        yield from (keep.column for keep in about.keep)
        if file == self.people_file:
            for other in self.files.values():
                yield from other.join.on if other.join else ()
        for column in self.columns:
            for source in self.sources_of(column):
                name, _, field = source.partition(".")
                if name == file:
                    yield field

    @model_validator(mode="after")
    def _a_person_column_is_mapped_or_absent(self) -> Self:
        for name in self.columns:
            if name in self.absent:
                raise broken_rule(
                    "the person column {name} must be either mapped or declared absent", name=name
                )
        known = {column.name for column in PEOPLE.columns}
        for name in (*self.columns, *self.absent):
            if name not in known:
                raise broken_rule("{name} is no column of a person", name=name)
        return self

    @model_validator(mode="after")
    def _all_that_is_named_exists(self) -> Self:
        for name, column in self.columns.items():
            if column.asked_of and column.asked_of not in self.groups:
                raise broken_rule(
                    "the group {group} of {name} is not declared", group=column.asked_of, name=name
                )
            for source in self.sources_of(name):
                if source.partition(".")[0] not in self.files:
                    raise broken_rule(
                        "{name} takes {source}, whose file is not declared",
                        name=name,
                        source=source,
                    )
        for name, reason in self.absent.items():
            if reason not in self.reasons:
                raise broken_rule(
                    "the reason {reason} of {name} is not written", reason=reason, name=name
                )
        for name in REQUIRED:
            if name not in self.columns:
                raise broken_rule("the person column {name} must be mapped", name=name)
        return self
