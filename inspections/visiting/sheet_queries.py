"""Sheets, their revisions, and what the leader made of them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from inspections.queries import ON_TEAM, seen_at_all, sight
from inspections.steps.lifecycle import BY_ACTION
from ledger.changes import Entry
from ledger.database import Row, row, rows
from ledger.queries import entry_beside
from organisation.actors import Actor

WANTED = ", ".join(f"'{state}'" for state in BY_ACTION["fill"].sources)


async def find_place(actor: Actor, inspection: UUID, sheet: UUID, number: int) -> Row | None:
    """The inspection, what is known of this sheet and of this revision of it, and the key of the sending phone."""
    return await row(
        f"""
        SELECT inspection.id, inspection.state, inspection.submitted_at, inspection.checklist_version,
               inspection.profile, {ON_TEAM},
               sheet.inspector, sheet.inspection AS sheet_inspection,
               same.sha256 AS same_sha256, same.receipt AS same_receipt, same.received_at AS same_received_at,
               same.photos AS same_photos, same.assessment AS same_assessment,
               newest.number AS newest, newest.submitted AS newest_submitted,
               (SELECT public_key FROM device WHERE device.id = $7) AS device_key
        FROM inspection
        LEFT JOIN sheet ON sheet.id = $5
        LEFT JOIN sheet_revision same ON same.sheet = sheet.id AND same.number = $6
        LEFT JOIN LATERAL (
            SELECT number, submitted FROM sheet_revision WHERE sheet_revision.sheet = sheet.id
            ORDER BY number DESC LIMIT 1
        ) newest ON true
        WHERE inspection.id = $4 AND {seen_at_all(actor)}
        """,
        *sight(actor),
        inspection,
        sheet,
        number,
        actor.device,
    )


async def sheet_of(inspection: UUID, inspector: UUID) -> UUID | None:
    found = await row("SELECT id FROM sheet WHERE inspection = $1 AND inspector = $2", inspection, inspector)
    return found["id"] if found else None


async def add_revision(inspection: UUID, inspector: UUID, values: Sequence[object], entry: Entry) -> Row | None:
    """The `state` it met and how many of its photos have `arrived`; None when it has no place any more.

    One statement, since every phone waits for it: the sheet with its first revision, the revision, the entry.
    The row lock on the inspection waits for the leader's hand-in: what comes behind it meets the state after it.
    `values`: id, sheet, number, body, sha256, claimed_at, received_at, device, submitted, reason, receipt, photos,
    assessment, device_signature, signature.
    """
    return await row(
        f"""
        WITH open AS (SELECT id, state FROM inspection WHERE id = $1 AND state IN ({WANTED}) FOR SHARE),
        begun AS (
            INSERT INTO sheet (id, inspection, inspector) SELECT $4, id, $2 FROM open WHERE $5 = 1
            ON CONFLICT DO NOTHING RETURNING id
        ), added AS (
            INSERT INTO sheet_revision (id, sheet, number, body, sha256, claimed_at, received_at, device, submitted,
                                        reason, receipt, photos, assessment, device_signature, signature)
            SELECT $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15::jsonb, $16, $17 FROM open
            WHERE $5 > 1 OR EXISTS (SELECT 1 FROM begun)
            ON CONFLICT (sheet, number) DO NOTHING RETURNING photos
        ), {entry_beside("added", 18)}
        SELECT (SELECT state FROM open) AS state, (
            SELECT count(*) FROM evidence WHERE evidence.id = ANY(added.photos) AND evidence.state = 'arrived'
        ) AS arrived FROM added
        """,
        inspection,
        inspector,
        *values,
        *entry,
    )


async def newest_submitted(inspection: UUID) -> list[Row]:
    """Each inspector's newest submitted revision; what somebody wrote who stood back for a conflict does not count."""
    return await rows(
        """
        SELECT DISTINCT ON (sheet.inspector) sheet.inspector, sheet_revision.id, sheet_revision.body
        FROM sheet JOIN sheet_revision ON sheet_revision.sheet = sheet.id AND sheet_revision.submitted
        WHERE sheet.inspection = $1 AND NOT EXISTS (
            SELECT 1 FROM withdrawal WHERE withdrawal.inspection = $1 AND withdrawal.person = sheet.inspector
            AND withdrawal.reason = 'conflict'
        )
        ORDER BY sheet.inspector, sheet_revision.number DESC
        """,
        inspection,
    )


async def sheets(inspection: UUID) -> list[Row]:
    """The newest revision of every sheet, without its body."""
    return await rows(
        """
        SELECT DISTINCT ON (sheet.id) sheet.id, sheet.inspector, person.name AS inspector_name, number, sha256,
               received_at, submitted, coalesce(received_at > inspection.submitted_at, false) AS late, receipt, photos,
               assessment, coalesce(signature, 'unsigned') AS signature
        FROM sheet
        JOIN inspection ON inspection.id = sheet.inspection
        JOIN person ON person.id = sheet.inspector
        JOIN sheet_revision ON sheet_revision.sheet = sheet.id
        WHERE sheet.inspection = $1 ORDER BY sheet.id, number DESC
        """,
        inspection,
    )


async def revision_body(inspection: UUID, sheet: UUID, number: int) -> Row | None:
    return await row(
        """
        SELECT body, sha256 FROM sheet_revision JOIN sheet ON sheet.id = sheet_revision.sheet
        WHERE sheet.inspection = $1 AND sheet.id = $2 AND number = $3
        """,
        inspection,
        sheet,
        number,
    )


async def find_receipt(receipt: str) -> Row | None:
    return await row(
        "SELECT sha256, received_at, photos FROM sheet_revision WHERE replace(receipt, '-', '') = $1", receipt
    )


async def arrived(photos: Sequence[UUID]) -> int:
    """How many of these photos are stored and verified."""
    if not photos:
        return 0
    counted = await row(
        "SELECT count(*) AS arrived FROM evidence WHERE id = ANY($1::uuid[]) AND state = 'arrived'", list(photos)
    )
    return int(counted["arrived"]) if counted else 0


async def find_submission(inspection: UUID) -> Row | None:
    return await row("SELECT * FROM submission WHERE inspection = $1", inspection)


async def add_submission(values: Sequence[object]) -> None:
    await rows(
        """
        INSERT INTO submission (id, inspection, submitted_by, sha256, claimed_at, received_at, incomplete_reason,
                                revisions, answers, score, grade, observed_weight, total_weight, photos)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11, $12, $13, $14)
        """,
        *values,
    )


async def lock(inspection: UUID) -> Row | None:
    """The row as it is now, held until the transaction ends."""
    return await row("SELECT * FROM inspection WHERE id = $1 FOR UPDATE", inspection)


async def begin_hearing(inspection: UUID, due: datetime) -> None:
    await rows("UPDATE inspection SET explanation_due = $2 WHERE id = $1", inspection, due)
