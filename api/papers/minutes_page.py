"""The minutes laid out as a page for the typesetter."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

import msgspec

from api.papers.codes import qr_code
from api.papers.letter import MemberTold, member_told, rights
from api.papers.minutes import Minutes, Person, Photo, Signature
from api.papers.minutes_parts import (
    CountTold,
    DifferenceTold,
    ObservationTold,
    PhotoTold,
    RefusalTold,
    SignatureTold,
    count_told,
    difference_told,
    observation_told,
    photos_told,
    refusal_told,
    signature_told,
)
from api.papers.typesetting import typeset
from api.papers.words import Languages, Told, as_told, clock, day, offset, told, words

WORDS = (
    *("number", "code", "scan", "unit", "visit", "kind", "content", "team", "name", "function", "rights"),
    *("unit-side", "post", "presence", "counted-at", "there", "expected", "good", "found", "found-none"),
    *("answer", "note", "extent", "fixed", "law", "law-none", "photos", "gaps", "remarks"),
    *("differences", "as-read", "as-kept", "record"),
    *("signatures", "refusal", "refusal-reason", "witness", "by-hand", "next", "next-sentence", "pages"),
)


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
    differences: list[DifferenceTold]
    gaps: Told | None
    gaps_reason: str
    closing: Told
    remarks: str
    read: Told
    signatures: list[SignatureTold]
    refusal: RefusalTold | None
    pages: list[PhotoTold]
    pages_missing: Told | None
    record: str
    rights: list[Told]


def minutes_pdf(minutes: Minutes, languages: Languages) -> bytes:
    """In the first of the languages, with the others beside it; what people wrote stays as they wrote it."""
    return typeset("minutes", page_of(minutes, languages), pictures_of(minutes), minutes.read_at)


def pictures_of(minutes: Minutes) -> dict[str, bytes]:
    return {
        "code.svg": qr_code(minutes.address),
        **{file: photo.picture for file, photo in _photos(minutes) if photo.picture},
        **{file: drawn for file, drawn in _drawn(minutes) if drawn},
    }


def page_of(minutes: Minutes, languages: Languages) -> Page:
    zone, names = minutes.zone, _names(minutes)
    observed = [(each.severity, observation_told(each, names, zone, languages)) for each in minutes.observations]
    signatures = [
        signature_told(each, file if drawn else None, zone, languages)
        for each, (file, drawn) in zip(_signing(minutes), _drawn(minutes), strict=True)
    ]
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
        counts=[count_told(count, zone, languages) for count in minutes.counts],
        good=[shown for severity, shown in observed if severity == "S0"],
        found=[shown for severity, shown in observed if severity != "S0"],
        differences=[difference_told(each, languages) for each in minutes.differences],
        gaps=told("gaps-sentence", languages, count=minutes.gaps) if minutes.gaps else None,
        gaps_reason=minutes.gaps_reason,
        closing=told(f"closing-{minutes.closing}", languages),
        remarks=minutes.remarks,
        read=_when("minutes-read", minutes.read_at, minutes, languages),
        signatures=signatures[: len(minutes.signatures)],
        refusal=refusal_told(minutes.refusal, signatures[-1], languages) if minutes.refusal else None,
        pages=photos_told(minutes.pages, names, zone, languages),
        pages_missing=told("photos-missing", languages, count=minutes.pages_missing) if minutes.pages_missing else None,
        record=minutes.record,
        rights=rights(languages),
    )


def _when(name: str, start: datetime, minutes: Minutes, languages: Languages) -> Told:
    zone = minutes.zone
    facts = {"start": clock(start, zone), "end": clock(minutes.ended_at, zone), "zone": offset(start, zone)}
    return [told(name, [language], day=day(start, zone, language), **facts)[0] for language in languages]


def _names(minutes: Minutes) -> Mapping[str, str]:
    """Of the files of photos that are shown, by their hashes."""
    return {photo.sha256: file for file, photo in _photos(minutes) if photo.picture}


def _photos(minutes: Minutes) -> Iterator[tuple[str, Photo]]:
    """Each under the name of its file; one that two findings cite is there once."""
    cited = [*(photo for each in minutes.observations for photo in each.photos), *minutes.pages]
    once = {photo.sha256: photo for photo in cited}
    return ((f"photo-{number}.jpg", photo) for number, photo in enumerate(once.values()))


def _signing(minutes: Minutes) -> Iterator[Signature]:
    yield from minutes.signatures
    if minutes.refusal:
        yield minutes.refusal.witness


def _drawn(minutes: Minutes) -> Iterator[tuple[str, bytes | None]]:
    """The witness of a refusal comes last."""
    return ((f"signature-{number}.svg", each.drawn) for number, each in enumerate(_signing(minutes)))
