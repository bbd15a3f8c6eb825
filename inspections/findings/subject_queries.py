"""Whom a finding concerns. Names of people are read by one statement only, and taken away by one."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from ledger.database import Row, row, rows
from ledger.identifiers import uuid7


async def of_inspection(inspection: UUID) -> list[Row]:
    """Of each finding the newest, where somebody said it; how many `people`, and how many of their names are gone."""
    return await rows(
        """
        SELECT DISTINCT ON (subject.finding) subject.finding, subject.number, kind, subject.post, set_at,
               person.name AS set_by_name,
               (SELECT count(*) FROM finding_person WHERE finding_person.subject = subject.id) AS people,
               (SELECT count(*) FROM finding_person
                WHERE finding_person.subject = subject.id AND erased_at IS NOT NULL) AS erased
        FROM finding_subject AS subject JOIN finding ON finding.id = subject.finding
        JOIN person ON person.id = set_by
        WHERE finding.inspection = $1 ORDER BY subject.finding, subject.number DESC
        """,
        inspection,
    )


async def newest_number(finding: UUID) -> int:
    found = await row("SELECT coalesce(max(number), 0) AS number FROM finding_subject WHERE finding = $1", finding)
    return int(found["number"]) if found else 0


async def add(finding: UUID, number: int, kind: str, post: str | None, by: UUID, at: datetime) -> UUID:
    subject = uuid7()
    await rows(
        """
        INSERT INTO finding_subject (id, finding, number, kind, post, set_by, set_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """,
        subject,
        finding,
        number,
        kind,
        post,
        by,
        at,
    )
    return subject


async def add_people(subject: UUID, people: Sequence[tuple[UUID, str, str]]) -> None:
    """Each with an id, a name and a post."""
    identifiers, names, posts = zip(*people, strict=True)
    await rows(
        """
        INSERT INTO finding_person (id, subject, name, post)
        SELECT told.id, $1, told.name, told.post
        FROM unnest($2::uuid[], $3::text[], $4::text[]) AS told (id, name, post)
        """,
        subject,
        list(identifiers),
        list(names),
        list(posts),
    )


async def people_of(finding: UUID) -> list[Row]:
    """The people of the newest subject whose names are still kept. Who reads this is written down."""
    return await rows(
        """
        SELECT finding_person.id, name, finding_person.post
        FROM finding_person JOIN finding_subject ON finding_subject.id = subject
        WHERE finding = $1 AND erased_at IS NULL
            AND number = (SELECT max(number) FROM finding_subject WHERE finding = $1)
        ORDER BY finding_person.id
        """,
        finding,
    )


async def keeps_names(inspection: UUID) -> bool:
    found = await row(
        """
        SELECT 1 FROM finding_person JOIN finding_subject ON finding_subject.id = subject
        JOIN finding ON finding.id = finding_subject.finding
        WHERE finding.inspection = $1 AND erased_at IS NULL LIMIT 1
        """,
        inspection,
    )
    return found is not None


async def forget_people(inspection: UUID, at: datetime) -> list[UUID]:
    """Names and posts of all versions go; the ids of those that were still there."""
    forgotten = await rows(
        """
        UPDATE finding_person SET name = NULL, post = NULL, erased_at = $2
        FROM finding_subject JOIN finding ON finding.id = finding_subject.finding
        WHERE finding_subject.id = finding_person.subject AND finding.inspection = $1 AND erased_at IS NULL
        RETURNING finding_person.id
        """,
        inspection,
        at,
    )
    return [each["id"] for each in forgotten]
