"""Pictures used again: found among all photos of the programme, and told to whoever reviews either."""

import asyncio
from itertools import permutations
from uuid import UUID

import httpx
import pytest
from PIL import Image, ImageEnhance

from api.parts import Parts
from inspections.findings.resembling import compare
from ledger.database import rows
from media.examining import Means, examine, take
from tests.api.examining import Visits
from tests.cast import Cast
from tests.conftest import Hours
from tests.media.looked import saved, scene

pytestmark = pytest.mark.anyio

COPIES = {
    "saved anew": saved(scene(), quality=40),
    "smaller": saved(scene().resize((320, 240))),
    "darker": saved(ImageEnhance.Brightness(scene()).enhance(0.9)),
    "mirrored": saved(scene().transpose(Image.Transpose.FLIP_LEFT_RIGHT)),
    "turned": saved(scene().transpose(Image.Transpose.ROTATE_90)),
    "another format": saved(scene(), "PNG"),
}


@pytest.fixture
def visits(client: httpx.AsyncClient, cast: Cast, hours: Hours, parts: Parts) -> Visits:
    return Visits(client, cast, hours, parts)


@pytest.fixture
async def first(visits: Visits, cast: Cast) -> UUID:
    return await visits.opened(cast.centre)


@pytest.fixture
async def second(visits: Visits, cast: Cast) -> UUID:
    return await visits.opened(cast.other_centre)


async def pairs() -> list[tuple[UUID, UUID, bool]]:
    found = await rows("SELECT evidence, earlier, same_file FROM resemblance ORDER BY evidence, earlier")
    return [(each["evidence"], each["earlier"], each["same_file"]) for each in found]


async def test_the_same_file_in_two_inspections_is_told_on_both_sides(
    visits: Visits, first: UUID, second: UUID, cast: Cast
) -> None:
    earlier, later = await visits.photo(first, saved(scene())), await visits.photo(second, saved(scene()))
    await visits.examine()
    assert await pairs() == [(later, earlier, True)]
    number = (await rows("SELECT letter_number FROM inspection WHERE id = $1", first))[0]["letter_number"]
    assert (await visits.notes(later))["same-file"] == {
        "inspection": str(first),
        "number": number,
        "unit": "Trung tâm Phục vụ hành chính công xã Xuân Trúc",
        "on": "23/11/2026",
    }
    assert (await visits.notes(earlier))["same-file"]["inspection"] == str(second)


@pytest.mark.parametrize("how", COPIES)
async def test_a_changed_copy_is_the_same_picture(how: str, visits: Visits, first: UUID, second: UUID) -> None:
    earlier = await visits.photo(first, saved(scene()))
    copy = await visits.photo(second, COPIES[how], "PNG" if how == "another format" else "JPEG")
    await visits.examine()
    assert await pairs() == [(copy, earlier, False)]
    assert "same-picture" in await visits.notes(copy)


async def test_another_inspection_is_told_once_however_often_it_has_the_picture(
    visits: Visits, first: UUID, second: UUID
) -> None:
    for content in (saved(scene()), saved(scene()), COPIES["smaller"]):
        await visits.photo(first, content)
    later = await visits.photo(second, saved(scene()))
    await visits.examine()
    names = [note["name"] for note in (await visits.seen(later))["notes"]]
    assert names == ["same-file", "no-camera-data"]


async def test_another_picture_is_another_picture(visits: Visits, first: UUID, second: UUID) -> None:
    await visits.photo(first, saved(scene(1)))
    await visits.photo(second, saved(scene(2)))
    await visits.examine()
    assert await pairs() == []


async def test_within_one_inspection_alike_pictures_are_normal(visits: Visits, first: UUID) -> None:
    await visits.photo(first, saved(scene()))
    await visits.photo(first, saved(scene()))
    await visits.photo(first, COPIES["smaller"])
    await visits.examine()
    assert await pairs() == []


