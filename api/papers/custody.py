"""The report of a custody bundle as paper: what was found and heard, and what became of each photo."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

from api.papers.typesetting import typeset
from api.papers.words import Languages, Told


class Fact(msgspec.Struct, frozen=True):
    label: str
    value: str


class Explanation(msgspec.Struct, frozen=True):
    head: str
    reasons: str


class Picture(msgspec.Struct, frozen=True):
    """`file` is its name among the pictures, `caption` what the table calls it."""

    file: str
    caption: str


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    item: str
    question: str
    severity: str
    result: str
    note: str
    answer: str
    explanations: Sequence[Explanation]
    pictures: Sequence[Picture]


class PhotoLine(msgspec.Struct, frozen=True, kw_only=True):
    number: str
    what: str
    sha256: str
    arrived: str
    signature: str
    kept: str
    viewers: str


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """In one language. Empty is what is not there; `number` stands at the foot of each page."""

    languages: Languages
    title: Told
    demonstration: Told | None
    number: str
    words: Mapping[str, str]
    facts: Sequence[Fact]
    receipt: str
    summary: str
    findings: Sequence[Finding]
    heads: Sequence[str]
    photos: Sequence[PhotoLine]
    checkpoint: str
    root: str
    proved: str


class Report(msgspec.Struct, frozen=True):
    """`pictures` by file name: of the photos, and `code.svg` where there is a receipt. `at` is when it was made."""

    page: Page
    pictures: Mapping[str, bytes]
    at: datetime


def custody_pdf(report: Report) -> bytes:
    return typeset("custody", report.page, report.pictures, report.at)
