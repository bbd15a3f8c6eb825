"""What a custody bundle is put together from."""

from uuid import UUID

from ledger.database import Row, rows


async def subjects(inspection: UUID) -> set[tuple[str, str]]:
    """What the ledger's entries about an inspection are about, each with its kind. Phones choose the ids of sheets and
    photos: the same id may stand here twice, and may be that of something else in the ledger."""
    found = await rows(
        """
        SELECT $1::uuid::text AS subject, 'inspection' AS kind
        UNION SELECT id::text, 'sheet' FROM sheet WHERE inspection = $1
        UNION SELECT id::text, 'evidence' FROM evidence WHERE inspection = $1
        UNION SELECT id::text, 'inspection' FROM finding WHERE inspection = $1
        UNION SELECT id::text, 'inspection' FROM evidence_hold WHERE inspection = $1
        UNION SELECT id::text, 'inspection' FROM erasure WHERE inspection = $1
        """,
        inspection,
    )
    return {(each["subject"], each["kind"]) for each in found}


async def redacted_as(inspection: UUID) -> dict[UUID, UUID]:
    """For each blurred photo the evidence whose redaction blurs it: mostly itself, else one of the same bytes."""
    found = await rows(
        """
        SELECT DISTINCT ON (evidence.id) evidence.id, twin.id AS twin FROM evidence
        JOIN evidence AS twin ON twin.sha256 = evidence.sha256
        JOIN redaction ON redaction.evidence = twin.id AND redaction.confirmed
        WHERE evidence.inspection = $1 ORDER BY evidence.id, twin.id <> evidence.id, redaction.id
        """,
        inspection,
    )
    return {each["id"]: each["twin"] for each in found}


async def signatures(inspection: UUID) -> list[Row]:
    """Signed photos, sheets and minutes, with the keys of the phones that may have signed: those of the person."""
    return await rows(
        """
        WITH signed AS (
            SELECT id AS subject, sha256, device_signature, announced_by AS person, NULL::uuid AS device
            FROM evidence WHERE inspection = $1 AND signature = 'signed'
            UNION ALL
            SELECT sheet.id, sha256, device_signature, inspector, sheet_revision.device
            FROM sheet_revision JOIN sheet ON sheet.id = sheet_revision.sheet
            WHERE sheet.inspection = $1 AND signature = 'signed'
            UNION ALL
            SELECT inspection, sha256, device_signature, sent_by, device
            FROM minutes WHERE inspection = $1 AND signature = 'signed'
        )
        SELECT signed.subject, signed.sha256, signed.device_signature, device.id AS device, device.public_key
        FROM signed JOIN device ON device.person = signed.person AND public_key IS NOT NULL
            AND (signed.device IS NULL OR signed.device = device.id)
        ORDER BY signed.subject, signed.sha256, device.id
        """,
        inspection,
    )


async def certificates(inspection: UUID) -> list[Row]:
    """Of what was erased."""
    return await rows(
        "SELECT id, certificate FROM erasure WHERE inspection = $1 AND certificate IS NOT NULL ORDER BY id", inspection
    )
