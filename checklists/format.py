"""The one format of checklists, `spot-inspection-checklist/1`: what a document says."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from checklists.items import END, Code, Grade, Item, Line, Name, Severity, Weight, Words

Jurisdiction = Annotated[str, Meta(pattern=r"^[A-Z]{2}" + END)]
Minutes = Annotated[int, Meta(ge=1, le=1440)]
Several = Annotated[int, Meta(ge=1, le=1000)]


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A part of the document; a field the format does not know is an error, not a comment."""


class Band(Part, frozen=True):
    grade: Grade
    min: Weight
    vi: Line
    id: Line
    en: Line


class Scoring(Part, frozen=True):
    method: Literal["weighted_percent"]
    bands: Annotated[Sequence[Band], Meta(min_length=4, max_length=4)]


class AnswerLabels(Part, frozen=True):
    yes: Words
    no: Words
    na: Words


class Scale(Part, frozen=True):
    """The words beside the numbers of a scale."""

    min: Annotated[int, Meta(ge=0, le=100)]
    max: Annotated[int, Meta(ge=1, le=100)]
    anchors: dict[int, Words]


class LegalReference(Part, frozen=True):
    """`verified` says how far the citation was compared with the law; local rules differ by unit."""

    title: Line
    effective_from: date | None
    effective_to: date | None
    verified: Literal["full_text", "secondary", "memory", "local"]


class Section(Part, frozen=True):
    code: Annotated[str, Meta(pattern=r"^[A-Z]{1,2}" + END)]
    title: Words
    weight: Weight
    items: Annotated[Sequence[Item], Meta(min_length=1, max_length=100)]


class ProfileDefinition(Part, frozen=True):
    """A subset for a purpose, in the order it is asked; without `items` all of them."""

    title: Words
    items: Annotated[Sequence[Code], Meta(min_length=1, max_length=200)] | None = None


# Compared by identity, so that the compiled profiles of a document can be kept beside it.
class Document(Part, frozen=True, eq=False, kw_only=True):
    schema: Literal["spot-inspection-checklist/1"]
    code: Code
    version: Annotated[int, Meta(ge=1, le=100_000)]
    title: Words
    jurisdiction: Jurisdiction
    languages: Annotated[Sequence[Literal["vi", "id", "en"]], Meta(min_length=3, max_length=3)]
    unit_types: Annotated[Sequence[Name], Meta(min_length=1, max_length=30)]
    visit_types: Annotated[Sequence[Name], Meta(min_length=1, max_length=10)]
    estimated_minutes: Minutes
    min_observed_interactions: Several | None = None
    min_citizen_interviews: Several | None = None
    dossier_sample: Several | None = None
    scoring: Scoring
    severity_codes: dict[Severity, Words]
    answer_labels: AnswerLabels
    scale: Scale
    legal_references: dict[Code, LegalReference]
    profiles: dict[Name, ProfileDefinition]
    sections: Annotated[Sequence[Section], Meta(min_length=1, max_length=26)]

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for section in self.sections for item in section.items)
