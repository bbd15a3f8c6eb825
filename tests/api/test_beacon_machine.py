"""The overseer's machine against a server that listens, its clock and the machine's driven by hand."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from api.app import create_app
from api.beacon_machine import BeaconMachine, read_session, sign_in
from api.command import main
from api.parts import Parts
from api.tour.server import Person, Server, Surprise
from ledger.database import rows
from scheduler import verifier
from scheduler.duties import Duties
from tests.api.accounts import PASSWORD, give_password
from tests.cast import Cast
from tests.conftest import Hours
from tests.scheduler.stories import DRAW, FREEZE, RELEASE, REVEAL, STRATUM, TUESDAY, add_centres, days, plan
from tests.scheduler.test_used_draws import to_before_the_freeze

pytestmark = pytest.mark.anyio
DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)
OVERSEER = {"type": "overseer"}


class Listening(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listens = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.listens.set()


@pytest.fixture
async def address(database: str, parts: Parts) -> AsyncIterator[str]:
    app = create_app(parts, with_clock=False, with_database=False)
    server = Listening(uvicorn.Config(app, port=0, log_config=None, lifespan="on"))
    serving = asyncio.create_task(server.serve())
    await server.listens.wait()
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    await serving


@pytest.fixture
async def machine(address: str, cast: Cast, hours: Hours, tmp_path: Path) -> Callable[..., Any]:
    """Runs what it is given with Dewi's machine, in a thread as in another process."""
    await give_password(cast.dewi, hours.now)
    directory = tmp_path / "dewi"
    await asyncio.to_thread(sign_in, directory, address, "en", "dewi", PASSWORD)

    async def run(work: Callable[[BeaconMachine], Any]) -> Any:
        def connected() -> Any:
            session = read_session(directory)
            with Server(session.server, "en") as server:
                return work(BeaconMachine(directory, Person(server, session.token), STRATUM))

        return await asyncio.to_thread(connected)

    return run


async def test_it_commits_early_and_hands_over_at_the_hour(
    machine: Callable[..., Any], cast: Cast, parts: Parts, hours: Hours
) -> None:
    await add_centres(cast, 10)
    await plan(cast, parts.keys, hours.now, last=TUESDAY + DAY, beacon=OVERSEER)
    assert await machine(lambda it: it.commit(TUESDAY, TUESDAY + 30 * DAY)) == 2
    assert await machine(lambda it: it.commit(TUESDAY, TUESDAY + 30 * DAY)) == 0
    told = []
    for now in (FREEZE - SECOND, FREEZE, DRAW - SECOND, DRAW, DRAW + SECOND):
        hours.now = now
        await Duties(parts.keys).tick(now)
        told.append(await machine(lambda it: list(it.hand_over(hours.now, None))))
    assert told == [[], [], [], [f"{STRATUM}/{TUESDAY}: given"], []]
    for now in (RELEASE, REVEAL):
        await Duties(parts.keys).tick(now)
    assert verifier.verify((await days())[0]["bundle"])


async def test_its_own_clock_and_hour_count_and_not_the_servers(
    machine: Callable[..., Any], cast: Cast, parts: Parts, hours: Hours
) -> None:
    """A server whose clock runs ahead, or that claims an early draw hour, gets nothing."""
    await plan(cast, parts.keys, hours.now, beacon=OVERSEER)
    await machine(lambda it: it.commit(TUESDAY, TUESDAY))
    for now in (FREEZE, DRAW):
        hours.now = now
        await Duties(parts.keys).tick(now)
    assert await machine(lambda it: list(it.hand_over(DRAW - SECOND, None))) == []
    assert await machine(lambda it: list(it.hand_over(DRAW, time(23, 59)))) == []
    assert len(await machine(lambda it: list(it.hand_over(DRAW, None)))) == 1


