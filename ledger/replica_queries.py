"""Changes that wait for the synchronous replica, whichever process of ours sent them."""

import asyncpg


async def waiting(connection: asyncpg.Connection, seconds: float) -> set[int]:
    """The processes of the server whose statement is older than that."""
    found = await connection.fetch(
        """
        SELECT pid FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event = 'SyncRep'
        AND query_start < clock_timestamp() - make_interval(secs => $1)
        """,
        seconds,
    )
    return {each["pid"] for each in found}
