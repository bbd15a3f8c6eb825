"""The closure certificate: what stands of an inspection, who signed it, and how anybody finds out if it is genuine."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from api.papers.codes import qr_code
from api.papers.typesetting import typeset
from api.papers.words import Languages, Told, as_told, clock, day, offset, told, words
from inspections.concluding.certifying import Concluded, Required, Signed, Standing

PAGE = "/#/certificate"
WORDS = ("number", "code", "scan", "unit", "visit", "kind", "content", "signatures")
OWN_WORDS = ("opened", "result", "summary", "findings", "none", "remedies", "due", "praise", "state")


class Certificate(msgspec.Struct, frozen=True):
    """`scheme` and `host` are where the pages are; `above` runs from the unit's parent to the country."""

    told: Standing
    code: str
    scheme: str
    host: str
    above: Sequence[str]


class FindingTold(msgspec.Struct, frozen=True):
    item: str
    question: Told
    severity: Told


class RemedyTold(msgspec.Struct, frozen=True):
    item: str
    action: str
    due: Told
    state: Told


class PraiseTold(msgspec.Struct, frozen=True):
    whom: str
    text: str


class SignatureTold(msgspec.Struct, frozen=True):
    act: Told
    name: str
    at: Told


class Page(msgspec.Struct, frozen=True, kw_only=True):
    languages: Languages
    title: Told
    demonstration: Told | None
    number: str
    code: str
    how: Told
    words: dict[str, Told]
    unit: str
    place: str
    sentence: Told
    kind: Told
    opened: Told
    checklist: Told
    result: Told
    state: Told
    objections: Told | None
    summary: str
    findings: list[FindingTold]
    remedies: list[RemedyTold]
    praise: list[PraiseTold]
    signatures: list[SignatureTold]
    note: Told


def closure_pdf(certificate: Certificate, languages: Languages) -> bytes:
    pictures = {"code.svg": qr_code(f"{certificate.scheme}://{certificate.host}{PAGE}/{certificate.code}")}
    return typeset("closure", page_of(certificate, languages), pictures, certificate.told.as_of)


def page_of(certificate: Certificate, languages: Languages) -> Page:
    known = certificate.told
    return Page(
        languages=languages,
        title=told("closure-title", languages),
        demonstration=told("demonstration", languages) if known.demonstration else None,
        number=known.number,
        code=certificate.code,
        how=told("closure-how", languages, page=certificate.host + PAGE),
        words=words([*WORDS, *(f"closure-{name}" for name in OWN_WORDS)], languages),
        unit=known.unit_name,
        place=" · ".join([known.unit_code, *certificate.above]),
        sentence=told("closure-sentence", languages),
        kind=told(f"kind-{known.kind}", languages),
        opened=_at(known.opened_at, known.zone, languages),
        checklist=as_told(known.checklist, languages),
        result=_result(known, languages),
        state=_state(known, languages),
        objections=told("closure-objections", languages) if known.objections else None,
        summary=known.summary,
        findings=[_finding(each, languages) for each in known.findings],
        remedies=[_remedy(each, known.zone, languages) for each in known.remedies],
        praise=[PraiseTold(each.whom, each.text) for each in known.commendations],
        signatures=_signatures(known, languages),
        note=told("closure-note", languages),
    )


def _result(known: Standing, languages: Languages) -> Told:
    if known.grade is None or known.score is None:
        return told("closure-not-graded", languages)
    return [
        told("closure-grade", [language], grade=known.grade, score=_number(known.score, language))[0]
        for language in languages
    ]


def _number(hundredths: int, language: str) -> str:
    written = f"{hundredths / 100:.2f}".rstrip("0").rstrip(".")
    return written if language == "en" else written.replace(".", ",")


def _state(known: Standing, languages: Languages) -> Told:
    name = f"closure-state-{_stage(known)}"
    at = known.closed_at or known.in_force_at
    amended = _at(known.in_force_at, known.zone, languages)
    return [
        told(name, [language], at=closed, amended=since, version=known.version)[0]
        for language, closed, since in zip(languages, _at(at, known.zone, languages), amended, strict=True)
    ]


def _stage(known: Standing) -> str:
    if known.closed_at is None:
        return "concluded"
    return "amended" if known.amended_after_closing else "closed"


def _finding(finding: Concluded, languages: Languages) -> FindingTold:
    if finding.severity is None:
        severity = told("closure-withdrawn", languages)
    else:
        severity = [f"{finding.severity} {word}" for word in told(f"severity-{finding.severity}", languages)]
    return FindingTold(finding.item, as_told(finding.question, languages), severity)


def _remedy(remedy: Required, zone: str, languages: Languages) -> RemedyTold:
    due = [day(remedy.due_at, zone, language) for language in languages]
    return RemedyTold(remedy.item, remedy.action, due, told(f"closure-remedy-{remedy.state}", languages))


def _signatures(known: Standing, languages: Languages) -> list[SignatureTold]:
    signed: list[tuple[str, Signed | None]] = [
        ("drafted", known.drafted),
        ("issued", known.issued),
        ("second", known.second),
    ]
    return [
        SignatureTold(told(f"closure-{act}", languages), each.name, _at(each.at, known.zone, languages))
        for act, each in signed
        if each
    ]


def _at(instant: datetime, zone: str, languages: Languages) -> Told:
    return [
        f"{clock(instant, zone)}, {day(instant, zone, language)} ({offset(instant, zone)})" for language in languages
    ]