async def test_a_manifest_replaced_after_the_freeze_gets_no_value(
    machine: Callable[..., Any], cast: Cast, parts: Parts, hours: Hours
) -> None:
    """Even when the operator throws the journal away too."""
    await plan(cast, parts.keys, hours.now, beacon=OVERSEER)
    await machine(lambda it: it.commit(TUESDAY, TUESDAY))
    hours.now = FREEZE
    await Duties(parts.keys).tick(FREEZE)
    assert await machine(lambda it: list(it.hand_over(FREEZE, None))) == []
    await to_before_the_freeze()
    (parts.settings.data_dir / "keys" / "used-draws").unlink()
    await add_centres(cast, 2)
    hours.now = DRAW
    await rows("UPDATE draw_day SET draw_at = draw_at + interval '1 hour'")
    await Duties(_without_memory(parts)).tick(DRAW - SECOND)
    [line] = await machine(lambda it: list(it.hand_over(DRAW + 2 * timedelta(hours=1), None)))
    assert "NOT given" in line
    assert await rows("SELECT 1 FROM beacon_value") == []


class Liar(Person):
    """A server whose operator wants to know a draw beforehand. It keeps what it is given."""

    def __init__(self, directory: Path, lie: dict[str, str]) -> None:
        self.machine = BeaconMachine(directory, self, STRATUM)
        self.given: list[object] = []
        self._lie = lie

    def get(self, path: str, **query: str | int) -> Any:
        told = {
            "day": str(TUESDAY),
            "drawId": f"{STRATUM}/{TUESDAY}",
            "type": "overseer",
            "state": "frozen",
            "given": False,
            "manifestHash": "00" * 32,
            "drawAt": "2020-01-01T00:00:00Z",
        } | self._lie
        return [told | {"commitment": self.machine._commitment(str(told["drawId"]))}]

    def put(self, path: str, body: object) -> Any:
        self.given.append(body)


@pytest.mark.parametrize(
    "lie",
    [
        {"drawId": f"{STRATUM}/2026-12-24"},
        {"drawId": f"{STRATUM}/2026-12-24", "day": "2026-12-24"},
        {"drawId": f"HY02.33/{TUESDAY}"},
    ],
)
def test_a_server_that_lies_about_a_day_is_not_given_the_value_of_another(tmp_path: Path, lie: dict[str, str]) -> None:
    liar = Liar(tmp_path, lie)
    assert list(liar.machine.hand_over(DRAW, None)) == []
    assert liar.given == []


def test_whatever_hour_a_server_names_nothing_is_given_before_the_eve(tmp_path: Path) -> None:
    liar = Liar(tmp_path, {})
    assert list(liar.machine.hand_over(DRAW - 2 * DAY, None)) == []
    assert liar.given == []


def _without_memory(parts: Parts) -> Any:
    return type(parts.keys).load(parts.settings.data_dir / "keys")


async def test_the_command_signs_in_commits_and_runs(
    address: str, cast: Cast, parts: Parts, hours: Hours, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await plan(cast, parts.keys, hours.now, beacon=OVERSEER)
    await give_password(cast.dewi, hours.now)
    place = str(tmp_path / "machine")

    async def sidak(*arguments: str) -> int:
        return await asyncio.to_thread(main, ["beacon", *arguments])

    assert await sidak("commit", place, "--stratum", STRATUM) == 1
    monkeypatch.setattr("sys.stdin", _Typed(PASSWORD))
    assert await sidak("init", place, "--server", address, "--username", "dewi") == 0
    assert (tmp_path / "machine" / "session.json").stat().st_mode & 0o077 == 0
    period = ["--from", str(TUESDAY), "--to", str(TUESDAY)]
    assert await sidak("commit", place, "--stratum", STRATUM, *period) == 0
    assert len(await rows("SELECT 1 FROM beacon_commitment")) == 1
    assert await sidak("run", place, "--stratum", STRATUM, "--once") == 0
    assert await sidak("run", place, "--stratum", "no/stratum", "--once") == 1


class _Typed:
    def __init__(self, line: str) -> None:
        self._line = line

    def isatty(self) -> bool:
        return False

    def readline(self) -> str:
        return f"{self._line}\n"


async def test_a_wrong_password_is_told(address: str, cast: Cast, hours: Hours, tmp_path: Path) -> None:
    await give_password(cast.dewi, hours.now)
    with pytest.raises(Surprise, match="401"):
        await asyncio.to_thread(sign_in, tmp_path / "dewi", address, "en", "dewi", "wrong password here")
