"""The minutes arrive: what was read to the unit at the end of the visit, and how it answered."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from inspections import queries
from inspections.hearing import telling
from inspections.minutes import minutes_queries
from inspections.minutes.minutes_differences import Difference, Kept, differences
from inspections.minutes.minutes_documents import MinutesDocument, ReadOut, check, read
from inspections.steps import lifecycle
from inspections.steps.lifecycle import State
from inspections.visiting import sheet_queries
from inspections.visiting.sheets import Sent
from ledger.changes import Record, change
from ledger.database import Row
from organisation.actors import Actor
from organisation.device_key_rules import judge
from organisation.refusing import Refused

BEFORE: tuple[State, ...] = ("released", "opened")


async def keep(actor: Actor, inspection: Row, minutes: UUID, sent: Sent, now: datetime) -> bool:
    """False when these very bytes were kept before."""
    digest = sha256(sent.body).digest()
    if await _is_kept(inspection["id"], minutes, digest):
        return False
    _check_state(inspection["state"])
    document = read(sent.body)
    await _check(inspection, minutes, document)
    async with change(by=str(actor.person), at=now) as record:
        locked = await sheet_queries.lock(inspection["id"])
        assert locked
        if await _is_kept(inspection["id"], minutes, digest):
            return False
        _check_state(locked["state"])
        await _add(actor, record, document, sent, digest)
        await telling.minutes_kept(record, inspection)
    return True


async def _is_kept(inspection: UUID, minutes: UUID, digest: bytes) -> bool:
    """Under this id and as they are; refused when something else is."""
    here = await minutes_queries.find_either(minutes, inspection)
    if here is None:
        return False
    if here["id"] != minutes:
        raise Refused("minutes-exist")
    if here["inspection"] != inspection or here["sha256"] != digest:
        raise Refused("minutes-differ", stored=here["sha256"].hex(), sent=digest.hex())
    return True


def _check_state(state: State) -> None:
    if state in BEFORE:
        raise Refused("minutes-before-submission")
    lifecycle.check("keep_minutes", state)


async def _check(inspection: Row, minutes: UUID, document: MinutesDocument) -> None:
    if (document.inspection, document.id) != (inspection["id"], minutes):
        raise Refused("minutes-address")
    submission = await sheet_queries.find_submission(inspection["id"])
    if submission is None or submission["id"] != document.submission:
        raise Refused("minutes-of-another-submission")
    team = {member["id"] for member in await queries.team(inspection["id"])}
    check(document, inspection["leader"], team)
    if await minutes_queries.pages_elsewhere(inspection["id"], document.paper):
        raise Refused("minutes-page-elsewhere")


async def _add(actor: Actor, record: Record, document: MinutesDocument, sent: Sent, digest: bytes) -> None:
    signature = judge(await minutes_queries.device_key(actor.device), sent.signature, digest)
    differing = await differing_findings(document.inspection, document.read)
    values = (
        document.id,
        document.inspection,
        document.submission,
        sent.body,
        digest,
        document.closing,
        document.paper,
        document.claimed_at,
        record.at,
        actor.person,
        actor.device,
        sent.signature,
        signature,
    )
    if not await minutes_queries.add_minutes(values):
        raise Refused("changed-meanwhile")
    facts = {
        "minutes": str(document.id),
        "sha256": digest.hex(),
        "closing": document.closing,
        "differing": len({each.item for each in differing}),
        "signature": signature,
    }
    await record("minutes.kept", subject=str(document.inspection), facts=facts)


async def differing_findings(inspection: UUID, out: Sequence[ReadOut]) -> list[Difference]:
    return compared(out, await minutes_queries.submitted_findings(inspection))


def compared(out: Sequence[ReadOut], findings: Sequence[Row]) -> list[Difference]:
    """`findings` as they stood when the visit ended."""
    return differences(out, [Kept(found["item"], found["severity"], found["note"]) for found in findings])
