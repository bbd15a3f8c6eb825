"""Whether the ledger and the tables tell the same of every inspection and every remedy."""

from collections.abc import Iterator, Mapping

import msgspec

from inspections.steps import replay_queries
from inspections.steps.replaying import Replayed, Replaying
from ledger.database import DB
from ledger.queries import see_one_moment


class Replay(msgspec.Struct, frozen=True):
    """How much was told by how many entries, and what does not fit, in the words of the operator."""

    entries: int
    inspections: int
    remedies: int
    faults: tuple[str, ...]


async def tell_apart() -> Replay:
    async with DB.transaction(allow_nested=False):
        await see_one_moment()
        replaying, entries = Replaying(), 0
        async for entry in replay_queries.said():
            replaying.take(entry)
            entries += 1
        stored = await replay_queries.stored()
    found = replaying.found
    faults = (*replaying.impossible, *differences(found, stored))
    return Replay(entries, len(found.states), len(found.remedies), faults)


def differences(said: Replayed, stored: Replayed) -> Iterator[str]:
    yield from _between("the state of inspection", said.states, stored.states)
    yield from _between("the time to explain of inspection", said.due, stored.due)
    yield from _between("the state of remedy", said.remedies, stored.remedies)


def _between(what: str, said: Mapping[str, object], stored: Mapping[str, object]) -> Iterator[str]:
    for subject in sorted(said.keys() | stored.keys()):
        one, other = said.get(subject, "nothing"), stored.get(subject, "nothing")
        if one != other:
            yield f"{what} {subject}: the ledger says {one}, the database {other}"
