"""An inspection that waits for its photos, and phones that send them over a bad line while somebody watches."""

import asyncio
import random
from collections.abc import Callable, Coroutine, Sequence
from datetime import UTC, datetime
from uuid import UUID

import httpx

from media.stores import Store
from tests.api.story import open_door, release_to_team
from tests.api.visits import CLOSED, Visit, submitted
from tests.cast import Cast
from tests.conftest import Hours
from tests.uploads.bad_lines import BadLine
from tests.uploads.judging import Awaited, Watcher
from tests.uploads.phones import Phone, Photo

Trouble = Callable[[asyncio.Event], Coroutine[None, None, None]]
CITED = 3
PHONES = 8
OF_ONE_INSPECTION = 250
PATIENCE_SECONDS = 20


async def waiting(crew: Cast, client: httpx.AsyncClient, cited: Sequence[UUID], named: Sequence[UUID]) -> Awaited:
    """Submitted, with a finding that cites some photos; its sheet names two more."""
    now = datetime.now(UTC)
    inspection = await release_to_team(crew, now)
    assert (await open_door(client, crew.hung, inspection, now)).status_code == 201
    visit = Visit(client, crew, Hours(now), inspection)
    first, second = ([str(photo)] for photo in named)
    door = CLOSED | {"evidence": [str(photo) for photo in cited]}
    clean = {"item": "CL-VN-02-B01", "type": "yesno", "value": "yes", "evidence": first}
    await submitted(visit, door, clean, {"item": "CL-VN-01-F04", "type": "photo", "evidence": second})
    [sheet] = await visit.get(crew.thu, "/sheets")
    return Awaited(inspection, sheet["receipt"], frozenset(map(str, cited)), frozenset(map(str, [*cited, *named])))


async def no_trouble(_: asyncio.Event) -> None:
    """Nothing but the line."""


async def send_all(
    crew: Cast,
    address: str,
    photos: Sequence[Photo],
    line: BadLine,
    store: Store,
    dice: random.Random,
    trouble: Trouble = no_trouble,
) -> list[Phone]:
    """As many as one inspection takes at a time, one inspection after the other."""
    phones = []
    for first in range(0, len(photos), OF_ONE_INSPECTION):
        share = photos[first : first + OF_ONE_INSPECTION]
        phones += await send(crew, address, share, line, store, dice, trouble)
    return phones


async def send(
    crew: Cast,
    address: str,
    photos: Sequence[Photo],
    line: BadLine,
    store: Store,
    dice: random.Random,
    trouble: Trouble = no_trouble,
) -> list[Phone]:
    """Gives the phones once each has sent its share, and the last look found everything. `trouble` goes on until the
    event it is given, and must leave everything running."""
    first = [photo.id for photo in photos]
    async with (
        httpx.AsyncClient(base_url=address, timeout=PATIENCE_SECONDS) as good,
        httpx.AsyncClient(base_url=line.address, timeout=PATIENCE_SECONDS) as bad,
    ):
        awaited = await waiting(crew, good, first[:CITED], first[CITED : CITED + 2])
        phones = [
            Phone(bad, (crew.hung, crew.mai)[number % 2], awaited.inspection, random.Random(dice.random()))
            for number in range(PHONES)
        ]
        watcher = Watcher(good, crew.thu, awaited, store)
        all_sent = asyncio.Event()
        async with asyncio.TaskGroup() as around:
            around.create_task(watcher.watch(all_sent))
            around.create_task(trouble(all_sent))
            async with asyncio.TaskGroup() as sending:
                for number, phone in enumerate(phones):
                    sending.create_task(_one_after_the_other(phone, photos[number::PHONES]))
            all_sent.set()
        await watcher.look()
        assert watcher.looked > 1
        assert await watcher.is_complete()
    return phones


async def _one_after_the_other(phone: Phone, photos: Sequence[Photo]) -> None:
    for photo in photos:
        await phone.send(photo)
