"""Looks for an examined photo among all others of its programme, turned and mirrored too: is it used again?"""

from inspections.findings.resemblance_queries import lock_programme, note_resemblances
from ledger.database import Row
from media.photo_facts import Likeness


async def compare(examined: Row, likenesses: list[Likeness]) -> None:
    """Inside the change that records the examination."""
    programme = await lock_programme(examined["inspection"])
    await note_resemblances(examined["evidence"], programme, likenesses)
