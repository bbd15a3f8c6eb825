"""How visits were carried out, for overseers: who knew early, who did not go, what the surprise was worth.

Every day is the unit's own. Nothing tells of a visit that is not over, but `early_reads` to who oversees the programme.
"""

from datetime import date, datetime

from ledger.database import Row, planned_rows
from organisation.actors import Actor

_DAY = "(inspection.released_at AT TIME ZONE unit.zone)::date"
_ON_DAYS = f"{_DAY} BETWEEN $2 AND $3"
# By the day of any place on earth first, for which there is an index; then by the day of the unit's own zone, which is
# worked out for the first and the last days alone: no two places are further apart than 26 hours.
_BETWEEN = f"""inspection.released_at >= $2::date - interval '1 day'
    AND inspection.released_at < $3::date + interval '2 days' AND (
        inspection.released_at >= $2::date + interval '2 days' AND inspection.released_at < $3::date - interval '1 day'
        OR {_ON_DAYS}
    )"""
# Where nothing else is asked of the unit, it is looked up for those few days alone.
_BETWEEN_ALONE = _BETWEEN.replace(_ON_DAYS, f"(SELECT {_ON_DAYS} FROM unit WHERE unit.id = inspection.unit)")
# A phone without a network tells later when it opened, by the server's clock as far as it knew that.
_OPENED = """CASE WHEN opening.id IS NULL THEN 'infinity'
    ELSE least(greatest(opening.claimed_at, inspection.released_at), opening.received_at) END"""
# IS TRUE keeps the index of paths out of it: of a whole country it finds everything.
_SEEN = "(inspection.path && $1::uuid[]) IS TRUE"
# Identifiers sort by time: what lies between the first and the last visit is little more than these.
_AMONG_VISITS = """inspection BETWEEN (SELECT id FROM visit ORDER BY id LIMIT 1)
    AND (SELECT id FROM visit ORDER BY id DESC LIMIT 1)"""
_OF_VISITS = "inspection IN (SELECT id FROM visit)"
_OVER = "(inspection.outcome IS NOT NULL OR inspection.ends_at <= $4)"

# Who was on the team, and went; the reads of all others are early. $1 scopes, $2 first and $3 last day, $4 now.
_EARLY = f"""
    SELECT early_read.inspection, early_read.person, early_read.read_at, inspection.released_at, {_OVER} AS is_over,
        inspection.unit_code, inspection.unit_name, unit.zone, programme.stratum,
        nullif({_OPENED}, 'infinity'::timestamptz) AS opened_at, withdrawal.id IS NOT NULL AS has_left
    FROM early_read
    JOIN inspection ON inspection.id = early_read.inspection
    JOIN unit ON unit.id = inspection.unit
    LEFT JOIN opening ON opening.inspection = inspection.id
    LEFT JOIN programme ON programme.id = inspection.programme
    LEFT JOIN unit AS whole ON whole.id = programme.unit
    LEFT JOIN withdrawal ON withdrawal.inspection = inspection.id AND withdrawal.person = early_read.person
        AND withdrawal.withdrawn_at < {_OPENED}
    WHERE {_BETWEEN} AND early_read.read_at < {_OPENED}
    AND CASE WHEN {_OVER} THEN inspection.path ELSE whole.path END && $1::uuid[]
    AND (withdrawal.id IS NOT NULL OR NOT EXISTS (
        SELECT 1 FROM team_member
        WHERE team_member.inspection = inspection.id AND team_member.person = early_read.person
    ))
"""


async def early_reads(actor: Actor, first: date, last: date, most: int, now: datetime) -> list[Row]:
    """By inspection and person, the newest first; of an inspection that is not over its place stays unsaid."""
    return await planned_rows(
        f"""
        SELECT early.inspection, early.person, person.name, min(read_at) AS first_at, max(read_at) AS last_at,
            count(*) AS reads, released_at, opened_at, is_over, unit_code, unit_name, zone, stratum, has_left
        FROM ({_EARLY}) AS early JOIN person ON person.id = early.person
        GROUP BY early.inspection, early.person, person.name, released_at, opened_at, is_over, unit_code, unit_name,
            zone, stratum, has_left
        ORDER BY first_at DESC, early.inspection, early.person LIMIT $5
        """,
        actor.scopes("overseer"),
        first,
        last,
        now,
        most,
    )


