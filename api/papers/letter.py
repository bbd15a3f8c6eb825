"""The letter of a visit: who is sent where, when, and how anybody finds out whether it is genuine."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from api.papers.codes import qr_code
from api.papers.typesetting import typeset
from api.papers.words import Languages, Told, as_told, clock, day, offset, told, words
from organisation.texts import Text

WORDS = ("number", "code", "scan", "unit", "visit", "kind", "hours", "content", "team", "name", "function")
RIGHTS = ("decision", "present", "copy", "reservations", "explain", "object", "safe")


class Member(msgspec.Struct, frozen=True):
    name: str
    leader: bool


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """`address` opens the check of this letter, `public_page` is short enough to be typed. `above` runs from the
    unit's parent up to the country."""

    number: str
    code: str
    address: str
    public_page: str
    unit_name: str
    unit_code: str
    above: Sequence[str]
    kind: str
    checklist: Text
    arrives_at: datetime
    ends_at: datetime
    zone: str
    team: Sequence[Member]
    released_at: datetime
    demonstration: bool


class MemberTold(msgspec.Struct, frozen=True):
    name: str
    function: Told


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
    hours: Told
    checklist: Told
    team: list[MemberTold]
    rights: list[Told]


def letter_pdf(letter: Letter, languages: Languages) -> bytes:
    """In the first of the languages, with the others beside it."""
    return typeset("letter", page_of(letter, languages), pictures_of(letter), letter.released_at)


def pictures_of(letter: Letter) -> dict[str, bytes]:
    return {"code.svg": qr_code(letter.address)}


def page_of(letter: Letter, languages: Languages) -> Page:
    return Page(
        languages=languages,
        title=told("letter-title", languages),
        demonstration=told("demonstration", languages) if letter.demonstration else None,
        number=letter.number,
        code=letter.code,
        how=told("how", languages, page=letter.public_page),
        words=words([*WORDS, "genuine", "rights"], languages),
        unit=letter.unit_name,
        place=" · ".join([letter.unit_code, *letter.above]),
        sentence=told("letter-sentence", languages),
        kind=told(f"kind-{letter.kind}", languages),
        hours=_hours(letter, languages),
        checklist=as_told(letter.checklist, languages),
        team=[member_told(member, languages) for member in letter.team],
        rights=rights(languages),
    )


def rights(languages: Languages) -> list[Told]:
    return [told(f"rights-{right}", languages) for right in RIGHTS]


def _hours(letter: Letter, languages: Languages) -> Told:
    start, zone = letter.arrives_at, letter.zone
    return [
        told(
            "hours-value",
            [language],
            start=clock(start, zone),
            end=clock(letter.ends_at, zone),
            day=day(start, zone, language),
            zone=offset(start, zone),
        )[0]
        for language in languages
    ]


def member_told(member: Member, languages: Languages) -> MemberTold:
    return MemberTold(member.name, told("leader" if member.leader else "member", languages))
