"""Reading who acts. Every other statement of this package stands in `*_queries.py` beside it."""

from datetime import datetime

from ledger.database import row
from organisation.actors import Actor, Grant


async def find_actor(token_hash: bytes, now: datetime) -> Actor | None:
    """The person behind a device's token, with the grants in force at `now`; None for a dead token."""
    found = await row(
        """
        SELECT device.id AS device, person.id AS person, person.language,
               CASE WHEN device.held_until > $2 THEN device.held_until END AS held_until,
               array_agg(role_grant.role) FILTER (WHERE role_grant.id IS NOT NULL) AS roles,
               array_agg(role_grant.unit) FILTER (WHERE role_grant.id IS NOT NULL) AS units
        FROM device
        JOIN person ON person.id = device.person AND (person.left_at IS NULL OR person.left_at > $2)
        LEFT JOIN role_grant ON role_grant.person = person.id AND role_grant.approved_at IS NOT NULL
            AND role_grant.valid_from <= $2 AND (role_grant.valid_to IS NULL OR role_grant.valid_to > $2)
        WHERE device.token_hash = $1 AND device.revoked_at IS NULL AND device.expires_at > $2
        GROUP BY device.id, person.id
        """,
        token_hash,
        now,
    )
    if found is None:
        return None
    pairs = zip(found["roles"] or (), found["units"] or (), strict=True)
    grants = tuple(Grant(role, unit) for role, unit in pairs)
    return Actor(found["person"], found["device"], found["language"], grants, found["held_until"])