async def secrecy(actor: Actor, first: date, last: date, now: datetime) -> Row:
    """Visits that are over, and those of them that somebody read early."""
    [found] = await planned_rows(
        f"""
        SELECT count(*) AS visits, count(*) FILTER (WHERE inspection.id IN (
            SELECT early.inspection FROM ({_EARLY}) AS early
        )) AS read_early
        FROM inspection WHERE {_OVER} AND {_BETWEEN_ALONE} AND {_SEEN}
        """,
        actor.scopes("overseer"),
        first,
        last,
        now,
    )
    return found


async def score_gaps(actor: Actor, first: date, last: date) -> list[Row]:
    """By programme and kind of unit, in hundredths of a point; ungraded visits do not count.

    `paired_gap` compares each unit that was visited both ways with itself.
    """
    return await planned_rows(
        f"""
        WITH visit AS MATERIALIZED (
            SELECT inspection.id, inspection.programme, unit.kind, unit.id AS unit,
                inspection.kind = 'announced' AS announced
            FROM inspection JOIN unit ON unit.id = inspection.unit
            WHERE inspection.kind IN ('drawn', 'announced') AND inspection.submitted_at IS NOT NULL
            AND {_BETWEEN} AND {_SEEN}
        ), graded AS (
            SELECT visit.*, CASE
                WHEN kept.inspection IS NULL THEN (
                    SELECT score FROM submission WHERE submission.inspection = visit.id AND submission.grade IS NOT NULL
                ) WHEN kept.graded THEN kept.score END AS score
            FROM visit LEFT JOIN (
                SELECT * FROM visit_score WHERE {_AMONG_VISITS}
            ) AS kept ON kept.inspection = visit.id OFFSET 0
        ), by_unit AS (
            SELECT programme, kind,
                count(*) FILTER (WHERE NOT announced) AS drawn, sum(score) FILTER (WHERE NOT announced) AS drawn_sum,
                count(*) FILTER (WHERE announced) AS announced, sum(score) FILTER (WHERE announced) AS announced_sum
            FROM graded WHERE score IS NOT NULL GROUP BY programme, kind, unit
        ), by_programme AS (
            SELECT programme, kind, sum(drawn)::int AS drawn, sum(announced)::int AS announced,
                round(sum(drawn_sum) / nullif(sum(drawn), 0))::int AS drawn_score,
                round(sum(announced_sum) / nullif(sum(announced), 0))::int AS announced_score,
                count(*) FILTER (WHERE drawn > 0 AND announced > 0)::int AS paired_units,
                round(avg(announced_sum::numeric / nullif(announced, 0) - drawn_sum::numeric / nullif(drawn, 0)))::int
                    AS paired_gap
            FROM by_unit GROUP BY programme, kind
        )
        SELECT programme.stratum, programme.name, by_programme.kind, drawn, drawn_score, announced, announced_score,
            paired_units, paired_gap
        FROM by_programme
        JOIN programme ON programme.id = by_programme.programme ORDER BY programme.stratum, by_programme.kind
        """,
        actor.scopes("overseer"),
        first,
        last,
    )


# What became of each drawn visit for each of its people. Who withdrew or was absent answers for that alone.
# The visits are found first: of ten years only those of the period, and then their people. What is asked of a visit
# here, and where visits are counted, stands in one index (inspection_conduct): of a year's visits no row is read.
_VISITS = f"""
    SELECT inspection.id, inspection.outcome
    FROM inspection WHERE inspection.kind = 'drawn' AND {_OVER} AND {_BETWEEN_ALONE} AND {_SEEN}
"""


