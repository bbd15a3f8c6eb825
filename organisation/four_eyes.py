"""Where two people must sign, they are two people indeed."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from organisation.grant_queries import stand_for_each_other
from organisation.refusing import Refused


async def require_another(person: UUID, earlier: Iterable[UUID], now: datetime) -> None:
    """None of those who signed before; a head and whoever acts for them, or did until lately, are one."""
    for signer in earlier:
        if person == signer or await stand_for_each_other(person, signer, now):
            raise Refused("same-person-twice")
