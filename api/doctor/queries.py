"""What the doctor asks the database. It only reads."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from ledger.database import Row, row, rows
from organisation.delivery_queries import DUTIES, NOBODYS_SECRET

RECENT = timedelta(days=7)


async def server() -> Row | None:
    """A connection without an address came over this machine's own socket."""
    return await row(
        """
        SELECT current_setting('server_version_num')::int AS version, clock_timestamp() AS now,
            (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS superuser,
            (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend') AS in_use,
            inet_client_addr() IS NULL OR host(inet_client_addr()) LIKE '127.%' OR host(inet_client_addr()) = '::1'
                OR coalesce((SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()), false) AS encrypted
        """
    )


async def settings(names: Sequence[str]) -> dict[str, str]:
    found = await rows("SELECT name, setting FROM pg_settings WHERE name = ANY($1)", list(names))
    return {each["name"]: each["setting"] for each in found}


async def migrations_done() -> set[tuple[str, str]]:
    """Package and name."""
    return {(each["app_name"], each["name"]) for each in await rows("SELECT app_name, name FROM migration")}


async def has_tables() -> bool:
    found = await row("SELECT to_regclass('migration') IS NOT NULL AND to_regclass('person') IS NOT NULL AS there")
    return bool(found and found["there"])


async def leaders(lock: int) -> int:
    """How many hold the clock's lock in this database: one, or none."""
    found = await row(
        """
        SELECT count(*) AS leaders FROM pg_locks
        WHERE locktype = 'advisory' AND classid = 0 AND objid = $1::bigint::oid AND objsubid = 1 AND granted
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        """,
        lock,
    )
    return int(found["leaders"]) if found else 0


async def frozen_days() -> int:
    found = await row("SELECT count(*) AS days FROM draw_day WHERE sealed IS NOT NULL")
    return int(found["days"]) if found else 0


async def oldest_unsigned(signed: int) -> datetime | None:
    """Of the entries that the checkpoint of so many entries does not cover: in their order, or still waiting for it."""
    found = await row(
        """
        SELECT min(recorded_at) AS recorded_at FROM (
            SELECT recorded_at FROM ledger_entry JOIN ledger_position ON entry = id WHERE position = $1
            UNION ALL SELECT min(recorded_at) FROM ledger_entry JOIN ledger_pending ON entry = id
        ) AS uncovered
        """,
        signed,
    )
    return found["recorded_at"] if found else None


async def people(now: datetime) -> Row | None:
    """How many administer now, and whether there is anybody at all."""
    return await row(
        """
        SELECT EXISTS (SELECT FROM person) AS anybody, count(DISTINCT role_grant.person) AS administrators
        FROM role_grant JOIN person ON person.id = role_grant.person
        WHERE role = 'administrator' AND approved_at IS NOT NULL AND valid_from <= $1
            AND (valid_to IS NULL OR valid_to > $1) AND (left_at IS NULL OR left_at > $1)
        """,
        now,
    )


async def password_hashes(usernames: Sequence[str]) -> list[Row]:
    return await rows(
        "SELECT username, password_hash FROM person WHERE username = ANY($1) AND password_hash IS NOT NULL"
        " ORDER BY username",
        list(usernames),
    )


async def failing_deliveries(now: datetime) -> int:
    """Of the last week. That somebody was sent for is nobody's business for a day, not even as a number."""
    found = await row(
        """
        SELECT count(*) AS failing FROM delivery
        WHERE created_at > $1 AND (state = 'given_up' OR (state = 'waiting' AND problem IS NOT NULL))
            AND (created_at <= $2 OR name <> ALL($3::text[]))
        """,
        now - RECENT,
        now - NOBODYS_SECRET,
        DUTIES,
    )
    return int(found["failing"]) if found else 0
