from datetime import timedelta
from hashlib import sha256

import asyncpg
import msgspec
import pytest

from checklists import documents, publishing, queries
from checklists.profiles import profile_of
from checklists.starting import publish_starters, starters
from ledger.database import row, rows
from organisation.refusing import Refused
from tests.cast import Cast
from tests.checklists.refusals import refused
from tests.checklists.sheets import document
from tests.conftest import Hours

pytestmark = pytest.mark.anyio
OPEN = "CL-VN-OPEN"


async def test_a_version_is_drafted_by_one_and_published_by_another(cast: Cast, hours: Hours) -> None:
    version = await publishing.draft(cast.lan.person, document(OPEN), hours.now)
    await publishing.approve(await cast.thu.actor(hours.now), OPEN, 1, hours.forward(minutes=5))
    found = await publishing.published_version(version)
    assert (found.code, found.number) == (OPEN, 1)
    assert found.sha256 == sha256(documents.to_json(document(OPEN))).digest()
    assert profile_of(found.document, "opening").total == 100


async def test_the_author_cannot_approve(cast: Cast, hours: Hours) -> None:
    await publishing.draft(cast.lan.person, document(OPEN), hours.now)
    with refused("same-person-twice"):
        await publishing.approve(await cast.lan.actor(hours.now), OPEN, 1, hours.now)


async def test_a_published_version_is_not_published_again(cast: Cast, hours: Hours) -> None:
    await publish_starters(cast.lan.person, cast.thu.person, hours.now)
    with refused("checklist-already-published", code=OPEN, number=1):
        await publishing.approve(await cast.minh.actor(hours.now), OPEN, 1, hours.now)


async def test_versions_are_numbered_without_gaps(cast: Cast, hours: Hours) -> None:
    third = msgspec.structs.replace(document(OPEN), version=3)
    await publish_starters(cast.lan.person, cast.thu.person, hours.now)
    with refused("checklist-version-not-next", code=OPEN, next=2):
        await publishing.draft(cast.lan.person, third, hours.now)


async def test_an_unpublished_version_is_nobodys_to_use(cast: Cast, hours: Hours) -> None:
    version = await publishing.draft(cast.lan.person, document(OPEN), hours.now)
    with refused("not-found"):
        await publishing.published_version(version)
    with refused("not-found"):
        await publishing.newest_version(OPEN)
    with refused("not-found"):
        await publishing.approve(await cast.hung.actor(hours.now), OPEN, 1, hours.now)


async def test_the_ledger_has_the_hash_of_what_was_published(cast: Cast, hours: Hours) -> None:
    version = await publishing.draft(cast.lan.person, document(OPEN), hours.now)
    await publishing.approve(await cast.thu.actor(hours.now), OPEN, 1, hours.now)
    entries = [msgspec.json.decode(entry["content"]) for entry in await rows("SELECT content FROM ledger_entry")]
    published = next(entry for entry in entries if entry["action"] == "checklist.published")
    assert (published["by"], published["subject"]) == (str(cast.thu.person), str(version))
    expected = {"code": OPEN, "number": 1, "sha256": sha256(documents.to_json(document(OPEN))).hexdigest()}
    assert published["facts"] == expected


async def test_the_starters_are_published_once(cast: Cast, hours: Hours) -> None:
    first = await publish_starters(cast.lan.person, cast.thu.person, hours.now)
    again = await publish_starters(cast.lan.person, cast.thu.person, hours.now + timedelta(days=1))
    assert first == again
    assert set(first) == {starter.code for starter in starters()}


async def test_a_start_cut_off_between_draft_and_approval_is_finished(cast: Cast, hours: Hours) -> None:
    version = await publishing.draft(cast.lan.person, document(OPEN), hours.now)
    assert (await publish_starters(cast.lan.person, cast.thu.person, hours.now))[OPEN] == version


async def test_a_later_version_is_the_newest_and_the_earlier_stays(cast: Cast, hours: Hours) -> None:
    first = await publish_starters(cast.lan.person, cast.thu.person, hours.now)
    second = await publishing.draft(cast.thu.person, msgspec.structs.replace(document(OPEN), version=2), hours.now)
    assert (await publishing.newest_version(OPEN)).id == first[OPEN]
    await publishing.approve(await cast.lan.actor(hours.now), OPEN, 2, hours.now)
    assert (await publishing.newest_version(OPEN)).id == second
    assert (await publishing.published_version(first[OPEN])).number == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE checklist_version SET document = ''",
        "UPDATE checklist_version SET state = 'draft', approver = NULL, published_at = NULL",
        "UPDATE checklist_version SET published_at = now()",
        "DELETE FROM checklist_version",
        "TRUNCATE checklist_version CASCADE",
    ],
)
async def test_a_published_version_never_changes(cast: Cast, hours: Hours, statement: str) -> None:
    await publish_starters(cast.lan.person, cast.thu.person, hours.now)
    with pytest.raises(asyncpg.RestrictViolationError):
        await rows(statement)


async def test_what_was_drafted_does_not_change_before_it_is_approved(cast: Cast, hours: Hours) -> None:
    await publishing.draft(cast.lan.person, document(OPEN), hours.now)
    with pytest.raises(asyncpg.RestrictViolationError):
        await rows("UPDATE checklist_version SET document = ''")


async def test_the_database_too_wants_two_people(cast: Cast, hours: Hours) -> None:
    version = await publishing.draft(cast.lan.person, document(OPEN), hours.now)
    with pytest.raises(asyncpg.CheckViolationError):
        await queries.publish(version, cast.lan.person, hours.now)


async def test_a_refused_draft_leaves_nothing_behind(cast: Cast, hours: Hours) -> None:
    with pytest.raises(Refused):
        await publishing.draft(cast.lan.person, msgspec.structs.replace(document(OPEN), version=2), hours.now)
    assert await row("SELECT 1 AS found FROM checklist") is None
    assert await row("SELECT 1 AS found FROM ledger_entry") is None
