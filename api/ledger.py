"""The ledger's checkpoints and proofs. They are hashes: what an entry says, they do not tell.

But how many entries came when would tell the minute of a release. So overseers see a checkpoint at once, everybody else
a day later, and nothing is answered for beyond the checkpoints that one sees.
"""

from datetime import datetime, timedelta
from typing import Annotated, Any

import msgspec
from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, Parameter

from api.access import public
from api.lists import page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page, read_cursor
from ledger import proof_queries
from ledger.checkpoint_notes import SignedTree
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import Refused, not_found

AnyRequest = Request[Any, Any, Any]
TIMESTAMP = "application/timestamp-reply"
MOST = 10**15
SEEN_BY_ALL_AFTER = timedelta(days=1)
Size = Annotated[int, Parameter(ge=1, le=MOST, description="So many entries from the beginning")]


class SignedCheckpoint(msgspec.Struct, frozen=True, rename="camel"):
    """`note` is the checkpoint as it was signed (c2sp.org/tlog-checkpoint); `stampedAt` the time of its timestamp."""

    size: int
    root: str
    signed_at: datetime
    stamped_at: datetime | None
    note: str


class VerifierKey(msgspec.Struct, frozen=True, rename="camel"):
    """A public key that signed checkpoints from then on, as `name+hash+key`. Old ones stay in the list."""

    verifier: str
    since: datetime


def seen_until(actor: Actor | None, now: datetime) -> datetime | None:
    """Up to when the reader sees checkpoints; None for those who see all."""
    return None if actor is not None and actor.has("overseer") else now - SEEN_BY_ALL_AFTER


@get(
    "/v1/ledger/checkpoint",
    operation_id="getCheckpoint",
    summary="The newest signed checkpoint of the ledger, as a note: keep it",
    tags=["ledger"],
    media_type="text/plain",
    **public(),
)
async def get_checkpoint(request: AnyRequest, now: NamedDependency[datetime]) -> Response[str]:
    newest = await newest_signed(request, now)
    return Response(newest["note"], media_type="text/plain", headers={"Cache-Control": "private, no-store"})


@get(
    "/v1/ledger/checkpoints",
    operation_id="listCheckpoints",
    summary="All signed checkpoints, the newest first",
    tags=["ledger"],
    **public(),
)
async def list_checkpoints(
    request: AnyRequest,
    now: NamedDependency[datetime],
    cursor: FromQuery[Cursor] = None,
    limit: FromQuery[Limit] = DEFAULT_LIMIT,
) -> Page[SignedCheckpoint]:
    found = await proof_queries.signed_before(_before(cursor), _seen_until(request, now), limit + 1)
    return page_of(found, limit, _signed, "size")


@get(
    "/v1/ledger/checkpoints/{size:int}/timestamp",
    operation_id="getCheckpointTimestamp",
    summary="A checkpoint's timestamp, as the authority answered (RFC 3161)",
    tags=["ledger"],
    media_type=TIMESTAMP,
    **public(),
)
async def get_timestamp(request: AnyRequest, now: NamedDependency[datetime], size: FromPath[Size]) -> Response[bytes]:
    newest = await newest_signed(request, now)
    found = await proof_queries.timestamp_of(size)
    if found is None or size > newest["size"]:
        raise not_found()
    return Response(found["response"], media_type=TIMESTAMP, headers={"Cache-Control": "private, no-store"})


@get(
    "/v1/ledger/keys",
    operation_id="listLedgerKeys",
    summary="The public keys that sign or signed checkpoints, the oldest first",
    tags=["ledger"],
    **public(),
)
async def list_keys() -> list[VerifierKey]:
    return [VerifierKey(each["key"], each["since"]) for each in await proof_queries.verifier_keys()]


def _seen_until(request: AnyRequest, now: datetime) -> datetime | None:
    return seen_until(request.scope.get("user"), now)


async def newest_signed(request: AnyRequest, now: datetime) -> Row:
    newest = await proof_queries.signed_before(None, _seen_until(request, now), 1)
    if not newest:
        raise not_found()
    return newest[0]


def _before(cursor: str | None) -> int | None:
    before = read_cursor(cursor, 1)
    if before is None:
        return None
    if not before[0].isascii() or not before[0].isdecimal() or len(before[0]) > 18:
        raise Refused("bad-cursor")
    return int(before[0])


def _signed(row: Row) -> SignedCheckpoint:
    root = SignedTree.of(row["note"]).root.hex()
    return SignedCheckpoint(row["size"], root, row["signed_at"], row["stamped_at"], row["note"])


HANDLERS = [get_checkpoint, get_timestamp, list_checkpoints, list_keys]
