"""Whatever is killed, cut, doubled, delayed, full or wrong: what a server acknowledged is there, and once."""

import asyncio
import random
import sys
from datetime import timedelta

import httpx
import pytest

from api.intake import intake_of
from ledger.database import rows
from ledger.sequencing import sequence
from media.sweeping import sweep
from tests.faults.conftest import FAULTS, STORES, Province
from tests.faults.desks import Desk, Told, steadily
from tests.faults.judging import judge_acknowledged, judge_all
from tests.faults.mischief import Mischief
from tests.faults.working import sign_in_and_out, work
from tests.uploads.bad_lines import FATES, BadLine

pytestmark = [pytest.mark.anyio, pytest.mark.slow, pytest.mark.timeout(400 + 6 * FAULTS)]

TEAMS = 4
PATIENCE_SECONDS = 20
BETWEEN_JUDGEMENTS = 60


class Life:
    """People at work while faults happen, until there were enough of them."""

    def __init__(self, province: Province, line: BadLine, faults: int, dice: random.Random) -> None:
        self.province, self.line, self.dice, self.faults = province, line, dice, faults
        self.mischief = Mischief(province.machines, faults, dice)
        self.told = Told()

    @property
    def happened(self) -> int:
        of_the_line = sum(self.line.dealt.values()) - self.line.dealt["well"]
        return of_the_line + sum(self.mischief.done.values()) + self.told.wrong_clocks

    def goes_on(self) -> bool:
        return self.happened < self.faults or not self.mischief.is_over

    async def live(self) -> None:
        address = self.province.machines.server.address
        async with (
            httpx.AsyncClient(base_url=address, timeout=PATIENCE_SECONDS) as good,
            httpx.AsyncClient(base_url=self.line.address, timeout=PATIENCE_SECONDS) as bad,
            asyncio.TaskGroup() as around,
        ):
            around.create_task(self.mischief.go_on(lambda: self.happened / self.faults))
            around.create_task(self._judge_now_and_then())
            around.create_task(self._sign_in(self._desk(bad), self._desk(good)))
            for _ in range(TEAMS):
                around.create_task(self._work(self._desk(bad), self._desk(good)))

    def _desk(self, client: httpx.AsyncClient) -> Desk:
        return Desk(client, self.told, random.Random(self.dice.random()))

    async def _work(self, desk: Desk, good: Desk) -> None:
        cast, people, machines = self.province.cast, self.province.people, self.province.machines
        await work(desk, good, cast, people, machines.now, self.goes_on)

    async def _sign_in(self, bad: Desk, good: Desk) -> None:
        name, machines = self.province.cast.khoa.username, self.province.machines
        await sign_in_and_out(bad, good, name, lambda: machines.turned, self.goes_on)

    async def _judge_now_and_then(self) -> None:
        while self.goes_on():
            await asyncio.sleep(min(BETWEEN_JUDGEMENTS, FAULTS / 10))
            await steadily(lambda: judge_acknowledged(self.told))

    def tell(self) -> None:
        told = self.told
        done = sorted({act.action for act in told.acknowledged})
        again = sum(act.tries > 1 for act in told.acts)
        sys.stdout.write(
            f"{self.happened} faults: {dict(self.line.dealt)}, {dict(self.mischief.done)}, {told.wrong_clocks} wrong "
            f"clocks of phones\n{len(told.acknowledged)} of {len(told.acts)} acts acknowledged, {again} sent again, "
            f"{len(told.photos)} photos; acts: {done}; waited for {dict(told.waits)}\n"
        )


async def test_nothing_acknowledged_is_lost_and_nothing_is_doubled(province: Province, dice: random.Random) -> None:
    machines = province.machines
    async with BadLine(machines.server.port, dice) as line:
        life = Life(province, line, FAULTS // len(STORES), dice)
        try:
            await life.live()
        finally:
            life.tell()
    assert line.dealt.keys() == FATES.keys()
    machines.server.kill()
    await clean_up(province)
    await judge_all(life.told, province.parts.store)
    days = await rows("SELECT state, count(*) AS days FROM draw_day GROUP BY state ORDER BY state")
    sys.stdout.write(f"days of draws: { {each['state']: each['days'] for each in days} }\n")
    assert list(province.parts.spool.iterdir()) == []


async def clean_up(province: Province) -> None:
    """What a killed server left behind goes with the next leader's duties, and the sweep of another week."""
    now = province.machines.now()
    await steadily(lambda: sweep(intake_of(province.parts), now + timedelta(days=20)))
    await steadily(lambda: sequence(now))
