import math
from typing import Any
from uuid import UUID

import httpx
import pytest

from api.parts import Parts
from inspections import access
from inspections.visiting.opening import Door, open_at_door
from ledger.database import row, rows
from ledger.identifiers import uuid7
from media import queries
from media.stores import StoredFile
from tests.api.story import release_to_team
from tests.api.uploading import Phone
from tests.cast import Cast, Member
from tests.conftest import Hours
from tests.media.photos import TYPES, jpeg, photo, sha256

pytestmark = pytest.mark.anyio

PHOTO = jpeg(400, 300)


@pytest.fixture
async def inspection(cast: Cast, hours: Hours) -> UUID:
    """Hùng has opened it at the door."""
    released = await release_to_team(cast, hours.now)
    hung = await cast.hung.actor(hours.now)
    door = Door(uuid7(), hours.now, None, None, None)
    await open_at_door(hung, await access.see(hung, released, hours.now), door, hours.now)
    return released


def announcement(hours: Hours, **changed: Any) -> dict[str, Any]:
    return {
        "purpose": "item",
        "item": "CL-VN-02-B01",
        "sha256": sha256(PHOTO).hex(),
        "size": len(PHOTO),
        "contentType": "image/jpeg",
        "fileName": "ảnh bảng niêm yết.jpg",
        "claimedAt": hours.now.isoformat(),
        "latitude": 20.646234567,
        "longitude": 106.051,
        "accuracy": 8.5,
    } | changed


class Team:
    """What one member of the team does with evidence."""

    def __init__(self, client: httpx.AsyncClient, inspection: UUID, member: Member) -> None:
        self.client = client
        self.inspection = inspection
        self.member = member

    async def announce(self, evidence: UUID, body: dict[str, Any]) -> httpx.Response:
        path = f"/v1/inspections/{self.inspection}/evidence/{evidence}"
        return await self.client.put(path, json=body, headers=self.member.headers)

    async def get(self, path: str) -> httpx.Response:
        return await self.client.get(path, headers=self.member.headers)

    async def listed(self) -> dict[str, Any]:
        found: dict[str, Any] = (await self.get(f"/v1/inspections/{self.inspection}/evidence")).json()
        return found

    async def original(self, evidence: UUID) -> httpx.Response:
        return await self.client.post(f"/v1/evidence/{evidence}/original-views", headers=self.member.headers)


@pytest.fixture
def hung(client: httpx.AsyncClient, inspection: UUID, cast: Cast) -> Team:
    return Team(client, inspection, cast.hung)


@pytest.fixture
async def arrived(hung: Team, cast: Cast, hours: Hours) -> UUID:
    evidence = uuid7()
    assert (await hung.announce(evidence, announcement(hours))).status_code == 201
    phone = Phone(hung.client, cast.hung, evidence)
    await phone.open(len(PHOTO))
    assert (await phone.send(PHOTO, 0)).status_code == 204
    return evidence


async def test_what_is_announced_is_expected(hung: Team, hours: Hours) -> None:
    answer = await hung.announce(uuid7(), announcement(hours))
    assert answer.status_code == 201
    assert (answer.json()["state"], answer.json()["latitude"]) == ("announced", 20.646235)
    listed = await hung.listed()
    assert (listed["arrived"], listed["expected"]) == (0, 1)


async def test_announcing_the_same_again_is_harmless(hung: Team, hours: Hours) -> None:
    evidence = uuid7()
    first = await hung.announce(evidence, announcement(hours))
    again = await hung.announce(evidence, announcement(hours))
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert len(await rows("SELECT id FROM evidence")) == 1


@pytest.mark.parametrize(
    "changed", [{"sha256": "0" * 64}, {"size": 5}, {"item": "CL-VN-01-F04"}, {"fileName": "b.jpg"}, {"latitude": 1.0}]
)
async def test_another_announcement_under_the_id_is_a_conflict(
    changed: dict[str, Any], hung: Team, hours: Hours
) -> None:
    evidence = uuid7()
    await hung.announce(evidence, announcement(hours))
    answer = await hung.announce(evidence, announcement(hours, **changed))
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/evidence-announced-otherwise")
    assert (await hung.listed())["items"][0]["sha256"] == sha256(PHOTO).hex()


async def test_another_hash_under_the_id_is_flagged(hung: Team, hours: Hours) -> None:
    evidence = uuid7()
    await hung.announce(evidence, announcement(hours))
    await hung.announce(evidence, announcement(hours, sha256="ab" * 32))
    flagged = await row("SELECT reason, sha256, kept FROM evidence_conflict")
    assert flagged
    assert tuple(flagged.values()) == ("announced-otherwise", bytes.fromhex("ab" * 32), False)


async def test_an_id_of_somebody_else_is_a_conflict(hung: Team, cast: Cast, hours: Hours) -> None:
    evidence = uuid7()
    await hung.announce(evidence, announcement(hours))
    mai = Team(hung.client, hung.inspection, cast.mai)
    assert (await mai.announce(evidence, announcement(hours))).status_code == 409


