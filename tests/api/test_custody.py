"""The story of a photo, for whom it is whole, and what happens when an original no longer is one."""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest

from api.parts import Parts
from ledger.database import rows
from media.disk_store import DiskStore
from media.fixity import sweep_fixity
from media.stores import StoredFile
from organisation.refusing import Refused
from scheduler.duties import Duties
from tests.api.custody import Case, concluded
from tests.cast import Cast, Member
from tests.conftest import Hours

pytestmark = pytest.mark.anyio
DAYS = 30


@pytest.fixture
async def case(client: httpx.AsyncClient, parts: Parts, cast: Cast, hours: Hours) -> Case:
    return await concluded(client, parts, cast, hours)


def file_of(case: Case, photo: int = 0) -> Path:
    store = case.parts.store
    assert isinstance(store, DiskStore)
    return store.path(StoredFile("originals", case.hashes[photo]))


def damage(case: Case, content: bytes = b"something else") -> None:
    file_of(case).chmod(0o640)
    file_of(case).write_bytes(content)


async def story(case: Case, member: Member, photo: int = 0) -> dict[str, Any]:
    answered = await case.get(member, f"/v1/evidence/{case.photos[photo]}/custody")
    assert answered.status_code == 200, answered.text
    told: dict[str, Any] = answered.json()
    return told


async def look(case: Case, member: Member) -> httpx.Response:
    return await case.post(member, f"/v1/evidence/{case.photos[0]}/original-views")


async def sweep(case: Case) -> None:
    await sweep_fixity(case.parts.store, DAYS, case.visit.hours.now)


async def actions(photo: UUID) -> list[str]:
    found = await rows(
        "SELECT convert_from(content, 'UTF8')::json->>'action' AS action FROM ledger_entry "
        "WHERE ledger_subject(content) = $1 ORDER BY id",
        str(photo),
    )
    return [each["action"] for each in found]


async def test_each_step_of_a_photo_is_told_with_who_and_where(case: Case, cast: Cast) -> None:
    await look(case, cast.thu)
    await look(case, cast.thu)
    await look(case, cast.minh)
    told = await story(case, cast.dewi)
    assert [event["action"] for event in told["events"]] == [
        "evidence.announced",
        "evidence.arrived",
        *["evidence.original-viewed"] * 3,
    ]
    assert (told["viewers"], told["result"], told["deviceSignature"]) == (2, "holds", "signed")
    assert told["events"][-1]["by"] == {"id": str(cast.minh.person), "name": "Vũ Quang Minh"}
    assert [isinstance(event["position"], int) for event in told["events"]] == [True, True, False, False, False]


async def test_the_unit_gets_the_story_without_people_and_devices(case: Case, cast: Cast) -> None:
    await look(case, cast.thu)
    told = await story(case, cast.tuan)
    assert (told["viewers"], told["result"]) == (1, "holds")
    assert {(event["by"], str(event["facts"]), event["position"]) for event in told["events"]} == {(None, "{}", None)}


async def test_places_in_the_ledger_are_told_when_their_checkpoint_is_a_day_old(
    case: Case, cast: Cast, hours: Hours
) -> None:
    """They would count the entries of the minute in which teams set out; overseers may know."""
    assert (await story(case, cast.thu))["events"][0]["position"] is not None
    await look(case, cast.thu)
    await case.parts.checkpoints.sign(hours.now)
    assert (await story(case, cast.thu))["events"][-1]["position"] is None
    assert (await story(case, cast.dewi))["events"][-1]["position"] is not None
    hours.forward(days=1)
    assert (await story(case, cast.thu))["events"][-1]["position"] is not None


async def test_a_stranger_learns_nothing(case: Case, cast: Cast) -> None:
    assert (await case.get(cast.an, f"/v1/evidence/{case.photos[0]}/custody")).status_code == 404
    assert (await case.get(cast.an, "/v1/damaged-evidence")).json()["items"] == []


