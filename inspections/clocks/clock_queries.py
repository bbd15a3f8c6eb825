"""The rows from which `clocks` tells what runs; of some inspections, or of all."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from inspections.clocks import clocks
from inspections.clocks.clocks import Running
from inspections.clocks.deadline_rules import Clock
from inspections.visiting.standing_queries import HEARD
from ledger.database import Row, row, rows

PLACE = """
    inspection.id AS inspection, inspection.unit, inspection.path, inspection.leader, inspection.unit_name,
    inspection.deadlines
"""
OBJECTED_WHEN_CLOSED = """(
    inspection.state = 'closed' AND inspection.id IN (SELECT inspection FROM objection WHERE settled_at IS NULL)
)"""
OF_SOME = "($1::uuid[] IS NULL OR inspection.id = ANY($1))"


async def running(inspections: Sequence[UUID] | None, now: datetime) -> list[tuple[Row, Running]]:
    """Each clock with the row of the inspection that it runs in (`PLACE`)."""
    some = None if inspections is None else list(inspections)
    return [
        *_of_hearings(await rows(HEARINGS, some), now),
        *((found, clocks.of_minutes(found)) for found in await rows(MINUTES, some)),
        *((found, clocks.of_cause(found)) for found in await rows(CAUSES, some)),
        *((found, clocks.of_remedy(found)) for found in await rows(REMEDIES, some)),
        *((found, clocks.of_objection(found)) for found in await rows(OBJECTIONS, some)),
        *((found, clocks.of_proposal(found)) for found in await rows(PROPOSALS, some)),
        *((found, clocks.of_revisit(found)) for found in await rows(REVISITS, some)),
    ]


def _of_hearings(found: Sequence[Row], now: datetime) -> Iterator[tuple[Row, Running]]:
    for each in found:
        for clock in clocks.of_hearing(each, now):
            yield each, clock


HEARINGS = f"""
    SELECT inspection.*, {PLACE}, heard.*, pictures.*, conclusion.*, remedied.*, objected.*, version.*
    FROM (
        SELECT * FROM inspection WHERE {OF_SOME} AND (state IN ('explaining', 'concluded') OR {OBJECTED_WHEN_CLOSED})
    ) inspection {HEARD}
    LEFT JOIN LATERAL (
        SELECT newest.id AS version, issued_at, (
            SELECT sent_at FROM conclusion_comment WHERE conclusion_comment.conclusion = newest.id
        ) AS sent_back_at FROM conclusion AS newest
        WHERE newest.inspection = inspection.id ORDER BY number DESC LIMIT 1
    ) version ON true
"""
MINUTES = f"""
    SELECT {PLACE}, inspection.id AS subject, submitted_at FROM inspection
    WHERE state IN ('submitted', 'explaining') AND {OF_SOME}
        AND NOT EXISTS (SELECT 1 FROM minutes WHERE minutes.inspection = inspection.id)
"""
CAUSES = f"""
    SELECT {PLACE}, cause.id AS subject, decided_at, answer_due, cause.owner, owner.path AS owner_path
    FROM finding_cause AS cause JOIN unit AS owner ON owner.id = cause.owner
    JOIN finding ON finding.id = cause.finding JOIN inspection ON inspection.id = finding.inspection
    WHERE accepted AND answered_at IS NULL AND answer_due IS NOT NULL AND {OF_SOME} AND NOT EXISTS (
        SELECT 1 FROM finding_cause AS later WHERE later.finding = cause.finding AND later.accepted
            AND (later.decided_at, later.id) > (cause.decided_at, cause.id)
    )
"""
REMEDIES = f"""
    SELECT {PLACE}, remedy.id AS subject, remedy.state, remedy.set_at, remedy.due_at, inspection.concluded_at, (
        SELECT severity FROM severity_decision WHERE severity_decision.finding = remedy.finding
        ORDER BY number DESC LIMIT 1
    ) AS severity, (SELECT max(reported_at) FROM remedy_report WHERE remedy_report.remedy = remedy.id) AS reported_at
    FROM remedy JOIN inspection ON inspection.id = remedy.inspection
    WHERE settled_at IS NULL AND inspection.state = 'concluded' AND {OF_SOME}
"""
OBJECTIONS = f"""
    SELECT {PLACE}, objection.id AS subject, ground, made_at, answered_at, objection.due_at
    FROM objection JOIN inspection ON inspection.id = objection.inspection
    WHERE settled_at IS NULL AND inspection.state IN ('concluded', 'closed') AND {OF_SOME}
"""
PROPOSALS = f"""
    SELECT {PLACE}, proposal.id AS subject, level, proposed_at, signed_at, second_at, sent_at, proposal.due_at
    FROM proposal JOIN inspection ON inspection.id = proposal.inspection
    WHERE proposal.due_at IS NOT NULL AND ended IS NULL AND {OF_SOME}
