"""Concluded visits elsewhere, copied row by row from one that people went through: as many as a test wants."""

from collections.abc import Sequence
from uuid import UUID

from ledger.database import rows
from tests.cast import Place

COPY = """
WITH wanted AS (
    SELECT unit.id AS unit, unit.path, gen_random_uuid() AS inspection, gen_random_uuid() AS finding, step
    FROM unnest($2::uuid[]) WITH ORDINALITY AS chosen (id, step) JOIN unit ON unit.id = chosen.id
), visit AS (
    INSERT INTO inspection (
        id, kind, programme, demonstration, unit, unit_code, unit_name, path, checklist_version, profile, leader,
        letter_number, check_code, state, outcome, released_at, arrives_at, ends_at, opened_at, submitted_at,
        explaining_at, explanation_due, concluded_at
    )
    SELECT wanted.inspection, kind, programme, demonstration, wanted.unit, 'X', 'X', wanted.path, checklist_version,
           profile, leader, 'X-' || wanted.inspection, 'X', state, outcome, released_at, arrives_at, ends_at, opened_at,
           submitted_at, explaining_at, explanation_due, concluded_at - make_interval(days => step::int % $3)
    FROM wanted JOIN inspection ON inspection.id = $1
), sent AS (
    INSERT INTO submission (
        id, inspection, submitted_by, sha256, claimed_at, received_at, revisions, answers, score, grade,
        observed_weight, total_weight, photos
    )
    SELECT gen_random_uuid(), wanted.inspection, submitted_by, sha256, claimed_at, received_at, revisions, answers,
           6000 + 10 * step, grade, observed_weight, total_weight, photos
    FROM wanted JOIN submission ON submission.inspection = $1
), found AS (
    INSERT INTO finding (id, inspection, item, photos, found_at)
    SELECT wanted.finding, wanted.inspection, item, '{}', found_at
    FROM wanted JOIN finding ON finding.inspection = $1
), severe AS (
    INSERT INTO severity_decision (id, finding, number, severity, decided_by, decided_at)
    SELECT gen_random_uuid(), wanted.finding, 1, 'S4', 'checklist', found_at
    FROM wanted JOIN finding ON finding.inspection = $1
)
INSERT INTO conclusion (
    id, inspection, number, summary, decisions, drafted_by, drafted_at, issued_by, issued_at, second_by, second_at,
    in_force_at
)
SELECT gen_random_uuid(), wanted.inspection, 1, 'X',
       jsonb_build_array(jsonb_build_object(
           'finding', wanted.finding, 'severity', CASE WHEN step % 3 = 0 THEN 'S2' ELSE 'S3' END,
           'result', CASE WHEN step % 5 = 0 THEN 'withdrawn' ELSE 'upheld' END
       )),
       drafted_by, drafted_at, issued_by, issued_at, second_by, second_at,
       in_force_at - make_interval(days => step::int % $3)
FROM wanted JOIN conclusion ON conclusion.inspection = $1
"""


async def concluded_elsewhere(source: UUID, units: Sequence[Place], days: int = 28) -> None:
    """A visit to each of these units, with the one finding of `source`, which is concluded: every third S2, the others
    S3, every fifth withdrawn, over so many days before it."""
    await rows(COPY, source, [unit.id for unit in units], days)
