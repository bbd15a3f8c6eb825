"""The certificate of an erasure as paper, for whoever does not read JSON."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

import msgspec

from api.papers.typesetting import typeset
from api.papers.words import Languages, Told, told, words
from media.retention import RetentionClass
from organisation.texts import Language

WORDS = ("record", "record-how", "files", "hash", "size", "arrived", "gone", "kept")


class ErasedFile(msgspec.Struct, frozen=True, rename="camel"):
    sha256: str
    size: int
    same_bytes_kept: bool
    erased_at: datetime
    arrived_at: datetime | None


class Rule(msgspec.Struct, frozen=True, rename="camel"):
    months: int
    closed_at: datetime


class Certificate(msgspec.Struct, frozen=True, rename="camel"):
    """The record, as far as paper tells it."""

    erasure: str
    retention_class: RetentionClass = msgspec.field(name="class")
    rule: Rule
    proposed_at: datetime
    confirmed_at: datetime
    finished_at: datetime
    files: Sequence[ErasedFile]


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """What the record has no words for."""

    unit_name: str
    unit_code: str
    zone: str
    demonstration: bool
    proposed_by: str
    confirmed_by: str


class Fact(msgspec.Struct, frozen=True):
    label: Told
    value: str


class FileTold(msgspec.Struct, frozen=True):
    sha256: str
    size: int
    kept: bool
    arrived: str
    erased: str


class Page(msgspec.Struct, frozen=True, kw_only=True):
    languages: Languages
    title: Told
    demonstration: Told | None
    number: str
    unit: str
    place: str
    sentence: Told
    facts: list[Fact]
    record: str
    words: dict[str, Told]
    files: list[FileTold]


def erasure_pdf(record: bytes, place: Place, language: Language) -> bytes:
    certificate = msgspec.json.decode(record, type=Certificate)
    page = page_of(certificate, sha256(record).hexdigest(), place, language)
    return typeset("erasure", page, {}, certificate.finished_at)


def page_of(certificate: Certificate, record: str, place: Place, language: Language) -> Page:
    languages = [language]
    return Page(
        languages=languages,
        title=told("erasure-title", languages),
        demonstration=told("demonstration", languages) if place.demonstration else None,
        number=certificate.erasure,
        unit=place.unit_name,
        place=place.unit_code,
        sentence=told("erasure-sentence", languages),
        facts=_facts(certificate, place, languages),
        record=record,
        words=words([f"erasure-{name}" for name in WORDS], languages),
        files=[_file(each, place.zone) for each in certificate.files],
    )


def _facts(certificate: Certificate, place: Place, languages: Languages) -> list[Fact]:
    def fact(name: str, value: str) -> Fact:
        return Fact(told(f"erasure-{name}", languages), value)

    def signed(name: str, at: datetime) -> str:
        return told("erasure-by", languages, who=name, at=_at(at, place.zone))[0]

    closed = _at(certificate.rule.closed_at, place.zone)
    return [
        fact("class", told(f"erasure-class-{certificate.retention_class}", languages)[0]),
        fact("rule", told("erasure-rule-value", languages, months=certificate.rule.months, closed=closed)[0]),
        fact("proposed", signed(place.proposed_by, certificate.proposed_at)),
        fact("confirmed", signed(place.confirmed_by, certificate.confirmed_at)),
        fact("finished", _at(certificate.finished_at, place.zone)),
    ]


def _file(file: ErasedFile, zone: str) -> FileTold:
    arrived = _at(file.arrived_at, zone) if file.arrived_at else "–"
    return FileTold(file.sha256, file.size, file.same_bytes_kept, arrived, _at(file.erased_at, zone))


def _at(instant: datetime, zone: str) -> str:
    return f"{instant.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"
