"""The minutes of a visit: what was seen, what the unit says to it, and who signed or why somebody did not."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Literal

import msgspec

from api.papers.codes import qr_code
from api.papers.letter import Member, MemberTold, member_told, rights
from api.papers.typesetting import typeset
from api.papers.words import Languages, Told, as_told, clock, day, offset, told, words
from checklists.items import Severity
from organisation.texts import Text

WORDS = (
    *("number", "code", "scan", "unit", "visit", "kind", "hours", "content", "team", "name", "function", "rights"),
    *("unit-side", "post", "presence", "counted-at", "there", "expected", "excused", "good", "found", "found-none"),
    *("answer", "note", "extent", "law", "law-none", "fixed", "photos", "gaps", "remarks", "remarks-none"),
    *("signatures", "signature", "refusal", "refusal-reason", "witness", "by-hand", "next", "next-sentence"),
)
SHOWN_OF_HASH = 16


class Person(msgspec.Struct, frozen=True):
    name: str
    post: str


class Count(msgspec.Struct, frozen=True):
    """How many of `expected` people were `there`; `excused` of the others are away with leave."""

    at: datetime
    there: int
    expected: int
    excused: int


class Law(msgspec.Struct, frozen=True):
    """`place` is the article or point, may be empty; `verified` says how far it was compared with the law."""

    title: str
    place: str
    verified: Literal["full_text", "secondary", "memory", "local"]


class Photo(msgspec.Struct, frozen=True):
    """`picture` is the rendition for viewing, a JPEG; `sha256` is the original's, in hex."""

    picture: bytes
    sha256: str
    taken_at: datetime


class Observation(msgspec.Struct, frozen=True, kw_only=True):
    """`extent` runs from 1 to 5; `fixed` was put right during the visit."""

    question: Text
    answer: Text
    severity: Severity
    note: str
    extent: int | None
    fixed: bool
    laws: Sequence[Law]
    photos: Sequence[Photo]


class Signature(msgspec.Struct, frozen=True):
    """`at` is null where the paper is to be signed by hand. `drawn` is a PNG of what was written on the phone."""

    name: str
    post: str
    at: datetime | None
    drawn: bytes | None = None


class Refusal(msgspec.Struct, frozen=True):
    """The unit does not sign: who, why, and who saw it."""

    who: Person
    reason: str
    witness: Signature


class Minutes(msgspec.Struct, frozen=True, kw_only=True):
    """`read_at` is when they were read to the unit; `remarks` are its reservations, word by word."""

    number: str
    code: str
    address: str
    public_page: str
    unit_name: str
    unit_code: str
    above: Sequence[str]
    zone: str
    kind: str
    checklist: Text
    opened_at: datetime
    ended_at: datetime
    read_at: datetime
    team: Sequence[Member]
    unit_side: Sequence[Person]
    counts: Sequence[Count]
    observations: Sequence[Observation]
    gaps: int
    gaps_reason: str
    remarks: str
    signatures: Sequence[Signature]
    refusal: Refusal | None
    demonstration: bool


class CountTold(msgspec.Struct, frozen=True):
    at: str
    there: int
    expected: int
    excused: int


class PhotoTold(msgspec.Struct, frozen=True):
    file: str
    caption: str
    alt: str


class ObservationTold(msgspec.Struct, frozen=True, kw_only=True):
    severity: Told
    question: Told
    answer: Told
    note: str
    extent: int | None
    fixed: bool
    laws: list[Told]
    photos: list[PhotoTold]


class SignatureTold(msgspec.Struct, frozen=True):
    """`file` is null where nothing was drawn, `at` where nothing was signed yet."""

    name: str
    post: str
    at: str | None
    file: str | None


class RefusalTold(msgspec.Struct, frozen=True):
    sentence: Told
    reason: str
    witness: SignatureTold


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
    checklist: Told
    team: list[MemberTold]
    unit_side: Sequence[Person]
    counts: list[CountTold]
    good: list[ObservationTold]
    found: list[ObservationTold]
    gaps: Told | None
    gaps_reason: str
    remarks: str
    read: Told
    signatures: list[SignatureTold]
    refusal: RefusalTold | None
    rights: list[Told]


def minutes_pdf(minutes: Minutes, languages: Languages) -> bytes:
    """In the first of the languages, with the others beside it; what people wrote stays as they wrote it."""
    return typeset("minutes", page_of(minutes, languages), pictures_of(minutes), minutes.read_at)


def pictures_of(minutes: Minutes) -> dict[str, bytes]:
    return {
        "code.svg": qr_code(minutes.address),
        **{file: photo.picture for file, photo in _photos(minutes)},
        **{f"signature-{number}.png": each.drawn for number, each in _signed(minutes) if each.drawn},
    }


