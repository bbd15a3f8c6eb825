"""Who is told of a back-check: its reader, and of readings far apart those who may do something about it."""

from uuid import UUID

from inspections.concluding import conclusion_queries
from inspections.hearing.telling import reviewers
from ledger.changes import Record
from ledger.database import Row
from organisation.notice_queries import nearest
from organisation.notifying import notify


async def assigned(record: Record, back_check: Row, reader: UUID) -> None:
    facts = {"unit": back_check["unit_name"]}
    occasion = record.at.isoformat()
    await notify(record, "back-check.assigned", [reader], subject=back_check["id"], facts=facts, occasion=occasion)


async def far_apart(record: Record, back_check: Row, findings: int) -> None:
    """The overseers, and the reviewers who may propose to reopen the hearing."""
    inspection = {"id": back_check["inspection"], "path": back_check["path"]}
    signers = await conclusion_queries.signers_of(back_check["inspection"])
    people = [*await nearest("overseer", back_check["path"], (), record.at), *signers]
    people += await reviewers(record, inspection)
    facts = {"unit": back_check["unit_name"], "findings": findings}
    await notify(record, "back-check.far-apart", people, subject=back_check["inspection"], facts=facts)