@pytest.mark.parametrize(
    "changed",
    [
        {"sha256": "xyz"},
        {"sha256": "AB" * 32},
        {"size": 0},
        {"size": 10**9},
        {"contentType": "image/gif"},
        {"contentType": "image/avif"},
        {"contentType": "text/html"},
        {"fileName": ""},
        {"fileName": "a\u0000b"},
        {"fileName": "x" * 256},
        {"claimedAt": "2026-11-23T08:00:00"},
        {"latitude": 91},
        {"longitude": -180.5},
        {"accuracy": -1},
        {"item": "cl vn"},
        {"deviceSignature": "12"},
        {"purpose": "decoration"},
        {"state": "arrived"},
    ],
)
async def test_a_malformed_announcement_is_refused(
    changed: dict[str, Any], client: httpx.AsyncClient, cast: Cast, hours: Hours
) -> None:
    answer = await Team(client, uuid7(), cast.hung).announce(uuid7(), announcement(hours, **changed))
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"item": None}, "evidence-item-missing"),
        ({"purpose": "minutes"}, "evidence-item-missing"),
        ({"latitude": None}, "evidence-place-incomplete"),
        ({"latitude": None, "longitude": None}, "evidence-place-incomplete"),
        ({"claimedAt": "1970-01-01T00:00:00Z"}, "evidence-time-impossible"),
        ({"claimedAt": "2026-11-25T00:00:00Z"}, "evidence-time-impossible"),
        ({"claimedAt": "9999-12-31T23:59:59-23:00"}, "evidence-time-impossible"),
    ],
)
async def test_a_contradictory_announcement_is_refused(
    changed: dict[str, Any], problem: str, hung: Team, hours: Hours
) -> None:
    answer = await hung.announce(uuid7(), announcement(hours, **changed))
    assert (answer.status_code, answer.json()["type"]) == (422, f"/problems/{problem}")


async def test_only_the_team_announces(hung: Team, cast: Cast, hours: Hours) -> None:
    expected = {cast.mai: 201, cast.tuan: 403, cast.thu: 403, cast.dewi: 403, cast.an: 404, cast.khoa: 404}
    for member, status in expected.items():
        answer = await Team(hung.client, hung.inspection, member).announce(uuid7(), announcement(hours))
        assert (member.username, answer.status_code) == (member.username, status)


async def test_a_stranger_sees_no_evidence(hung: Team, arrived: UUID, cast: Cast) -> None:
    for member in (cast.an, cast.khoa):
        stranger = Team(hung.client, hung.inspection, member)
        for path in (f"/v1/evidence/{arrived}", f"/v1/inspections/{hung.inspection}/evidence"):
            assert (await stranger.get(path)).status_code == 404
        assert (await stranger.original(arrived)).status_code == 404


async def test_evidence_that_does_not_exist_is_not_found(hung: Team) -> None:
    assert (await hung.get(f"/v1/evidence/{uuid7()}")).status_code == 404
    assert (await hung.get("/v1/evidence/not-an-id")).status_code == 404


async def test_n_of_m_photos_are_here(hung: Team, arrived: UUID, hours: Hours) -> None:
    await hung.announce(uuid7(), announcement(hours))
    listed = await hung.listed()
    assert (listed["arrived"], listed["expected"]) == (1, 2)
    assert [item["state"] for item in listed["items"]] == ["arrived", "announced"]


async def test_who_may_see_the_photo_gets_a_link_to_the_rendition(hung: Team, arrived: UUID, cast: Cast) -> None:
    detail = (await Team(hung.client, hung.inspection, cast.thu).get(f"/v1/evidence/{arrived}")).json()
    assert (detail["viewing"]["width"], detail["viewing"]["height"]) == (400, 300)
    picture = await hung.client.get(detail["viewing"]["url"])
    assert (picture.status_code, picture.headers["content-type"]) == (200, "image/jpeg")
    assert picture.content.startswith(b"\xff\xd8")
    assert picture.content != PHOTO


async def test_there_is_a_thumbnail_and_neither_link_tells_the_file_name(hung: Team, arrived: UUID, cast: Cast) -> None:
    detail = (await Team(hung.client, hung.inspection, cast.thu).get(f"/v1/evidence/{arrived}")).json()
    assert (detail["thumbnail"]["width"], detail["thumbnail"]["height"]) == (320, 240)
    for picture in (detail["viewing"], detail["thumbnail"]):
        shown = await hung.client.get(picture["url"])
        assert shown.headers["content-type"] == "image/jpeg"
        assert shown.headers["content-disposition"].endswith(f"{arrived}.jpg")


