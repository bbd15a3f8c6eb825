"""A real PostgreSQL with bad settings, another shape, nobody at the clock; what is changed is rolled back."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from api.demo import PASSWORD
from api.doctor import keeping
from api.doctor.database_checks import CHECKS
from api.doctor.examining import run_checks
from api.doctor.findings import Finding
from ledger.changes import change
from ledger.database import DB, rows
from organisation import backup_queries
from organisation.passwords import hashed
from scheduler.clock import LEADER_LOCK
from tests.cast import Cast
from tests.conftest import MONDAY
from tests.doctor.patients import levels, patient

pytestmark = pytest.mark.anyio


async def judged(check: str, place: Path, **given: Any) -> list[Finding]:
    return await run_checks({check: CHECKS[check]}, patient(place, MONDAY, **given))


class RolledBack(Exception):
    pass


@asynccontextmanager
async def rolled_back() -> AsyncIterator[None]:
    with suppress(RolledBack):
        async with DB.transaction(allow_nested=False):
            yield
            raise RolledBack


def facts(findings: list[Finding], name: str) -> dict[str, str | int]:
    return next(finding.facts for finding in findings if finding.name == name)


async def test_settings_by_which_it_would_lose_or_tell(database: str, tmp_path: Path) -> None:
    async with rolled_back():
        await rows("SET LOCAL synchronous_commit = off")
        await rows("SET LOCAL log_statement = 'all'")
        found = await judged("database", tmp_path)
    assert levels(found) | {"database-may-lose": "unsafe", "database-log-tells": "unsafe"} == levels(found)
    assert "synchronous_commit=off (on)" in str(facts(found, "database-may-lose")["settings"])
    assert "log_statement=all (none)" in str(facts(found, "database-log-tells")["settings"])


async def test_a_superuser_is_told_unless_the_database_is_our_own(database: str, tmp_path: Path) -> None:
    assert "database-superuser" in levels(await judged("database", tmp_path, database_url=database))
    assert "database-superuser" not in levels(await judged("database", tmp_path))


async def test_two_processes_must_fit(database: str, tmp_path: Path) -> None:
    assert "database-connections-few" in levels(await judged("database", tmp_path, database_connections=200))


async def test_a_missing_migration_and_one_too_many(database: str, tmp_path: Path) -> None:
    assert levels(await judged("migrations", tmp_path)) == {"database-in-step": "fine"}
    async with rolled_back():
        await rows("INSERT INTO migration (name, app_name, ran_on) VALUES ('2099', 'media', now())")
        assert levels(await judged("migrations", tmp_path)) == {"database-ahead": "worth-doing"}
        await rows("DELETE FROM migration WHERE id = (SELECT min(id) FROM migration)")
        assert levels(await judged("migrations", tmp_path)) == {"database-behind": "unsafe"}


async def test_an_empty_database_is_behind_and_breaks_no_check(database: str, tmp_path: Path) -> None:
    async with rolled_back():
        await rows("CREATE SCHEMA empty")
        await rows("SET LOCAL search_path = empty")
        found = levels(await judged("migrations", tmp_path))
    assert found == {"database-behind": "unsafe"}


async def test_what_no_backup_covers(database: str, tmp_path: Path) -> None:
    unread = {"backup-for-nobody": "worth-doing"}
    assert levels(await judged("backup", tmp_path)) == {"backup-never": "unsafe"} | unread
    for age, name in ((100, "backup-old"), (30, "backup-late"), (5, "backup-fresh")):
        at = MONDAY - timedelta(hours=age)
        facts = {"id": f"00000000-0000-0000-0000-{age:012}", "ledger_size": 0, "evidence_files": 0, "bytes": 0}
        times = dict.fromkeys(("started_at", "finished_at", "covers_until", "verified_at"), at)
        async with change(by="operator", at=at) as record:
            await backup_queries.add({**facts, **times, "destination_note": "test"})
            await record("backup.made", subject=str(facts["id"]))
        assert list(levels(await judged("backup", tmp_path, backup_recipients="age1x"))) == [name]


async def test_a_ledger_that_nobody_signs(database: str, tmp_path: Path) -> None:
    assert "checkpoint-fresh" in levels(await judged("checkpoint", tmp_path))
    async with change(by="operator", at=MONDAY - timedelta(hours=1)) as record:
        await record("test.entry", subject="somebody")
    found = await judged("checkpoint", tmp_path)
    assert facts(found, "checkpoint-late") == {"minutes": 60}
    assert "checkpoint-copies-here" in levels(found)


async def test_a_clock_that_nobody_leads(database: str, tmp_path: Path) -> None:
    assert levels(await judged("clock", tmp_path)) == {"clock-stands": "unsafe"}
    leader = await asyncpg.connect(database)
    await leader.execute("SELECT pg_advisory_lock($1)", LEADER_LOCK)
    assert levels(await judged("clock", tmp_path)) == {"clock-led": "fine"}
    await leader.close()


async def test_who_administers(database: str, cast: Cast, tmp_path: Path) -> None:
    assert levels(await judged("people", tmp_path)) == {"administrators": "fine"}
    async with rolled_back():
        await rows("UPDATE person SET left_at = $1 WHERE id = $2", MONDAY - timedelta(days=1), cast.oanh.person)
        assert levels(await judged("people", tmp_path)) == {"administrators-few": "unsafe"}


async def test_nobody_yet(database: str, tmp_path: Path) -> None:
    assert levels(await judged("people", tmp_path)) == {"people-none": "worth-doing"}


async def test_the_demonstration_s_password_in_use(database: str, cast: Cast, tmp_path: Path) -> None:
    async with rolled_back():
        await rows("UPDATE person SET password_hash = $1 WHERE id = $2", await hashed(PASSWORD), cast.lan.person)
        alone = await judged("passwords", tmp_path)
        exposed = await judged("passwords", tmp_path, host="0.0.0.0")
    assert (levels(alone), facts(alone, "demonstration-people")) == (
        {"demonstration-people": "worth-doing"},
        {"names": "lan"},
    )
    assert levels(exposed) == {"demonstration-people": "unsafe"}
    assert await judged("passwords", tmp_path) == []


async def test_messages_that_do_not_arrive(database: str, cast: Cast, tmp_path: Path) -> None:
    """That somebody was sent for is nobody's business for a day."""
    assert levels(await judged("deliveries", tmp_path)) == {"deliveries-fine": "fine"}
    async with rolled_back():
        for number, name in enumerate(("inspection.released", "remedy.due")):
            await rows(
                "INSERT INTO delivery (id, key, channel, person, address, name, subject, facts, state, attempts,"
                " created_at, due_at, ends_at, problem) VALUES (gen_random_uuid(), $1, 'email', $2, 'a@b.vn', $3, $2,"
                " '{}', 'waiting', 1, $4, $4, $4, 'timeout')",
                f"key {number}",
                cast.lan.person,
                name,
                MONDAY - timedelta(hours=1),
            )
        found = await judged("deliveries", tmp_path)
    assert [finding.facts for finding in found] == [{"count": 1}]


async def test_kept_scores_that_are_not_what_the_answers_say(database: str, tmp_path: Path) -> None:
    """Of visits there are none here; what differs is found in tests/api/test_coverages.py."""
    assert levels(await judged("scores", tmp_path)) == {"scores-as-answered": "fine"}
    [found] = keeping.judge_scores([UUID(int=number) for number in range(7)])
    assert (found.level, found.facts["count"], str(found.facts["visits"]).count(",")) == ("unsafe", 7, 4)