async def test_another_programmes_photos_are_not_compared(visits: Visits, first: UUID, cast: Cast) -> None:
    other = await visits.opened(cast.other_centre, programme=UUID(int=6))
    await visits.photo(first, saved(scene()))
    await visits.photo(other, saved(scene()))
    await visits.examine()
    assert await pairs() == []


async def test_plain_surfaces_resemble_nothing_unless_they_are_the_same_file(
    visits: Visits, first: UUID, second: UUID
) -> None:
    black, dark = (saved(Image.new("RGB", (640, 480), colour)) for colour in ("black", "navy"))
    await visits.photo(first, black)
    await visits.photo(second, dark)
    same = await visits.photo(second, black)
    await visits.examine()
    assert [(later, same_file) for later, _, same_file in await pairs()] == [(same, True)]


async def test_who_may_not_see_the_other_inspection_learns_only_that_there_is_one(
    visits: Visits, second: UUID, cast: Cast
) -> None:
    first = await visits.opened(cast.centre, alone=True)
    await visits.photo(first, saved(scene()))
    later = await visits.photo(second, COPIES["smaller"])
    await visits.examine()
    seen = await visits.seen(later, cast.mai)
    names = {note["name"]: note for note in seen["notes"]}
    assert names["same-picture-elsewhere"]["facts"] == {}
    assert str(first) not in str(seen)
    assert "same-picture" in await visits.notes(later, cast.hung)


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
async def test_each_pair_is_found_once_whatever_is_examined_first(
    order: tuple[int, ...], visits: Visits, first: UUID, second: UUID, cast: Cast, parts: Parts, hours: Hours
) -> None:
    """Under the photo that arrived later."""
    third = await visits.opened(cast.centre)
    arrived = []
    for inspection in (first, second, third):
        arrived.append(await visits.photo(inspection, saved(scene())))
        hours.forward(seconds=1)
    taken = {each["evidence"]: each for each in await take("quick", hours.now)}
    for number in order:
        await examine(taken[arrived[number]], Means(parts.store, parts.spool, compare), hours.now)
    expected = {(arrived[1], arrived[0], True), (arrived[2], arrived[0], True), (arrived[2], arrived[1], True)}
    assert set(await pairs()) == expected


async def test_photos_examined_at_the_same_moment_see_one_another(
    visits: Visits, cast: Cast, parts: Parts, hours: Hours
) -> None:
    inspections = [await visits.opened(cast.centre) for _ in range(5)]
    for inspection in inspections:
        await visits.photo(inspection, saved(scene(), quality=90))
    taken = await take("quick", hours.now)
    means = Means(parts.store, parts.spool, compare)
    await asyncio.gather(*(examine(each, means, hours.now) for each in taken))
    assert len(await pairs()) == 5 * 4 // 2


async def test_a_picture_that_is_everywhere_is_told_so_often_at_the_most(
    visits: Visits, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("inspections.findings.resemblance_queries.MOST_PLACES", 2)
    for _ in range(4):
        await visits.photo(await visits.opened(cast.centre), saved(scene()))
    await visits.examine()
    assert len(await pairs()) < 6


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        (0x0003_0003_0003_0003, 1),
        (0x4001_8001_8001_8001, 1),
        (0x00FF_0000_0000_0000, 1),
        (0x0000_0000_0000_FF00, 1),
        (0x0003_0003_0003_0007, 0),
        (0x01FF_0000_0000_0000, 0),
    ],
    ids=hex,
)
async def test_eight_bits_of_each_hash_may_differ_wherever_they_are(
    changed: int, found: int, visits: Visits, first: UUID, second: UUID
) -> None:
    await visits.photo(first, saved(scene()))
    await visits.examine()
    await rows("UPDATE examination SET phash = phash # $1", changed)
    await visits.photo(second, saved(scene(), quality=90))
    await visits.examine()
    assert len(await pairs()) == found
