"""All files that the database names: they must be in the store."""

from collections.abc import AsyncIterator
from uuid import UUID

import msgspec

from ledger.database import DB, Row, row, rows
from media.arriving import ASIDE_TYPE, RENDITION_TYPE
from media.papers import PAPER_TYPE
from media.stores import Kind, StoredFile

PAGE = 500
NAMED: dict[Kind, str] = {
    "originals": """
        SELECT id, sha256, size, content_type FROM evidence WHERE state = 'arrived' AND erased_at IS NULL
    """,
    "aside": f"""
        SELECT id, sha256, size, '{ASIDE_TYPE}' AS content_type FROM evidence_conflict WHERE kept
    """,
    "papers": f"""
        SELECT id, sha256, size, '{PAPER_TYPE}' AS content_type FROM paper WHERE removed_at IS NULL
    """,
    "renditions": f"""
        SELECT id, sha256, size, '{RENDITION_TYPE}' AS content_type FROM rendition
    """,
}


class Named(msgspec.Struct, frozen=True):
    file: StoredFile
    size: int
    content_type: str


async def named() -> AsyncIterator[Named]:
    """The same file may come more than once."""
    for kind in NAMED:
        last = UUID(int=0)
        while page := await _page(kind, last):
            last = page[-1]["id"]
            for found in page:
                yield Named(StoredFile(kind, bytes(found["sha256"])), int(found["size"]), str(found["content_type"]))


async def _page(kind: Kind, after: UUID) -> list[Row]:
    return await rows(f"SELECT * FROM ({NAMED[kind]}) AS named WHERE id > $1 ORDER BY id LIMIT $2", after, PAGE)


async def count() -> tuple[int, int]:
    """How many different files, and their bytes. Millions take longer than a statement otherwise may."""
    async with DB.transaction(allow_nested=False):
        await rows("SET LOCAL statement_timeout = 0")
        counted = [await _count(statement) for statement in NAMED.values()]
    return sum(files for files, _ in counted), sum(size for _, size in counted)


async def _count(statement: str) -> tuple[int, int]:
    found = await row(
        f"SELECT count(*) AS files, coalesce(sum(size), 0) AS size "
        f"FROM (SELECT DISTINCT sha256, size FROM ({statement}) AS named) AS different"
    )
    assert found
    return int(found["files"]), int(found["size"])


async def still_named(kind: Kind, sha256s: list[bytes]) -> set[bytes]:
    found = await rows(f"SELECT sha256 FROM ({NAMED[kind]}) AS named WHERE sha256 = ANY($1::bytea[])", sha256s)
    return {bytes(each["sha256"]) for each in found}
