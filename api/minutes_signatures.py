"""Who signed the minutes, with what they drew on the phone."""

from datetime import datetime
from uuid import UUID

from api.papers.minutes import Person, Refusal, Signature
from api.papers.strokes import signature_svg
from api.papers.words import catalogue
from inspections.minutes.minutes_documents import Drawn, MinutesDocument, Official
from media.custody_queries import names
from organisation.texts import Text


async def signatures_of(minutes: MinutesDocument, leader: UUID, at: datetime) -> list[Signature]:
    """The team's first, its leader before the others; then the unit's."""
    by_member = [each for each in minutes.signatures if each.by == "member"]
    by_member.sort(key=lambda each: each.person != leader)
    people = await names(each.person for each in by_member if each.person)
    signed = [_of_member(each, people, leader, at) for each in by_member]
    by_unit = [_of(each, minutes.unit, at) for each in minutes.signatures if each.by == "unit" and minutes.unit]
    return [*signed, *by_unit]


def refusal_of(minutes: MinutesDocument, at: datetime) -> Refusal | None:
    if minutes.refusal is None:
        return None
    [drawn] = [each for each in minutes.signatures if each.by == "witness"]
    who = Person(minutes.unit.name, minutes.unit.post) if minutes.unit else None
    return Refusal(who, minutes.refusal.reason, _of(drawn, minutes.refusal.witness, at))


def _of_member(drawn: Drawn, people: dict[UUID, str], leader: UUID, at: datetime) -> Signature:
    assert drawn.person
    post = catalogue()["leader" if drawn.person == leader else "member"]
    return Signature(people.get(drawn.person, ""), post, at, signature_svg(drawn.strokes))


def _of(drawn: Drawn, official: Official, at: datetime) -> Signature:
    post = Text(official.post, official.post, official.post)
    return Signature(official.name, post, at, signature_svg(drawn.strokes))
