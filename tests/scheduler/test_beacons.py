"""Draws that wait for a value nobody knows before its hour."""

import secrets
import unicodedata
from datetime import UTC, date, datetime, timedelta

import httpx
import msgspec
import pytest

from api.parts import Parts
from ledger.database import rows
from scheduler import verifier
from scheduler.drand import CHAIN, Drand
from scheduler.duties import Duties
from scheduler.verifier import tagged_hash
from tests.api.accounts import problem
from tests.cast import Cast, Member
from tests.conftest import Hours
from tests.scheduler import rounds
from tests.scheduler.rounds import SIGNATURES, node
from tests.scheduler.stories import (
    DRAW,
    END,
    FREEZE,
    HOURS,
    RELEASE,
    REVEAL,
    STRATUM,
    TUESDAY,
    add_centres,
    days,
    inspections,
    plan,
)
from tests.scheduler.test_clock import actions

pytestmark = pytest.mark.anyio

DAY = f"{STRATUM}/{TUESDAY}"
AT_DRAWS = f"/v1/strata/{STRATUM}/draws/{TUESDAY}"
SECOND = timedelta(seconds=1)
VALUE = secrets.token_bytes(32)
COMMITMENT = tagged_hash("beacon-commit", DAY.encode(), VALUE)
OVERSEER = {"type": "overseer"}
MANUAL = {"type": "manual", "source": "State lottery, first prize of the evening"}


async def commit(client: httpx.AsyncClient, by: Member, commitment: bytes = COMMITMENT) -> httpx.Response:
    body = {"commitment": commitment.hex()}
    return await client.put(f"{AT_DRAWS}/beacon-commitment", json=body, headers=by.headers)


async def give(client: httpx.AsyncClient, by: Member, value: bytes = VALUE) -> httpx.Response:
    return await client.put(f"{AT_DRAWS}/beacon", json={"value": value.hex()}, headers=by.headers)


async def read(client: httpx.AsyncClient, by: Member, text: str = "12 34 56") -> httpx.Response:
    return await client.put(f"{AT_DRAWS}/beacon-text", json={"text": text}, headers=by.headers)


async def tick(parts: Parts, hours: Hours, *times: datetime) -> None:
    for now in times:
        hours.now = now
        await Duties(parts.keys).tick(now)


async def state() -> tuple[str, str | None]:
    [day] = await days()
    return day["state"], day["reason"]


# The overseer's machine