def _duties(among: str) -> str:
    """`among` finds the visits' people: those of nearly all visits are read in one go, those of few one by one."""
    return f"""
    SELECT assigned.person, visit.id AS inspection, CASE
            WHEN withdrawal.reason <> 'unavailable' THEN 'withdrawn'
            WHEN withdrawal.id IS NOT NULL OR substitution.id IS NOT NULL THEN 'absent'
            WHEN visit.outcome = 'carried_out' THEN 'delivered'
            ELSE coalesce(visit.outcome, 'unknown') END AS became, withdrawal.reason AS withdrawn_for
    FROM (
        SELECT inspection, person FROM team_member WHERE {among}
        UNION ALL SELECT DISTINCT inspection, withdrawn FROM substitution WHERE {_OF_VISITS}
            AND NOT EXISTS (
                SELECT FROM team_member
                WHERE team_member.inspection = substitution.inspection AND team_member.person = withdrawn
            )
    ) AS assigned
    JOIN visit ON visit.id = assigned.inspection
    LEFT JOIN withdrawal ON withdrawal.inspection = visit.id AND withdrawal.person = assigned.person
        AND NOT withdrawal.late
    LEFT JOIN substitution ON substitution.inspection = visit.id AND substitution.withdrawn = assigned.person
"""


_OF_PERIOD = """
        SELECT id FROM inspection
        WHERE released_at >= $2::date - interval '1 day' AND released_at < $3::date + interval '2 days'"""
# Where somebody may not have gone; of all visits these are few, and of ten years' withdrawals those of the period.
_UNDONE = f"""
    inspection.id IN (
        {_OF_PERIOD} AND outcome IN ('missed', 'aborted', 'cancelled')
        UNION SELECT inspection FROM withdrawal WHERE NOT late AND inspection IN ({_OF_PERIOD})
        UNION SELECT inspection FROM substitution WHERE inspection IN ({_OF_PERIOD})
    )
"""


_EACH_BECAME = ", ".join(
    f"coalesce(sum(times) FILTER (WHERE became = '{became}'), 0)::int AS {became}"
    for became in ("delivered", "late", "missed", "aborted", "cancelled", "withdrawn", "absent", "unknown")
)


async def duties(actor: Actor, first: date, last: date, now: datetime) -> list[Row]:
    """By inspector, whoever delivered least often first."""
    return await planned_rows(
        f"""
        WITH visit AS MATERIALIZED ({_VISITS}), counted AS (
            SELECT person, became, count(*) AS times FROM ({_duties(_AMONG_VISITS)}) AS duty GROUP BY person, became
        ), by_person AS (
            SELECT person, sum(times)::int AS assigned, {_EACH_BECAME} FROM counted GROUP BY person
        )
        SELECT by_person.*, person.name FROM by_person JOIN person ON person.id = by_person.person
        ORDER BY (delivered + late + unknown)::numeric / assigned, assigned DESC, person.name, by_person.person
        """,
        actor.scopes("overseer"),
        first,
        last,
        now,
    )


async def failures(actor: Actor, first: date, last: date, most: int, now: datetime) -> list[Row]:
    """The drawn visits that somebody did not carry out, newest first."""
    return await planned_rows(
        f"""
        WITH visit AS MATERIALIZED ({_VISITS} AND {_UNDONE})
        SELECT duty.person, duty.inspection, became, inspection.unit_name, {_DAY} AS day,
            CASE became WHEN 'withdrawn' THEN withdrawn_for WHEN 'absent' THEN NULL
                ELSE inspection.outcome_reason END AS reason
        FROM ({_duties(_OF_VISITS)}) AS duty JOIN inspection ON inspection.id = duty.inspection
        JOIN unit ON unit.id = inspection.unit WHERE became NOT IN ('delivered', 'late', 'unknown')
        ORDER BY day DESC, duty.inspection, person LIMIT $5
        """,
        actor.scopes("overseer"),
        first,
        last,
        now,
        most,
    )
