"""One-time links: by one of them a named official without an account explains the finding that concerns them, once."""

import secrets
from datetime import datetime
from hashlib import sha256
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from inspections.evidence import link_queries
from inspections.hearing import explanation_queries, hearing
from inspections.hearing.hearing import MOST_PHOTOS, ExplanationDocument, Voice
from inspections.steps.lifecycle import BY_ACTION
from inspections.visiting import sheet_queries
from ledger.changes import change
from ledger.database import Row
from ledger.identifiers import uuid7
from organisation.actors import Actor
from organisation.refusing import Refused
from organisation.throttling import STRANGER, Attempt, admit

TOKEN_BYTES = 32
MOST_OPEN = 5
"""Of one finding."""
NOBODY = ""

Post = Annotated[str, Meta(min_length=2, max_length=100, pattern=r"\S")]


class MadeLink(msgspec.Struct, frozen=True):
    """`token` is shown once; it is stored hashed."""

    id: UUID
    token: str


async def make(actor: Actor, inspection: UUID, finding: UUID, post: str, now: datetime) -> MadeLink:
    made = MadeLink(uuid7(), secrets.token_urlsafe(TOKEN_BYTES))
    async with change(by=str(actor.person), at=now) as record:
        current = await sheet_queries.lock(inspection)
        if current is None or current["state"] not in BY_ACTION["invite"].sources or now > current["explanation_due"]:
            raise Refused("link-out-of-time")
        if await link_queries.count_open(finding, now) >= MOST_OPEN:
            raise Refused("link-too-many", most=MOST_OPEN)
        await link_queries.add_link([made.id, finding, post, _hash(made.token), actor.person, now])
        await record("explanation-link.made", subject=str(made.id), facts={"finding": str(finding)})
    return made


async def revoke(actor: Actor, link: UUID, now: datetime) -> None:
    """Again is harmless; what was said through it stays."""
    async with change(by=str(actor.person), at=now) as record:
        if await link_queries.revoke(link, actor.person, now):
            await record("explanation-link.revoked", subject=str(link))


async def enter(attempt: Attempt, token: str, now: datetime) -> Row:
    """The open link of this token. Guessing is slowed down, and so is opening one link over and over."""
    found = await link_queries.find_by_hash(_hash(token), now)
    await admit(msgspec.structs.replace(attempt, username=str(found["id"]) if found else NOBODY), now)
    return _open(found)


async def find_open(attempt: Attempt, token: str, now: datetime) -> Row:
    """As `enter`, for the steps after it: only guessing is slowed down."""
    found = await link_queries.find_by_hash(_hash(token), now)
    if found is None:
        await admit(attempt, now)
    return _open(found)


async def explain(attempt: Attempt, token: str, said: ExplanationDocument, now: datetime) -> bool:
    """False for a replay, which a link that is used up still takes. Everything else needs an open one."""
    found = await link_queries.find_by_hash(_hash(token), now)
    if found is None:
        await admit(attempt, now)
        raise Refused("link-over")
    voice = Voice(STRANGER, "official", link=found["id"])
    known = await explanation_queries.find_explanation(said.id)
    if known is None or known["link"] != found["id"]:
        _open(found)
    if not set(said.photos) <= set(found["photos"]):
        raise Refused("explanation-photo-elsewhere")
    return await hearing.explain(voice, found["inspection"], found["finding"], said, now)


def refuse_more(link: Row, photo: UUID) -> None:
    if photo not in link["photos"] and len(link["photos"]) >= MOST_PHOTOS:
        raise Refused("link-photos-too-many", most=MOST_PHOTOS)


async def keep_photo(link: Row, photo: UUID, now: datetime) -> None:
    """It is here: from now on an explanation through this link may name it."""
    async with change(by=STRANGER, at=now):
        if not await link_queries.add_photo(link["id"], photo, MOST_PHOTOS):
            raise Refused("link-photos-too-many", most=MOST_PHOTOS)


def host_of(link: Row) -> Actor:
    """Who stands for its photos as long as nobody's account does: whoever made the link."""
    return Actor(person=link["made_by"], device=link["id"], language="vi", grants=())


def _open(found: Row | None) -> Row:
    """Wrong, used, withdrawn or out of time: it is all the same to whoever holds it."""
    if found is None or not found["open"]:
        raise Refused("link-over")
    return found


def _hash(token: str) -> bytes:
    return sha256(b"sidak explanation link\n" + token.encode()).digest()
