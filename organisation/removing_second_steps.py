"""Who lost phone and recovery codes gets in again by two people, as with a password; the password they still need."""

from datetime import datetime, timedelta
from uuid import UUID

from ledger.changes import change
from ledger.identifiers import uuid7
from organisation import second_step_queries as queries
from organisation.actors import Actor
from organisation.four_eyes import require_another
from organisation.notifying import notify
from organisation.people import find_account_holder
from organisation.refusing import Refused, not_found
from organisation.rules import APPROVERS, check_second, holds_any

LIFETIME = timedelta(hours=24)


async def request(actor: Actor, person: UUID, now: datetime) -> UUID:
    await find_account_holder(actor, person, now)
    if not await queries.is_on(person):
        raise Refused("second-step-not-theirs")
    removal = uuid7()
    async with change(by=str(actor.person), at=now) as record:
        await queries.add_removal(removal, person, actor.person, now, now + LIFETIME)
        await record("second-step-removal.requested", subject=str(removal), facts={"person": str(person)})
        await notify(record, "second-step.removal-asked", [person], subject=removal)
    return removal


async def approve(actor: Actor, removal: UUID, now: datetime) -> None:
    """From here on the password alone is asked for, until the owner turns a second step on again."""
    found = await queries.find_removal(actor, removal, now)
    if found is None:
        raise not_found()
    check_second(actor, found["requested_by"], found["person"])
    await require_another(actor.person, [found["requested_by"], found["person"]], now)
    if not holds_any(actor, found["home_path"], *APPROVERS):
        raise Refused("not-allowed")
    async with change(by=str(actor.person), at=now) as record:
        if not await queries.approve_removal(removal, now, actor.person):
            raise Refused("reset-settled")
        await queries.remove(found["person"])
        await record("second-step-removal.approved", subject=str(removal), facts={"person": str(found["person"])})
        await notify(record, "second-step.removed", [found["person"]], subject=removal)
