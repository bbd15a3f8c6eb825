"""The demonstration: the real units of a country, invented people, and a draw under way. Marked as such throughout."""

import logging

from api.demo.accounts import PASSWORD, add_accounts, refuse_others
from api.demo.cast import ACCOUNTS
from api.demo.places import add_places
from api.demo.rounds import start_round
from api.parts import Parts
from checklists.starting import publish_starters

log = logging.getLogger(__name__)

__all__ = ["PASSWORD", "fill"]


async def fill(parts: Parts) -> None:
    """What is there already stays; what an earlier start was cut off from is added. A server gets a draw to look at."""
    now = parts.clock()
    await refuse_others(now)
    places = await add_places(now)
    people = await add_accounts(places, now)
    await publish_starters(people["thu"], people["minh"], now)
    names = ", ".join(account.username for account in ACCOUNTS)
    log.info("Demonstration accounts: %s; thutruong.CODE heads the centre of commune CODE.", names)
    log.info("All have the password %s. Never open a demonstration to the public.", PASSWORD)
    if parts.demonstration:
        programme = await start_round(parts, places, people)
        log.info("Demonstration programme %s: its draw, release and reveal follow within minutes.", programme)
