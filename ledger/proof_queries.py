"""What proofs, signed checkpoints and their check read and write."""

from collections.abc import Sequence
from datetime import datetime

from ledger.database import Row, row, rows
from ledger.rules import Tile


async def add_tiles(tiles: Sequence[Tile]) -> None:
    await rows(
        "INSERT INTO ledger_tile (level, number, root) SELECT * FROM unnest($1::smallint[], $2::bigint[], $3::bytea[])",
        [tile.level for tile in tiles],
        [tile.number for tile in tiles],
        [tile.root for tile in tiles],
    )


async def all_tiles() -> set[Tile]:
    found = await rows("SELECT level, number, root FROM ledger_tile")
    return {Tile(each["level"], each["number"], each["root"]) for each in found}


async def tile_hashes(level: int, first: int, most: int) -> list[bytes]:
    """From `first` on, up to the first one that is not there yet."""
    if level == 0:
        found = await rows(
            "SELECT leaf_hash AS hash FROM ledger_position WHERE position >= $1 AND position < $2 ORDER BY position",
            first,
            first + most,
        )
    else:
        found = await rows(
            "SELECT root AS hash FROM ledger_tile WHERE level = $3 AND number >= $1 AND number < $2 ORDER BY number",
            first,
            first + most,
            level,
        )
    return [each["hash"] for each in found]


async def leaf_at(position: int) -> bytes | None:
    found = await row("SELECT leaf_hash FROM ledger_position WHERE position = $1", position)
    return found["leaf_hash"] if found else None


async def position_of_leaf(leaf: bytes) -> int | None:
    found = await row("SELECT position FROM ledger_position WHERE leaf_hash = $1", leaf)
    return found["position"] if found else None


async def content_at(position: int) -> bytes | None:
    found = await row(
        "SELECT content FROM ledger_position JOIN ledger_entry ON ledger_entry.id = entry WHERE position = $1", position
    )
    return found["content"] if found else None


async def position_of_entry(entry: object) -> int | None:
    found = await row("SELECT position FROM ledger_position WHERE entry = $1", entry)
    return found["position"] if found else None


async def verifier_keys() -> list[Row]:
    """The oldest first."""
    return await rows("SELECT key, since FROM ledger_verifier_key ORDER BY since, key")


async def add_verifier_key(key: str, at: datetime) -> bool:
    """False when it is known."""
    return bool(
        await rows(
            "INSERT INTO ledger_verifier_key (key, since) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING key", key, at
        )
    )


async def add_signed_checkpoint(size: int, note: str, at: datetime) -> None:
    await rows("INSERT INTO ledger_signed_checkpoint (size, note, signed_at) VALUES ($1, $2, $3)", size, note, at)


async def newest_signed() -> Row | None:
    return await row("SELECT size, note, signed_at FROM ledger_signed_checkpoint ORDER BY size DESC LIMIT 1")


async def signed_before(size: int | None, until: datetime | None, most: int) -> list[Row]:
    """Those of fewer entries, signed by then; the newest first."""
    return await rows(
        """
        SELECT size, note, signed_at, stamped_at
        FROM ledger_signed_checkpoint LEFT JOIN ledger_checkpoint_timestamp USING (size)
        WHERE ($1::bigint IS NULL OR size < $1) AND ($2::timestamptz IS NULL OR signed_at <= $2)
        ORDER BY size DESC LIMIT $3
        """,
        size,
        until,
        most,
    )


async def signed_between(after: int, last: int) -> list[Row]:
    return await rows(
        "SELECT size, note FROM ledger_signed_checkpoint WHERE size > $1 AND size <= $2 ORDER BY size", after, last
    )


async def signed_after(size: int, most: int) -> list[Row]:
    return await rows(
        "SELECT size, note FROM ledger_signed_checkpoint WHERE size > $1 ORDER BY size LIMIT $2", size, most
    )


async def newest_without_timestamp() -> Row | None:
    """The newest signed checkpoint, unless it has one."""
    return await row(
        """
        SELECT size, note FROM ledger_signed_checkpoint
        WHERE size = (SELECT max(size) FROM ledger_signed_checkpoint)
            AND size NOT IN (SELECT size FROM ledger_checkpoint_timestamp)
        """
    )


async def add_timestamp(size: int, response: bytes, at: datetime) -> None:
    """Of two leaders' the first stays."""
    await rows(
        """
        INSERT INTO ledger_checkpoint_timestamp (size, response, stamped_at) VALUES ($1, $2, $3)
        ON CONFLICT DO NOTHING
        """,
        size,
        response,
        at,
    )


async def timestamp_of(size: int) -> Row | None:
    return await row("SELECT response, stamped_at FROM ledger_checkpoint_timestamp WHERE size = $1", size)


async def timestamps(after: int, last: int) -> list[Row]:
    """With the notes they are of."""
    return await rows(
        """
        SELECT size, response, note FROM ledger_checkpoint_timestamp
        LEFT JOIN ledger_signed_checkpoint USING (size) WHERE size > $1 AND size <= $2 ORDER BY size
        """,
        after,
        last,
    )
