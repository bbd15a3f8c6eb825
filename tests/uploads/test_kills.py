"""The server and the store are killed at random moments while photos come: what was acknowledged is there, once."""

import asyncio
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from api.intake import intake_of
from api.parts import assemble
from api.settings import load
from media.stores import Store
from media.sweeping import sweep
from tests.cast import Cast
from tests.servers.s3 import S3Server
from tests.uploads.bad_lines import BadLine
from tests.uploads.conftest import UPLOADS
from tests.uploads.judging import judge
from tests.uploads.phones import photos
from tests.uploads.sending import send_all
from tests.uploads.servers import serving

pytestmark = pytest.mark.anyio

MOST_KILLS = 4 + UPLOADS // 50
Life = tuple[Callable[[], object], Callable[[], object]]
"""How something is killed and started again."""


class Killer:
    """Ends what it was given, each in its turn, at least once and not for ever; after a while it lives again."""

    def __init__(self, lives: list[Life], dice: random.Random) -> None:
        self._lives = lives
        self._dice = dice
        self.kills = [0] * len(lives)

    async def trouble(self, until: asyncio.Event) -> None:
        while min(self.kills) == 0 or (not until.is_set() and sum(self.kills) < MOST_KILLS):
            await asyncio.sleep(self._dice.uniform(0.2, 2))
            chosen = min(range(len(self._lives)), key=lambda number: (self.kills[number], self._dice.random()))
            kill, start = self._lives[chosen]
            await asyncio.to_thread(kill)
            self.kills[chosen] += 1
            await asyncio.sleep(self._dice.uniform(0, 1))
            await asyncio.to_thread(start)


@pytest.fixture
def lives(request: pytest.FixtureRequest, store_settings: dict[str, str]) -> list[Life]:
    """Those of the store, where it is a server."""
    if not store_settings:
        return []
    seaweed: S3Server = request.getfixturevalue("seaweed_server")
    return [(seaweed.kill, seaweed.start)]


async def test_what_was_acknowledged_survives(
    database: str,
    crew: Cast,
    tmp_path: Path,
    store_settings: dict[str, str],
    store: Store,
    lives: list[Life],
    dice: random.Random,
) -> None:
    taken = photos(UPLOADS, datetime.now(UTC), dice)
    with serving(database, tmp_path, store_settings) as server:
        killer = Killer([*lives, (server.kill, server.start)], dice)
        async with BadLine(server.port, dice) as line:
            phones = await send_all(crew, server.address, taken, line, store, dice, killer.trouble)
    assert min(killer.kills) > 0
    assert [said for phone in phones for said in phone.unexpected] == []
    assert {photo.id for photo in taken} == {photo for phone in phones for photo in phone.acknowledged}
    await judge(taken, store)
    await clean_up(store_settings, tmp_path)
    assert list((tmp_path / "spool").iterdir()) == []


async def clean_up(store_settings: dict[str, str], data_dir: Path) -> None:
    """What a server killed in the middle left behind goes with the sweep of another day."""
    parts = assemble(load(store_settings | {"SIDAK_DATA_DIR": str(data_dir)}))
    await sweep(intake_of(parts), datetime.now(UTC) + timedelta(days=2))
