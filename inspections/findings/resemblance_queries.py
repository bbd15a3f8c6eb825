"""Photos that look like others. Within one inspection that is normal; between two somebody should look."""

from uuid import UUID

from inspections.queries import ZONE, seen, sight
from ledger.database import Row, row, rows
from media.photo_facts import Likeness
from organisation.actors import Actor

# Pictures of different things differed in fifteen bits and more (media.md, section 3).
MOST_BITS = 8
# A picture that is everywhere tells no more with its hundredth place.
MOST_PLACES = 20
MOST_ALIKE = 1000

# Two hashes that differ in eight bits at most differ in two at most in one of four bands of sixteen. Each band has an
# index, which is asked for all values so near: only few hashes are then compared whole.
BANDS = (0, 16, 32, 48)
BITS = range(16)
NEAR = [0, *(1 << one for one in BITS), *(1 << one | 1 << other for one in BITS for other in range(one))]
DISTANCE = """greatest(
    bit_count((examination.phash # turned.phash)::bit(64)), bit_count((examination.dhash # turned.dhash)::bit(64))
)"""
ALIKE = " UNION ALL ".join(
    f"""
    SELECT examination.evidence, {DISTANCE} AS distance
    FROM unnest($3::bigint[], $4::bigint[]) AS turned (phash, dhash) CROSS JOIN unnest($5::bigint[]) AS near (bits)
    JOIN examination ON (examination.phash >> {band}) & 65535 = ((turned.phash >> {band}) & 65535) # near.bits
    WHERE {DISTANCE} <= {MOST_BITS}
    """
    for band in BANDS
)


async def lock_programme(inspection: UUID) -> UUID:
    """Until the change ends, nobody else compares within it: else two photos at once would not see one another.

    The indexes on hashes are small enough to stay in memory, which the planner of `note_resemblances` has to be told:
    it is twenty times as fast then.
    """
    found = await row(
        """
        SELECT programme, pg_advisory_xact_lock(hashtextextended(programme::text, 5)),
            set_config('random_page_cost', '1.1', true)
        FROM inspection WHERE id = $1
        """,
        inspection,
    )
    if found is None:
        raise LookupError(f"inspection {inspection} does not exist")
    programme: UUID = found["programme"]
    return programme


async def note_resemblances(evidence: UUID, programme: UUID, likenesses: list[Likeness]) -> None:
    """Each pair under the photo that arrived later, whichever of them is examined first."""
    await rows(
        f"""
        WITH alike AS MATERIALIZED (
            SELECT evidence, min(distance) AS distance FROM ({ALIKE}) AS found GROUP BY evidence LIMIT {MOST_ALIKE}
        ), candidate AS (
            SELECT evidence, distance, false AS same_file FROM alike
            UNION ALL
            SELECT other.id, 0, true FROM evidence AS mine JOIN evidence AS other ON other.sha256 = mine.sha256
            WHERE mine.id = $1 AND other.state = 'arrived'
        ), nearest AS (
            SELECT other.id, other.arrived_at, bool_or(same_file) AS same_file, min(distance) AS distance
            FROM candidate JOIN evidence AS other ON other.id = candidate.evidence
            JOIN inspection ON inspection.id = other.inspection
            WHERE inspection.programme = $2
                AND other.inspection <> (SELECT mine.inspection FROM evidence AS mine WHERE mine.id = $1)
            GROUP BY other.id, other.arrived_at
            ORDER BY same_file DESC, distance, other.arrived_at, other.id LIMIT $6
        )
        INSERT INTO resemblance (evidence, earlier, same_file, distance)
        SELECT CASE WHEN came_first THEN mine.id ELSE nearest.id END,
            CASE WHEN came_first THEN nearest.id ELSE mine.id END, same_file, distance
        FROM nearest, evidence AS mine,
            LATERAL (SELECT (nearest.arrived_at, nearest.id) < (mine.arrived_at, mine.id) AS came_first) AS ordered
        WHERE mine.id = $1
        ON CONFLICT (evidence, earlier) DO NOTHING
        """,
        evidence,
        programme,
        [likeness.phash for likeness in likenesses],
        [likeness.dhash for likeness in likenesses],
        NEAR,
        MOST_PLACES,
    )


async def resembling(actor: Actor, evidence: UUID) -> list[Row]:
    """Other inspections that have it, each once, the nearest first. `seen`: the actor may see that inspection."""
    return await rows(
        f"""
        SELECT same_file, inspection.id AS inspection, letter_number, unit_name, {ZONE}, opened_at,
               {seen(actor)} AS seen
        FROM (
            SELECT inspection, bool_or(same_file) AS same_file, min(distance) AS distance FROM (
                SELECT earlier AS other, same_file, distance FROM resemblance WHERE evidence = $4
                UNION ALL SELECT evidence, same_file, distance FROM resemblance WHERE earlier = $4
            ) AS pair JOIN evidence ON evidence.id = pair.other GROUP BY inspection
        ) AS place JOIN inspection ON inspection.id = place.inspection
        ORDER BY same_file DESC, distance, opened_at, inspection.id LIMIT $5
        """,
        *sight(actor),
        evidence,
        MOST_PLACES,
    )
