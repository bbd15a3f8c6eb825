"""Blurring and erasing while processes die, the store is away, and others act at the same moment."""

import asyncio
from collections.abc import Coroutine
from contextvars import Context
from typing import Any

import httpx
import pytest
from anyio import to_thread

from api.parts import Parts
from ledger.database import rows
from media import erasure_queries, queries, redacting, redaction_queries
from media.disk_store import DiskStore
from media.erasing import erase
from media.holding import place
from media.renditions import make, renditions
from media.stores import Store
from organisation.refusing import Refused
from scheduler.duties import Duties
from tests.api.failing_stores import DyingStore, InterruptedStore, Killed
from tests.api.photo_care import CORNER, PHOTO, Care, entries, is_clear
from tests.api.uploading import Phone
from tests.cast import Cast
from tests.conftest import Hours
from tests.media.photos import jpeg, sha256

pytestmark = pytest.mark.anyio

OTHER = jpeg(320, 240)


@pytest.fixture
async def care(client: httpx.AsyncClient, cast: Cast, hours: Hours, parts: Parts) -> Care:
    return await Care(client, cast, hours, parts).begin()


def disk(care: Care) -> DiskStore:
    assert isinstance(care.parts.store, DiskStore)
    return care.parts.store


async def confirm(care: Care) -> None:
    """In the database, without what follows in the store."""
    proposed = (await care.propose(care.cast.thu)).json()["id"]
    redaction, evidence = await redaction_queries.find(proposed), await queries.find_evidence(care.evidence)
    assert redaction
    assert evidence
    minh = await care.cast.minh.actor(care.hours.now)
    await redacting.decide(minh, redaction, evidence, confirmed=True, now=care.hours.now)


async def make_with(care: Care, store: Store) -> None:
    evidence = await queries.find_evidence(care.evidence)
    assert evidence
    await make(str(care.cast.minh.person), evidence, store, care.parts.spool, care.parts.clock)


async def tick(care: Care) -> None:
    duties = Duties(care.parts.keys, store=care.parts.store)
    await duties.photos.blur(care.hours.now)
    await duties.photos.erase(care.hours.now)


@pytest.mark.parametrize("last", range(0, 14, 2))
async def test_killed_at_any_step_nobody_sees_the_unblurred_picture(care: Care, last: int) -> None:
    clear = care.in_store("renditions")
    await confirm(care)
    with pytest.raises(Killed):
        await make_with(care, DyingStore(disk(care), last))
    assert not is_clear(await care.picture(care.cast.tuan))
    await tick(care)
    assert clear.isdisjoint(care.in_store("renditions"))
    assert len(care.in_store("renditions")) == 2


async def test_the_clock_removes_what_was_confirmed_by_a_process_that_died(care: Care) -> None:
    await confirm(care)
    await tick(care)
    assert care.in_store("renditions") == set()
    assert not is_clear(await care.picture(care.cast.tuan, "thumbnail"))


async def test_while_the_store_is_away_there_is_no_picture_rather_than_an_unblurred_one(care: Care) -> None:
    away = disk(care).root.rename(disk(care).root.with_name("away"))
    disk(care).root.write_text("not a directory")
    await care.blur(CORNER)
    detail = await care.detail(care.cast.tuan)
    assert (detail["viewing"], detail["thumbnail"]) == (None, None)
    disk(care).root.unlink()
    away.rename(disk(care).root)
    assert not is_clear(await care.picture(care.cast.tuan))


async def test_a_redaction_confirmed_while_a_picture_is_made_counts(care: Care) -> None:
    """The pictures are lost; somebody looks, and while they are made again the redaction is confirmed."""
    for file in await care.rendition_files():
        await disk(care).delete(file)
    evidence = await queries.find_evidence(care.evidence)
    assert evidence
    store = InterruptedStore(disk(care), lambda: confirm(care))
    tuan = await care.cast.tuan.actor(care.hours.now)
    shown = await renditions(tuan, evidence, store, care.parts.spool, care.parts.clock)
    assert {made["purpose"] for made in shown.values()} == {"blurred", "blurred-thumbnail"}
    assert care.in_store("renditions") == {made["sha256"].hex() for made in shown.values()}


async def test_two_who_look_at_once_get_the_blurred_picture(care: Care) -> None:
    await confirm(care)
    details = await asyncio.gather(*(care.detail(care.cast.tuan) for _ in range(6)))
    for detail in details:
        picture = await care.client.get(detail["viewing"]["url"])
        assert picture.status_code == 200
    assert not is_clear(await care.picture(care.cast.thu))
    assert len(care.in_store("renditions")) == 2


