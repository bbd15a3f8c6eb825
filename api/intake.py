"""Where photos come in: what all lanes of uploads share."""

from collections.abc import AsyncIterator

from litestar.exceptions import InternalServerException

from api.addresses import AnyRequest
from api.parts import Parts
from inspections.visiting.arrivals import evidence_arrived
from media.arriving import Intake
from media.receiving import LineBroken
from media.rules import MIB, Limits
from media.spooling import Spool


def intake_of(parts: Parts) -> Intake:
    spool = Spool(parts.spool, parts.settings.spool_reserve_mib * MIB)
    return Intake(spool, parts.store, parts.clock, evidence_arrived)


def limits_of(parts: Parts) -> Limits:
    return Limits(parts.settings.uploads_per_person, parts.settings.upload_mib_per_person * MIB)


async def pieces_of(request: AnyRequest) -> AsyncIterator[bytes]:
    """When the line breaks nobody is left to be told, but what came is kept where the lane can go on from it."""
    try:
        async for piece in request.stream():
            if piece:
                yield piece
    except InternalServerException:
        raise LineBroken from None
