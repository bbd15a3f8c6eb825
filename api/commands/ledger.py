import argparse
import asyncio
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from api.commands import ledger_offline
from api.commands.explaining import BadInput
from api.commands.ledger_offline import read_note, verifiers_of
from api.databases import connections, database
from api.migrating import migrate
from api.parts import checkpoints_of, utc_now
from api.settings import Settings, load
from inspections.steps.telling_apart import Replay, tell_apart
from ledger import proof_queries, proofs
from ledger.checking import Finding, KeptNote, check
from ledger.checkpoint_notes import Proof
from ledger.checkpoints import known_verifiers, ledger_name

Answer = TypeVar("Answer")


def declare(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    checking = actions.add_parser("check", help="read every entry again and name the first bad one")
    checking.add_argument(
        "--checkpoint", type=Path, action="append", default=[], metavar="FILE", help="a checkpoint that you kept"
    )
    checking.add_argument(
        "--verifier", action="append", default=[], metavar="KEY", help="the key you trust, for --checkpoint"
    )
    actions.add_parser("replay", help="tell by the ledger alone where every inspection stands, and compare")
    actions.add_parser("key", help="print the public key that signs here, then older ones")
    actions.add_parser("rotate", help="sign once with the old and a new key, then only with the new one")
    proving = actions.add_parser("prove", help="print the proof that an entry stands in the ledger")
    proving.add_argument("entry", metavar="ENTRY", help="its id, or its position")
    proving.add_argument("--content", type=Path, metavar="FILE", help="write the entry's bytes there")
    ledger_offline.declare(actions)


def run(arguments: argparse.Namespace) -> int:
    match arguments.action:
        case "check":
            return _tell(_with_database(_check(load(), arguments)))
        case "replay":
            return _tell_replay(_with_database(tell_apart()))
        case "key":
            return _with_database(_keys(load()))
        case "rotate":
            return _with_database(_rotate(load()))
        case "prove":
            proof, content = _with_database(_prove(arguments.entry))
            if arguments.content:
                arguments.content.write_bytes(content)
            print(proof, end="")
            return 0
        case _:
            return ledger_offline.run(arguments)


def _with_database(work: Coroutine[object, object, Answer]) -> Answer:
    async def connected() -> Answer:
        async with connections():
            return await work

    try:
        with database(load()):
            return asyncio.run(connected())
    finally:
        work.close()


async def _check(settings: Settings, arguments: argparse.Namespace) -> tuple[Finding, int]:
    """With the copies of the checkpoint directory, and those given. How many these were."""
    trusted = tuple(verifiers_of(arguments.verifier))
    kept = [KeptNote(str(file), read_note(file), trusted) for file in arguments.checkpoint]
    kept += _copies(settings, await ledger_name())
    return await check(kept, checkpoints_of(settings).authority), len(kept)


def _copies(settings: Settings, name: str | None) -> Iterator[KeptNote]:
    if name:
        for file, note in checkpoints_of(settings).kept.all(name):
            yield KeptNote(str(file), note)


def _tell(found: tuple[Finding, int]) -> int:
    finding, kept = found
    if finding.fault:
        print(f"The ledger is NOT intact: {finding.fault}.")
        return 1
    print(f"The ledger is intact: {finding.size} entries, root {finding.root}, {finding.waiting} not placed yet.")
    print(f"It continues {finding.signed} signed checkpoints of the database and {kept} kept outside it.")
    return 0


def _tell_replay(replay: Replay) -> int:
    for fault in replay.faults:
        print(fault)
    told = f"{replay.entries} entries, {replay.inspections} inspections, {replay.remedies} remedies"
    if replay.faults:
        print(f"The ledger and the database do NOT tell the same: {len(replay.faults)} differences; {told}.")
        return 1
    print(f"The ledger and the database tell the same: {told}.")
    return 0


async def _keys(settings: Settings) -> int:
    await migrate()
    signing = await checkpoints_of(settings).verifier()
    if not await known_verifiers():
        raise BadInput("no checkpoint is signed yet, so the ledger has no name: start the server, it signs one at once")
    for verifier in [signing, *(known for known in (await known_verifiers())[::-1] if known != signing)]:
        print(verifier)
    return 0


async def _rotate(settings: Settings) -> int:
    await migrate()
    print(f"From now on checkpoints are signed with {await checkpoints_of(settings).rotate(utc_now())}")
    return 0


async def _prove(entry: str) -> tuple[Proof, bytes]:
    """With the entry's bytes."""
    newest = await proof_queries.newest_signed()
    position = int(entry) if entry.isdecimal() else await proof_queries.position_of_entry(_id(entry))
    if position is None or newest is None or position >= newest["size"]:
        raise BadInput(f"no signed checkpoint covers the entry {entry} yet: wait for the next one, or check the id")
    content = await proof_queries.content_at(position) or b""
    return Proof(position, await proofs.inclusion(position, newest["size"]), newest["note"]), content


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise BadInput(f"{text} is neither a position nor an entry's id") from None