async def test_the_draw_waits_for_the_overseer_and_its_bundle_proves_the_value(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    await add_centres(cast, 10)
    await plan(cast, parts.keys, hours.now, beacon=OVERSEER)
    assert (await commit(client, cast.dewi)).status_code == 201
    await tick(parts, hours, FREEZE, DRAW, DRAW + SECOND)
    assert await state() == ("frozen", None)
    given = await give(client, cast.dewi)
    assert (given.status_code, given.json()["given"]) == (201, True)
    await tick(parts, hours, DRAW + 2 * SECOND, RELEASE, REVEAL)
    [day], [inspection] = await days(), await inspections()
    assert verifier.verify(day["bundle"]).endswith("beacon of the overseer")
    bundle = msgspec.json.decode(day["bundle"])
    assert bundle["selected"] == [inspection["unit_code"]]
    assert (bundle["beacon"], bundle["manifest"]["beacon"]["commit"]) == (VALUE.hex(), COMMITMENT.hex())
    assert "notice" not in bundle["manifest"]
    told = ["beacon.committed", "draw.frozen", "beacon.given", "draw.drawn", "draw.released", "draw.revealed"]
    assert [action for action in await actions(DAY) if action != "seeds.committed"] == told


async def test_a_value_that_comes_late_still_draws_before_the_end(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    await plan(cast, parts.keys, hours.now, beacon=OVERSEER)
    await commit(client, cast.dewi)
    await tick(parts, hours, FREEZE, DRAW, RELEASE, END - 2 * SECOND)
    assert await inspections() == []
    await give(client, cast.dewi)
    await tick(parts, hours, END - SECOND)
    assert await state() == ("released", None)


async def test_without_a_commitment_there_is_no_draw(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    await plan(cast, parts.keys, hours.now, beacon=OVERSEER)
    await tick(parts, hours, FREEZE)
    assert await state() == ("missed", "beacon")
    assert (await actions(DAY))[-1] == "draw.missed"
    assert problem(await commit(client, cast.dewi)) == (409, "beacon-commitment-too-late")


async def test_a_value_that_never_comes_misses_the_day_and_leaves_its_reveal_open(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    await plan(cast, parts.keys, hours.now, beacon=OVERSEER)
    await commit(client, cast.dewi)
    await tick(parts, hours, FREEZE, DRAW, END, REVEAL)
    [day] = await days()
    assert (day["state"], day["reason"], day["bundle"]) == ("missed", "beacon", None)
    assert (await give(client, cast.dewi)).status_code == 201
    await tick(parts, hours, REVEAL + SECOND)
    assert await state() == ("missed", "beacon")
    assert verifier.verify((await days())[0]["bundle"])
    assert await inspections() == []


async def test_a_commitment_stands_once_and_comes_from_an_overseer(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    await plan(cast, parts.keys, hours.now, beacon=OVERSEER)
    for member in (cast.lan, cast.thu, cast.hung, cast.khoa, cast.an):
        assert problem(await commit(client, member)) == (403, "not-allowed")
    assert [(await commit(client, cast.dewi)).status_code for _ in range(2)] == [201, 200]
    assert problem(await commit(client, cast.dewi, bytes(32))) == (409, "beacon-committed-already")
    hours.now = FREEZE
    assert problem(await commit(client, cast.dewi)) == (409, "beacon-commitment-too-late")


async def test_a_value_counts_at_its_hour_and_only_if_it_was_committed_to(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    await plan(cast, parts.keys, hours.now, beacon=OVERSEER)
    await commit(client, cast.dewi)
    assert problem(await give(client, cast.dewi)) == (409, "beacon-not-awaited")
    await tick(parts, hours, FREEZE)
    assert problem(await give(client, cast.dewi)) == (409, "beacon-too-early")
    hours.now = DRAW
    assert problem(await give(client, cast.dewi, bytes(32))) == (422, "beacon-not-committed")
    assert problem(await give(client, cast.thu)) == (403, "not-allowed")
    assert problem(await read(client, cast.thu)) == (409, "beacon-not-awaited")
    assert [(await give(client, cast.dewi)).status_code for _ in range(2)] == [201, 200]


async def test_a_freeze_that_comes_after_the_draw_hour_is_none(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    """The value may be known by then: inputs could be chosen for it."""
    await plan(cast, parts.keys, hours.now, beacon=OVERSEER)
    await commit(client, cast.dewi)
    await tick(parts, hours, DRAW)
    assert await state() == ("missed", "late")


async def test_a_value_changed_in_the_database_draws_nothing(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours, caplog: pytest.LogCaptureFixture
) -> None:
    await plan(cast, parts.keys, hours.now, beacon=OVERSEER)
    await commit(client, cast.dewi)
    await tick(parts, hours, FREEZE)
    await rows(
        "INSERT INTO beacon_value (draw_id, value, given_by, given_at) VALUES ($1, $2, 'x', $3)", DAY, bytes(32), DRAW
    )
    await tick(parts, hours, DRAW)
    assert await state() == ("frozen", None)
    assert "WrongBeacon" in caplog.text


async def test_the_database_itself_keeps_what_was_given(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    await plan(cast, parts.keys, hours.now, beacon=OVERSEER)
    await commit(client, cast.dewi)
    await tick(parts, hours, FREEZE, DRAW)
    await give(client, cast.dewi)
    for change in ("UPDATE beacon_value SET value = 'x'", "DELETE FROM beacon_value", "DELETE FROM beacon_commitment"):
        with pytest.raises(Exception, match="never changed"):
            await rows(change)


# Typed in by two people


async def test_two_people_who_read_the_same_make_the_value(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    await add_centres(cast, 10)
    await plan(cast, parts.keys, hours.now, beacon=MANUAL)
    await tick(parts, hours, FREEZE, DRAW)
    first = await read(client, cast.lan, " 12  34 56\n")
    assert (first.status_code, first.json()["given"], first.json()["readers"]) == (200, False, 1)
    await tick(parts, hours, DRAW + SECOND)
    assert await state() == ("frozen", None)
    assert (await read(client, cast.thu)).json()["given"] is True
    await tick(parts, hours, DRAW + 2 * SECOND, RELEASE, REVEAL)
    bundle = msgspec.json.decode((await days())[0]["bundle"])
    assert (bundle["text"], bundle["beacon"]) == ("12 34 56", tagged_hash("beacon", b"12 34 56").hex())
    assert MANUAL["source"] in verifier.verify((await days())[0]["bundle"])


async def test_two_keyboards_that_write_one_letter_in_two_ways_agree(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    await plan(cast, parts.keys, hours.now, beacon=MANUAL)
    await tick(parts, hours, FREEZE, DRAW)
    await read(client, cast.lan, unicodedata.normalize("NFD", "Giải đặc biệt 12345"))
    assert (await read(client, cast.thu, "Giải đặc biệt 12345")).json()["given"] is True


async def test_one_person_alone_or_two_who_differ_make_no_value(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    await plan(cast, parts.keys, hours.now, beacon=MANUAL)
    await tick(parts, hours, FREEZE, DRAW)
    for text in ("12 34 56", "12 34 56", "12 34 57"):
        assert (await read(client, cast.lan, text)).json()["given"] is False
    assert (await read(client, cast.thu, "12 34 58")).json()["given"] is False
    assert (await read(client, cast.dewi, "12 34 57")).json()["given"] is True


async def test_what_one_has_read_is_not_shown_to_the_other(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    await plan(cast, parts.keys, hours.now, beacon=MANUAL)
    await tick(parts, hours, FREEZE, DRAW)
    await read(client, cast.lan, "98765")
    listed = await client.get(f"/v1/strata/{STRATUM}/beacons?first={TUESDAY}&last={TUESDAY}", headers=cast.thu.headers)
    assert listed.json()[0]["readers"] == 1
    assert "98765" not in listed.text


async def test_a_text_not_agreed_on_by_the_release_minute_misses_the_day(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    await plan(cast, parts.keys, hours.now, beacon=MANUAL)
    await tick(parts, hours, FREEZE, DRAW)
    await read(client, cast.lan)
    hours.now = RELEASE
    assert problem(await read(client, cast.thu)) == (409, "beacon-not-awaited")
    await tick(parts, hours, RELEASE)
    assert await state() == ("missed", "beacon")


async def test_a_text_agreed_on_in_time_is_drawn_by_a_server_that_was_away(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    await plan(cast, parts.keys, hours.now, beacon=MANUAL)
    await tick(parts, hours, FREEZE, DRAW)
    for member in (cast.lan, cast.thu):
        await read(client, member)
    await tick(parts, hours, RELEASE + timedelta(hours=1))
    assert await state() == ("released", None)


async def test_a_text_is_not_taken_before_the_draw_hour(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    """Two people who made it up early would have known the draw with whoever holds the master."""
    await plan(cast, parts.keys, hours.now, beacon=MANUAL)
    await tick(parts, hours, FREEZE)
    for hours.now in (FREEZE, DRAW - SECOND):
        for member in (cast.lan, cast.thu):
            assert problem(await read(client, member)) == (409, "beacon-too-early")
    assert await rows("SELECT 1 FROM beacon_reading") == []
    hours.now = DRAW
    assert [(await read(client, member)).json()["given"] for member in (cast.lan, cast.thu)] == [False, True]


async def test_nothing_is_read_before_the_freeze_and_by_nobody_from_elsewhere(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    await plan(cast, parts.keys, hours.now, beacon=MANUAL)
    assert problem(await read(client, cast.lan)) == (409, "beacon-not-awaited")
    await tick(parts, hours, FREEZE)
    assert problem(await read(client, cast.an)) == (404, "not-found")
    assert problem(await read(client, cast.hung)) == (403, "not-allowed")
    assert problem(await give(client, cast.dewi)) == (409, "beacon-not-awaited")


# drand

DRAND = {"type": "drand-quicknet", "chain": CHAIN}
AUTUMN = date(2026, 9, 21)
ROUND = 32398885
HOURS_OF_DRAND = HOURS | {
    "freeze": {"day": 0, "at": "18:00:00"},
    "draw": {"day": 0, "at": "21:13:39"},
    "arrive": {"day": 0, "at": "22:30:00"},
    "end": {"day": 0, "at": "23:30:00"},
}
DRAND_DRAW = datetime(2026, 9, 21, 14, 13, 39, tzinfo=UTC)
DRAND_FREEZE = datetime(2026, 9, 21, 11, 0, tzinfo=UTC)
DRAND_RELEASE = datetime(2026, 9, 21, 15, 0, tzinfo=UTC)
DRAND_END = datetime(2026, 9, 21, 16, 30, tzinfo=UTC)
DRAND_REVEAL = datetime(2026, 9, 22, 1, 0, tzinfo=UTC)


class TestDrand:
    """On the day of a round that was recorded."""

    @pytest.fixture
    def hours(self, monkeypatch: pytest.MonkeyPatch) -> Hours:
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        return Hours(datetime(2026, 9, 20, 1, 0, tzinfo=UTC))

    async def plan(self, cast: Cast, parts: Parts, hours: Hours) -> None:
        await plan(cast, parts.keys, hours.now, AUTUMN, AUTUMN, beacon=DRAND, hours=HOURS_OF_DRAND)

    async def tick(self, parts: Parts, address: str, *times: datetime) -> None:
        for now in times:
            await Duties(parts.keys, drand=Drand([address])).tick(now)

    async def test_the_round_of_the_draw_hour_decides_and_its_signature_is_published(
        self, cast: Cast, parts: Parts, hours: Hours
    ) -> None:
        await add_centres(cast, 10)
        await self.plan(cast, parts, hours)
        with node() as good:
            await self.tick(parts, good.address, DRAND_FREEZE, DRAND_DRAW - SECOND)
            assert good.asked == []
            await self.tick(parts, good.address, DRAND_DRAW, DRAND_RELEASE, DRAND_REVEAL)
            assert good.asked == [f"/{CHAIN}/public/{ROUND}"]
        [day], [inspection] = await days(), await inspections()
        bundle = msgspec.json.decode(day["bundle"])
        assert bundle["manifest"]["beacon"] == {"type": "drand-quicknet", "chain": CHAIN, "round": ROUND}
        assert bundle["beacon"] == rounds.RANDOMNESS[ROUND]
        assert bundle["signature"] == SIGNATURES[ROUND]
        assert bundle["selected"] == [inspection["unit_code"]]
        assert verifier.verify(day["bundle"])

    @pytest.mark.parametrize(
        "answering", [rounds.late, rounds.tampered, rounds.wrong_round, rounds.another_rounds_signature]
    )
    async def test_the_day_waits_until_a_good_answer_comes(
        self, cast: Cast, parts: Parts, hours: Hours, answering: rounds.Answering
    ) -> None:
        await self.plan(cast, parts, hours)
        with node(answering) as bad, node() as good:
            await self.tick(parts, bad.address, DRAND_FREEZE, DRAND_DRAW, DRAND_DRAW + SECOND)
            assert await state() == ("frozen", None)
            await self.tick(parts, good.address, DRAND_RELEASE + SECOND)
        assert await state() == ("released", None)

    async def test_without_drand_the_day_is_missed_and_revealed_once_drand_is_back(
        self, cast: Cast, parts: Parts, hours: Hours
    ) -> None:
        await self.plan(cast, parts, hours)
        await self.tick(parts, "http://127.0.0.1:1", DRAND_FREEZE, DRAND_DRAW, DRAND_END, DRAND_REVEAL)
        [day] = await days()
        assert (day["state"], day["reason"], day["bundle"]) == ("missed", "beacon", None)
        with node() as good:
            await self.tick(parts, good.address, DRAND_REVEAL + SECOND)
        assert verifier.verify((await days())[0]["bundle"])
        assert await inspections() == []


async def test_anybody_sees_which_beacon_a_draw_has(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    await plan(cast, parts.keys, hours.now, beacon=MANUAL)
    await tick(parts, hours, FREEZE)
    [draw] = (await client.get(f"/v1/strata/{STRATUM}/draws")).json()["items"]
    assert (draw["beacon"], draw["notice"]) == ("manual", None)


async def test_a_chain_that_nobody_here_knows_is_no_plan(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, hours: Hours
) -> None:
    with pytest.raises(msgspec.ValidationError):
        await plan(cast, parts.keys, hours.now, beacon={"type": "drand-quicknet", "chain": "ab" * 32})
