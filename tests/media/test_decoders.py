"""Decoders that die: the photo is tried again, others go on, and the server is not harmed."""

import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import anyio
import psutil
import pytest
from anyio import to_thread

from media import decoders
from media.decoders import Decoder, Job, Lane, Rendering
from organisation.refusing import Refused
from tests.media.killing import SLOW, killer, opening
from tests.media.photos import jpeg

pytestmark = pytest.mark.anyio


@pytest.fixture
def lane() -> Iterator[Lane]:
    made = Lane(1)
    yield made
    made.close()


def job(folder: Path, name: str, content: bytes, kind: str) -> Job:
    source = folder / name
    source.write_bytes(content)
    return Rendering(source, kind, folder / f"{name}.viewing", folder / f"{name}.thumbnail")


async def test_a_warm_decoder_opens_photo_after_photo(lane: Lane, tmp_path: Path) -> None:
    for number in range(5):
        answer = await lane.open(job(tmp_path, f"{number}", jpeg(40 + number, 30), "JPEG"))
        assert answer.viewing == (40 + number, 30)
    assert len(psutil.Process().children()) >= 1
    assert len(lane._idle) == 1


async def test_a_photo_whose_decoder_died_once_is_tried_again(lane: Lane, tmp_path: Path) -> None:
    with killer(signal.SIGSEGV, most=1) as hit:
        answer = await lane.open(job(tmp_path, "slow", SLOW, "PNG"))
    assert (len(hit), answer.viewing) == (1, (2000, 1500))


async def test_a_photo_that_kills_every_decoder_is_given_up(lane: Lane, tmp_path: Path) -> None:
    with killer(signal.SIGSEGV, most=9) as hit, pytest.raises(Refused, match="photo-unopenable"):
        await lane.open(job(tmp_path, "slow", SLOW, "PNG"))
    assert len(hit) == 3
    assert (await lane.open(job(tmp_path, "next", jpeg(), "JPEG"))).viewing == (64, 48)


async def test_what_the_machine_kills_is_not_the_photos_fault(lane: Lane, tmp_path: Path) -> None:
    with killer(signal.SIGKILL, most=9), pytest.raises(Refused, match="photo-check-busy"):
        await lane.open(job(tmp_path, "slow", SLOW, "PNG"))


async def test_a_warm_decoder_that_was_killed_is_replaced(lane: Lane, tmp_path: Path) -> None:
    await lane.open(job(tmp_path, "first", jpeg(), "JPEG"))
    lane._idle[0]._process.kill()
    assert (await lane.open(job(tmp_path, "second", jpeg(), "JPEG"))).viewing == (64, 48)


async def test_too_much_work_is_the_photos_fault(lane: Lane, tmp_path: Path) -> None:
    with killer(signal.SIGXCPU, most=1), pytest.raises(Refused, match="photo-too-heavy"):
        await lane.open(job(tmp_path, "slow", SLOW, "PNG"))


async def test_who_waited_long_enough_is_told_to_ask_again(
    lane: Lane, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decoders, "PATIENCE_SECONDS", 0.01)
    told: list[str] = []

    async def open_slow(name: str) -> None:
        try:
            await lane.open(job(tmp_path, name, SLOW, "PNG"))
        except Refused as refused:
            told.append(refused.name)

    async with anyio.create_task_group() as tasks:
        for name in ("first", "second"):
            tasks.start_soon(open_slow, name)
    assert told == ["photo-check-busy"]


async def test_a_decoder_ends_with_the_server(tmp_path: Path) -> None:
    decoder = Decoder()
    decoder.ask(job(tmp_path, "photo", jpeg(), "JPEG"))
    process = decoder._process
    assert process.stdin
    process.stdin.close()
    assert await to_thread.run_sync(process.wait) == 0
    decoder.end()


async def test_a_slow_photo_does_not_hold_up_the_others_lane(lane: Lane, tmp_path: Path) -> None:
    quick, ended = Lane(1), []

    async def open_in(lane: Lane, name: str, content: bytes, kind: str) -> None:
        await lane.open(job(tmp_path, name, content, kind))
        ended.append(name)

    await quick.open(job(tmp_path, "warm", jpeg(), "JPEG"))
    async with anyio.create_task_group() as tasks:
        for name in ("slow", "slower"):
            tasks.start_soon(open_in, lane, name, SLOW, "PNG")
        tasks.start_soon(open_in, quick, "quick", jpeg(), "JPEG")
    quick.close()
    assert ended[-1] != "quick"


async def test_the_decoder_runs_under_limits_and_knows_no_secret(tmp_path: Path) -> None:
    decoder = Decoder()
    with ThreadPoolExecutor() as pool:
        asked = pool.submit(decoder.ask, job(tmp_path, "slow", SLOW, "PNG"))
        limits: set[int] = set()
        environments: set[str] = set()
        while not asked.done():
            for process in opening():
                with suppress(psutil.NoSuchProcess):
                    limits.add(process.rlimit(psutil.RLIMIT_AS)[0])
                    environments |= process.environ().keys()
    decoder.end()
    assert 2 * 1024**3 in limits
    assert environments == {"PYTHONPATH", "OPENBLAS_NUM_THREADS"}
