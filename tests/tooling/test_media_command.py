"""`sidak media move` as an operator meets it: between a disk and two real S3 servers, killed and repeated."""

import random
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import anyio
import httpx
import pytest
from anyio import to_thread

from api.parts import Parts
from media.s3_store import S3Store
from tests.cast import Cast
from tests.conftest import Hours
from tests.media.elsewhere import (
    FEW,
    Elsewhere,
    bucket_of,
    demand_all_in,
    directory_in,
    files,
    send,
    send_wrong,
    settings_of,
)
from tests.media.photos import jpeg
from tests.servers.s3 import S3Server
from tests.tooling.programs import sidak

pytestmark = pytest.mark.anyio

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture(params=["disk", "seaweed_server", "ceph_server"])
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path) -> Elsewhere:
    on_disk = request.param == "disk"
    return directory_in(tmp_path) if on_disk else bucket_of(request.getfixturevalue(request.param), tmp_path)


@pytest.fixture
def start(parts: Parts, database: str) -> Start:
    """`sidak media move --to ...` over the evidence of this test."""

    def started(elsewhere: Elsewhere, **settings: object) -> subprocess.Popen[str]:
        place: dict[str, object] = {"data_dir": parts.settings.data_dir, "database_url": database}
        return sidak("media", "move", "--to", str(elsewhere.file), **(place | settings))

    return started


async def end_of(program: "subprocess.Popen[str]") -> tuple[int, str]:
    told = await to_thread.run_sync(program.communicate)
    return program.returncode, told[0]


@pytest.fixture
async def few(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    await send(client, cast, hours, FEW)
    await send_wrong(client, cast, hours)


@pytest.mark.usefixtures("few")
async def test_everything_is_in_the_other_store_then(elsewhere: Elsewhere, start: Start) -> None:
    whole = len(await files())
    status, told = await end_of(start(elsewhere))
    assert (status, told.endswith(f"{whole} copied now, 0 before.\n")) == (0, True), told
    assert {file.kind for file in await files()} == {"originals", "renditions", "aside"}
    await demand_all_in(elsewhere.store)


@pytest.mark.usefixtures("few")
async def test_the_way_back_from_s3_is_the_same(seaweed_server: S3Server, start: Start, tmp_path: Path) -> None:
    bucket, back = bucket_of(seaweed_server, tmp_path), directory_in(tmp_path)
    assert (await end_of(start(bucket)))[0] == 0
    assert isinstance(bucket.store, S3Store)
    status, told = await end_of(start(back, s3_bucket=bucket.store.bucket, **settings_of(seaweed_server)))
    assert status == 0, told
    await demand_all_in(back.store)


@pytest.mark.usefixtures("few")
async def test_a_file_that_is_not_there_is_named_at_the_end(parts: Parts, start: Start, tmp_path: Path) -> None:
    [lost, *_] = [file for file in await files() if file.kind == "originals"]
    await parts.store.erase(lost)
    status, told = await end_of(start(directory_in(tmp_path)))
    assert status == 1
    assert f"missing in the store in use: {lost.key}\n" in told
    assert told.endswith("1 files are not as they should be, see above.\n")


@pytest.fixture
async def many(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    await send(client, cast, hours, [jpeg(200 + number, 100) for number in range(20)])


def journal(place: Path) -> str:
    return "".join(path.read_text() for path in (place / "moves").glob("*"))


def wait_for_some(place: Path) -> None:
    deadline, some = time.monotonic() + 60, random.randint(1, 30)
    while journal(place).count("= ") < some:
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.mark.usefixtures("many")
async def test_a_move_that_was_killed_goes_on_where_it_was(
    ceph_server: S3Server, parts: Parts, start: Start, tmp_path: Path
) -> None:
    elsewhere, place = bucket_of(ceph_server, tmp_path), parts.settings.data_dir
    with start(elsewhere) as first:
        await to_thread.run_sync(wait_for_some, place)
        first.kill()
    whole, before = len(await files()), journal(place).count("= ")
    status, told = await end_of(start(elsewhere))
    assert (status, told.endswith(f"{whole - before} copied now, {before} before.\n")) == (0, True), told
    await demand_all_in(elsewhere.store)


@pytest.mark.usefixtures("many")
async def test_a_move_waits_for_a_store_that_comes_back(
    seaweed_server: S3Server, parts: Parts, start: Start, tmp_path: Path
) -> None:
    elsewhere = bucket_of(seaweed_server, tmp_path)
    program = start(elsewhere)
    await to_thread.run_sync(wait_for_some, parts.settings.data_dir)
    seaweed_server.kill()
    await anyio.sleep(1)
    seaweed_server.start()
    status, told = await end_of(program)
    assert status == 0, told
    await demand_all_in(elsewhere.store)


async def test_a_file_that_names_no_other_store_is_refused(parts: Parts, start: Start, tmp_path: Path) -> None:
    same = Elsewhere(parts.store, tmp_path / "same.toml", data_dir=str(parts.settings.data_dir))
    none = Elsewhere(parts.store, tmp_path / "none.toml", port="8000")
    assert "names the store that is in use now" in (await end_of(start(same)))[1]
    assert "names no store: it needs s3_bucket" in (await end_of(start(none)))[1]


async def test_a_server_does_not_start_over_a_bucket_that_cannot_lock(
    seaweed_server: S3Server, database: str, tmp_path: Path
) -> None:
    elsewhere = bucket_of(seaweed_server, tmp_path)
    await elsewhere.store.prepare()
    settings = {"settings_file": elsewhere.file, "s3_lock_days": 30, "database_url": database, "port": 0}
    status, told = await end_of(sidak("serve", data_dir=tmp_path, **settings))
    assert (status, "was made without Object Lock" in told) == (1, True), told


async def test_a_bucket_that_cannot_lock_is_refused(start: Start, seaweed_server: S3Server, tmp_path: Path) -> None:
    elsewhere = bucket_of(seaweed_server, tmp_path)
    await elsewhere.store.prepare()
    with elsewhere.file.open("a") as writing:
        writing.write("s3_lock_days = 30\n")
    status, told = await end_of(start(elsewhere))
    assert (status, "was made without Object Lock" in told) == (1, True), told