async def test_a_damaged_original_is_not_handed_out(case: Case, cast: Cast) -> None:
    damage(case)
    answered = await look(case, cast.thu)
    assert (answered.status_code, answered.json()["type"]) == (503, "/problems/file-damaged")
    assert (await actions(case.photos[0]))[-1] == "evidence.damaged"
    assert (await story(case, cast.thu))["viewers"] == 0


async def test_the_sweep_finds_damage_and_those_who_watch_see_it(case: Case, cast: Cast, hours: Hours) -> None:
    damage(case)
    hours.forward(days=DAYS)
    await sweep(case)
    for member in (cast.thu, cast.dewi):
        [told] = (await case.get(member, "/v1/damaged-evidence")).json()["items"]
        assert (told["id"], told["result"], told["unitCode"]) == (str(case.photos[0]), "damaged", "12166.HCC")
    assert (await story(case, cast.thu))["result"] == "damaged"


async def test_a_change_is_told_once(case: Case, hours: Hours) -> None:
    content = file_of(case).read_bytes()
    damage(case)
    for _ in range(3):
        hours.forward(days=DAYS)
        await sweep(case)
    assert (await actions(case.photos[0])).count("evidence.damaged") == 1
    file_of(case).unlink()
    hours.forward(days=DAYS)
    await sweep(case)
    assert (await actions(case.photos[0])).count("evidence.damaged") == 2
    file_of(case).write_bytes(content)
    hours.forward(days=DAYS)
    await sweep(case)
    assert (await actions(case.photos[0]))[-1] == "evidence.mended"


async def test_a_missing_original_is_missing(case: Case, cast: Cast, hours: Hours) -> None:
    file_of(case).unlink()
    hours.forward(days=DAYS)
    await sweep(case)
    [told] = (await case.get(cast.dewi, "/v1/damaged-evidence")).json()["items"]
    assert told["result"] == "missing"


async def test_a_store_that_is_away_damages_nothing(case: Case, hours: Hours) -> None:
    """A disk that is not mounted is an empty directory."""
    store = case.parts.store
    assert isinstance(store, DiskStore)
    store.root.rename(store.root.with_name("elsewhere"))
    store.root.mkdir()
    hours.forward(days=DAYS)
    with pytest.raises(Refused, match="store-unavailable"):
        await sweep(case)
    assert await rows("SELECT 1 AS found FROM fixity WHERE result <> 'holds'") == []


async def test_originals_are_read_in_turn_and_none_before_its_time(case: Case, hours: Hours) -> None:
    before = {each["checked_at"] for each in await rows("SELECT checked_at FROM fixity")}
    hours.forward(days=DAYS * 0.9 - 2)
    await sweep(case)
    assert {each["checked_at"] for each in await rows("SELECT checked_at FROM fixity")} == before
    hours.forward(days=2)
    await sweep(case)
    assert {each["checked_at"] for each in await rows("SELECT checked_at FROM fixity")} == {hours.now}


async def test_the_clock_does_it(case: Case, hours: Hours) -> None:
    damage(case)
    hours.forward(days=DAYS)
    await Duties(case.parts.keys, store=case.parts.store).photos.fixity(hours.now)
    assert (await actions(case.photos[0]))[-1] == "evidence.damaged"


async def test_two_clocks_tell_it_once(case: Case, hours: Hours) -> None:
    damage(case)
    hours.forward(days=DAYS)
    await asyncio.gather(sweep(case), sweep(case))
    assert (await actions(case.photos[0])).count("evidence.damaged") == 1


async def test_what_is_being_erased_is_not_missing(case: Case, cast: Cast, hours: Hours) -> None:
    await rows(
        "INSERT INTO erasure (id, inspection, retention_class, proposed_by, proposed_at, decided_by, decided_at, "
        "confirmed) VALUES (gen_random_uuid(), $1, 'item', $2, $4, $3, $4, true)",
        case.visit.inspection,
        cast.thu.person,
        cast.minh.person,
        hours.now,
    )
    file_of(case).unlink()
    hours.forward(days=DAYS + timedelta(days=1).days)
    await sweep(case)
    assert "evidence.damaged" not in await actions(case.photos[0])
