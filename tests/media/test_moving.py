"""What a move between two stores does with what is spoiled, lost, or not to be kept any more."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx
import pytest

from api.parts import Parts
from ledger.database import rows
from media.disk_store import DiskStore
from media.move_journal import MoveJournal, MoveRunning
from media.moving import Fault, Move, Progress, move
from media.stores import StoredFile
from organisation.refusing import Refused
from tests.cast import Cast
from tests.conftest import Hours
from tests.media.elsewhere import FEW, Elsewhere, bucket_of, demand_all_in, directory_in, files, send
from tests.media.photos import sha256
from tests.servers.s3 import S3Server

pytestmark = pytest.mark.anyio

Go = Callable[[Elsewhere], Awaitable[Progress]]


@pytest.fixture(params=["disk", "ceph_server"])
async def elsewhere(request: pytest.FixtureRequest, tmp_path: Path) -> Elsewhere:
    on_disk = request.param == "disk"
    return await prepared(
        directory_in(tmp_path) if on_disk else bucket_of(request.getfixturevalue(request.param), tmp_path)
    )


async def prepared(elsewhere: Elsewhere) -> Elsewhere:
    await elsewhere.store.prepare()
    return elsewhere


@pytest.fixture
async def go(client: httpx.AsyncClient, cast: Cast, hours: Hours, parts: Parts) -> Go:
    """A whole move of a few photos."""
    await send(client, cast, hours, FEW)

    async def moved(elsewhere: Elsewhere) -> Progress:
        with MoveJournal(parts.settings.data_dir / "moves" / "one") as journal:
            return await move(Move(parts.store, elsewhere.store, journal, parts.spool, lambda _: None))

    return moved


def spoil(store: DiskStore, file: StoredFile) -> None:
    store.path(file).chmod(0o640)
    store.path(file).write_bytes(b"spoiled")


async def test_what_is_spoiled_is_named_and_the_rest_is_moved(go: Go, elsewhere: Elsewhere, parts: Parts) -> None:
    assert isinstance(parts.store, DiskStore)
    gone, spoiled, whole = (StoredFile("originals", sha256(photo)) for photo in FEW)
    parts.store.path(gone).unlink()
    spoil(parts.store, spoiled)
    found = (await go(elsewhere)).faults
    assert sorted(found, key=lambda fault: fault.problem) == [
        Fault(spoiled, "file-damaged", in_target=False),
        Fault(gone, "file-missing", in_target=False),
    ]
    await elsewhere.store.verify(whole)
    assert await elsewhere.store.size(spoiled) is None


async def test_a_lost_preview_is_no_fault(go: Go, parts: Parts, tmp_path: Path) -> None:
    [preview] = await rows("SELECT sha256 FROM rendition ORDER BY id LIMIT 1")
    await parts.store.delete(StoredFile("renditions", preview["sha256"]))
    progress = await go(await prepared(directory_in(tmp_path)))
    assert (progress.previews_left_out, progress.faults) == (1, [])


async def test_what_is_spoiled_in_the_other_store_is_named(go: Go, parts: Parts, tmp_path: Path) -> None:
    other = await prepared(directory_in(tmp_path))
    await go(other)
    spoiled = StoredFile("originals", sha256(FEW[0]))
    assert isinstance(other.store, DiskStore)
    spoil(other.store, spoiled)
    assert (await go(other)).faults == [Fault(spoiled, "file-damaged", in_target=True)]


async def test_what_went_missing_there_is_brought_again(go: Go, elsewhere: Elsewhere) -> None:
    await go(elsewhere)
    await elsewhere.store.erase(StoredFile("originals", sha256(FEW[0])))
    progress = await go(elsewhere)
    assert (progress.copied, progress.files) == (1, len(await files()))
    await demand_all_in(elsewhere.store)


async def test_what_is_erased_or_blurred_between_two_moves_does_not_stay_there(
    go: Go, elsewhere: Elsewhere, hours: Hours
) -> None:
    await go(elsewhere)
    erased = StoredFile("originals", sha256(FEW[0]))
    await rows("UPDATE evidence SET erased_at = $1, file_name = '' WHERE sha256 = $2", hours.now, erased.sha256)
    [preview] = await rows("DELETE FROM rendition WHERE id = (SELECT min(id::text)::uuid FROM rendition) RETURNING *")
    assert (await go(elsewhere)).removed == 2
    assert await elsewhere.store.size(erased) is None
    assert await elsewhere.store.size(StoredFile("renditions", preview["sha256"])) is None
    assert (await go(elsewhere)).removed == 0
    await demand_all_in(elsewhere.store)


async def test_two_moves_to_one_store_do_not_run_at_once(tmp_path: Path) -> None:
    with MoveJournal(tmp_path / "moves" / "one"), pytest.raises(MoveRunning), MoveJournal(tmp_path / "moves" / "one"):
        pass


def test_a_line_that_broke_off_does_not_count(tmp_path: Path) -> None:
    file, other = (StoredFile("originals", sha256(photo)) for photo in FEW[:2])
    with MoveJournal(tmp_path / "one") as journal:
        for each in (file, other):
            journal.begin(each)
            journal.finish(each)
    written = (tmp_path / "one").read_text()
    (tmp_path / "one").write_text(written[:-5])
    with MoveJournal(tmp_path / "one") as journal:
        assert (journal.is_there(file), journal.is_there(other)) == (True, False)
        journal.finish(other)
    with MoveJournal(tmp_path / "one") as journal:
        assert journal.is_there(other)


async def test_a_store_that_stays_away_ends_the_move(
    go: Go, ceph_server: S3Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("media.moving.WAITS", ())
    other = await prepared(bucket_of(ceph_server, tmp_path))
    ceph_server.kill()
    try:
        with pytest.raises(Refused, match="store-unavailable"):
            await go(other)
    finally:
        ceph_server.start()
    assert (await go(other)).copied == len(await files())