async def test_lost_renditions_are_made_again_when_somebody_looks(
    hung: Team, arrived: UUID, cast: Cast, parts: Parts
) -> None:
    made = await queries.find_renditions(arrived)
    await parts.store.delete(StoredFile("renditions", made[0]["sha256"]))
    await rows("DELETE FROM rendition WHERE purpose = 'thumbnail'")
    detail = (await Team(hung.client, hung.inspection, cast.thu).get(f"/v1/evidence/{arrived}")).json()
    for picture in (detail["viewing"], detail["thumbnail"]):
        assert (await hung.client.get(picture["url"])).content.startswith(b"\xff\xd8")
    assert {each["purpose"] for each in await queries.find_renditions(arrived)} == {"viewing", "thumbnail"}
    assert list(parts.spool.iterdir()) == []


async def test_a_photo_whose_renditions_cannot_be_made_is_shown_without(
    hung: Team, arrived: UUID, parts: Parts
) -> None:
    await rows("DELETE FROM rendition")
    original = parts.settings.data_dir / "media" / StoredFile("originals", sha256(PHOTO)).key
    original.unlink()
    detail = await hung.get(f"/v1/evidence/{arrived}")
    assert (detail.status_code, detail.json()["viewing"], detail.json()["thumbnail"]) == (200, None, None)


@pytest.mark.parametrize("kind", ["HEIF", "PNG", "WEBP"])
async def test_other_formats_of_phones_arrive_and_are_shown(
    kind: str, hung: Team, cast: Cast, parts: Parts, hours: Hours
) -> None:
    content, evidence = photo(kind, 400, 300), uuid7()
    told = {"sha256": sha256(content).hex(), "size": len(content), "contentType": TYPES[kind]}
    assert (await hung.announce(evidence, announcement(hours, **told))).status_code == 201
    phone = Phone(hung.client, cast.hung, evidence)
    await phone.open(len(content))
    assert (await phone.send(content, 0)).status_code == 204
    detail = (await hung.get(f"/v1/evidence/{evidence}")).json()
    assert (detail["viewing"]["width"], detail["evidence"]["contentType"]) == (400, TYPES[kind])
    original = await hung.client.get((await hung.original(evidence)).json()["url"])
    assert (original.headers["content-type"], original.content) == (TYPES[kind], content)


async def test_why_a_file_was_refused_is_shown(hung: Team, cast: Cast, hours: Hours) -> None:
    content, evidence = PHOTO[: len(PHOTO) // 2] + b"\xff\xd9", uuid7()
    await hung.announce(evidence, announcement(hours, sha256=sha256(content).hex(), size=len(content)))
    phone = Phone(hung.client, cast.hung, evidence)
    await phone.open(len(content))
    assert (await phone.send(content, 0)).json()["type"] == "/problems/photo-incomplete"
    told = (await Team(hung.client, hung.inspection, cast.thu).get(f"/v1/evidence/{evidence}")).json()["evidence"]
    assert (told["state"], told["refusal"]) == ("refused", "photo-incomplete")


async def test_before_it_arrived_there_is_nothing_to_view(hung: Team, hours: Hours) -> None:
    evidence = uuid7()
    await hung.announce(evidence, announcement(hours))
    assert (await hung.get(f"/v1/evidence/{evidence}")).json()["viewing"] is None
    assert (await hung.original(evidence)).status_code == 409


async def test_originals_are_for_the_leader_reviewers_and_overseers(hung: Team, arrived: UUID, cast: Cast) -> None:
    for member, status in {cast.hung: 201, cast.thu: 201, cast.dewi: 201, cast.mai: 403, cast.tuan: 403}.items():
        answer = await Team(hung.client, hung.inspection, member).original(arrived)
        assert (member.username, answer.status_code) == (member.username, status)


async def test_looking_at_an_original_enters_the_ledger(hung: Team, arrived: UUID, cast: Cast) -> None:
    link = (await Team(hung.client, hung.inspection, cast.thu).original(arrived)).json()
    assert (await hung.client.get(link["url"])).content == PHOTO
    entry = await row(
        "SELECT convert_from(content, 'UTF8')::json AS told FROM ledger_entry "
        "WHERE convert_from(content, 'UTF8')::json ->> 'action' = 'evidence.original-viewed'"
    )
    assert entry
    assert str(cast.thu.person) in entry["told"]
    assert str(arrived) in entry["told"]


async def test_a_claim_never_changes_and_never_goes(arrived: UUID) -> None:
    for statement in ("UPDATE evidence SET sha256 = '\\x00'", "DELETE FROM evidence", "TRUNCATE evidence CASCADE"):
        with pytest.raises(Exception, match="the claim stays"):
            await rows(statement)


async def test_numbers_of_places_are_numbers(hung: Team, arrived: UUID) -> None:
    evidence = (await hung.get(f"/v1/evidence/{arrived}")).json()["evidence"]
    assert math.isclose(evidence["longitude"], 106.051)
    assert evidence["accuracy"] == 8.5
