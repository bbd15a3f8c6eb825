"""Rows of interviews and interactions."""

from collections.abc import Sequence
from typing import Literal, get_args
from uuid import UUID

from ledger.database import Row, row, rows

Kind = Literal["interview", "interaction"]
FIELDS: dict[Kind, tuple[str, ...]] = {
    "interview": ("purpose", "politeness", "asked_again", "deadline_told", "paid_more", "waited_minutes", "remark"),
    "interaction": (
        "counter",
        "greeted",
        "explained",
        "apologised_if_late",
        "waited_minutes",
        "served_minutes",
        "remark",
    ),
}
"""As the document has them."""
_SHARED = ("id", "inspection", "inspector", "claimed_at", "received_at", "salt", "sha256")


async def find(kind: Kind, identifier: UUID) -> Row | None:
    return await row(f"SELECT * FROM {kind} WHERE id = $1", identifier)


async def add(kind: Kind, shared: Sequence[object], said: Sequence[object]) -> bool:
    """`shared`: id, inspection, inspector, claimed_at, received_at, salt, sha256; `said` as in `FIELDS`. False when the
    id is taken."""
    columns = (*_SHARED, *FIELDS[kind])
    places = ", ".join(f"${number}" for number in range(1, len(columns) + 1))
    added = await row(
        f"INSERT INTO {kind} ({', '.join(columns)}) VALUES ({places}) ON CONFLICT DO NOTHING RETURNING id",
        *shared,
        *said,
    )
    return added is not None


async def listed(kind: Kind, inspection: UUID) -> list[Row]:
    """In the order they came."""
    return await rows(f"SELECT * FROM {kind} WHERE inspection = $1 ORDER BY received_at, id", inspection)


async def count(kind: Kind, inspection: UUID) -> int:
    found = await row(f"SELECT count(*) AS number FROM {kind} WHERE inspection = $1", inspection)
    return found["number"] if found else 0


async def keeps_remarks(inspection: UUID) -> bool:
    found = await row(
        """
        SELECT EXISTS (SELECT 1 FROM interview WHERE inspection = $1 AND remark IS NOT NULL)
            OR EXISTS (SELECT 1 FROM interaction WHERE inspection = $1 AND remark IS NOT NULL) AS kept
        """,
        inspection,
    )
    return bool(found and found["kept"])


async def forget_remarks(inspection: UUID) -> list[UUID]:
    """Of which they were, in both tables; the answers stay."""
    forgotten = []
    for kind in get_args(Kind):
        forgotten += await rows(
            f"UPDATE {kind} SET remark = NULL WHERE inspection = $1 AND remark IS NOT NULL RETURNING id", inspection
        )
    return sorted(each["id"] for each in forgotten)
