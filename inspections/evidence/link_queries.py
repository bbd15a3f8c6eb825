"""One-time links by which named officials explain."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from inspections.queries import seen, sight
from ledger.database import Row, row, rows
from organisation.actors import Actor

OPEN = (
    "link.used_at IS NULL AND link.revoked_at IS NULL "
    "AND inspection.state = 'explaining' AND inspection.explanation_due >= $1 AND link.made_at >= explaining_at"
)
FROM_LINKS = """
    FROM explanation_link AS link JOIN finding ON finding.id = link.finding
    JOIN inspection ON inspection.id = finding.inspection
"""


async def add_link(values: Sequence[object]) -> None:
    """`values`: id, finding, post, token_hash, made_by, made_at."""
    await rows(
        """
        INSERT INTO explanation_link (id, finding, post, token_hash, made_by, made_at, photos)
        VALUES ($1, $2, $3, $4, $5, $6, '{}')
        """,
        *values,
    )


async def links_of(finding: UUID, now: datetime) -> list[Row]:
    """With who made them and whether they are still `open`, newest first."""
    return await rows(
        f"""
        SELECT link.id, post, made_by, person.name AS made_by_name, made_at, revoked_at, used_at, {OPEN} AS open
        {FROM_LINKS} JOIN person ON person.id = made_by WHERE link.finding = $2 ORDER BY link.id DESC
        """,
        now,
        finding,
    )


async def count_open(finding: UUID, now: datetime) -> int:
    found = await row(f"SELECT count(*) AS open {FROM_LINKS} WHERE {OPEN} AND link.finding = $2", now, finding)
    return int(found["open"]) if found else 0


async def find_seen(actor: Actor, link: UUID) -> Row | None:
    return await row(
        f"SELECT link.id, link.finding, inspection.id AS inspection {FROM_LINKS} WHERE link.id = $4 AND {seen(actor)}",
        *sight(actor),
        link,
    )


async def find_by_hash(token_hash: bytes, now: datetime) -> Row | None:
    """For whoever holds the link: nobody acts yet. `open` says whether it still opens anything."""
    return await row(
        f"""
        SELECT link.id, link.finding, link.post, link.photos, link.made_by, link.used_at, link.revoked_at,
               inspection.id AS inspection, {OPEN} AS open
        {FROM_LINKS} WHERE token_hash = $2
        """,
        now,
        token_hash,
    )


async def read_inspection(inspection: UUID) -> Row | None:
    """What a finding's sources and its page need of it."""
    return await row(
        """
        SELECT inspection.*, unit.zone FROM inspection JOIN unit ON unit.id = inspection.unit WHERE inspection.id = $1
        """,
        inspection,
    )


async def add_photo(link: UUID, photo: UUID, most: int) -> bool:
    """False when the link has as many as it may. The same again is harmless."""
    added = await row(
        """
        UPDATE explanation_link
        SET photos = CASE WHEN $2 = ANY(photos) THEN photos ELSE array_append(photos, $2) END
        WHERE id = $1 AND ($2 = ANY(photos) OR cardinality(photos) < $3) RETURNING id
        """,
        link,
        photo,
        most,
    )
    return added is not None


async def use(link: UUID, now: datetime) -> bool:
    used = await row(
        """
        UPDATE explanation_link SET used_at = $2
        WHERE id = $1 AND used_at IS NULL AND revoked_at IS NULL RETURNING id
        """,
        link,
        now,
    )
    return used is not None


async def revoke(link: UUID, by: UUID, now: datetime) -> bool:
    """False when it was used or revoked before."""
    revoked = await row(
        """
        UPDATE explanation_link SET revoked_by = $2, revoked_at = $3
        WHERE id = $1 AND used_at IS NULL AND revoked_at IS NULL RETURNING id
        """,
        link,
        by,
        now,
    )
    return revoked is not None