"""
REVISITS = f"""
    SELECT {PLACE}, revisit.id AS subject, grade, proposed_at,
           (due_on + time '23:59:59') AT TIME ZONE unit.zone AS due_at
    FROM revisit JOIN inspection ON inspection.id = revisit.inspection JOIN unit ON unit.id = inspection.unit
    WHERE dropped_at IS NULL AND {OF_SOME} AND NOT EXISTS (
        SELECT 1 FROM inspection AS again WHERE again.unit = inspection.unit AND again.kind = 'revisit'
        AND again.opened_at > inspection.concluded_at
    )
"""


async def below(unit: UUID) -> list[UUID]:
    """Inspections at this unit and below it that are not over yet, or whose deadlines run on; held in one order."""
    found = await rows(
        f"""
        SELECT id FROM inspection WHERE unit IN (SELECT id FROM unit WHERE path @> ARRAY[$1::uuid])
            AND (state IN ('explaining', 'concluded') OR {OBJECTED_WHEN_CLOSED} OR EXISTS (
                SELECT 1 FROM deadline WHERE deadline.inspection = inspection.id AND ended_at IS NULL
            )) ORDER BY id FOR UPDATE
        """,
        unit,
    )
    return [each["id"] for each in found]


async def open_deadlines(inspections: Sequence[UUID] | None) -> list[Row]:
    return await rows(
        "SELECT * FROM deadline WHERE ended_at IS NULL AND ($1::uuid[] IS NULL OR inspection = ANY($1)) ORDER BY id",
        None if inspections is None else list(inspections),
    )


async def keep(identifier: UUID, values: Sequence[object]) -> None:
    """`values`: inspection, clock, subject, role, since, working days, due, reminders over, the next one. What had
    ended goes on under its own id; of a later time people are reminded anew."""
    await rows(
        """
        INSERT INTO deadline
            (id, inspection, clock, subject, role, since, working_days, due_at, reminded, remind_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (clock, subject, since) DO UPDATE SET ended_at = NULL, role = excluded.role,
            working_days = excluded.working_days, due_at = greatest(deadline.due_at, excluded.due_at),
            reminded = CASE WHEN excluded.due_at > deadline.due_at THEN excluded.reminded ELSE deadline.reminded END,
            remind_at = excluded.remind_at
        """,
        identifier,
        *values,
    )


async def end(deadlines: Sequence[UUID], at: datetime) -> None:
    await rows(
        "UPDATE deadline SET ended_at = $2, remind_at = NULL WHERE id = ANY($1) AND ended_at IS NULL",
        list(deadlines),
        at,
    )


async def postpone(deadline: UUID, due_at: datetime, remind_at: datetime | None) -> None:
    await rows("UPDATE deadline SET due_at = $2, remind_at = $3 WHERE id = $1", deadline, due_at, remind_at)


KEPT_WITH: Mapping[Clock, str] = {
    "explanation": "UPDATE inspection SET explanation_due = $2 WHERE id = $1",
    "corrective_s2": "UPDATE remedy SET due_at = $2 WHERE id = $1",
    "corrective_s3": "UPDATE remedy SET due_at = $2 WHERE id = $1",
    "objection_answer": "UPDATE objection SET due_at = $2 WHERE id = $1",
    "reply_to_consultation": "UPDATE finding_cause SET answer_due = $2 WHERE id = $1",
    "lesson_meeting": "UPDATE proposal SET due_at = $2 WHERE id = $1",
    "responsibility_review": "UPDATE proposal SET due_at = $2 WHERE id = $1",
    "transfer_answer": "UPDATE proposal SET due_at = $2 WHERE id = $1",
    "discipline_sent": "UPDATE proposal SET due_at = $2 WHERE id = $1",
}


async def postpone_with(clock: Clock, subject: UUID, due_at: datetime) -> None:
    """Where the deadline stands with what it is about as well."""
    if clock in KEPT_WITH:
        await rows(KEPT_WITH[clock], subject, due_at)


async def to_remind(now: datetime, most: int) -> list[UUID]:
    found = await rows(
        "SELECT id FROM deadline WHERE ended_at IS NULL AND remind_at <= $1 ORDER BY remind_at, id LIMIT $2", now, most
    )
    return [each["id"] for each in found]


async def claim(deadline: UUID, now: datetime) -> Row | None:
    """For one clock; another one's, or what was reminded of meanwhile, is left alone."""
    return await row(
        "SELECT * FROM deadline WHERE id = $1 AND ended_at IS NULL AND remind_at <= $2 FOR UPDATE SKIP LOCKED",
        deadline,
        now,
    )


async def reminded(deadline: UUID, over: int, remind_at: datetime | None) -> None:
    await rows("UPDATE deadline SET reminded = $2, remind_at = $3 WHERE id = $1", deadline, over, remind_at)
