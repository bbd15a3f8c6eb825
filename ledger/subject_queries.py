"""What the ledger says of something: its entries by what they are about."""

from collections.abc import Sequence

from ledger.database import Row, rows


async def entries_about(subjects: Sequence[str]) -> list[Row]:
    """Oldest first, as the exact bytes; `position` is null until the leader has placed it."""
    return await rows(
        """
        SELECT id, content, ledger_entry.leaf_hash, position
        FROM ledger_entry LEFT JOIN ledger_position ON ledger_position.entry = ledger_entry.id
        WHERE ledger_subject(content) = ANY($1::text[]) ORDER BY id
        """,
        list(subjects),
    )