def page_of(minutes: Minutes, languages: Languages) -> Page:
    names = {photo.sha256: file for file, photo in _photos(minutes)}
    observed = [(each.severity, _observation(each, names, minutes.zone, languages)) for each in minutes.observations]
    signatures = [_signature(number, each, minutes.zone) for number, each in _signed(minutes)]
    own = len(minutes.signatures)
    return Page(
        languages=languages,
        title=told("minutes-title", languages),
        demonstration=told("demonstration", languages) if minutes.demonstration else None,
        number=minutes.number,
        code=minutes.code,
        how=told("how", languages, page=minutes.public_page),
        words=words(WORDS, languages),
        unit=minutes.unit_name,
        place=" · ".join([minutes.unit_code, *minutes.above]),
        sentence=_when("minutes-sentence", minutes.opened_at, minutes, languages),
        kind=told(f"kind-{minutes.kind}", languages),
        checklist=as_told(minutes.checklist, languages),
        team=[member_told(member, languages) for member in minutes.team],
        unit_side=minutes.unit_side,
        counts=[_count(count, minutes.zone) for count in minutes.counts],
        good=[shown for severity, shown in observed if severity == "S0"],
        found=[shown for severity, shown in observed if severity != "S0"],
        gaps=told("gaps-sentence", languages, count=minutes.gaps) if minutes.gaps else None,
        gaps_reason=minutes.gaps_reason,
        remarks=minutes.remarks,
        read=_when("minutes-read", minutes.read_at, minutes, languages),
        signatures=signatures[:own],
        refusal=_refusal(minutes.refusal, signatures[own], languages) if minutes.refusal else None,
        rights=rights(languages),
    )


def _when(name: str, start: datetime, minutes: Minutes, languages: Languages) -> Told:
    zone = minutes.zone
    facts = {"start": clock(start, zone), "end": clock(minutes.ended_at, zone), "zone": offset(start, zone)}
    return [told(name, [language], day=day(start, zone, language), **facts)[0] for language in languages]


def _count(count: Count, zone: str) -> CountTold:
    return CountTold(clock(count.at, zone), count.there, count.expected, count.excused)


def _observation(observed: Observation, names: Mapping[str, str], zone: str, languages: Languages) -> ObservationTold:
    return ObservationTold(
        severity=[f"{observed.severity} {name}" for name in told(f"severity-{observed.severity}", languages)],
        question=as_told(observed.question, languages),
        answer=as_told(observed.answer, languages),
        note=observed.note,
        extent=observed.extent,
        fixed=observed.fixed,
        laws=[_law(law, languages) for law in observed.laws],
        photos=[_photo(photo, names[photo.sha256], zone, languages) for photo in observed.photos],
    )


def _law(law: Law, languages: Languages) -> Told:
    """With how far it was compared with the law."""
    return [
        "".join(
            [
                law.title,
                told("law-place", [language], place=law.place)[0] if law.place else "",
                f" ({told(f'verified-{law.verified}', [language])[0]})",
            ]
        )
        for language in languages
    ]


def _photo(photo: Photo, file: str, zone: str, languages: Languages) -> PhotoTold:
    taken = clock(photo.taken_at, zone)
    return PhotoTold(
        file=file,
        caption=f"{taken} · {photo.sha256[:SHOWN_OF_HASH]}…",
        alt=told("photo-alt", languages, at=taken)[0],
    )


def _photos(minutes: Minutes) -> Iterator[tuple[str, Photo]]:
    """Each under the name of its file; one that two findings cite is there once."""
    once = {photo.sha256: photo for each in minutes.observations for photo in each.photos}
    return ((f"photo-{number}.jpg", photo) for number, photo in enumerate(once.values()))


def _signed(minutes: Minutes) -> Iterator[tuple[int, Signature]]:
    """The witness of a refusal comes last."""
    witness = [minutes.refusal.witness] if minutes.refusal else []
    return enumerate([*minutes.signatures, *witness])


def _signature(number: int, signed: Signature, zone: str) -> SignatureTold:
    file = f"signature-{number}.png" if signed.drawn else None
    return SignatureTold(signed.name, signed.post, clock(signed.at, zone) if signed.at else None, file)


def _refusal(refusal: Refusal, witness: SignatureTold, languages: Languages) -> RefusalTold:
    who = ", ".join([refusal.who.name, refusal.who.post])
    return RefusalTold(told("refusal-sentence", languages, who=who), refusal.reason, witness)
