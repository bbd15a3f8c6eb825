"""Whether everything that was acknowledged is there: each revision of a sheet, each photo, by their SHA-256."""

from pathlib import Path

from api.databases import connections
from bench.load.actors import Log
from ledger.database import DB, rows
from media.disk_store import DiskStore
from media.file_tokens import FileTokens
from media.stores import StoredFile


async def losses(url: str, place: Path, log: Log) -> list[str]:
    DB.connect_to(url)
    async with connections():
        sheets, photos = await _lost_sheets(log), await _lost_photos(place, log)
    print(f"acknowledged: {len(log.sheets)} revisions of sheets, {len(log.photos)} photos; lost: {sheets} and {photos}")
    return [f"{sheets} revisions and {photos} photos were acknowledged and are lost"] if sheets or photos else []


async def _lost_sheets(log: Log) -> int:
    found = await rows(
        "SELECT sheet, number, sha256, sha256(body) AS again FROM sheet_revision WHERE sheet = ANY($1)",
        list({sheet for sheet, _ in log.sheets}),
    )
    kept = {(each["sheet"], each["number"]): each["sha256"] for each in found if each["sha256"] == each["again"]}
    return sum(kept.get(each) != digest for each, digest in log.sheets.items())


async def _lost_photos(place: Path, log: Log) -> int:
    """The row says that it arrived, and the store has as many bytes of it as were announced."""
    statement = "SELECT id, sha256, size FROM evidence WHERE state = 'arrived' AND id = ANY($1)"
    store = DiskStore(place / "media", FileTokens(b"bench"))
    kept = {
        each["id"]: each["sha256"]
        for each in await rows(statement, list(log.photos))
        if await store.size(StoredFile("originals", each["sha256"])) == each["size"]
    }
    return sum(kept.get(photo) != digest for photo, digest in log.photos.items())
