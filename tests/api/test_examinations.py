"""Photos that arrived are examined in their turn, and whoever reads the working papers is told what to weigh."""

import asyncio
import signal
from datetime import timedelta
from uuid import UUID

import httpx
import pytest

from api.parts import Parts
from ledger.database import row, rows
from media import decoders
from media.examining import LEASE, MOST_ATTEMPTS, Means, examine, take
from media.stores import StoredFile
from organisation.tables import Unit
from scheduler.duties import Duties
from tests.api.examining import Visits, examination
from tests.cast import Cast
from tests.conftest import Hours
from tests.media.killing import SLOW, killer
from tests.media.looked import HERE, PHONE, TAKEN, saved, scene, told
from tests.media.photos import TYPES, sha256

pytestmark = pytest.mark.anyio


@pytest.fixture
def visits(client: httpx.AsyncClient, cast: Cast, hours: Hours, parts: Parts) -> Visits:
    return Visits(client, cast, hours, parts)


@pytest.fixture
async def inspection(visits: Visits, cast: Cast) -> UUID:
    return await visits.opened(cast.centre)


@pytest.mark.parametrize("kind", TYPES)
async def test_a_photo_is_examined_after_it_arrived(kind: str, visits: Visits, inspection: UUID) -> None:
    photo = await visits.photo(inspection, told(TAKEN, HERE, PHONE, kind=kind), kind)
    assert (await visits.seen(photo))["examination"] == "waiting"
    await visits.examine()
    seen = await visits.seen(photo)
    assert (seen["examination"], seen["notes"]) == ("done", [])
    assert (await examination(photo))["lane"] == ("quick" if kind == "JPEG" else "slow")


async def test_a_reviewer_is_told_what_to_weigh_in_their_language(visits: Visits, inspection: UUID, cast: Cast) -> None:
    await Unit.update({Unit.latitude: 20.674, Unit.longitude: 106.051}).where(Unit.id == cast.centre.id)
    photo = await visits.photo(inspection, told(TAKEN, HERE, PHONE))
    await visits.examine()
    [note] = (await visits.seen(photo, language="en"))["notes"]
    assert note["name"] == "taken-away"
    assert note["sentence"] == "Taken 3.1 km from the unit, as the photo's own data say."
    [note] = (await visits.seen(photo, language="vi"))["notes"]
    assert note["sentence"] == "Theo dữ liệu của chính ảnh, ảnh được chụp cách đơn vị 3,1 km."


async def test_who_does_not_read_the_working_papers_is_told_nothing(
    visits: Visits, inspection: UUID, cast: Cast
) -> None:
    photo = await visits.photo(inspection, saved(scene()))
    await visits.examine()
    await rows("UPDATE inspection SET state = 'submitted', submitted_at = now()")
    for member, number in ((cast.hung, 1), (cast.mai, 1), (cast.thu, 1), (cast.dewi, 1), (cast.lan, 0)):
        seen = await visits.seen(photo, member)
        assert (len(seen["notes"]), seen["examination"]) == (number, "done" if number else None), member.username


async def test_another_camera_than_the_same_persons_other_photos(visits: Visits, inspection: UUID, cast: Cast) -> None:
    await visits.photo(inspection, told(TAKEN, HERE, PHONE, seed=1))
    await visits.photo(inspection, told(TAKEN, HERE, {271: "Apple", 272: "iPhone 13"}, seed=3), member=cast.mai)
    other = await visits.photo(inspection, told(TAKEN, HERE, {271: "Xiaomi", 272: "22101316G"}, seed=2))
    await visits.examine()
    assert await visits.notes(other) == {"other-camera": {"camera": "Xiaomi 22101316G", "usual": "samsung SM-A546E"}}


async def test_any_number_of_clocks_share_the_photos(visits: Visits, inspection: UUID, hours: Hours) -> None:
    photos = {await visits.photo(inspection, saved(scene(seed))) for seed in range(1, 9)}
    taken = await asyncio.gather(*(take("quick", hours.now) for _ in range(5)))
    found = [each["evidence"] for share in taken for each in share]
    assert sorted(found) == sorted(photos)


async def test_who_took_a_photo_and_died_leaves_it_to_the_next(visits: Visits, inspection: UUID, hours: Hours) -> None:
    photo = await visits.photo(inspection, saved(scene()))
    await take("quick", hours.now)
    await visits.examine()
    assert (await examination(photo))["state"] == "waiting"
    hours.now += LEASE
    await visits.examine()
    assert (await examination(photo))["state"] == "done"


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        (signal.SIGSEGV, "photo-unopenable"),
        (signal.SIGABRT, "photo-unopenable"),
        (signal.SIGXCPU, "photo-too-heavy"),
        (signal.SIGALRM, "photo-too-heavy"),
    ],
)
async def test_a_poisonous_photo_is_tried_a_few_times_and_set_aside(
    number: signal.Signals, problem: str, visits: Visits, inspection: UUID, hours: Hours, cast: Cast
) -> None:
    photo = await visits.photo(inspection, SLOW, "PNG")
    with killer(number, most=9) as hit:
        for attempt in range(1, MOST_ATTEMPTS + 1):
            assert (await examination(photo))["state"] == "waiting"
            await visits.examine()
            await visits.examine()
            assert (await examination(photo))["attempts"] == attempt, "it waits before the next attempt"
            hours.forward(minutes=10)
    assert len(hit) == MOST_ATTEMPTS
    assert (await visits.seen(photo))["examination"] == "set_aside"
    listed = await visits.client.get("/v1/set-aside", headers=cast.thu.headers)
    [aside] = listed.json()["items"]
    assert (aside["what"], aside["reason"], aside["evidence"]) == ("examination", problem, str(photo))


