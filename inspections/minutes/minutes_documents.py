"""What the leader's phone sends as the minutes, and what must be there for each way in which they end."""

from collections import Counter
from collections.abc import Hashable, Iterable
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from checklists.items import Severity
from organisation.refusing import Refused

Closing = Literal["signed", "with_reservations", "refused", "on_paper"]
Signer = Literal["unit", "witness", "member"]
MOST_READ = 200
MOST_PAGES = 10
MOST_STROKES = 60
MOST_POINTS = 3000
"""Of one signature."""
WIDTH, HEIGHT = 1000, 400
"""Of the field that is signed in."""

Name = Annotated[str, Meta(min_length=2, max_length=120, pattern=r"\S")]
Words = Annotated[str, Meta(min_length=3, max_length=5000, pattern=r"\S")]
Point = tuple[Annotated[int, Meta(ge=0, le=WIDTH)], Annotated[int, Meta(ge=0, le=HEIGHT)]]
Stroke = Annotated[list[Point], Meta(min_length=1, max_length=MOST_POINTS)]


class Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    pass


class ReadOut(Document, frozen=True):
    """A finding as it was read out: its severity, and the whole sentence, with the words on the sheet in it."""

    item: Annotated[str, Meta(min_length=1, max_length=40)]
    severity: Severity
    said: Annotated[str, Meta(max_length=2000)]


class Official(Document, frozen=True):
    name: Name
    post: Name


class Refusal(Document, frozen=True):
    """Why the unit does not sign, and who saw it."""

    reason: Words
    witness: Official


class Drawn(Document, frozen=True):
    """A signature as it was drawn: strokes of points, from the upper left. `person` is the member of the team."""

    by: Signer
    person: UUID | None
    strokes: Annotated[list[Stroke], Meta(min_length=1, max_length=MOST_STROKES)]


class MinutesDocument(Document, frozen=True, kw_only=True):
    """`unit` is who heard them for the unit; `paper` are photos of the pages that were signed by hand."""

    id: UUID
    inspection: UUID
    submission: UUID
    claimed_at: Annotated[datetime, Meta(tz=True)]
    read: Annotated[list[ReadOut], Meta(max_length=MOST_READ)]
    closing: Closing
    unit: Official | None
    reservations: Words | None
    refusal: Refusal | None
    paper: Annotated[list[UUID], Meta(max_length=MOST_PAGES)]
    signatures: Annotated[list[Drawn], Meta(max_length=12)]


DECODER = msgspec.json.Decoder(MinutesDocument)


def read(body: bytes) -> MinutesDocument:
    """Refuses what cannot be read."""
    try:
        return DECODER.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Refused("minutes-field", reason=str(error)[:200]) from None


def check(minutes: MinutesDocument, leader: UUID, team: set[UUID]) -> None:
    """Everything belongs to the way in which they ended, and nothing of it is missing."""
    _once("read", (each.item for each in minutes.read))
    _once("paper", minutes.paper)
    _once("signatures", ((each.by, each.person) for each in minutes.signatures))
    closing = minutes.closing
    _demand("unit", minutes.unit is not None or closing == "refused")
    _demand("reservations", (minutes.reservations is not None) == (closing == "with_reservations"))
    _demand("refusal", (minutes.refusal is not None) == (closing == "refused"))
    _demand("paper", bool(minutes.paper) == (closing == "on_paper"))
    _check_signatures(minutes, leader, team)


def _check_signatures(minutes: MinutesDocument, leader: UUID, team: set[UUID]) -> None:
    signers = {(each.by, each.person) for each in minutes.signatures}
    members = {person for by, person in signers if by == "member"}
    _demand("signatures", all((person is None) == (by != "member") for by, person in signers))
    _demand("signatures", {person for person in members if person} <= team)
    _demand("signatures", all(sum(map(len, each.strokes)) <= MOST_POINTS for each in minutes.signatures))
    by_unit, by_witness = ("unit", None) in signers, ("witness", None) in signers
    if minutes.closing == "on_paper":
        _demand("signatures", not by_witness)
        return
    _demand("signatures", leader in members)
    _demand("signatures", by_unit == (minutes.closing != "refused"))
    _demand("signatures", by_witness == (minutes.closing == "refused"))


def _once(field: str, values: Iterable[Hashable]) -> None:
    _demand(field, max(Counter(values).values(), default=1) == 1)


def _demand(field: str, holds: bool) -> None:
    if not holds:
        raise Refused("minutes-incomplete", field=field)
