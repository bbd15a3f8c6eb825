"""A signed referral (L7) seals what was found and concluded, as it went to the investigators."""

from uuid import UUID

from inspections.proposals import proposal_queries
from organisation.refusing import Refused


async def require_unsealed(inspection: UUID) -> None:
    """Within a change that holds the inspection."""
    if await proposal_queries.is_sealed(inspection):
        raise Refused("inspection-sealed")
