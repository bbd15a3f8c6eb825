"""Proofs that the ledger only grew, and that an entry stands in it."""

from datetime import datetime
from typing import Annotated

import msgspec
from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, Parameter

from api.access import public
from api.ledger import MOST, AnyRequest, Size, newest_signed
from ledger import proof_queries, proofs
from organisation.refusing import Refused, not_found

OptionalSize = Annotated[int | None, Parameter(ge=1, le=MOST, description="By default the newest checkpoint's")]
Hash = Annotated[
    str,
    Parameter(
        min_length=64, max_length=64, pattern=r"^[0-9a-f]+(?![\s\S])", description="SHA-256, in hexadecimal digits"
    ),
]

Place = Annotated[int, Parameter(ge=0, le=MOST, description="The first entry stands at 0")]


class Consistency(msgspec.Struct, frozen=True, rename="camel"):
    """That the second tree is the first one with entries added at its end (RFC 9162, section 2.1.4)."""

    first: int
    first_root: str
    second: int
    second_root: str
    hashes: list[str]


class Inclusion(msgspec.Struct, frozen=True, rename="camel"):
    """That the entry of this leaf hash stands at this position of the tree (RFC 9162, section 2.1.3)."""

    position: int
    leaf_hash: str
    size: int
    root: str
    hashes: list[str]


@get(
    "/v1/ledger/consistency",
    operation_id="proveConsistency",
    summary="The proof that between two sizes entries were added, and none before was touched",
    tags=["ledger"],
    **public(),
)
async def prove_consistency(
    request: AnyRequest,
    now: NamedDependency[datetime],
    first: FromQuery[Size],
    second: FromQuery[OptionalSize] = None,
) -> Consistency:
    last = await _signed_size(request, now, second)
    if first > last:
        raise Refused("ledger-size", newest=last)
    hashes = await proofs.consistency(first, last)
    roots = [(await proofs.root(size)).hex() for size in (first, last)]
    return Consistency(first, roots[0], last, roots[1], [step.hex() for step in hashes])


@get(
    "/v1/ledger/entries/{position:int}/proof",
    operation_id="proveEntry",
    summary="The proof that an entry stands where it stands",
    tags=["ledger"],
    **public(),
)
async def prove_entry(
    request: AnyRequest,
    now: NamedDependency[datetime],
    position: FromPath[Place],
    size: FromQuery[OptionalSize] = None,
) -> Inclusion:
    return await _inclusion(position, await _signed_size(request, now, size))


@get(
    "/v1/ledger/leaves/{leaf_hash:str}/proof",
    operation_id="proveLeaf",
    summary="The same for whoever has an entry's bytes: by SHA-256 of a zero byte and them",
    tags=["ledger"],
    **public(),
)
async def prove_leaf(
    request: AnyRequest,
    now: NamedDependency[datetime],
    leaf_hash: FromPath[Hash],
    size: FromQuery[OptionalSize] = None,
) -> Inclusion:
    last = await _signed_size(request, now, size)
    position = await proof_queries.position_of_leaf(bytes.fromhex(leaf_hash))
    if position is None:
        raise not_found()
    return await _inclusion(position, last)


async def _inclusion(position: int, size: int) -> Inclusion:
    leaf = await proof_queries.leaf_at(position)
    if leaf is None or position >= size:
        raise not_found()
    hashes = await proofs.inclusion(position, size)
    return Inclusion(position, leaf.hex(), size, (await proofs.root(size)).hex(), [step.hex() for step in hashes])


async def _signed_size(request: AnyRequest, now: datetime, wanted: int | None) -> int:
    newest: int = (await newest_signed(request, now))["size"]
    if wanted is not None and wanted > newest:
        raise Refused("ledger-size", newest=newest)
    return wanted or newest


HANDLERS = [prove_consistency, prove_entry, prove_leaf]