async def test_of_two_who_decide_at_once_one_does(care: Care) -> None:
    redaction = (await care.propose(care.cast.tuan)).json()["id"]
    answers = await asyncio.gather(
        care.decide(care.cast.thu, redaction), care.decide(care.cast.minh, redaction, confirmed=False)
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    decided = await entries("evidence.redacted") + await entries("evidence.redaction-declined")
    assert len(decided) == 1


async def test_of_two_who_agree_at_once_one_opens_the_original(care: Care) -> None:
    await care.blur(CORNER)
    path, body = f"/v1/evidence/{care.evidence}/sealed-views", {"reason": "Đơn vị phản đối"}
    view = (await care.post(care.cast.thu, path, body)).json()["id"]
    agreeing = [care.post(member, f"/v1/sealed-views/{view}/agreement") for member in (care.cast.minh, care.cast.dewi)]
    assert sorted(answer.status_code for answer in await asyncio.gather(*agreeing)) == [200, 409]
    seen = [(await care.original(member)).status_code for member in (care.cast.thu, care.cast.minh, care.cast.dewi)]
    assert sorted(seen) == [201, 201, 409]


def beside(work: Coroutine[Any, Any, object]) -> asyncio.Task[object]:
    """As another request does it: outside the transaction under way."""
    return asyncio.create_task(work, context=Context())


async def to_be_erased(care: Care) -> None:
    """Two photos, confirmed by Minh."""
    await care.send(OTHER)
    await rows("UPDATE device SET expires_at = expires_at + interval '9 years'")
    await rows("UPDATE inspection SET state = 'closed', outcome = 'carried_out', closed_at = $1", care.hours.now)
    care.hours.forward(days=731)
    path = f"/v1/inspections/{care.inspection}/erasures"
    erasure = (await care.post(care.cast.thu, path, {"retentionClass": "item"})).json()["id"]
    await care.post(care.cast.minh, f"/v1/erasures/{erasure}/decision", {"confirmed": True})


async def erase_with(care: Care, store: Store) -> bool:
    [erasure] = await erasure_queries.under_way(5)
    return await erase(erasure, store, care.hours.now)


async def erased_photos() -> int:
    return len(await rows("SELECT id FROM evidence WHERE erased_at IS NOT NULL"))


@pytest.mark.parametrize("last", range(12))
async def test_killed_at_any_step_an_erasure_goes_on_where_it_was(care: Care, last: int) -> None:
    await to_be_erased(care)
    with pytest.raises(Killed):
        await erase_with(care, DyingStore(disk(care), last))
    assert len(care.in_store("originals")) <= 2 - await erased_photos()
    await tick(care)
    assert (care.in_store("originals"), care.in_store("renditions"), await erased_photos()) == (set(), set(), 2)
    assert len(await entries("evidence.erased")) == 2
    assert len(await entries("erasure.finished")) == 1


async def test_two_clocks_erase_each_photo_once(care: Care) -> None:
    await to_be_erased(care)
    await asyncio.gather(*(tick(care) for _ in range(3)))
    assert len(await entries("evidence.erased")) == 2
    assert len(await entries("erasure.finished")) == 1


async def test_while_the_store_is_away_nothing_counts_as_erased(care: Care) -> None:
    await to_be_erased(care)
    away = disk(care).root.rename(disk(care).root.with_name("away"))
    disk(care).root.write_text("not a directory")
    with pytest.raises(Refused, match="store-unavailable"):
        await erase_with(care, disk(care))
    assert await erased_photos() == 0
    disk(care).root.unlink()
    away.rename(disk(care).root)
    await tick(care)
    assert await erased_photos() == 2


async def test_a_hold_placed_meanwhile_keeps_what_is_left(care: Care) -> None:
    await to_be_erased(care)
    dewi = await care.cast.dewi.actor(care.hours.now)
    waiting: list[asyncio.Task[object]] = []

    async def hold() -> None:
        waiting.append(beside(place(dewi, care.inspection, "Tòa án yêu cầu", care.hours.now)))
        await asyncio.sleep(0.3)

    assert await erase_with(care, InterruptedStore(disk(care), hold)) is False
    await asyncio.gather(*waiting)
    assert (await erased_photos(), len(care.in_store("originals"))) == (1, 1)
    await tick(care)
    assert await erased_photos() == 1


async def test_bytes_announced_while_they_are_erased_arrive_afterwards(care: Care) -> None:
    """Whoever announces them waits until they are gone, so that what then arrives stays."""
    await to_be_erased(care)
    waiting: list[asyncio.Task[object]] = []

    async def announce() -> None:
        waiting.append(beside(care.announce(PHOTO, purpose="minutes", item=None)))
        await asyncio.sleep(0.3)
        assert not waiting[0].done()

    assert await erase_with(care, InterruptedStore(disk(care), announce)) is True
    [announced] = await asyncio.gather(*waiting)
    phone = Phone(care.client, care.cast.hung, announced)  # type: ignore[arg-type]
    await phone.open(len(PHOTO))
    assert (await phone.send(PHOTO, 0)).status_code == 204
    await tick(care)
    assert care.in_store("originals") == {sha256(PHOTO).hex()}


async def test_a_process_that_was_killed_leaves_nothing_that_a_sweep_does_not_know(care: Care) -> None:
    """Copies of originals for blurring have names that the sweep removes."""
    await confirm(care)
    with pytest.raises(Killed):
        await make_with(care, DyingStore(disk(care), 6))
    left = await to_thread.run_sync(lambda: list(care.parts.spool.iterdir()))
    assert left == []
