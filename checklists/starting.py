"""The checklists that come with Sidak: three for a whole visit, one for the first fifteen minutes of a day."""

from datetime import datetime
from functools import cache
from importlib.resources import files
from uuid import UUID

from checklists import documents, publishing, queries
from checklists.format import Document


@cache
def starters() -> tuple[Document, ...]:
    """By code."""
    folder = files("checklists") / "starters"
    found = (documents.from_yaml(file.read_bytes()) for file in folder.iterdir() if file.name.endswith(".yaml"))
    return tuple(sorted(found, key=lambda document: document.code))


async def publish_starters(author: UUID, approver: UUID, now: datetime) -> dict[str, UUID]:
    """The newest published version by code; those already there stay as they are."""
    return {document.code: await _publish(document, author, approver, now) for document in starters()}


async def _publish(document: Document, author: UUID, approver: UUID, now: datetime) -> UUID:
    published = await queries.newest_published(document.code)
    if published:
        return UUID(str(published["id"]))
    # A start that was cut off may have left the draft behind.
    if await queries.find_number(document.code, document.version) is None:
        await publishing.draft(author, document, now)
    drafted = await queries.find_number(document.code, document.version)
    assert drafted is not None
    await publishing.publish(approver, drafted, now)
    return UUID(str(drafted["id"]))
