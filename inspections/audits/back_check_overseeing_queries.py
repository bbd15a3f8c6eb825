"""What second readings found, of an overseer's part or of one leader, and what still waits."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from ledger.database import Row, planned_rows, rows
from organisation.actors import Actor


async def answers(actor: Actor, since: datetime) -> list[Row]:
    """Of the overseer's part, the newest first."""
    return await planned_rows(
        """
        SELECT back_check, readings FROM back_check_answer JOIN back_check ON back_check.id = back_check
        JOIN inspection ON inspection.id = back_check.inspection
        WHERE inspection.path && $1::uuid[] AND back_check_answer.answered_at > $2
        ORDER BY back_check_answer.answered_at DESC, back_check
        """,
        actor.scopes("overseer"),
        since,
    )


async def read_again(back_checks: Sequence[UUID]) -> dict[UUID, Row]:
    """What, by whom and when."""
    found = await rows(
        """
        SELECT back_check.id, back_check.inspection, answered_at, inspection.unit_name, inspection.unit_code,
            reader.name AS reader_name
        FROM back_check JOIN inspection ON inspection.id = back_check.inspection
        JOIN person AS reader ON reader.id = back_check.reader WHERE back_check.id = ANY($1)
        """,
        list(back_checks),
    )
    return {each["id"]: each for each in found}


async def answers_of_leader(leader: UUID, since: datetime) -> list[Row]:
    return await rows(
        """
        SELECT readings FROM back_check_answer JOIN back_check ON back_check.id = back_check
        JOIN inspection ON inspection.id = back_check.inspection
        WHERE inspection.leader = $1 AND back_check_answer.answered_at > $2
        """,
        leader,
        since,
    )


async def waiting(actor: Actor) -> Row:
    """How many of the overseer's part are with a reader, and how many have none."""
    [found] = await rows(
        """
        SELECT count(reader) AS reading, count(*) - count(reader) AS without_reader
        FROM back_check JOIN inspection ON inspection.id = back_check.inspection
        WHERE answered_at IS NULL AND inspection.path && $1::uuid[]
        """,
        actor.scopes("overseer"),
    )
    return found
