"""What an order says before its release minute, in rows that all look the same."""

from uuid import UUID

import msgspec

from ledger.database import Row
from scheduler.keys import MasterKeys
from scheduler.plans import Team
from scheduler.verifier import tagged_hash

SEALED_SIZE = 8_192
LONGEST_REASON = 1_000


class OrderContent(msgspec.Struct, frozen=True):
    """`salt` keeps the commitment from confirming a guess at the unit."""

    unit: UUID
    unit_code: str
    team: Team
    reason: str
    salt: str


def sealed_order(order: UUID, content: OrderContent, keys: MasterKeys, key: str) -> bytes:
    """Padded with spaces, so that the length tells nothing either."""
    plain = msgspec.json.encode(content).ljust(SEALED_SIZE)
    if len(plain) != SEALED_SIZE:
        raise ValueError("an order's content is longer than its seal")
    return keys.seal(_name(order), plain, key)


def unseal_order(order: Row, keys: MasterKeys) -> OrderContent:
    return msgspec.json.decode(keys.unseal(_name(order["id"]), order["sealed"], order["key"]), type=OrderContent)


def order_commitment(order: UUID, content: OrderContent) -> bytes:
    return tagged_hash("order", str(order).encode(), msgspec.json.encode(content))


def _name(order: UUID) -> str:
    return f"order {order}"
