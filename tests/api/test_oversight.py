"""The overseer's desk: what is to be verified, what is missing, who verified, who was on duty."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from api.parts import Parts
from ledger.database import row, rows
from ledger.identifiers import uuid7
from scheduler.duties import Duties
from scheduler.revealing import GRACE
from scheduler.verifier import canonical, tagged_hash
from tests.api.accounts import problem
from tests.cast import Cast, Member
from tests.conftest import Hours
from tests.scheduler.stories import DRAW, FREEZE, RELEASE, REVEAL, STRATUM, TUESDAY, add_centres, plan
from tests.scheduler.test_clock import actions

pytestmark = pytest.mark.anyio
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
DRAW_ID = f"{STRATUM}/{TUESDAY}"
AT_DRAW = f"/v1/strata/{STRATUM}/draws/{TUESDAY}"


class Desk:
    """Two days are planned; `tick` lets the server live, `hours` says what it is without that."""

    def __init__(self, client: httpx.AsyncClient, cast: Cast, clock: Duties, hours: Hours) -> None:
        self.client, self.cast, self.clock, self.hours = client, cast, clock, hours

    async def tick(self, *moments: Any) -> None:
        for self.hours.now in moments:
            await self.clock.tick(self.hours.now)

    async def get(self, path: str, member: Member | None = None) -> Any:
        answer = await self.client.get(path, headers=(member or self.cast.dewi).headers)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def draws(self, member: Member | None = None) -> list[Any]:
        return list((await self.get("/v1/oversight/draws", member))["items"])

    async def verify(self, member: Member | None = None, **changed: object) -> httpx.Response:
        body = {"id": str(uuid7()), "manifestHash": "ab" * 32, "fault": None, "compared": "same"} | changed
        return await self.client.post(f"{AT_DRAW}/verifications", json=body, headers=(member or self.cast.dewi).headers)


@pytest.fixture
async def desk(client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours) -> Desk:
    await add_centres(cast, 6)
    await plan(cast, parts.keys, hours.now, TUESDAY, TUESDAY + DAY)
    return Desk(client, cast, Duties(parts.keys), hours)


async def test_the_draws_of_the_readers_part_come_with_what_the_manifest_committed_to(desk: Desk) -> None:
    await desk.tick(FREEZE)
    [seen] = await desk.draws()
    [public] = (await desk.client.get(f"/v1/strata/{STRATUM}/draws")).json()["items"]
    assert seen["draw"] == public
    assert (seen["programme"]["en"], seen["unitName"]) == ("Service centres", "Tỉnh Hưng Yên")
    assert (seen["missing"], seen["beaconGiven"], seen["verifications"]) == (False, False, [])
    assert await desk.draws(desk.cast.lan) == [seen]
    assert await desk.draws(desk.cast.an) == []


async def test_the_newest_day_comes_first_page_by_page(desk: Desk) -> None:
    await desk.tick(FREEZE, DRAW, RELEASE, FREEZE + DAY)
    found = await desk.get("/v1/oversight/draws?limit=1")
    after = await desk.get(f"/v1/oversight/draws?limit=1&cursor={found['next']}")
    assert [page["items"][0]["draw"]["date"] for page in (found, after)] == [str(TUESDAY + DAY), str(TUESDAY)]
    assert after["next"] is None


async def test_a_reveal_that_does_not_come_is_missing_after_a_quarter_of_an_hour(desk: Desk) -> None:
    await desk.tick(FREEZE, DRAW, RELEASE)
    seen = {}
    for desk.hours.now in (REVEAL - SECOND, REVEAL, REVEAL + GRACE):
        [found] = await desk.draws()
        seen[desk.hours.now] = found["draw"]["reveal"], found["missing"]
    assert list(seen.values()) == [("awaited", False), ("overdue", False), ("overdue", True)]


async def test_a_missed_draw_has_its_reason(desk: Desk) -> None:
    await desk.tick(REVEAL)
    missed = (await desk.draws())[-1]
    assert (missed["draw"]["state"], missed["draw"]["reason"], missed["missing"]) == ("missed", "late", False)


async def test_that_an_overseer_verified_a_draw_is_told_to_planners_and_recorded(desk: Desk) -> None:
    await desk.tick(FREEZE, DRAW, RELEASE, REVEAL)
    hashed = (await desk.draws())[-1]["draw"]["manifestHash"]
    assert (await desk.verify(manifestHash=hashed)).status_code == 201
    [told] = (await desk.draws(desk.cast.lan))[-1]["verifications"]
    assert told.pop("id")
    assert told == {
        "person": str(desk.cast.dewi.person),
        "name": "Dewi Lestari",
        "verifiedAt": "2026-11-25T01:00:00Z",
        "manifestHash": hashed,
        "fault": None,
        "compared": "same",
    }
    assert "draw.verified" in await actions(DRAW_ID)


async def test_a_draw_that_does_not_hold_is_told_too(desk: Desk) -> None:
    await desk.tick(FREEZE, DRAW, RELEASE, REVEAL)
    await desk.verify(fault="selected", compared="different")
    [told] = (await desk.draws())[-1]["verifications"]
    assert (told["fault"], told["compared"]) == ("selected", "different")


async def test_the_same_verification_again_is_harmless_and_another_under_its_id_refused(desk: Desk) -> None:
    await desk.tick(FREEZE, DRAW, RELEASE, REVEAL)
    identifier = str(uuid7())
    assert [(await desk.verify(id=identifier)).status_code for _ in range(2)] == [201, 200]
    assert problem(await desk.verify(id=identifier, fault="selected")) == (409, "verification-differs")
    assert (await actions(DRAW_ID)).count("draw.verified") == 1


async def test_nobody_verifies_what_is_not_revealed_to_them(desk: Desk) -> None:
    await desk.tick(FREEZE, DRAW, RELEASE)
    assert problem(await desk.verify()) == (404, "not-found")
    await desk.tick(REVEAL)
    assert problem(await desk.verify(desk.cast.lan)) == (403, "not-allowed")
    assert (await desk.verify()).status_code == 201


@pytest.mark.parametrize("changed", [{"fault": "two words"}, {"compared": "perhaps"}, {"manifestHash": "ab"}])
async def test_a_verification_is_in_the_words_of_the_verifier(desk: Desk, changed: dict[str, Any]) -> None:
    assert (await desk.verify(**changed)).status_code == 400


async def test_who_was_on_duty_is_what_the_manifest_committed_to(desk: Desk) -> None:
    await desk.tick(FREEZE, DRAW, RELEASE, REVEAL)
    manifest = (await desk.get(f"{AT_DRAW}/bundle"))["manifest"]
    duty = await desk.get(f"{AT_DRAW}/staffing")
    assert tagged_hash("staffing", canonical(duty["document"])).hex() == manifest["staffing_hash"]
    cast = desk.cast
    assert duty["names"] == {str(cast.hung.person): "Trần Văn Hùng", str(cast.mai.person): "Lê Thị Mai"}


async def test_every_reading_of_who_was_on_duty_is_recorded(desk: Desk) -> None:
    await desk.tick(FREEZE, DRAW, RELEASE, REVEAL)
    for _ in range(2):
        await desk.get(f"{AT_DRAW}/staffing")
    assert (await actions(DRAW_ID)).count("draw.staffing-read") == 2


async def test_who_was_on_duty_is_not_there_before_the_reveal_nor_for_others(desk: Desk) -> None:
    await desk.tick(FREEZE, DRAW, RELEASE)
    assert await rows("SELECT 1 FROM draw_staffing") == []
    hidden = await desk.client.get(f"{AT_DRAW}/staffing", headers=desk.cast.dewi.headers)
    await desk.tick(REVEAL)
    others = await desk.client.get(f"{AT_DRAW}/staffing", headers=desk.cast.lan.headers)
    assert (problem(hidden), problem(others)) == ((404, "not-found"), (403, "not-allowed"))


async def test_it_is_told_until_when_the_overseers_beacons_are_committed_to(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    await add_centres(cast, 6)
    await plan(cast, parts.keys, hours.now, TUESDAY, TUESDAY + 9 * DAY, beacon={"type": "overseer"})
    desk = Desk(client, cast, Duties(parts.keys), hours)
    for day in range(3):
        path = f"/v1/strata/{STRATUM}/draws/{TUESDAY + day * DAY}/beacon-commitment"
        await client.put(path, json={"commitment": "ab" * 32}, headers=cast.dewi.headers)
    [promised] = await desk.get("/v1/oversight/beacons")
    assert (promised["lastPromised"], promised["firstMissing"]) == ("2026-11-26", "2026-11-27")
    assert (promised["missing"], promised["freezeAt"]) == (7, "2026-11-26T11:00:00Z")
    hours.now = FREEZE + 3 * DAY
    [promised] = await desk.get("/v1/oversight/beacons")
    assert (promised["lastPromised"], promised["firstMissing"], promised["missing"]) == (None, "2026-11-28", 6)


async def test_plans_without_the_overseers_beacon_wait_for_none(desk: Desk) -> None:
    assert await desk.get("/v1/oversight/beacons") == []


async def test_neither_a_verification_nor_who_was_on_duty_is_ever_changed(desk: Desk) -> None:
    await desk.tick(FREEZE, DRAW, RELEASE, REVEAL)
    await desk.verify()
    for statement in ("DELETE FROM draw_verification", "UPDATE draw_staffing SET document = ''"):
        with pytest.raises(Exception, match="never changed"):
            await row(statement)
