import httpx
import pytest

from api.parts import Parts
from tests.api.photo_care import CORNER, PHOTO, Care, entries
from tests.cast import Cast, Member
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


@pytest.fixture
async def care(client: httpx.AsyncClient, cast: Cast, hours: Hours, parts: Parts) -> Care:
    """The photo is blurred."""
    care = await Care(client, cast, hours, parts).begin()
    await care.blur(CORNER)
    return care


async def ask(care: Care, member: Member) -> httpx.Response:
    body = {"reason": "Đơn vị nói ảnh chụp nơi khác"}
    return await care.post(member, f"/v1/evidence/{care.evidence}/sealed-views", body)


async def agree(care: Care, member: Member, view: str) -> httpx.Response:
    return await care.post(member, f"/v1/sealed-views/{view}/agreement")


async def open_together(care: Care, one: Member, other: Member) -> str:
    view = str((await ask(care, one)).json()["id"])
    assert (await agree(care, other, view)).status_code == 200
    return view


async def test_nobody_sees_a_sealed_original_alone(care: Care) -> None:
    for member in (care.cast.hung, care.cast.thu, care.cast.minh, care.cast.dewi):
        refused = await care.original(member)
        assert (refused.status_code, refused.json()["type"]) == (409, "/problems/original-sealed")
    await ask(care, care.cast.thu)
    assert (await care.original(care.cast.thu)).status_code == 409


async def test_two_together_see_it_and_nobody_else(care: Care) -> None:
    await open_together(care, care.cast.thu, care.cast.dewi)
    for member in (care.cast.thu, care.cast.dewi):
        link = (await care.original(member)).json()["url"]
        assert (await care.client.get(link)).content == PHOTO
    for member in (care.cast.hung, care.cast.minh):
        assert (await care.original(member)).status_code == 409


async def test_after_a_quarter_of_an_hour_it_is_sealed_again(care: Care) -> None:
    await open_together(care, care.cast.thu, care.cast.dewi)
    opened_at = care.hours.now
    care.hours.forward(minutes=14)
    link = (await care.original(care.cast.thu)).json()
    assert link["expiresAt"] == (opened_at.replace(minute=opened_at.minute + 15)).isoformat().replace("+00:00", "Z")
    care.hours.forward(minutes=1)
    assert (await care.original(care.cast.thu)).status_code == 409
    assert (await care.client.get(link["url"])).status_code == 403


async def test_each_link_is_an_entry_that_names_both(care: Care) -> None:
    view = await open_together(care, care.cast.thu, care.cast.dewi)
    await care.original(care.cast.thu)
    await care.original(care.cast.dewi)
    first, second = await entries("evidence.original-viewed")
    thu, dewi = str(care.cast.thu.person), str(care.cast.dewi.person)
    assert (first["by"], first["facts"]["with"], first["facts"]["view"]) == (thu, dewi, view)
    assert (second["by"], second["facts"]["with"], second["subject"]) == (dewi, thu, str(care.evidence))
    [asked], [agreed] = await entries("evidence.sealed-view-asked"), await entries("evidence.sealed-view-agreed")
    assert (asked["by"], agreed["by"], agreed["facts"]["asked_by"]) == (thu, dewi, thu)
    assert "Đơn vị" not in str(asked)


async def test_nobody_agrees_with_themselves(care: Care) -> None:
    view = (await ask(care, care.cast.thu)).json()["id"]
    assert (await agree(care, care.cast.thu, view)).json()["type"] == "/problems/same-person-twice"


async def test_only_one_person_agrees(care: Care) -> None:
    view = await open_together(care, care.cast.thu, care.cast.dewi)
    assert (await agree(care, care.cast.minh, view)).json()["type"] == "/problems/sealed-view-agreed"


async def test_a_request_ends_after_a_day(care: Care) -> None:
    view = (await ask(care, care.cast.thu)).json()["id"]
    assert (await ask(care, care.cast.thu)).json()["type"] == "/problems/sealed-view-asked"
    care.hours.forward(hours=24)
    assert (await agree(care, care.cast.dewi, view)).json()["type"] == "/problems/sealed-view-expired"
    assert await care.get(care.cast.dewi, "/v1/sealed-views") == []
    assert (await ask(care, care.cast.thu)).status_code == 201


async def test_only_who_reads_originals_asks_and_agrees(care: Care) -> None:
    cast, view = care.cast, (await ask(care, care.cast.hung)).json()["id"]
    for member, status in {cast.mai: 403, cast.tuan: 403, cast.lan: 403, cast.an: 404, cast.khoa: 404}.items():
        assert (await ask(care, member)).status_code == status
        assert (await agree(care, member, view)).status_code == status
    assert (await agree(care, cast.minh, view)).status_code == 200


async def test_what_waits_and_what_is_open_is_listed(care: Care) -> None:
    view = (await ask(care, care.cast.thu)).json()["id"]
    for member in (care.cast.hung, care.cast.thu, care.cast.dewi):
        [waiting] = await care.get(member, "/v1/sealed-views")
        assert (waiting["id"], waiting["askedByName"], waiting["openUntil"]) == (view, "Đỗ Minh Thu", None)
    for member in (care.cast.mai, care.cast.tuan, care.cast.an):
        assert await care.get(member, "/v1/sealed-views") == []
    await agree(care, care.cast.dewi, view)
    [opened] = await care.get(care.cast.dewi, "/v1/sealed-views")
    assert opened["openUntil"] is not None
    assert await care.get(care.cast.minh, "/v1/sealed-views") == []
    care.hours.forward(minutes=15)
    assert await care.get(care.cast.thu, "/v1/sealed-views") == []


async def test_what_is_not_blurred_needs_no_opening(care: Care) -> None:
    care.evidence = await care.send(PHOTO + b"\0")
    assert (await ask(care, care.cast.thu)).json()["type"] == "/problems/evidence-not-blurred"
    assert (await care.original(care.cast.thu)).status_code == 201
