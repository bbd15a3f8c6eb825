"""What anybody may check without signing in: an assignment letter at the door, a receipt."""

import hmac
from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.params import FromPath, JSONBody
from msgspec import Meta

from api.access import public
from api.inspection_shapes import Kind
from inspections import queries
from inspections.minutes import minutes_queries
from inspections.rules import tidy_code
from inspections.visiting import sheet_queries
from ledger.database import Row
from media import paper_queries
from organisation.refusing import Refused


class Letter(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """As printed on the letter; case, spaces and hyphens do not matter."""

    number: Annotated[str, Meta(min_length=4, max_length=40)]
    code: Annotated[str, Meta(min_length=4, max_length=40)]


class PrintedMinutes(msgspec.Struct, frozen=True, rename="camel"):
    """A PDF of the minutes that the server made."""

    sha256: str
    made_at: datetime


class KeptMinutes(msgspec.Struct, frozen=True, rename="camel"):
    """`sha256` is of the minutes as the phone sent them, as it stands on their paper and on the unit's copy."""

    sha256: str
    received_at: datetime
    printed: list[PrintedMinutes]


class GenuineLetter(msgspec.Struct, frozen=True, rename="camel"):
    """The team is genuine: compare the names with their badges. `minutes` are null until the visit has some."""

    kind: Kind
    unit_name: str
    zone: str
    team: list[str]
    arrives_at: datetime
    ends_at: datetime
    demonstration: bool
    minutes: KeptMinutes | None


class ReceiptCheck(msgspec.Struct, frozen=True, rename="camel"):
    """What the server holds under this receipt; it names neither unit nor person."""

    sha256: str
    received_at: datetime
    expected: int
    arrived: int


@post(
    "/v1/letter-checks",
    operation_id="checkLetter",
    summary="Whether a letter shown at the door is genuine",
    tags=["public"],
    status_code=200,
    **public(),
)
async def check_letter(data: JSONBody[Letter]) -> GenuineLetter:
    """Whether a letter shown at the door, or the minutes of the visit, are genuine. The code travels in the body, so
    that no log has it."""
    found = await _find_letter(data)
    team = [member["name"] for member in await queries.team(found["id"])]
    return GenuineLetter(
        kind=found["kind"],
        unit_name=found["unit_name"],
        zone=found["zone"],
        team=team,
        arrives_at=found["arrives_at"],
        ends_at=found["ends_at"],
        demonstration=found["demonstration"],
        minutes=await _minutes(found["id"]),
    )


async def _minutes(inspection: UUID) -> KeptMinutes | None:
    kept = await minutes_queries.find_minutes(inspection)
    if kept is None:
        return None
    printed = await paper_queries.of_inspection(inspection, "minutes")
    return KeptMinutes(
        kept["sha256"].hex(),
        kept["received_at"],
        [PrintedMinutes(paper["sha256"].hex(), paper["made_at"]) for paper in printed],
    )


async def _find_letter(letter: Letter) -> Row:
    found = await queries.find_letter(tidy_code(letter.number))
    code = tidy_code(found["check_code"]) if found else "no letter"
    if not hmac.compare_digest(tidy_code(letter.code).encode(), code.encode()) or found is None:
        raise Refused("letter-unknown")
    return found


@get(
    "/v1/receipts/{receipt:str}",
    operation_id="checkReceipt",
    summary="What the server holds under a receipt",
    tags=["public"],
    **public(),
)
async def check_receipt(receipt: FromPath[Annotated[str, Meta(max_length=40)]]) -> ReceiptCheck:
    found = await sheet_queries.find_receipt(tidy_code(receipt))
    if found is None:
        raise Refused("receipt-unknown")
    photos: list[UUID] = found["photos"]
    return ReceiptCheck(found["sha256"].hex(), found["received_at"], len(photos), await sheet_queries.arrived(photos))


HANDLERS = [check_letter, check_receipt]
