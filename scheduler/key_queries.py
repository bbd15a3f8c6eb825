"""What still needs a master."""

from datetime import datetime, timedelta

from ledger.database import Row, rows


async def needs(now: datetime) -> list[Row]:
    """By master: draws that are not revealed yet, the last of their days, and orders, which are read long afterwards.
    The lots of back-checks count as draws.

    A day without a row may still get one, unless it is over everywhere: then it was closed.
    """
    return await rows(
        """
        SELECT key, sum(draws)::bigint AS draws, max(last_day) AS last_day, sum(orders)::bigint AS orders FROM (
            SELECT key, count(*) AS draws, max(right(seed_commitment.draw_id, 10)::date) AS last_day, 0 AS orders
            FROM seed_commitment LEFT JOIN draw_day ON draw_day.draw_id = seed_commitment.draw_id
            WHERE (draw_day.id IS NULL AND right(seed_commitment.draw_id, 10)::date >= $1)
            OR (bundle IS NULL AND (state <> 'missed' OR sealed IS NOT NULL)) GROUP BY key
            UNION ALL
            SELECT key, count(*), max(committed_at::date), 0 FROM back_check_round WHERE drawn_at IS NULL GROUP BY key
            UNION ALL
            SELECT key, 0, NULL, count(*) FROM inspection_order GROUP BY key
        ) AS needed GROUP BY key ORDER BY key
        """,
        (now - timedelta(days=1)).date(),
    )