async def test_a_photo_whose_process_died_once_is_examined_later(
    visits: Visits, inspection: UUID, hours: Hours
) -> None:
    photo = await visits.photo(inspection, SLOW, "PNG")
    with killer(signal.SIGSEGV, most=1):
        await visits.examine()
    hours.forward(minutes=10)
    await visits.examine()
    found = await examination(photo)
    assert (found["state"], found["attempts"]) == ("done", 1)


async def test_what_is_no_whole_photo_is_set_aside_at_once(visits: Visits, inspection: UUID) -> None:
    """Uploads refuse it, but a photo may have come by an older version."""
    whole = saved(scene())
    photo = await visits.unseen(inspection, whole[: len(whole) // 2])
    await visits.examine()
    found = await examination(photo)
    assert (found["state"], found["facts"]) == ("set_aside", '{"problem": "photo-incomplete"}')


async def test_a_store_that_is_away_counts_as_no_attempt(
    visits: Visits, inspection: UUID, parts: Parts, hours: Hours
) -> None:
    content = saved(scene())
    photo = await visits.photo(inspection, content)
    original = parts.settings.data_dir / "media" / StoredFile("originals", sha256(content)).key
    hidden = original.rename(parts.settings.data_dir / "hidden")
    for _ in range(MOST_ATTEMPTS + 1):
        await visits.examine()
        hours.now += LEASE
    found = await examination(photo)
    assert (found["state"], found["attempts"]) == ("waiting", 0)
    hidden.rename(original)
    await visits.examine()
    assert (await examination(photo))["state"] == "done"


async def test_nothing_is_left_in_the_spool(visits: Visits, inspection: UUID, parts: Parts) -> None:
    await visits.photo(inspection, saved(scene()))
    await visits.examine()
    assert [path for path in parts.spool.iterdir() if path.is_file()] == []


async def test_a_photo_erased_meanwhile_keeps_nothing(
    visits: Visits, inspection: UUID, parts: Parts, hours: Hours
) -> None:
    photo = await visits.photo(inspection, told(TAKEN, HERE, PHONE))
    [taken] = await take("quick", hours.now)
    await rows("UPDATE examination SET state = 'done' WHERE evidence = $1", photo)

    async def never(*_: object) -> None:
        pytest.fail("nothing is compared")

    await examine(taken, Means(parts.store, parts.spool, never), hours.now)
    found = await examination(photo)
    assert (found["facts"], found["phash"]) == (None, None)


async def test_without_a_store_the_duty_does_nothing(visits: Visits, inspection: UUID, parts: Parts) -> None:
    photo = await visits.photo(inspection, saved(scene()))
    await Duties(parts.keys).photos.examine(visits.hours.now)
    assert (await examination(photo))["due_at"] == visits.hours.now


async def test_an_examination_writes_no_ledger_entry(visits: Visits, inspection: UUID) -> None:
    await visits.photo(inspection, saved(scene()))
    before = await row("SELECT count(*) AS entries FROM ledger_entry")
    await visits.examine()
    assert await row("SELECT count(*) AS entries FROM ledger_entry") == before


async def test_the_list_of_what_was_set_aside_goes_page_by_page(
    visits: Visits, inspection: UUID, cast: Cast, hours: Hours
) -> None:
    photo = await visits.photo(inspection, saved(scene()))
    for number in range(3):
        hours.now += timedelta(minutes=1)
        await _claim_otherwise(visits, inspection, photo, number)
    first = (await visits.client.get("/v1/set-aside?limit=2", headers=cast.dewi.headers)).json()
    second = (await visits.client.get(f"/v1/set-aside?cursor={first['next']}", headers=cast.dewi.headers)).json()
    found = [each["sha256"][:2] for each in (*first["items"], *second["items"])]
    assert (found, second["next"]) == (["02", "01", "00"], None)
    assert {(each["reason"], each["kept"], each["unitCode"]) for each in first["items"]} == {
        ("announced-otherwise", False, "12166.HCC")
    }


async def test_another_province_sees_nothing_of_what_was_set_aside(
    visits: Visits, inspection: UUID, cast: Cast
) -> None:
    photo = await visits.photo(inspection, saved(scene()))
    await _claim_otherwise(visits, inspection, photo, 1)
    assert (await visits.client.get("/v1/set-aside", headers=cast.an.headers)).json() == {"items": [], "next": None}
    assert (await visits.client.get("/v1/set-aside", headers=cast.lan.headers)).status_code == 403


async def _claim_otherwise(visits: Visits, inspection: UUID, photo: UUID, number: int) -> None:
    body = {
        "purpose": "minutes",
        "sha256": f"{number:02x}" * 32,
        "size": 9,
        "contentType": "image/jpeg",
        "fileName": "a.jpg",
        "claimedAt": visits.hours.now.isoformat(),
    }
    path = f"/v1/inspections/{inspection}/evidence/{photo}"
    answer = await visits.client.put(path, json=body, headers=visits.cast.hung.headers)
    assert answer.status_code == 409


async def test_a_machine_without_time_counts_as_no_attempt(
    visits: Visits, inspection: UUID, hours: Hours, monkeypatch: pytest.MonkeyPatch
) -> None:
    photos = [await visits.photo(inspection, SLOW + bytes([number]), "PNG") for number in range(9)]
    monkeypatch.setattr(decoders, "PATIENCE_SECONDS", 0.01)
    await visits.examine()
    found = [await examination(photo) for photo in photos]
    assert [each["attempts"] for each in found] == [0] * 9
    assert {each["state"] for each in found} == {"waiting", "done"}
